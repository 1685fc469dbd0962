import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Channel, Configuration, Owner } from '../model/configuration.js';
import { obligationKinds } from '../model/obligation.js';
import { defaultLeadTimes } from './configuration-keys.js';
import { pathSeparator, readSettings, type Settings, type SettingValue } from './read-settings.js';

/** `tenor.yaml` in the folder, else in the user's configuration folder. @returns null where neither has one */
export function findConfiguration(folders: { folder: string; userFolder: string }): string | null {
  return [folders.folder, folders.userFolder].map((folder) => join(folder, 'tenor.yaml')).find(existsSync) ?? null;
}

const nothing: Settings = {
  values: new Map(),
  names: () => [],
  error: (path, says) => {
    throw new Error(`${path}: ${says}`);
  },
};

/** Reads the configuration and fills in the defaults. Paths in it count from the folder it lies in.
 *  @param defaults.timeZone  the machine's, IANA
 *  @throws {UsageError} naming file and line for an unknown key or a bad value */
export function readConfiguration(file: string | null, defaults: { timeZone: string }): Configuration {
  const settings = file === null ? nothing : readSettings(file);
  const folder = file === null ? '.' : dirname(resolve(file));
  const value = <Value extends SettingValue>(fallback: Value, ...path: string[]): Value =>
    (settings.values.get(path.join(pathSeparator)) as Value | undefined) ?? fallback;
  const optional = <Value extends SettingValue>(...path: string[]): Value | null =>
    (settings.values.get(path.join(pathSeparator)) as Value | undefined) ?? null;
  const list = (...path: string[]) => value<readonly string[]>([], ...path);
  const located = (path: string | null) => (path === null ? null : resolve(folder, path));
  const byName = (group: string) =>
    Object.fromEntries(
      settings
        .names(['calendars', group].join(pathSeparator))
        .map((name) => [name.toLowerCase(), list('calendars', group, name)]),
    );

  const database = optional<string>('database');
  const hours = { from: optional<string>('working-hours', 'from'), to: optional<string>('working-hours', 'to') };
  if ((hours.from === null) !== (hours.to === null)) {
    throw settings.error('working-hours', '"working-hours" needs both "from" and "to"');
  }
  if (hours.from !== null && hours.to !== null && hours.from >= hours.to) {
    throw settings.error('working-hours', '"working-hours" must begin before they end');
  }
  const channels = settings.names('channels').map((name) => readChannel(name, settings, optional, located));
  const owners = settings.names('owners').map((name): Owner => {
    const owner = {
      name,
      email: optional<string>('owners', name, 'email'),
      channels: list('owners', name, 'channels'),
    };
    checkNames(settings, ['owners', name, 'channels'], owner.channels, channels, 'channel');
    return owner;
  });
  const to = optional<readonly string[]>('remind', 'to');
  checkNames(settings, ['remind', 'to'], to ?? [], owners, 'owner');
  return {
    file,
    database: database === null || database.includes('://') ? database : located(database),
    timeZone: value(defaults.timeZone, 'time-zone'),
    us: list('we'),
    calendars: {
      default: list('calendars', 'default'),
      byLaw: byName('by-law'),
      byDocument: byName('by-document'),
      files: list('calendars', 'files').map((path) => resolve(folder, path)),
    },
    workingHours: hours.from !== null && hours.to !== null ? { from: hours.from, to: hours.to } : null,
    leadTimes: Object.fromEntries(
      obligationKinds.map((kind) => {
        const days = value<readonly number[]>(defaultLeadTimes[kind], 'lead-times', kind);
        return [kind, [...new Set(days)].sort((a, b) => b - a)];
      }),
    ) as Record<(typeof obligationKinds)[number], number[]>,
    channels,
    owners,
    remind: {
      onlyConfirmed: value(false, 'remind', 'only-confirmed'),
      to: to ?? owners.map(({ name }) => name),
      about: value<string>('all', 'remind', 'about') as 'us' | 'all',
      overdueDays: value(30, 'remind', 'overdue-days'),
    },
  };
}

/** A channel must have what its type needs, and nothing that only the other type knows. */
function readChannel(
  name: string,
  settings: Settings,
  optional: <Value extends SettingValue>(...path: string[]) => Value | null,
  located: (path: string | null) => string | null,
): Channel {
  const of = <Value extends SettingValue>(key: string) => optional<Value>('channels', name, key);
  const place = ['channels', name].join(pathSeparator);
  const need = (key: string): string => {
    const text = of<string>(key);
    if (text === null) throw settings.error(place, `channel "${name}" needs "${key}"`);
    return text;
  };
  const foreign = (keys: readonly string[]) => {
    const key = keys.find((other) => of(other) !== null);
    if (key) throw settings.error([place, key].join(pathSeparator), `"${key}" means nothing to a channel of this type`);
  };
  if (need('type') === 'file') {
    foreign(['host', 'port', 'secure', 'from', 'user', 'password-file']);
    return { type: 'file', name, path: located(need('path'))! };
  }
  foreign(['path']);
  const port = of<number>('port') ?? 587;
  return {
    type: 'email',
    name,
    host: need('host'),
    port,
    secure: of<boolean>('secure') ?? port === 465,
    from: need('from'),
    user: of<string>('user'),
    passwordFile: located(of<string>('password-file')),
  };
}

function checkNames(
  settings: Settings,
  path: readonly string[],
  names: readonly string[],
  known: readonly { name: string }[],
  what: string,
): void {
  const unknown = names.find((name) => !known.some((one) => one.name === name));
  if (unknown !== undefined) throw settings.error(path.join(pathSeparator), `there is no ${what} "${unknown}"`);
}
