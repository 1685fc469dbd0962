import { readFileSync } from 'node:fs';
import type { Node } from 'yaml';
import { checkOwnCalendar, type OwnCalendar, type OwnDay } from '../calendar/own-calendar.js';
import { loadYaml } from '../grammar/load-yaml.js';
import { UsageError } from '../model/errors.js';
import { type Weekday, weekdays } from '../model/value.js';

const keys = ['name', 'based-on', 'weekend', 'holidays', 'working-days'] as const;

/** Reads a calendar file of the team's own; its shape stands at `OwnCalendar`.
 *  @throws {UsageError} naming file and line */
export function readCalendarFile(file: string): OwnCalendar {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: the calendar file cannot be read`, { cause: error });
  }
  const { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } = loadYaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (node: unknown) => (isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1);
  const fail = (node: unknown, says: string): never => {
    throw new UsageError(`${file}:${lineOf(node)}: ${says}`);
  };
  const wrong = document.errors[0];
  if (wrong) throw new UsageError(`${file}:${lines.linePos(wrong.pos[0]).line}: ${wrong.message.split('\n')[0]}`);
  const map = document.contents;
  if (!isMap(map)) throw new UsageError(`${file}:1: expected keys: ${keys.join(', ')}`);
  for (const { key } of map.items) {
    const name = String(isScalar(key) ? key.value : key);
    if (!(keys as readonly string[]).includes(name)) fail(key, `unknown key "${name}": there are ${keys.join(', ')}`);
  }
  const node = (key: (typeof keys)[number]) => map.get(key, true) as Node | undefined;
  const texts = (key: (typeof keys)[number]): string[] => {
    const value = node(key)?.toJS(document) ?? [];
    return (Array.isArray(value) ? value : [value]).map(String);
  };
  const days = (key: (typeof keys)[number]): OwnDay[] => {
    const list = node(key);
    if (!list || (isScalar(list) && list.value === null)) return [];
    if (!isSeq(list)) return fail(list, `"${key}" is a list of days: - 2026-12-24: Christmas shutdown`);
    return list.items.map((item): OwnDay => {
      const line = lineOf(item);
      if (isScalar(item)) return { date: String(item.value), name: key, line };
      const pair = isMap(item) && item.items.length === 1 ? item.items[0]! : fail(item, 'one day a line');
      const [date, name] = [pair.key, pair.value].map((part) => String(isScalar(part) ? part.value : part));
      return { date: date!, name: name!, line };
    });
  };
  const weekend = texts('weekend').map((day) => {
    const index = weekdays.indexOf(day as Weekday);
    return index >= 0 ? index + 1 : fail(node('weekend'), `"${day}" is no weekday: write ${weekdays.join(', ')}`);
  });
  return checkOwnCalendar({
    file,
    name: texts('name')[0] ?? '',
    basedOn: texts('based-on'),
    weekend: weekend.length > 0 ? weekend : null,
    holidays: days('holidays'),
    workingDays: days('working-days'),
  });
}
