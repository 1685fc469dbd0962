import { describe, expect, test } from 'vitest';
import { addressesOf, placeOf, treeOf } from './text-source.js';

describe('numbers inside lines', () => {
  test('clauses of a page on one line go on behind their first sentence', () => {
    const text =
      'THE MASON AGREES 1. Stone 1.1 Rights granted. The Mason cuts stone. The Mason: (a) may sell it, (b) may keep it. 1.2 Other rights. None are given. 2. Time 2.1 The Mason begins in May.\n\n\n\n3. Price. The Owner pays.';
    const tree = treeOf(text);
    expect(addressesOf(tree)).toEqual([
      'main/1',
      'main/1.1',
      'main/1.1(a)',
      'main/1.1(b)',
      'main/1.2',
      'main/2',
      'main/2.1',
      'main/3',
    ]);
    expect(placeOf(text, tree, 'None are given')).toBe('main/1.2');
  });

  test('items of several sentences go on as one list', () => {
    const text =
      '4. Errors. The Bank corrects errors: (a) Notice. It writes to the Guest. It does so soon. (b) Payment. It pays. The Guest may wait. 5. Law. Welsh law applies.';
    const tree = treeOf(text);
    expect(placeOf(text, tree, 'It does so soon')).toBe('main/4(a)');
    expect(placeOf(text, tree, 'The Guest may wait')).toBe('main/4(b)');
    expect(placeOf(text, tree, 'Welsh law')).toBe('main/5');
  });

  test('a number may touch the words behind it', () => {
    expect(
      addressesOf(treeOf('1.The Miller grinds.\n\n2.The Baker bakes.\n\n3.1Loaves are round.\n\n3.2Rolls are small.')),
    ).toEqual(['main/1', 'main/2', 'main/3.1', 'main/3.2']);
    expect(addressesOf(treeOf('6. Bread\n\nA.During May it is brown.\n\nB.In  June it is white.'))).toEqual([
      'main/6',
      'main/6.A',
      'main/6.B',
    ]);
  });

  test('three numbers in a line before a small letter begin a clause where a clause can begin', () => {
    const text =
      '4. Duties 4.1 The Cook serves. 4.2 The Cook shall: 4.2.1 clean the pans; 4.2.2 feed the cat within 4.2.3 metres of the door; and 4.2.3 lock up. 5. Place. The kitchen.';
    expect(addressesOf(treeOf(text))).toEqual([
      'main/4',
      'main/4.1',
      'main/4.2',
      'main/4.2.1',
      'main/4.2.2',
      'main/4.2.3',
      'main/5',
    ]);
  });

  test('a number with a wide gap behind it keeps its words', () => {
    const filler = 'The Golfer plays and the Maker watches. '.repeat(8);
    const tree = treeOf(
      `8. Play. ${filler}\n\n9.     PRODUCT DESIGN   During the term ${filler}\n\n10. Law. ${filler}`,
    );
    expect(addressesOf(tree)).toEqual(['main/8', 'main/9', 'main/10']);
  });

  test('"Section 2.1" begins a clause in a line where a sentence has ended and a title follows', () => {
    const text =
      'The parties agree as follows: ARTICLE I WORDS Section 1.1 Words. A barn is a barn. Section 1.2 More Words. As Section 1.1 says. Section 1.1 shall stand. ARTICLE II WORK Section 2.1 Hay. The Farmer makes hay.';
    const tree = treeOf(text);
    expect(addressesOf(tree)).toEqual(['main/I', 'main/1.1', 'main/1.2', 'main/II', 'main/2.1']);
  });

  test('"(v)" is a letter where the sentence of the numerals before it has ended', () => {
    const letters = [...'abcdefghijklmnopqrst']
      .map((letter) => `(${letter}) "${letter.toUpperCase()}" is a word.`)
      .join(' ');
    const tree = treeOf(
      `1. Words. ${letters} (u) "Hay" means (i) hay, (ii) straw, (iii) grass or (iv) clover. (v) "Barn" is a barn. (w) "Cow" is a cow.`,
    );
    expect(addressesOf(tree).slice(-6)).toEqual([
      'main/1(u)(i)',
      'main/1(u)(ii)',
      'main/1(u)(iii)',
      'main/1(u)(iv)',
      'main/1(v)',
      'main/1(w)',
    ]);
  });

  test('an article that stands alone on its piece of a line is one', () => {
    const filler = 'The Farmer makes hay and the Owner watches. '.repeat(8);
    const tree = treeOf(
      `ARTICLE I          WORDS          ${filler}\n\n                    ARTICLE II                    USE OF THE BARN                    ${filler}`,
    );
    expect(addressesOf(tree)).toEqual(['main/I', 'main/II']);
  });

  test('a figure without a stop begins an article above its first clause', () => {
    expect(
      addressesOf(
        treeOf(
          '1        HAY\n\n1.1      Hay is dry.\n\n1.2      Hay is cut.\n\n2        STRAW\n\n2.1      Straw is dry.',
        ),
      ),
    ).toEqual(['main/1', 'main/1.1', 'main/1.2', 'main/2', 'main/2.1']);
  });

  test('"(6) months" at the head of a line counts and numbers nothing', () => {
    const text =
      '5. Term\n\nThe barn is let for a first time of not more than\n\n(6) months from the first day.\n\n6. Rent\n\nIt is paid within\n\n(30) days.';
    expect(addressesOf(treeOf(text))).toEqual(['main/5', 'main/6']);
  });

  test('the page number at the end of a page of one line belongs to no clause', () => {
    const filler = 'The Farmer makes hay and the Owner watches it grow. '.repeat(4);
    const text = [1, 2, 3, 4].map((n) => `${n}. Hay. ${filler}It is cut on a ${n}`).join('\n\n\n\n\n\n');
    const tree = treeOf(text);
    expect(tree.skipped.map(({ start, end }) => text.slice(start, end))).toEqual(['1', '2', '3', '4']);
    expect(addressesOf(tree)).toEqual(['main/1', 'main/2', 'main/3', 'main/4']);
  });

  test('a reference, a quantity and a repeated figure in a line begin no clause', () => {
    expect(
      addressesOf(
        treeOf(
          '1. Pay. As in Section 2(a), the Owner pays thirty (30) pounds. It pays in (6) months, or in version 2.1 of the plan.',
        ),
      ),
    ).toEqual(['main/1']);
  });
});

describe('where numbers begin anew', () => {
  test('numbered recitals end where the parties agree', () => {
    const tree = treeOf(`BACKGROUND

1. The Owner has a barn; and

2. The Farmer wants a barn.

The parties therefore agree as follows:

1. Lease. The Owner lets the barn.

2. Rent. The Farmer pays rent.

3. Law. Welsh law applies.`);
    expect(tree.clauses.slice(-3).map(({ number, level }) => [number, level])).toEqual([
      ['1', 0],
      ['2', 0],
      ['3', 0],
    ]);
  });

  test('lettered recitals hold no clauses', () => {
    const tree = treeOf(`A. The Owner has a barn.

B. The Farmer wants a barn.

NOW, THEREFORE, the parties agree as follows:

1. The Owner lets the barn.

2. The Farmer pays rent.`);
    expect(addressesOf(tree)).toEqual(['main/A', 'main/B', 'main/1', 'main/2']);
  });

  test('the main series is cited without its heading, a shorter one under another heading with it', () => {
    const main = Array.from({ length: 6 }, (_, i) => `${i + 1}. Word ${i + 1}. The Baker bakes bread.`).join('\n\n');
    const tree = treeOf(`TERMS OF WORK\n\n${main}\n\nPRIVACY NOTICE\n\n1. Data are few.\n\n2. Data are kept.`);
    expect(addressesOf(tree)).toEqual([
      'main/TERMS OF WORK',
      'main/1',
      'main/2',
      'main/3',
      'main/4',
      'main/5',
      'main/6',
      'main/PRIVACY NOTICE',
      'main/PRIVACY NOTICE 1',
      'main/PRIVACY NOTICE 2',
    ]);
  });

  test('a list in the recitals that counts to the number of the outer list is no reason to nest it', () => {
    const tree = treeOf(`1. The first reason.

2. The second reason.

1. WORDS

1. "Barn" is a barn.

2. "Rent" is rent.

3. "Term" is a year.

4. "Owner" is Ann.

2. RENT

The Farmer pays.

3. TERM

A year.`);
    expect(addressesOf(tree).slice(-2)).toEqual(['main/2', 'main/3']);
  });

  test('a page number with a stop above a running footer is no clause', () => {
    const footer = '\n\nSource: BARN CORP, 8-K, 1/2/2020\n\n\n\n\n\n';
    const tree = treeOf(
      `1. Barn. It is red.\n\n7.${footer}2. Rent. It is low.\n\n8.${footer}3. Law. Welsh law.\n\n9.${footer}4. End. The end.`,
    );
    expect(addressesOf(tree)).toEqual(['main/1', 'main/2', 'main/3', 'main/4']);
  });

  test('numbers with a stop that count the pages amid sentences are no clauses', () => {
    const hay = 'The hay is dry, and it is kept in the barn until the sheep come home. '.repeat(10);
    const tree = treeOf(
      `1. Barn. It is red. ${hay}It is\n\n1.\n\nlet to the Farmer.\n\n2. Rent. ${hay}\n\n2.\n\n3. Law. ${hay} The law of\n\n3.\n\nthe Shetlands holds.\n\n4. End. The end.`,
    );
    expect(addressesOf(tree)).toEqual(['main/1', 'main/2', 'main/3', 'main/4']);
  });
});
