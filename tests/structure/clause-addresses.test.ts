import { describe, expect, test } from 'vitest';
import { addressesOf, placeOf, treeOf } from './text-source.js';

describe('clause addresses', () => {
  test('an extract leaves clauses out: those that are named and titled keep their numbers', () => {
    const text = `Clause 2.5 Leaving. The Guest hands over the key before noon.

Clause 2.9 Noise. The Guest is quiet after ten.

Clause 14.1 Notes. The Guest writes to the Host, and the Host answers within a day.

Clause 15 Pets. (a) A dog is welcome. (b) A cat is not. Clause 22.3 of the House Rules stands.`;
    expect(addressesOf(treeOf(text))).toEqual([
      'main/2.5',
      'main/2.9',
      'main/14.1',
      'main/15',
      'main/15(a)',
      'main/15(b)',
    ]);
    // A sentence about another clause is none.
    expect(
      addressesOf(treeOf('2.1 The Guest pays.\n\nClause 9.4 of the House Rules is left out. It is void.')),
    ).toEqual(['main/2.1']);
  });

  test('decimal clauses keep their printed numbers, and lists in brackets are added to them', () => {
    const tree = treeOf(`1. Supply

1.1 The Brewer supplies cider.

1.2 The Brewer shall not:

(a) water the cider;

(b) sweeten the cider.

2. Price

2.1 The Inn pays each month.`);
    expect(addressesOf(tree)).toEqual([
      'main/1',
      'main/1.1',
      'main/1.2',
      'main/1.2(a)',
      'main/1.2(b)',
      'main/2',
      'main/2.1',
    ]);
    expect(tree.clauses.map(({ level }) => level)).toEqual([0, 1, 1, 2, 2, 0, 1]);
    expect(tree.clauses[3]!.parent).toBe(2);
  });

  test('"(i)" after "(h)" is a letter where its own list begins with another "(i)"', () => {
    const tree = treeOf(`4. Promises

(g) The roof is sound.

(h) The well is clean.

(i) The mill has these rights:

(i) to the brook; and

(ii) to the lane.

(j) The wheel turns.`);
    expect(addressesOf(tree).slice(1)).toEqual([
      'main/4(g)',
      'main/4(h)',
      'main/4(i)',
      'main/4(i)(i)',
      'main/4(i)(ii)',
      'main/4(j)',
    ]);
  });

  test('an article goes on from the last one though an index of terms stood between', () => {
    const tree = treeOf(`ARTICLE I

WORDS

1.1 "Mill" means the old mill.

Wheel

6.4(c)(i)

ARTICLE II

WORK

2.1 Grinding. The Miller grinds.`);
    expect(addressesOf(tree).slice(-2)).toEqual(['main/II', 'main/2.1']);
  });

  test('a section under a Roman article is cited as "2.01(a)(iii)"', () => {
    const tree = treeOf(`ARTICLE I

DEFINITIONS

Section 1.01 Words. Words have their meaning.

ARTICLE II

WORK

Section 2.01 Duties. The Mason shall:

(a) do the following:

(i) cut the stone;

(ii) carry the stone;

(iii) lay the stone; and

(b) clean the site.`);
    expect(addressesOf(tree)).toEqual([
      'main/I',
      'main/1.01',
      'main/II',
      'main/2.01',
      'main/2.01(a)',
      'main/2.01(a)(i)',
      'main/2.01(a)(ii)',
      'main/2.01(a)(iii)',
      'main/2.01(b)',
    ]);
    expect(tree.clauses.map(({ heading }) => heading).slice(0, 4)).toEqual(['DEFINITIONS', 'Words', 'WORK', 'Duties']);
  });

  test('"(i)" after "(h)" is a letter, and under a lead-in it is the first Roman numeral', () => {
    const letters = [...'abcdefghijk'].map((letter) => `(${letter}) Word ${letter} has a meaning.`).join('\n\n');
    expect(addressesOf(treeOf(`1. Words\n\n${letters}`)).slice(-3)).toEqual(['main/1(i)', 'main/1(j)', 'main/1(k)']);
    const tree = treeOf('1. Work\n\n(a) The Mason shall:\n\n(i) cut;\n\n(ii) carry.\n\n(b) The Mason is paid.');
    expect(addressesOf(tree)).toEqual(['main/1', 'main/1(a)', 'main/1(a)(i)', 'main/1(a)(ii)', 'main/1(b)']);
  });

  test('a list inside a sentence ends with the sentence, and what follows belongs to the clause again', () => {
    const text =
      '1. Return\n\n1.1 The Guest shall (i) hand back the key or (ii) pay for a new lock. The Inn keeps a spare key.';
    const tree = treeOf(text);
    expect(addressesOf(tree)).toEqual(['main/1', 'main/1.1', 'main/1.1(i)', 'main/1.1(ii)']);
    expect(placeOf(text, tree, 'pay for a new lock')).toBe('main/1.1(ii)');
    expect(placeOf(text, tree, 'keeps a spare key')).toBe('main/1.1');
  });

  test('references in brackets within a sentence begin no clause', () => {
    const tree = treeOf(
      '1. Scope\n\n1.1 Clauses 3(a) and (b) and paragraphs (a), (b) and (c) of the plan apply; see (a) above and (b) below.',
    );
    expect(addressesOf(tree)).toEqual(['main/1', 'main/1.1']);
  });

  test('several numbers may begin inside one paragraph', () => {
    const tree = treeOf(
      '7. Boats\n\n7.1 The Owner moors the boat;\n\n(1) at the quay; and\n\n(2) in the bay. 8. Nets\n\n8.1 The Crew mends the nets.',
    );
    expect(addressesOf(tree)).toEqual(['main/7', 'main/7.1', 'main/7.1(1)', 'main/7.1(2)', 'main/8', 'main/8.1']);
    const joined = treeOf(
      '10. Law\n\na) The first rule applies; and b) The second rule applies.\n\nc) The third rule applies.',
    );
    expect(addressesOf(joined)).toEqual(['main/10', 'main/10(a)', 'main/10(b)', 'main/10(c)']);
  });

  test('text below a list that a colon opened returns to the clause above it', () => {
    const text =
      '2. Bees\n\n2.1 The Keeper shall not:\n\n(a) move the hive;\n\n(b) open the hive.\n\nThe Farmer may look at the hive at any time.';
    expect(placeOf(text, treeOf(text), 'may look at the hive')).toBe('main/2.1');
  });

  test('a number printed with a space in it is read as what it stands for', () => {
    expect(addressesOf(treeOf('4. Oil\n\n4.1 One rule.\n\n4. 2 Second rule.\n\n4.3 Third rule.'))).toContain(
      'main/4.2',
    );
  });

  test('figures at the head of a line are no clause numbers', () => {
    const text =
      '1. Cargo\n\n1.1 The ship carries\n\n2.5 tonnes of salt and\n\n30 days of water.\n\n1.2 The ship sails in May.';
    expect(addressesOf(treeOf(text))).toEqual(['main/1', 'main/1.1', 'main/1.2']);
  });

  test('gaps and doubled numbers are reported, and the clauses keep the numbers they bear', () => {
    const tree = treeOf('3. Wool\n\n3.1 First.\n\n3.4 Fourth.\n\n3.4 Fourth again.');
    expect(tree.findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'numbering-gap: 3.1 is followed by 3.4',
      'duplicate-number: 3.4 occurs twice',
    ]);
    expect(addressesOf(tree)).toEqual(['main/3', 'main/3.1', 'main/3.4', 'main/3.4']);
  });

  test('a letter and a number count on within the part that the letter names', () => {
    const tree = treeOf(
      'Part A: Tools\n\nA1. Care\n\nOil them.\n\nA2. Loan\n\nAsk.\n\nPart B: Keys\n\nB1. Loss\n\nTell us.',
    );
    expect(addressesOf(tree)).toEqual(['main/A', 'main/A1', 'main/A2', 'main/B', 'main/B1']);
  });

  test('the heading stands apart from the words of its clause', () => {
    const tree = treeOf('8. Pledge\n\n8.4 Top-up. The Pledgor shall make up the balance.');
    expect(tree.clauses.map(({ heading }) => heading)).toEqual(['Pledge', 'Top-up']);
  });
});

test('parties and recitals in brackets are at an end where decimal clauses begin', () => {
  const text = `SERVICES AGREEMENT

PARTIES

(1) Alder Mills Limited ("Alder"); and

(2) Birch Data GmbH ("Birch").

1. Definitions

1.1 "Fees" means the fees.

2. Payment

2.1 Alder shall pay each invoice within 30 days.
`;
  const addresses = addressesOf(treeOf(text));
  expect(addresses.slice(2)).toEqual(['main/(1)', 'main/(2)', 'main/1', 'main/1.1', 'main/2', 'main/2.1']);
});

test('recitals in capital letters are at an end where the clauses are numbered, with or without decimals below', () => {
  const text = `SUPPLEMENT

(A) The Tenant wants a second room.

(B) The Landlord has one.

1. Words mean what they mean in the Lease.

2. Rent. The rent becomes £900.
`;
  expect(addressesOf(treeOf(text)).slice(-2)).toEqual(['main/1', 'main/2']);
});

test('numbers below a lettered clause that leads into them, or whose sisters had numbers too, stay below it', () => {
  const leading = '(A) The Tenant may keep one pet.\n\n(B) The Landlord provides:\n\n1. A bed.\n\n2. A table.\n';
  expect(addressesOf(treeOf(leading))).toEqual(['main/(A)', 'main/(B)', 'main/(B)(1)', 'main/(B)(2)']);
  const sisters = '(A) Rooms\n\n1. Hall.\n\n2. Attic.\n\n(B) Times\n\n1. Days.\n\n2. Nights.\n';
  expect(addressesOf(treeOf(sisters)).slice(-2)).toEqual(['main/(B)(1)', 'main/(B)(2)']);
});
