import { Command } from 'commander';
import { expect, test } from 'vitest';
import { buildProgram, groups } from '../../src/cli/program.js';

const world = { streams: process as never, environment: {} };
const verbsFor = async (...argv: string[]) =>
  (await buildProgram(argv, world, () => {})).commands.map((command) => command.name());

test('each file adds the verbs that it is listed with', async () => {
  for (const { verbs, load } of groups) {
    const program = new Command();
    (await load())(program, () => async () => {});
    expect(program.commands.map((command) => command.name())).toEqual(verbs);
  }
});

test('a verb brings those of its own file, also behind options for all', async () => {
  expect(await verbsFor('event', 'list')).toEqual(['event', 'events']);
  expect(await verbsFor('--db', 'due', '--no-color', '--now=2026-05-01', 'event')).toEqual(['event', 'events']);
  expect(await verbsFor('help', 'event')).toEqual(['event', 'events']);
  expect(await verbsFor()).toEqual(['start']);
});

test('help, and a verb that does not exist, bring all', async () => {
  const all = groups.flatMap(({ verbs }) => verbs);
  for (const argv of [
    ['--help'],
    ['help'],
    ['help', 'evnt'],
    ['-h', 'due'],
    ['--version'],
    ['evnt'],
    ['--frob', 'due'],
  ]) {
    expect(await verbsFor(...argv)).toEqual(all);
  }
});
