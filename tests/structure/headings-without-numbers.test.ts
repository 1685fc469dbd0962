import { describe, expect, test } from 'vitest';
import { markdownBlocks } from '../../src/ingest/read-markdown.js';
import { readStructure } from '../../src/structure/read-structure.js';
import { addressesOf, grammars, placeOf, textSource, treeOf } from './text-source.js';

describe('headings without numbers', () => {
  test('a short line above sentences, between empty lines, is the address of what stands below it', () => {
    const text = `Willow Boats: how it works

Your account

You choose a name. You keep your password to yourself, and tell us if somebody learns it.

Hiring a boat

- You ask for a day.
- We answer within a week.

Bringing it back

Bring the boat back before dark. After dark you pay ten pounds.`;
    const tree = treeOf(text);
    expect(placeOf(text, tree, 'keep your password')).toBe('main/Your account');
    expect(placeOf(text, tree, 'answer within a week')).toBe('main/Hiring a boat');
    expect(placeOf(text, tree, 'After dark')).toBe('main/Bringing it back');
  });

  test('so is one above a few words that lead into a list, or above a table', () => {
    const text = `Walking the dog

The Walker comes at noon and brings the dog back within the hour, whatever the weather.

Looking after it

The Walker:

–  gives it water;
–  dries its paws.

What it costs

Walk                 Price
One hour             eight pounds
Two hours            fourteen pounds`;
    const tree = treeOf(text);
    expect(placeOf(text, tree, 'dries its paws')).toBe('main/Looking after it');
    expect(placeOf(text, tree, 'fourteen pounds')).toBe('main/What it costs');
  });

  test('a file that marks its headings has no others', () => {
    const text = `# Bread\n\nOur bread is baked in the night, and is sold from six.\n\n# Milk\n\nWhen is it fresh?\n\n- Each day but Monday.\n\n# Salt\n\nHow much is there?\n\n- Enough of it for all who come.\n\nWhere is it?\n\n- Behind the door.`;
    const tree = readStructure(textSource(text, 'markdown', markdownBlocks(text)), grammars);
    expect(addressesOf(tree)).toEqual(['main/Bread', 'main/Milk', 'main/Salt']);
  });

  test('among numbered clauses a short line is none', () => {
    const clauses = Array.from(
      { length: 8 },
      (_, i) =>
        `${i + 1}. The Baker bakes bread ${i + 1} times.\n\nFresh bread\n\nThe bread is sold on the day on which it was baked.`,
    ).join('\n\n');
    expect(addressesOf(treeOf(clauses))).toEqual(Array.from({ length: 8 }, (_, i) => `main/${i + 1}`));
  });

  test('capitals that open paragraphs are their headings', () => {
    const text = `DUTIES. The Guide walks in front.

PAY & COSTS. The Walker pays on the day.

THE GUIDE'S PROMISE: The Guide knows the path.`;
    expect(addressesOf(treeOf(text))).toEqual(['main/DUTIES', 'main/PAY & COSTS', "main/THE GUIDE'S PROMISE"]);
  });

  test('a notice in capitals that stands on every page is no heading', () => {
    const notice = '\n\nPARTS OF THIS TEXT ARE LEFT OUT\n\n';
    const text = `1. Bread is brown.${notice}2. Salt is white.${notice}3. Milk is white.${notice}4. Tea is brown.${notice}5. The end.`;
    expect(addressesOf(treeOf(text))).toEqual(['main/1', 'main/2', 'main/3', 'main/4', 'main/5']);
  });
});

describe('parts', () => {
  test('a schedule that is a document of its own is that part', () => {
    expect(addressesOf(treeOf('SCHEDULE 3\n\nService levels\n\n1. Answers\n\n1.1 The Desk answers.'))).toEqual([
      'schedule3/SCHEDULE 3',
      'schedule3/1',
      'schedule3/1.1',
    ]);
    // The number that a filing gives to the agreement itself.
    expect(addressesOf(treeOf('EXHIBIT 10.2\n\n1. Answers\n\n1.1 The Desk answers.')).slice(-1)).toEqual(['main/1.1']);
  });

  test('"Annex I" is the first where an "Annex II" follows, and a letter elsewhere', () => {
    const text = (a: string, b: string) =>
      `1. Work\n\n2. Pay\n\n3. Law\n\n${a}\n\n1. The oven.\n\n${b}\n\n1. The shop.`;
    expect(addressesOf(treeOf(text('ANNEX I', 'ANNEX II'))).slice(-4)).toEqual([
      'annex1/ANNEX I',
      'annex1/1',
      'annex2/ANNEX II',
      'annex2/1',
    ]);
    expect(addressesOf(treeOf(text('EXHIBIT H', 'EXHIBIT I'))).slice(-1)).toEqual(['exhibitI/1']);
    const referring = treeOf(`${text('ANNEX I', 'ANNEX II')}\n\n2. As said in Annex I.`);
    expect(referring.references.map(({ target }) => target)).toEqual(['annex1/']);
  });

  test('paragraphs that count on from Part A of a schedule to its Part B are cited without them', () => {
    const text =
      '1. Work\n\n2. Pay\n\n3. Law\n\nSchedule 1\n\nPart A: Bread\n\n1. Bread.\n\n2. Rolls.\n\nPart B: Salt\n\n3. Salt.';
    expect(addressesOf(treeOf(text)).slice(-5)).toEqual([
      'schedule1/A',
      'schedule1/1',
      'schedule1/2',
      'schedule1/B',
      'schedule1/3',
    ]);
  });

  test('the heading of a part is cited by its designation', () => {
    const tree = treeOf('1. Work\n\n2. Pay\n\n3. Law\n\nAnnex 2: Prices of bread\n\nA loaf costs two pounds.');
    const { number, heading } = tree.clauses[tree.clauses.length - 1]!;
    expect([number, heading]).toEqual(['Annex 2', 'Annex 2: Prices of bread']);
  });

  test('"Schedule: Prices" heads a part', () => {
    expect(
      addressesOf(treeOf('1. Work\n\n2. Pay\n\n3. Law\n\nSchedule: Prices of bread\n\n1. A loaf.')).slice(-1),
    ).toEqual(['schedule/1']);
  });

  test('a page of one line may begin with the heading of a part, unless it goes on with a sentence', () => {
    const filler = 'The oven is cleaned and the shop is swept by the Baker. '.repeat(4);
    expect(
      addressesOf(
        treeOf(
          `1. Work. ${filler}\n\n2. Pay. ${filler}\n\n3. Law. ${filler}\n\n\n\nEXHIBIT B LIST OF TOOLS The tools are: ${filler}`,
        ),
      ).slice(-1),
    ).toEqual(['exhibitB/EXHIBIT B']);
    expect(
      addressesOf(
        treeOf(
          `1. Work. ${filler}\n\n2. Pay. ${filler} The tools are those on the list in\n\n\n\nExhibit B. The oven is hot. ${filler}`,
        ),
      ),
    ).toEqual(['main/1', 'main/2']);
  });

  test('a data processing addendum has no part of that name, an agreement may', () => {
    expect(
      addressesOf(treeOf('Acme\n\nBakery\n\nLeeds\n\nDATA PROCESSING TERMS\n\n1. Words\n\n2. Data')).slice(-1),
    ).toEqual(['main/2']);
    expect(addressesOf(treeOf('1. Work\n\n2. Pay\n\n3. Law\n\nDATA PROCESSING TERMS\n\n1. Words')).slice(-1)).toEqual([
      'dpa/1',
    ]);
  });

  test('a number may follow a sentence that ends with the word "Section"', () => {
    expect(
      addressesOf(treeOf('11. Marks. The Baker signs what is needed for this Section. 12. General. The law is Welsh.')),
    ).toEqual(['main/11', 'main/12']);
    expect(addressesOf(treeOf('Article 1.Term\n\nOne year.\n\nArticle 2.Law\n\nWelsh law.'))).toEqual([
      'main/1',
      'main/2',
    ]);
  });
});
