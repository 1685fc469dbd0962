import { describe, expect, test } from 'vitest';
import { markdownBlocks } from '../../src/ingest/read-markdown.js';
import type { Block } from '../../src/model/source-document.js';
import { readStructure } from '../../src/structure/read-structure.js';
import { addressesOf, grammars, textSource, treeOf } from './text-source.js';

describe('clause addresses', () => {
  test('a Markdown list that says "1." before each item is counted as it is shown', () => {
    const text =
      '# Steps\n\n1. Look at the oven.\n1. Clean the oven.\n1. Close the oven.\n\nThen rest.\n\n# Cakes\n\n1. One cake.\n1. Two cakes.';
    const tree = readStructure(textSource(text, 'markdown', markdownBlocks(text)), grammars);
    expect(addressesOf(tree)).toEqual([
      'main/Steps',
      'main/Steps 1',
      'main/Steps 2',
      'main/Steps 3',
      'main/Cakes',
      'main/Cakes 1',
      'main/Cakes 2',
    ]);
  });

  test('rules that count on under ever new headings stand alone; lists that begin anew take their heading', () => {
    const rules = treeOf(
      '# Rules\n\n## Gate\n\n1. Knock.\n\n2. Wait.\n\n## Yard\n\n3. Sweep.\n\n4. Leave.',
      'markdown',
    );
    expect(addressesOf(rules)).toEqual([
      'main/Rules',
      'main/Gate',
      'main/1',
      'main/2',
      'main/Yard',
      'main/3',
      'main/4',
    ]);
    const terms = treeOf('## Gate\n\n1. Knock.\n2. Wait.\n\n## Yard\n\n1. Sweep.\n2. Leave.', 'markdown');
    expect(addressesOf(terms)).toEqual([
      'main/Gate',
      'main/Gate 1',
      'main/Gate 2',
      'main/Yard',
      'main/Yard 1',
      'main/Yard 2',
    ]);
  });

  test('bold Markdown numbers are numbers', () => {
    const tree = treeOf(
      '# Terms\n\n**1. Use**. The Guest may use the sauna.\n\n**2. Fees**.\n\n**2.1.** Payment. The Guest pays.',
      'markdown',
    );
    expect(addressesOf(tree).slice(1)).toEqual(['main/1', 'main/2', 'main/2.1']);
    expect(tree.clauses[1]!.heading).toBe('Use');
  });

  test('the marks of a Markdown heading are no clause of their own, and a number may be escaped', () => {
    const text =
      '# Terms\n\n5\\. Fees\n--------\n\n### a. Dues\n\nThe Guest pays.\n\n### b. Tips\n\nNone.\n\n## 6. Keys\n\n### 6.1 Loss';
    const tree = readStructure(textSource(text, 'markdown', markdownBlocks(text)), grammars);
    expect(addressesOf(tree)).toEqual(['main/Terms', 'main/5', 'main/5.a', 'main/5.b', 'main/6', 'main/6.1']);
    expect(tree.clauses[2]!.heading).toBe('Dues');
  });

  test('a number that the file format made begins a clause, whatever came before', () => {
    const text = '7. The Lodger pays.\n(c) The Lodger sweeps.\n30 days is a month.';
    const block = (words: string, label?: string): Block => {
      const start = text.indexOf(words);
      return { kind: 'list-item', start, end: start + words.length, ...(label ? { label } : {}) };
    };
    const blocks = [
      block('7. The Lodger pays.', '7.'),
      block('(c) The Lodger sweeps.', '(c)'),
      block('30 days is a month.'),
    ];
    const tree = readStructure(textSource(text, 'docx', blocks), grammars);
    expect(addressesOf(tree)).toEqual(['main/7', 'main/7(c)']);
  });
});
