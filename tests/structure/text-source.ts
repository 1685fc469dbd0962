import { loadGrammars } from '../../src/grammar/load.js';
import type { ClauseTree } from '../../src/model/clause-tree.js';
import type { Block, Format, SourceDocument } from '../../src/model/source-document.js';
import { readStructure } from '../../src/structure/read-structure.js';

export const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);

/** A document as the reader of text files would give it. */
export function textSource(text: string, format: Format = 'text', blocks: readonly Block[] = []): SourceDocument {
  return { file: `test.${format}`, sha256: '', format, text, pageStarts: [0], blocks, findings: [] };
}

export function treeOf(text: string, format: Format = 'text'): ClauseTree {
  return readStructure(textSource(text, format), grammars);
}

/** `part/number` of every clause, in order. */
export function addressesOf(tree: ClauseTree): string[] {
  return tree.clauses.map(({ part, number }) => `${part}/${number}`);
}

/** The address of the innermost clause in which the words stand. */
export function placeOf(text: string, tree: ClauseTree, words: string): string {
  const at = text.indexOf(words);
  const inside = tree.clauses.filter(({ start, end }) => start <= at && at < end);
  const innermost = inside[inside.length - 1];
  return innermost ? `${innermost.part}/${innermost.number}` : '';
}
