import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ClauseTree, clauseAt } from '../../src/model/clause-tree.js';
import { addressesOf, treeOf } from './text-source.js';

const corpus = process.env.TENOR_CORPUS ?? new URL('../../../shared/corpus', import.meta.url).pathname;
const there = existsSync(corpus);
if (!there) console.warn(`no corpus at ${corpus}: the addresses of real documents are not checked`);

const numbered = (base: string, from: number, to: number, form = (n: number) => `${base}.${n}`) =>
  Array.from({ length: to - from + 1 }, (_, i) => form(from + i));
const items = (clause: string, list: string) => [clause, ...list.split(' ').map((item) => `${clause}(${item})`)];

/** Read by hand from the framework agreement: all its numbered clauses, with the doubled, missing and misprinted numbers
 *  that it really has. */
const mainBody = [
  '1',
  ...numbered('1', 1, 4),
  '2',
  ...numbered('2', 1, 14),
  '3',
  ...items('3.1', '1 2 3 4'),
  '3.2',
  '4',
  ...numbered('4', 1, 4),
  '5',
  ...numbered('5', 1, 11),
  ...items('5.12', '1 2 3 4 5 6 7'),
  ...numbered('5', 13, 19),
  '6',
  '6.1',
  ...items('6.2', '1 2'),
  ...items('6.3', '1 2'),
  ...numbered('6', 4, 8),
  '7',
  '7.1',
  '7.2',
  '8',
  '8.1',
  '8.4',
  '8.5',
  '9',
  ...items('9.1', '1 2'),
  ...numbered('9', 2, 4),
  '10',
  ...numbered('10', 1, 13),
  '11',
  ...items('11.1', '1 2 3 4 5 6'),
  ...items('11.2', '1 2'),
  ...numbered('11', 3, 12),
  '12',
  '12.1',
  ...items('12.2', '1 2 3 4 5 6 7 8 9'),
  '12.3',
  ...items('12.4', '1 2 3 4 5'),
  '13',
  ...numbered('13', 1, 7),
  ...items('13.8', '1 2'),
  '13.9',
  '13.10',
  '14',
  '14.1',
  ...items('14.2', '1 2 3 4'),
  '15',
  ...items('15.1', '1 2 3 4'),
  ...numbered('15', 2, 6),
];

const addendum = [
  '1',
  '1.1',
  ...items('1.2', 'a b c d e f g h i j'),
  ...items('1.2(k)', 'a b'),
  '1.2(1)',
  '1.2(m)',
  '1.2(n)',
  '1.2(o)',
  '1.2(p)',
  ...items('1.2(q)', 'i ii iii iv v vi'),
  '1.2(q)(vii)',
  ...items('1.2(q)(vii)(A)', 'a b'),
  '1.2(q)(vii)(B)',
  '1.2(q)(vii)(C)',
  '1.2(q)(vii)(D)',
  '1.2(r)',
  '1.2(s)',
  '1.2(t)',
  '1.2(u)',
  '1.2(v)',
  '1.2(v)(i)',
  ...items('1.2(v)(ii)', 'a b'),
  '1.2(v)(iii)',
  '1.2(v)(vi)',
  '1.2(w)',
  '1.2(x)',
  '1.2(y)',
  ...items('2', 'a b c d e f'),
  ...items('3', 'a b'),
  '4',
  '4(a)',
  '4(b)',
  ...items('4(c)', 'i ii iii'),
  '5',
  '5(a)',
  ...items('5(b)', 'i ii'),
  '6',
  '6(a)',
  '6(b)',
  ...items('6(c)', 'i ii iii iv'),
  ...items('6(c)(v)', 'i ii'),
  '6(d)',
  '7',
  '7(a)',
  ...items('7(b)', 'i ii'),
  '7(c)',
  '7(d)',
  ...items('8', 'a b c d'),
  ...items('9', 'a b c d e f g h'),
  '10',
  ...items('10(a)', 'i ii'),
  ...items('10(b)', 'i ii iii iv v'),
  '10(c)',
  '10(d)',
  '10(e)',
  '11',
  '11(a)',
  '11(b)',
  ...items('11(c)', 'a b c'),
  '11(d)',
  '11(e)',
  ...items('11(f)', 'i ii'),
  '11(g)',
];

const annex = [
  '1',
  '2',
  '3',
  '4',
  ...items('5', 'i ii iii iv v'),
  '6',
  ...items('7', 'i ii iii'),
  ...numbered('', 8, 13, String),
];

test.skipIf(!there)(
  'all numbered clauses of the framework agreement, its addendum and its annexes are found, and no others',
  () => {
    const folder = join(corpus, 'real');
    const name = readdirSync(folder).find((each) => each.startsWith('004'))!;
    const found = addressesOf(treeOf(readFileSync(join(folder, name), 'utf8'))).filter(
      (address) => /\/[\dA-Z(]*\d/.test(address) && !/Annex/.test(address),
    );
    const expected = [
      ...mainBody.map((number) => `main/${number}`),
      ...addendum.map((number) => `dpa/${number}`),
      ...annex.map((number) => `annex2/${number}`),
    ];
    // Lettered items inside a sentence of 9.1(1) are numbered too, and may be read.
    expect(found.filter((address) => !address.startsWith('main/9.1(1)('))).toEqual(expected);
  },
);

const plain = (address: string) =>
  address
    .toLowerCase()
    .replace(/[\s.()]+/g, '.')
    .replace(/^\.|\.$/g, '');

test.skipIf(!there)(
  'the clause at the place of an annotated quote is the annotated one, or one within or around it',
  () => {
    const trees = new Map<string, { text: string; tree: ClauseTree }>();
    const read = (file: string) => {
      const known = trees.get(file);
      if (known) return known;
      const text = readFileSync(file, 'utf8');
      const fresh = { text, tree: treeOf(text, file.endsWith('.md') ? 'markdown' : 'text') };
      trees.set(file, fresh);
      return fresh;
    };
    let all = 0;
    let exact = 0;
    let near = 0;
    const misses: string[] = [];
    const folder = join(corpus, 'obligations');
    for (const list of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
      for (const line of readFileSync(join(folder, list), 'utf8').split('\n').filter(Boolean)) {
        const item = JSON.parse(line) as { doc: string; part: string; clause: string; quote: string };
        const file = ['cuad/txt', 'standards', 'real'].map((each) => join(corpus, each, item.doc)).find(existsSync)!;
        const { text, tree } = read(file);
        // Where the numbers of a page stand apart from their text, no reader of lines can join them again.
        if (/^(?:\s*\d+(?:\.\d+)*\.\s*){4,}$/m.test(text)) continue;
        const at = text.indexOf(item.quote);
        if (at < 0) continue;
        all++;
        const gold = `${item.part}/${plain(item.clause)}`;
        const keys = [at, at + item.quote.length - 1].map((place) => {
          const clause = clauseAt(tree, place);
          return clause ? `${clause.part}/${plain(clause.number)}` : '';
        });
        if (keys[0] === gold) exact++;
        if (keys.some((key) => key === gold || key.startsWith(`${gold}.`) || gold.startsWith(`${key}.`))) near++;
        else misses.push(`${item.doc} ${gold}: ${keys[0]}`);
      }
    }
    console.log(`clause addresses: ${exact} of ${all} exact, ${near} within or around`);
    expect(misses).toEqual([]);
    expect(exact / all).toBeGreaterThanOrEqual(0.98);
  },
);

test.skipIf(!there)('every clause that the conflict sets name is found under its number', () => {
  const missing: string[] = [];
  const folder = join(corpus, 'conflicts/dev');
  for (const set of readdirSync(folder)) {
    const expected = JSON.parse(readFileSync(join(folder, set, 'expected.json'), 'utf8')) as Record<string, unknown>;
    for (const pair of ['conflicts', 'non_conflicts', 'either'].flatMap((key) => (expected[key] ?? []) as object[])) {
      for (const side of Object.values(pair) as { doc?: string; clause?: string }[]) {
        if (!side?.doc || !side.clause) continue;
        const tree = treeOf(
          readFileSync(join(folder, set, side.doc), 'utf8'),
          side.doc.endsWith('.md') ? 'markdown' : 'text',
        );
        if (!tree.clauses.some(({ part, number }) => part === 'main' && number === side.clause))
          missing.push(`${side.doc} ${side.clause}`);
      }
    }
  }
  expect(missing).toEqual([]);
});
