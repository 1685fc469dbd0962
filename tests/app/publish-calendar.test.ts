import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/app/configuration.js';
import { closeWorkspace, openWorkspace } from '../../src/app/open-workspace.js';
import { publishCalendar } from '../../src/app/publish-calendar.js';
import type { Workspace } from '../../src/app/workspace.js';

const window = { from: '2026-01-01', to: '2029-12-31' };
const at = (day: string) => ({ now: Temporal.PlainDate.from(day).toZonedDateTime('Europe/London') });
const item = (uid: string, content = 'pay the rent', due = '2026-12-01') => ({ uid, due, content });

describe('publishing a calendar', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await openWorkspace({
      configuration: readConfiguration(null, { timeZone: 'Europe/London' }),
      database: join(mkdtempSync(join(tmpdir(), 'tenor-calendar-')), 'obligations.db'),
      grammars: new URL('../../grammars', import.meta.url).pathname,
    });
  });
  afterAll(() => closeWorkspace(workspace));

  test('the same content keeps its number, a change raises it by one', async () => {
    const first = await publishCalendar(workspace, [item('a'), item('b')], window, at('2026-11-20'));
    expect(first.get('a')).toMatchObject({ sequence: 0, modified: '2026-11-20T00:00:00Z', gone: false });
    const same = await publishCalendar(workspace, [item('a'), item('b')], window, at('2026-11-21'));
    expect(same).toEqual(first);
    const changed = await publishCalendar(
      workspace,
      [item('a', 'pay the rent in full'), item('b')],
      window,
      at('2026-11-22'),
    );
    expect(changed.get('a')).toMatchObject({ sequence: 1, modified: '2026-11-22T00:00:00Z' });
    expect(changed.get('b')).toEqual(first.get('b'));
  });

  test('what is no longer due is told of as gone, once, and comes back with a higher number', async () => {
    const gone = await publishCalendar(workspace, [item('b')], window, at('2026-11-23'));
    expect(gone.get('a')).toMatchObject({ sequence: 2, gone: true });
    const again = await publishCalendar(workspace, [item('b')], window, at('2026-11-24'));
    expect(again.get('a')).toEqual(gone.get('a'));
    const back = await publishCalendar(workspace, [item('a'), item('b')], window, at('2026-11-25'));
    expect(back.get('a')).toMatchObject({ sequence: 3, gone: false });
  });

  test('a file that shows one month takes nothing outside it for gone', async () => {
    await publishCalendar(workspace, [item('a'), item('b')], window, at('2026-11-26'));
    const month = { from: '2027-02-01', to: '2027-02-28' };
    const shown = await publishCalendar(workspace, [item('c', 'renew', '2027-02-10')], month, at('2026-11-26'));
    expect([...shown.values()].filter(({ gone }) => gone)).toEqual([]);
  });
});
