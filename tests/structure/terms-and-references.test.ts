import { describe, expect, test } from 'vitest';
import { treeOf } from './text-source.js';

describe('defined terms', () => {
  const text = `1. Words

1.1 "Hive" means a box in which bees live.

1.2 Comb means the wax that bees build.

1.3 Anna Beck (the "Keeper") and Orchard Ltd (hereinafter referred to as "Grower") agree.`;
  const terms = treeOf(text).terms;

  test('a term is found in quotes, at the head of a clause, and in brackets', () => {
    expect(terms.map(({ term }) => term)).toEqual(['Hive', 'Comb', 'Keeper', 'Grower']);
  });

  test('its meaning is the words that define it', () => {
    const meaning = (term: string) => {
      const { start, end } = terms.find((each) => each.term === term)!.meaning;
      return text.slice(start, end).trim();
    };
    expect(meaning('Hive')).toBe('a box in which bees live.');
    expect(meaning('Comb')).toBe('the wax that bees build.');
    expect(meaning('Grower')).toContain('Orchard Ltd');
  });
});

describe('cross-references', () => {
  const text = `4. Honey

4.2 As clause 5.1 says and Annex 2 shows, honey is weighed.

(a) Honey is sold under paragraph (b).

(b) Honey is sealed.

5. Wax

5.1 Clauses 4.2 and 5.9 apply. Clause 3.1 of the Beeswax Agreement does not, nor section 4.2 of this Agreement.

Annex 2

1. Weights.`;
  const tree = treeOf(text);
  const found = tree.references.map(
    ({ span, target, external }) => `${text.slice(span.start, span.end)} -> ${external ? 'elsewhere' : target}`,
  );

  test('"PARTY" is no Part Y, and "RULES" no Rule S; § stands for a section', () => {
    const words = '1. EACH PARTY KEEPS THE RULES. See § 2.1 for more.\n\n2. Rest\n\n2.1 Done.';
    expect(treeOf(words).references.map(({ span }) => words.slice(span.start, span.end))).toEqual(['§ 2.1']);
  });

  test('numbers and parts are resolved, and what is not there is left open', () => {
    expect(found).toEqual([
      'clause 5.1 -> main/5.1',
      'Annex 2 -> annex2/',
      'paragraph (b) -> main/4.2(b)',
      'Clauses 4.2 -> main/4.2',
      '5.9 -> null',
      'Clause 3.1 -> elsewhere',
      'section 4.2 -> main/4.2',
    ]);
  });
});

describe('references into parts', () => {
  const text = `1. Work

1.1 The Baker bakes as in paragraph 2(b) of Schedule 1, in Schedule 1, Part B, paragraph 3 and in Annex I.

1.2 See Section 12(g) of the 1934 Act, Rule 424(b), Form 8 and Class B; see also clause 1.1(f) and Section 9.9.

2. Pay

3. Law

Schedule 1

Part A: Bread

1. Bread is brown.

2. Rolls are:

(a) round;

(b) small.

Part B: Salt

3. Salt is white.

Annex I

1. The oven.

Annex II

1. The shop.`;
  const tree = treeOf(text);
  const told = tree.references.map(
    ({ span, target, external }) => `${text.slice(span.start, span.end)} -> ${external ? 'elsewhere' : target}`,
  );

  test('lead into the part that is named behind or before them', () => {
    expect(told.slice(0, 6)).toEqual([
      'paragraph 2(b) -> schedule1/2(b)',
      'Schedule 1 -> schedule1/',
      'Schedule 1 -> schedule1/',
      'Part B -> schedule1/B',
      'paragraph 3 -> schedule1/3',
      'Annex I -> annex1/',
    ]);
  });

  test('of statutes lead elsewhere, and forms and classes are no references', () => {
    expect(told.slice(6)).toEqual([
      'Section 12(g) -> elsewhere',
      'Rule 424(b) -> elsewhere',
      'clause 1.1(f) -> main/1.1',
      'Section 9.9 -> null',
    ]);
  });
});
