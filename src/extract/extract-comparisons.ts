import type { Read } from '../grammar/read.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import type { Reading } from '../model/reading.js';
import type { SourceDocument } from '../model/source-document.js';
import { extractAmendments } from './extract-amendments.js';
import { extractPrecedence } from './extract-precedence.js';
import { extractStipulations } from './extract-stipulations.js';
import { ReadingContext } from './reading-context.js';

/** Reads what the comparison of documents needs: what clauses lay down, which document prevails, what amends what. */
export function extractComparisons(
  source: SourceDocument,
  tree: ClauseTree,
  facts: DocumentFacts,
  read: Read,
): Pick<Reading, 'stipulations' | 'precedence' | 'amendments'> {
  const context = ReadingContext.of(source, tree, facts, read);
  return {
    stipulations: extractStipulations(context, read.grammars),
    precedence: extractPrecedence(context, read.grammars),
    amendments: extractAmendments(context, read.grammars),
  };
}
