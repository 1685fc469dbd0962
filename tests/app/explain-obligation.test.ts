import { expect, test } from 'vitest';
import { decideOccurrence } from '../../src/app/decide-occurrences.js';
import { explainObligation } from '../../src/app/explain-obligation.js';
import { listObligations } from '../../src/app/list-obligations.js';
import { recordEvent } from '../../src/app/record-events.js';
import { formatExplanation } from '../../src/report/explanation.js';
import { agreement } from './cleaning-agreement.js';
import { maria, readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

test('an explanation holds the clause, the rule, the arithmetic and the history', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  await recordEvent(workspace, { document: 'cleaning', event: 'complaint', when: '2026-11-18' }, maria);
  const [complaint] = await listObligations(workspace, { text: 'complaint' }, maria);
  const { id } = complaint!.obligation;
  await decideOccurrence(workspace, id, { does: 'note', note: 'asked Jo' }, maria);
  const explanation = await explainObligation(workspace, id.slice(0, 8), maria);
  expect(explanation.clause).toMatchObject({
    clause: { number: '1' },
    text: '1 The Supplier shall answer each complaint within 5 days of complaint.',
  });
  expect(explanation.view.obligation.rule).toBe('deadline/within-period');
  expect(explanation.view.occurrences[0]!.trace.join(' ')).toMatch(/2026-11-18.*5 days.*2026-11-23/);
  expect(explanation.history).toHaveLength(1);
  expect(explanation.awaits).toBeNull();
});

test('explain names the clause categories of the words, and what spoke for each', async () => {
  const workspace = await temporaryWorkspace();
  const [first] = agreement.obligations;
  const provision = { part: 'main', clause: '1', page: 1, start: first!.start, end: first!.end };
  await save(workspace, {
    ...agreement,
    provisions: [
      { ...provision, category: 'audit-rights', confidence: 0.04, rule: 'model', reasons: [] },
      {
        ...provision,
        category: 'insurance',
        confidence: 0.91,
        rule: 'model',
        reasons: ['"complaint"', 'heading "Cover"'],
      },
      {
        ...provision,
        category: 'non-compete',
        confidence: 0.9,
        rule: 'model',
        reasons: [],
        start: first!.end,
        end: 200,
      },
    ],
  });
  const [complaint] = await listObligations(workspace, { text: 'complaint' }, maria);
  const explanation = await explainObligation(workspace, complaint!.obligation.id, maria);
  expect(explanation.provisions.map(({ category }) => category)).toEqual(['insurance', 'audit-rights']);
  const page = formatExplanation(explanation, 100).join('\n');
  expect(page).toContain('CLAUSE CATEGORIES\n  insurance  0.91  weighed: "complaint", heading "Cover"');
  expect(page).not.toContain('audit-rights');
});

test('explain tells what the clause lays down where a duty is not done, and the duty of such a consequence', async () => {
  const workspace = await temporaryWorkspace();
  const clause =
    'THIS AGREEMENT is made between Northwind Ltd ("Supplier") and Harbour plc ("Customer").\n\n4. The Supplier shall cure a breach within 30 days. If it does not, the Customer may end this contract.';
  await save(workspace, readingOfText('contracts/cure.txt', clause));
  const [cure] = await listObligations(workspace, { kinds: ['deadline'] }, maria);
  const [end] = await listObligations(workspace, { kinds: ['penalty'] }, maria);
  const told = await explainObligation(workspace, cure!.obligation.id, maria);
  expect(told.follows.map(({ id }) => id)).toEqual([end!.obligation.id]);
  expect(formatExplanation(told, 200).join('\n')).toContain(
    `IF IT IS NOT DONE\n  termination  Supplier  [${end!.obligation.id.slice(0, 8)}]`,
  );
  const back = await explainObligation(workspace, end!.obligation.id, maria);
  expect(formatExplanation(back, 200).join('\n')).toContain(
    `FOLLOWS\n  P30D  Supplier  [${cure!.obligation.id.slice(0, 8)}]`,
  );
});
