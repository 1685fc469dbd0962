import { describe, expect, test } from 'vitest';
import { addressesOf, treeOf } from './text-source.js';

const addendum = `LEASE OF A MILL

1. Grant

1.1 The Owner lets the mill.

IN WITNESS WHEREOF the parties have signed.

By: ____________
Name: Ada Miller

Data Processing Addendum

1. Roles

(a) The Owner is the controller.

Annex 2 to DPA

1. Locks on all doors.

EXHIBIT A

1. Plan of the mill.`;

describe('parts', () => {
  test('numbering begins anew in an addendum, an annex and an exhibit, and each has its own name', () => {
    const tree = treeOf(addendum);
    expect(tree.parts.map(({ id }) => id)).toEqual(['main', 'signatures', 'dpa', 'annex2', 'exhibitA']);
    expect(addressesOf(tree).filter((address) => /\/\d/.test(address))).toEqual([
      'main/1',
      'main/1.1',
      'dpa/1',
      'dpa/1(a)',
      'annex2/1',
      'exhibitA/1',
    ]);
  });

  test('a data processing addendum that is a file of its own is the main body', () => {
    expect(
      treeOf('DATA PROCESSING ADDENDUM\n\n1. Roles\n\n1.1 The Inn is the controller.').parts.map(({ id }) => id),
    ).toEqual(['main']);
  });

  test('the exhibit number of a filing, above the title, opens no part', () => {
    expect(
      treeOf('EXHIBIT 10.4\n\nBREWING AGREEMENT\n\n1. Beer\n\n1.1 The Brewer brews.').parts.map(({ id }) => id),
    ).toEqual(['main']);
  });

  test('an exhibit that a sentence mentions at the head of a line opens no part', () => {
    const tree = treeOf(
      '1. Plan\n\n1.1 The plan is attached as\n\nExhibit A and forms part of the lease.\n\n1.2 The plan is final.',
    );
    expect(tree.parts.map(({ id }) => id)).toEqual(['main']);
  });
});

describe('what is not read', () => {
  test('a contents list never makes clauses: under its heading, with page numbers', () => {
    const tree = treeOf(`TABLE OF CONTENTS

1. Hay ........ 2
2. Straw ........ 3

1. Hay

1.1 The Farmer sells hay.

2. Straw

2.1 The Farmer sells straw.`);
    expect(addressesOf(tree)).toEqual(['main/1', 'main/1.1', 'main/2', 'main/2.1']);
  });

  test('a contents list never makes clauses: without page numbers, announced or merely repeated', () => {
    const announced =
      'This notice will help you understand:\n\n1. What we collect\n\n2. How we share\n\n3. Your rights\n\n';
    const body =
      '1. What we collect\n\nWe collect names.\n\n2. How we share\n\nWe share little.\n\n3. Your rights\n\nYou may ask.';
    expect(addressesOf(treeOf(announced + body))).toEqual(['main/1', 'main/2', 'main/3']);
    const repeated = '1. What we collect\n\n2. How we share\n\n3. Your rights\n\nDear guest, welcome.\n\n';
    expect(addressesOf(treeOf(repeated + body)).filter((address) => /\d/.test(address))).toEqual([
      'main/1',
      'main/2',
      'main/3',
    ]);
  });

  test('page numbers and lines that run at the edge of every page belong to no clause', () => {
    const page = (n: number, words: string) => `${words}\n\n-${n}-\n\nBarley Contract 2021\n\n`;
    const text = `1. Barley\n\n${page(1, '1.1 The Farmer sows.')}${page(2, '1.2 The Farmer reaps.')}${page(3, '1.3 The Farmer threshes.')}1.4 The Farmer rests.`;
    const tree = treeOf(text);
    expect(addressesOf(tree)).toEqual(['main/1', 'main/1.1', 'main/1.2', 'main/1.3', 'main/1.4']);
    const skipped = tree.skipped.map(({ start, end }) => text.slice(start, end)).join(' ');
    expect(skipped).toContain('Barley Contract 2021');
    expect(skipped).toContain('-2-');
  });

  test('a clause with blanks to be filled in is no table of contents', () => {
    const text = `BARLEY CONTRACT\n\nThis contract is made between Oak Ltd ("Farmer") and ____________, a company of ____________, with its seat at ____________ ("Brewer"), on ____________. The Farmer sows within ten days.\n\n1. Barley\n\nThe Farmer reaps.`;
    expect(treeOf(text).skipped).toEqual([]);
    const contents =
      'CONTENTS\n\n1. Barley ________ 2 2. Hops ________ 3 3. Malt ________ 4 4. Beer ________ 5\n\n1. Barley\n\nIt is sown.';
    expect(treeOf(contents).skipped).not.toEqual([]);
  });

  test('front matter of a Markdown file is no text', () => {
    const text = '---\ntitle: Sauna rules\n---\n\n# Sauna rules\n\nSit still.';
    expect(addressesOf(treeOf(text, 'markdown'))).toEqual(['main/Sauna rules']);
  });
});
