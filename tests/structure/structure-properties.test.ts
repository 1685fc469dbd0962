import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClauseTree } from '../../src/model/clause-tree.js';
import type { Span } from '../../src/model/span.js';
import { treeOf } from './text-source.js';

/** Pieces of which contracts, lists and nonsense are made. */
const piece = fc.oneof(
  fc.constantFrom(
    '1. ',
    '1.1 ',
    '2.3.1 ',
    '(a) ',
    '(iv) ',
    'b) ',
    'A. ',
    'Article IX ',
    'Section 2.01(a) ',
    '§ 5 ',
    '8.4',
    '第3条 ',
    '## ',
    '**',
    '- ',
    'TABLE OF CONTENTS\n',
    'Exhibit B\n',
    'Data Processing Addendum\n',
    'IN WITNESS WHEREOF ',
    'By: ____\n',
    '.... 12\n',
    '-3-\n',
    '\f',
    'the Supplier shall pay. ',
    '"Fee" means a sum. ',
    '(the "Fee") ',
    'see clause 4.2 and Annex 1. ',
    '; and ',
    '\n\n',
    '\n',
    '   ',
    '.',
    '(',
    ')',
  ),
  fc.string({ maxLength: 8 }),
);
const document = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

function spansOf(tree: ClauseTree): Span[] {
  return [
    ...tree.parts,
    ...tree.clauses,
    ...tree.clauses.map(({ lead }) => lead),
    ...tree.skipped,
    ...tree.terms.flatMap(({ span, meaning }) => [span, meaning]),
    ...tree.references.map(({ span }) => span),
    ...tree.findings.flatMap(({ span }) => (span ? [span] : [])),
  ];
}

describe('whatever the text', () => {
  test('every span lies inside it', () => {
    fc.assert(
      fc.property(document, (text) => {
        for (const { start, end } of spansOf(treeOf(text))) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the parts cover it in order, and have names of their own', () => {
    fc.assert(
      fc.property(document, (text) => {
        const { parts } = treeOf(text);
        expect(parts[0]!.start).toBe(0);
        expect(parts[parts.length - 1]!.end).toBe(text.length);
        for (let i = 1; i < parts.length; i++) expect(parts[i]!.start).toBe(parts[i - 1]!.end);
        expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
      }),
      { numRuns: 300 },
    );
  });

  test('clauses stand in reading order, each inside its parent and its part', () => {
    fc.assert(
      fc.property(document, (text) => {
        const { clauses, parts } = treeOf(text);
        clauses.forEach((clause, i) => {
          if (i > 0) expect(clause.start).toBeGreaterThanOrEqual(clauses[i - 1]!.start);
          const part = parts.find(({ id }) => id === clause.part)!;
          expect(clause.start).toBeGreaterThanOrEqual(part.start);
          expect(clause.end).toBeLessThanOrEqual(part.end);
          if (clause.parent === null) return;
          const parent = clauses[clause.parent]!;
          expect(clause.parent).toBeLessThan(i);
          expect(clause.start).toBeGreaterThanOrEqual(parent.start);
          expect(clause.end).toBeLessThanOrEqual(parent.end);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('time', () => {
  const hostile: Record<string, string> = {
    'open brackets': '(',
    'numbers of clauses': '1. 2. 3. ',
    'letters in brackets': '(a) (b) (i) (ii) ',
    'deep decimals': '1.1.1.1.1 ',
    'quotation marks': '"',
    leaders: '. . . . ',
    'places for a signature': `By: ${'_'.repeat(3900)} x\n\n`,
    references: 'clauses 1, 2, 3 and 4(a)(b)(c) ',
    capitals: 'EXHIBIT A\n',
    definitions: '"A" means (the "B") ',
    spaces: '   ',
    'short lines': '1\n',
  };
  // Ten times the text may take at most some twenty times as long; a quadratic reader takes a hundred times.
  test.each(Object.keys(hostile))('grows no faster than a text of nothing but %s', (name) => {
    const unit = hostile[name]!;
    const small = unit.repeat(Math.ceil(30_000 / unit.length));
    const large = unit.repeat(Math.ceil(300_000 / unit.length));
    treeOf(small);
    const took = (text: string) => {
      const begun = performance.now();
      treeOf(text);
      return performance.now() - begun;
    };
    const first = Math.min(took(small), took(small));
    expect(took(large)).toBeLessThan(Math.max(first * 40, 3000));
  });
});
