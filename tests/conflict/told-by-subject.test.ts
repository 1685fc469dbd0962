import { expect, test } from 'vitest';
import { comparablePairs } from '../../src/conflict/comparable-pairs.js';
import { Relationships } from '../../src/conflict/relationships.js';
import { readSubjects } from '../../src/conflict/subjects.js';
import { TitleWords } from '../../src/conflict/title-words.js';
import { grammars } from '../structure/text-source.js';
import { readTexts } from './texts.js';

const contract = (title: string, clause: string) => `${title}

between Harbour Lights Ltd (the "Operator") and Seagrass Museum (the "Museum"), of 3 February 2024

1. DUTIES

1.1 ${clause}
`;

/** How often what two contracts say is compared by its words alone. */
function pairsByWords(one: string, other: string): number {
  const { documents, known } = readTexts({
    'guides.txt': contract('AGREEMENT ON GUIDED TOURS', one),
    'boats.txt': contract('AGREEMENT ON BOAT TRIPS', other),
  });
  const subject = readSubjects(grammars).get('like-time')!;
  const sides = documents.flatMap((document) =>
    document.stipulations
      .filter((stipulation) => stipulation.subject === 'like-time')
      .map((stipulation) => ({ document, stipulation, obligor: stipulation.obligor })),
  );
  expect(sides).toHaveLength(2);
  const relationships = new Relationships(documents, known, new TitleWords(grammars));
  return [...comparablePairs(sides, subject, { relationships, touching: () => true })].length;
}

test('what subjects of their own read on both sides is not compared by its words', () => {
  const invoices = (days: number) => `The Museum pays undisputed invoices within ${days} days.`;
  expect(pairsByWords(invoices(30), invoices(14))).toBe(0);
});

test('what no subject reads is', () => {
  const masts = (days: number) => `The Museum paints the masts of the boats within ${days} days after a storm.`;
  expect(pairsByWords(masts(30), masts(14))).toBe(1);
});
