import { describe, expect, test } from 'vitest';
import type { ConflictView } from '../../src/app/views.js';
import type { Conflict, ConflictSide } from '../../src/model/conflict.js';
import type { DocumentRecord } from '../../src/model/record.js';
import { formatConflictCsv, formatConflictMarkdown } from '../../src/report/conflict-files.js';
import { formatConflictHtml } from '../../src/report/conflict-page.js';
import { formatConflictMatrix, formatConflictReport } from '../../src/report/conflict-report.js';
import { conflictPairs } from '../../src/report/conflict-summary.js';

const record = (id: string, title: string) =>
  ({ id, file: `in/${id}.docx`, title, facts: {} }) as unknown as DocumentRecord;
const lease = record('lease', 'Lease');
const rules = record('rules', 'House <Rules>');
const letter = record('letter', 'Side Letter');

const side = (document: string, clause: string, quote: string, value: string): ConflictSide => ({
  document,
  part: 'main',
  clause,
  obligation: null,
  span: { start: 0, end: quote.length },
  quote,
  before: '',
  after: 'Keys are handed over at noon.',
  value,
});

const conflict = (a: ConflictSide, b: ConflictSide, rest: Partial<Conflict>): Conflict => ({
  id: '00112233445566ff',
  formerId: 'ff66554433221100',
  topic: 'deposit',
  type: 'precedence',
  severity: 'high',
  a,
  b,
  governs: null,
  because: 'clause 9 of Lease on the order of documents',
  explanation: 'The two differ.',
  advice: 'Work with clause 2 of Lease.',
  ...rest,
});

const hostile = '=HYPERLINK("http://x.example")<script>alert(1)</script>\u001b[31m | pay';
const views: ConflictView[] = [
  {
    conflict: conflict(side('lease', '2', hostile, 'P30D'), side('rules', '7', 'Within a week.', 'P1W'), {
      governs: 'lease',
    }),
    status: 'open',
    reason: '',
    a: lease,
    b: rules,
    governs: lease,
  },
  {
    conflict: conflict(side('lease', '3', 'Quiet after ten.', ''), side('letter', '1', 'Quiet after nine.', ''), {
      id: 'aabbccddeeff0011',
      topic: 'quiet',
      type: 'contradiction',
      severity: 'low',
    }),
    status: 'accepted',
    reason: 'agreed by telephone',
    a: lease,
    b: letter,
    governs: null,
  },
];

describe('the report on conflicts', () => {
  test('opens with the number by severity and by pairs of documents, the most severe pair first', () => {
    expect(formatConflictReport(views, 80).slice(0, 5)).toEqual(
      [
        '2 conflicts: 1 high, 0 medium, 1 low; 1 undecided',
        '',
        'between                   high  medium  low  undecided',
        'lease.docx ~ rules.docx      1                        ',
        'lease.docx ~ letter.docx                  1          1',
      ].map((line) => line.trimEnd()),
    );
    expect(conflictPairs(views).map(({ b }) => b.id)).toEqual(['rules', 'letter']);
  });

  test('shows documents by subjects at a glance', () => {
    expect(formatConflictMatrix(views, 80)).toEqual([
      'document     deposit  quiet',
      'lease.docx         1      1',
      'letter.docx        .      1',
      'rules.docx         1      .',
    ]);
  });

  test('is one page without script, with every quote in its words and every hostile character harmless', () => {
    const page = formatConflictHtml(views, '2026-05-01').join('\n');
    expect(page).not.toMatch(/<script|<link|src=|\u001b/);
    expect(page).toContain('House &lt;Rules&gt;');
    expect(page).toContain('Keys are handed over at noon.');
    expect(page).toContain('What to do: Work with clause 2 of Lease.');
    expect(page).toContain('accepted: agreed by telephone');
  });

  test('gives a spreadsheet no formula, a terminal no escape, Markdown no table of its own', () => {
    const [, first] = formatConflictCsv(views);
    expect(first).not.toMatch(/(^|,)"?=/);
    expect(formatConflictReport(views, 80).join('\n')).not.toContain('\u001b');
    expect(formatConflictMarkdown(views, '2026-05-01').join('\n')).toContain('\\| pay');
  });
});
