import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findConfiguration, readConfiguration } from '../../src/app/configuration.js';
import { UsageError } from '../../src/model/errors.js';
import { temporaryFolder } from '../store/reading-sample.js';

const machine = { timeZone: 'Europe/London' };

function configured(...lines: string[]) {
  const file = join(temporaryFolder(), 'tenor.yaml');
  writeFileSync(file, lines.join('\n'));
  return { file, read: () => readConfiguration(file, machine) };
}

test('without a file everything has a default', () => {
  expect(readConfiguration(null, machine)).toMatchObject({
    database: null,
    timeZone: 'Europe/London',
    us: [],
    workingHours: null,
    leadTimes: { 'notice-period': [30, 14, 7, 1, 0] },
    remind: { onlyConfirmed: false, about: 'all', overdueDays: 30 },
  });
});

test('a file says who we are, whose holidays count, and who is reminded how', () => {
  const { file, read } = configured(
    'database: deadlines.db',
    'time-zone: Asia/Shanghai',
    'we: [Northwind Freight, Party B]',
    'calendars:',
    '  default: GB-ENG',
    '  by-law:',
    '    New York: [US-NY]',
    '  by-document:',
    '    contracts/msa.pdf: [CN, US-NY]',
    'working-hours: { from: "09:00", to: "18:00" }',
    'lead-times: { deadline: [1, 10] }',
    'channels:',
    '  post: { type: email, host: mail.example.org, from: tenor@example.org, user: tenor, password-file: secret.txt }',
    '  log: { type: file, path: reminders.txt }',
    'owners:',
    '  maria: { email: maria@example.org, channels: [post] }',
    '  jo: {}',
    'remind: { only-confirmed: true, to: [maria], about: us }',
  );
  const folder = join(file, '..');
  expect(read()).toEqual({
    file,
    database: join(folder, 'deadlines.db'),
    timeZone: 'Asia/Shanghai',
    us: ['Northwind Freight', 'Party B'],
    calendars: {
      default: ['GB-ENG'],
      byLaw: { 'new york': ['US-NY'] },
      byDocument: { 'contracts/msa.pdf': ['CN', 'US-NY'] },
      files: [],
    },
    workingHours: { from: '09:00', to: '18:00' },
    leadTimes: {
      deadline: [10, 1],
      'notice-period': [30, 14, 7, 1, 0],
      penalty: [7, 0],
      'audit-right': [30, 7, 0],
      retention: [30, 7, 0],
    },
    channels: [
      {
        type: 'email',
        name: 'post',
        host: 'mail.example.org',
        port: 587,
        secure: false,
        from: 'tenor@example.org',
        user: 'tenor',
        passwordFile: join(folder, 'secret.txt'),
      },
      { type: 'file', name: 'log', path: join(folder, 'reminders.txt') },
    ],
    owners: [
      { name: 'maria', email: 'maria@example.org', channels: ['post'] },
      { name: 'jo', email: null, channels: [] },
    ],
    remind: { onlyConfirmed: true, to: ['maria'], about: 'us', overdueDays: 30 },
  });
});

test.each([
  ['an unknown key', ['we: [Us]', 'chanels: {}'], ':2: unknown key "chanels": did you mean "channels"?'],
  ['a key that belongs elsewhere', ['remind:', '  host: x'], ':2: unknown key "host": there are only-confirmed, to'],
  ['a time zone that is none', ['time-zone: Shanghai'], ':1: "time-zone" must be an IANA time zone'],
  ['an hour that is none', ['working-hours:', '  from: "9"', '  to: "18:00"'], ':2: "from" must be a time of day'],
  ['hours without an end', ['we: Us', 'working-hours: { from: "09:00" }'], ':2: "working-hours" needs both'],
  [
    'hours that end before they begin',
    ['working-hours: { from: "19:00", to: "08:00" }'],
    ':1: "working-hours" must begin',
  ],
  ['a lead time below zero', ['lead-times:', '  penalty: [3, -1]'], ':2: "penalty" must be a list of whole numbers'],
  ['yes instead of true', ['remind:', '  only-confirmed: maybe'], ':2: "only-confirmed" must be true or false'],
  ['an e-mail channel without a server', ['channels:', '  post: { type: email }'], ':2: channel "post" needs "host"'],
  ['a file channel with a port', ['channels:', '  log: { type: file, path: a, port: 25 }'], ':2: "port" means nothing'],
  ['an owner nobody knows', ['owners: { jo: {} }', 'remind:', '  to: [maria]'], ':3: there is no owner "maria"'],
  ['a channel nobody knows', ['owners:', '  jo: { channels: [pigeon] }'], ':2: there is no channel "pigeon"'],
  [
    'an address with a line break',
    ['owners:', '  jo: { email: "a@b\\nBcc: c@d" }'],
    ':2: "email" must be an e-mail address',
  ],
  ['the same key twice', ['we: A', 'we: B'], ':2: Map keys must be unique'],
  ['a list instead of keys', ['- we'], ':1: expected keys and values'],
  ['what is no YAML', ['we: [A', 'time-zone: UTC'], ':2: '],
])('%s is an error that names file and line', (_, lines, says) => {
  const { file, read } = configured(...lines);
  expect(read).toThrow(UsageError);
  expect(read).toThrow(`${file}${says}`);
});

test('an empty file, or a key without a value, is no error', () => {
  expect(configured('').read().us).toEqual([]);
  expect(configured('we:', 'channels:').read().channels).toEqual([]);
});

test('the folder wins over the configuration of the user', () => {
  const folder = temporaryFolder();
  const userFolder = join(folder, 'user');
  mkdirSync(userFolder);
  expect(findConfiguration({ folder, userFolder })).toBeNull();
  writeFileSync(join(userFolder, 'tenor.yaml'), '');
  expect(findConfiguration({ folder, userFolder })).toBe(join(userFolder, 'tenor.yaml'));
  writeFileSync(join(folder, 'tenor.yaml'), '');
  expect(findConfiguration({ folder, userFolder })).toBe(join(folder, 'tenor.yaml'));
});
