import type { GrammarSet } from '../grammar/load.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import type { SourceDocument } from '../model/source-document.js';
import { namesStates, readGoverningLaw } from './governing-law.js';
import { readHeadDates } from './opening-dates.js';
import { readParties } from './parties.js';
import { readNumberOrder } from './printed-dates.js';
import { readTerm } from './term.js';
import { readTitle, readType } from './title.js';
import { readFactSentences, type WindowWords, windowWords } from './windows.js';
import { oncePerGrammars } from './word-lists.js';

const termWords = oncePerGrammars(
  (grammars): WindowWords => windowWords(grammars, 'facts/term-trigger', 'facts/term-heading'),
);
const lawWords = oncePerGrammars(
  (grammars): WindowWords => windowWords(grammars, 'facts/law-trigger', 'facts/law-heading'),
);

/** Reads who made a contract, when, for how long and under which law. Never throws; what is not stated is null. */
export function readFacts(source: SourceDocument, tree: ClauseTree, grammars: GrammarSet): DocumentFacts {
  const { text } = source;
  const title = readTitle(text, tree, grammars);
  const law = readGoverningLaw(readFactSentences(text, tree, grammars, lawWords(grammars)), grammars);
  const own = readNumberOrder(text);
  const order =
    own === 'unknown' && (law.jurisdiction?.startsWith('US') || namesStates(text, grammars)) ? 'month-first' : own;
  const sentences = readFactSentences(text, tree, grammars, termWords(grammars));
  const dates = readHeadDates(text, tree, sentences, order, grammars);
  const term = readTerm(sentences, dates.agreementDate?.value ?? null, dates.effectiveDate?.value ?? null);
  return {
    title,
    type: readType(title, text, grammars),
    parties: readParties(text, tree, grammars),
    ...dates,
    ...term,
    ...law,
    timeZone: null,
    businessDay: null,
    deemedReceipts: [],
    references: [],
    findings: [],
  };
}
