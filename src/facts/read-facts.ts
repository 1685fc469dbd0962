import type { GrammarSet } from '../grammar/load.js';
import type { Read } from '../grammar/read.js';
import { readText } from '../grammar/read-text.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import type { Finding } from '../model/finding.js';
import { oncePer } from '../model/once-per.js';
import type { SourceDocument } from '../model/source-document.js';
import { readBusinessDay, readTimeZone } from './clock-and-days.js';
import { readDeemedReceipts } from './deemed-receipts.js';
import { readDefinedEnd } from './defined-ends.js';
import { readDocumentReferences } from './document-references.js';
import { namesStates, readGoverningLaw } from './governing-law.js';
import { readHoursOfWork } from './hours-of-work.js';
import { readLabelledDate } from './labelled-dates.js';
import { readLabelledTerm } from './labelled-terms.js';
import { readHeadDates, readPrintedHead } from './opening-dates.js';
import { readParties } from './parties.js';
import { type PrintedDate, readNumberOrder } from './printed-dates.js';
import { printedEnds } from './printed-ends.js';
import { readShortNames } from './short-names.js';
import { readTerm } from './term.js';
import { readTitle, readType } from './title.js';
import { readFactSentences, type WindowWords, windowWords } from './windows.js';

/** What the sentences on term and law are found by: one pass serves both. */
const sentenceWords = oncePer(
  (grammars: GrammarSet): WindowWords =>
    windowWords(grammars, ['facts/term-trigger', 'facts/law-trigger'], ['facts/term-heading', 'facts/law-heading']),
);

const nearTop = 4000;

/** Dates near the top that cannot be told, or do not exist. */
function dateFindings(text: string, printed: readonly PrintedDate[]): Finding[] {
  const near = printed.filter(({ end }) => end <= nearTop);
  return near.flatMap(({ start, end, problem }): Finding[] => {
    const words = text.slice(start, end);
    const span = { start, end };
    if (problem === 'ambiguous') return [{ code: 'ambiguous-date', message: `"${words}": day or month first?`, span }];
    if (problem === 'impossible') return [{ code: 'impossible-date', message: `"${words}" is no date`, span }];
    return [];
  });
}

/** Reads who made a contract, when, for how long and under which law. Never throws; what is not stated is null.
 *  @param read  the text as `readText` gives it, where the caller has it already. */
export function readFacts(
  source: SourceDocument,
  tree: ClauseTree,
  grammars: GrammarSet,
  read: Read = readText(source.text, grammars),
): DocumentFacts {
  const { text } = source;
  const title = readTitle(text, tree, grammars);
  const sentences = readFactSentences(read, tree, grammars, sentenceWords(grammars));
  const law = readGoverningLaw(sentences, tree, grammars);
  const own = readNumberOrder(text);
  const order =
    own === 'unknown' && (law.jurisdiction?.startsWith('US') || namesStates(text, grammars)) ? 'american' : own;
  const printed = readPrintedHead(text, tree, order, grammars);
  const dates = readHeadDates(read, tree, printed, sentences, order, grammars);
  const term = readTerm(
    sentences,
    dates.agreementDate?.value ?? null,
    dates.effectiveDate?.value ?? null,
    printedEnds(grammars, order),
    (sentence) => readDefinedEnd(sentence, grammars),
  );
  const labelled =
    term.expirationDate || term.term.initial
      ? null
      : readLabelledTerm(read, (dates.effectiveDate ?? dates.agreementDate)?.value ?? null, order, grammars);
  const expirationDate = term.expirationDate ?? readLabelledDate(read, 'end', order, grammars) ?? labelled?.end ?? null;
  const type = readType(title, text, grammars);
  const workingHours = readHoursOfWork(read, grammars);
  const shortNames = readShortNames(text, title, type, grammars);
  return {
    title,
    type,
    ...(shortNames.length > 0 && { shortNames }),
    parties: readParties(text, tree, grammars),
    ...dates,
    ...term,
    ...(labelled?.initial && { term: { ...term.term, initial: labelled.initial } }),
    expirationDate,
    ...law,
    timeZone: readTimeZone(read, grammars),
    businessDay: readBusinessDay(read, grammars),
    ...(workingHours && { workingHours }),
    deemedReceipts: readDeemedReceipts(read, grammars),
    references: readDocumentReferences(read, title, shortNames, order, grammars),
    findings: dateFindings(text, printed),
  };
}
