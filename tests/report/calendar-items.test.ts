import { expect, test } from 'vitest';
import { listDue, nextDays } from '../../src/app/list-due.js';
import { calendarContents } from '../../src/report/calendar-items.js';
import { maria, readingOfText, save, temporaryWorkspace } from '../app/workspace-sample.js';

test('alarms ring ahead of the day on which a notice must be sent, and after it ahead of the day on which it must arrive', async () => {
  const workspace = await temporaryWorkspace();
  const clauses = [
    'This Agreement is made on 1 January 2026 between Mill Ltd (the "Miller") and Bakery Ltd (the "Baker").',
    '1. The Miller shall clean the mill by 4 December 2026.',
    '2. This Agreement runs until 31 December 2026. It is renewed for a further year unless a party notifies the other in writing at least 20 days before its expiry.',
    '3. A notice sent by post is deemed received five days after posting.',
  ];
  await save(workspace, readingOfText('post.txt', clauses.join('\n\n')));
  const due = await listDue(workspace, nextDays(maria.now, 60), {}, maria);
  const kinds = { deadline: [7], 'notice-period': [7], penalty: [], 'audit-right': [], retention: [] };
  expect(due.map(({ occurrence: { due: day, sendBy } }) => [day, sendBy])).toEqual([
    ['2026-12-04', null],
    ['2026-12-11', '2026-12-06'],
  ]);
  expect(calendarContents(due, kinds).map(({ due: day, leads }) => [day, leads])).toEqual([
    ['2026-12-04', [7]],
    ['2026-12-11', [12]],
  ]);
  // On the day by which it must be sent, and, for what may still be handed over, the day before it is due and on that day.
  const near = { ...kinds, 'notice-period': [7, 1, 0] };
  expect(calendarContents(due, near)[1]!.leads).toEqual([12, 6, 5, 1, 0]);
});
