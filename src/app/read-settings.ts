import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import type { YAMLMap } from 'yaml';
import { loadYaml } from '../grammar/load-yaml.js';
import { UsageError } from '../model/errors.js';
import { type ConfigurationKey, configurationKeys, type SettingType } from './configuration-keys.js';

/** A settings file as checked values: path -> value, with the names of one's own in place of `*`. */
export interface Settings {
  readonly values: ReadonlyMap<string, SettingValue>;
  /** Names that stand where the table has `*`: `names('owners')`. */
  names(group: string): string[];
  /** An error that names file and line of a key. */
  error(path: string, says: string): UsageError;
}

export type SettingValue = string | number | boolean | readonly string[] | readonly number[];

/** Separates the names of a path; a name of one's own may hold dots (`contracts/msa.pdf`). */
export const pathSeparator = '\u0000';

/** Reads a YAML file by the table of keys.
 *  @throws {UsageError} naming file and line: no YAML, an unknown key, a key twice, a bad value */
export function readSettings(file: string): Settings {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: cannot be read`, { cause: error });
  }
  const { isMap, isNode, isScalar, LineCounter, parseDocument } = loadYaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const wrong = document.errors[0];
  if (wrong) throw new UsageError(`${file}:${lineAt(wrong.pos[0])}: ${wrong.message.split('\n')[0]}`);
  const values = new Map<string, SettingValue>();
  const places = new Map<string, number>();
  const read = (map: YAMLMap, above: readonly string[], pattern: string): void => {
    for (const { key, value } of map.items) {
      const line = lineAt(isNode(key) ? (key.range?.[0] ?? 0) : 0);
      const name = String(isScalar(key) ? key.value : key);
      const path = [...above, name];
      const entry = entryFor(pattern, name);
      if (!entry) throw new UsageError(`${file}:${line}: unknown key "${name}"${suggest(pattern, name)}`);
      places.set(path.join(pathSeparator), line);
      if (value === null || (isScalar(value) && value.value === null)) continue;
      if (entry.type === 'group') {
        if (!isMap(value))
          throw new UsageError(`${file}:${line}: "${name}" holds keys of its own: ${childrenOf(entry)}`);
        read(value, path, `${entry.path}.`);
        continue;
      }
      const plain = isNode(value) ? value.toJS(document) : value;
      const checked = check(entry.type, plain);
      if (typeof checked === 'object' && 'wrong' in checked) {
        throw new UsageError(`${file}:${line}: "${name}" must be ${checked.wrong}, not ${JSON.stringify(plain)}`);
      }
      values.set(path.join(pathSeparator), checked);
    }
  };
  if (isMap(document.contents)) read(document.contents, [], '');
  else if (document.contents !== null)
    throw new UsageError(`${file}:1: expected keys and values: time-zone: Europe/Berlin`);
  return {
    values,
    names: (group) => {
      const prefix = `${group}${pathSeparator}`;
      const names = [...places.keys()]
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length));
      return [...new Set(names.map((name) => name.split(pathSeparator)[0]!))];
    },
    error: (path, says) => new UsageError(`${file}:${places.get(path) ?? 1}: ${says}`),
  };
}

function entryFor(pattern: string, name: string): ConfigurationKey | undefined {
  return (
    configurationKeys.find(({ path }) => path === pattern + name && name !== '*') ??
    configurationKeys.find(({ path }) => path === `${pattern}*`)
  );
}

function childrenOf({ path }: ConfigurationKey): string {
  return namesBelow(`${path}.`).join(', ');
}

function namesBelow(pattern: string): string[] {
  return configurationKeys
    .map(({ path }) => path)
    .filter((path) => path.startsWith(pattern) && !path.slice(pattern.length).includes('.'))
    .map((path) => path.slice(pattern.length))
    .map((name) => (name === '*' ? 'names of your own' : name));
}

function suggest(pattern: string, name: string): string {
  const known = namesBelow(pattern);
  const near = known.find((other) => distance(other, name) <= 2);
  return near ? `: did you mean "${near}"?` : `: there are ${known.join(', ')}`;
}

/** Letters to add, drop or change from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

type Checked = SettingValue | { wrong: string };

function check(type: Exclude<SettingType, 'group'>, value: unknown): Checked {
  if (typeof type === 'object') {
    return type.oneOf.includes(String(value)) ? String(value) : { wrong: type.oneOf.join(' or ') };
  }
  switch (type) {
    case 'text':
    case 'path':
      return typeof value === 'string' && value.trim() !== '' ? value : { wrong: 'text' };
    case 'texts':
    case 'paths':
    case 'calendars':
      return (
        listOf(value, (item): item is string => typeof item === 'string' && item.trim() !== '') ?? {
          wrong: type === 'calendars' ? 'a calendar or a list of them, like GB-ENG' : 'a list of texts',
        }
      );
    case 'days':
      return (
        listOf(
          value,
          (item): item is number => Number.isInteger(item) && Number(item) >= 0 && Number(item) <= 3660,
        ) ?? {
          wrong: 'a list of whole numbers of days, 0 to 3660, like [30, 7, 1]',
        }
      );
    case 'whole number':
      return Number.isInteger(value) && Number(value) >= 0 ? Number(value) : { wrong: 'a whole number, 0 or more' };
    case 'port':
      return Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536
        ? Number(value)
        : { wrong: 'a port' };
    case 'yes or no':
      return typeof value === 'boolean' ? value : { wrong: 'true or false' };
    case 'time of day':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(String(value)) ? String(value) : { wrong: 'a time of day like "09:00"' };
    case 'time zone':
      return isTimeZone(value) ? value : { wrong: 'an IANA time zone like Europe/Berlin' };
    case 'e-mail address':
      return /^[^\s@<>",;]+@[^\s@<>",;]+$/.test(String(value)) ? String(value) : { wrong: 'an e-mail address' };
  }
}

/** One value stands for a list of one. */
function listOf<Item>(value: unknown, is: (item: unknown) => item is Item): Item[] | null {
  const items = Array.isArray(value) ? value : [value];
  return items.every(is) ? items : null;
}

function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string' || /^[+-]/.test(value)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(value);
    return true;
  } catch {
    return false;
  }
}
