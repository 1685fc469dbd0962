import type { ClauseTree } from '../model/clause-tree.js';
import { firstIndex } from '../model/first-index.js';
import type { Obligation, ObligationKind } from '../model/obligation.js';
import type { Passage } from '../model/passage.js';
import type { Provision, ProvisionCategory } from '../model/provision.js';
import type { DocumentRecord } from '../model/record.js';
import { pageAt } from '../model/source-document.js';
import type { Span } from '../model/span.js';
import { formatValue } from '../model/value-text.js';
import { loadDerived, saveDerived } from '../store/derived.js';
import { listDocumentRecords } from '../store/documents.js';
import {
  findPassages,
  forgetIndexed,
  indexDocuments,
  listUnindexed,
  listWords,
  markWords,
  type WordedPassage,
} from '../store/full-text.js';
import { listObligationsAsReviewed } from '../store/obligations.js';
import type { Store } from '../store/open-store.js';
import { listProvisions, loadSourceText } from '../store/readings.js';
import type { FoundPassage, Phrase } from '../store/word-index.js';
import { findDocument } from './list-documents.js';
import { concernsParty } from './our-side.js';
import { headingsAround, partIntoPassages } from './passages.js';
import { readSearch, writeSearch } from './search-words.js';
import type { Workspace } from './workspace.js';

export interface SearchOptions {
  /** Designation as for `findDocument`. */
  readonly document?: string;
  /** Only passages with an obligation of one of these kinds, or that this party owes or is owed. */
  readonly kinds?: readonly ObligationKind[];
  readonly party?: string;
  /** Passages that hold one of the words, not all. */
  readonly any?: boolean;
  readonly limit: number;
  /** Told before documents are put into the index, which takes a second for ten megabytes of text. */
  readonly onIndexing?: (documents: number) => void;
}

/** A text, and where in it the words stand that were looked for. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly Span[];
}

export interface SearchHit {
  readonly document: DocumentRecord;
  readonly passage: Passage;
  /** 1-based, of the first mark. */
  readonly page: number;
  /** The words of the passage as they stand in the document. */
  readonly words: MarkedText;
  /** Title and headings that it stands under, from the outside in. */
  readonly under: readonly MarkedText[];
  /** Clause categories of its words, as likely as not. */
  readonly categories: readonly MarkedText[];
  /** The obligations that stand in it and were asked for, each with who owes what. */
  readonly obligations: readonly {
    readonly obligation: Obligation;
    readonly value: string;
    readonly says: MarkedText;
  }[];
  /** The higher, the better it fits. */
  readonly score: number;
}

export interface SearchResult {
  /** The best first. */
  readonly hits: readonly SearchHit[];
  /** How many there are in all. */
  readonly total: number;
}

/** Passages of the documents in force that hold what was asked for, with the obligations that stand in them. Only what is new
 *  since the last search is put into the index first.
 *  @throws {UsageError} where nothing is asked for, or the document does not exist */
export async function searchText(workspace: Workspace, typed: string, options: SearchOptions): Promise<SearchResult> {
  const { store } = workspace;
  const terms = readSearch(typed);
  const chosen = options.document === undefined ? null : await findDocument(workspace, options.document);
  await bringUpToDate(store, options.onIndexing);
  const { all, any, typed: prefers } = await writeSearch(terms, (letters) => listWords(store, letters));
  const found = await findPassages(
    store,
    { fits: options.any ? [any] : all, prefers },
    chosen ? [chosen.id] : undefined,
  );
  const records = new Map((await listDocumentRecords(store, { allVersions: true })).map((one) => [one.id, one]));
  const wanted = options.kinds || options.party !== undefined;
  const byPassage = await obligationsIn(store, records, found, wanted ? found.length : options.limit, options);
  const fitting = wanted ? found.filter((passage) => byPassage.has(passage)) : found;
  const shown = fitting.slice(0, options.limit);
  return { hits: await showPassages(store, any, shown, records, byPassage), total: fitting.length };
}

/** Some at a time, so that a killed search has not worked for nothing and an import need not wait for long. */
const documentsAtOnce = 20;

/** Of what the index holds of a passage: where this changes, all is put into it anew. */
const edition = '2026-11-21';

async function bringUpToDate(store: Store, onIndexing: SearchOptions['onIndexing']): Promise<void> {
  if ((await loadDerived(store, 'search', edition)) === null) {
    await forgetIndexed(store);
    await saveDerived(store, 'search', edition, true);
  }
  const missing = await listUnindexed(store);
  if (missing.length > 0) onIndexing?.(missing.length);
  for (let i = 0; i < missing.length; i += documentsAtOnce) {
    await indexDocuments(store, missing.slice(i, i + documentsAtOnce), readPassages);
  }
}

async function readPassages(store: Store, document: string): Promise<WordedPassage[]> {
  const { text, tree } = await loadSourceText(store, document);
  const read = await listObligationsAsReviewed(store, { documents: [document] });
  const obligations = read.filter(({ review }) => review !== 'dismissed');
  const provisions = await listProvisions(store, document);
  return partIntoPassages(text, tree).map((passage) => ({
    ...passage,
    text: wordsOf(text, tree, passage),
    read: [
      ...headingsAround(tree, passage),
      ...categoriesOf(provisions, passage),
      ...inside(obligations, passage).map(sayObligation),
    ].join('\n'),
  }));
}

/** Confidence from which on a clause category is told. */
const asLikelyAsNot = 0.5;

/** Of the words of a passage, each once; the words of a clause that goes on across a page are told in pieces. */
function categoriesOf(provisions: readonly Provision[], { start, end }: Span): ProvisionCategory[] {
  const fitting = provisions.filter((one) => one.start < end && one.end > start && one.confidence >= asLikelyAsNot);
  return [...new Set(fitting.map(({ category }) => category))];
}

/** The words of a passage without page numbers and running headers in the midst of them: a phrase may go across a page. */
function wordsOf(text: string, { skipped }: Pick<ClauseTree, 'skipped'>, { start, end }: Span): string {
  let words = '';
  let from = start;
  const first = firstIndex(skipped.length, (at) => skipped[at]!.end > start);
  for (let i = first; i < skipped.length && skipped[i]!.start < end; i++) {
    const span = skipped[i]!;
    // What is skipped as a whole is a passage of its own.
    if (span.start <= start && span.end >= end) continue;
    const begin = Math.max(span.start, from);
    const until = Math.min(span.end, end);
    words += text.slice(from, begin) + ' '.repeat(until - begin);
    from = until;
  }
  return words + text.slice(from, end);
}

/** Those of some obligations, in the order of the text, that begin in a passage. */
function inside(obligations: readonly Obligation[], { start, end }: Span): Obligation[] {
  const found: Obligation[] = [];
  for (let i = firstIndex(obligations.length, (at) => obligations[at]!.start >= start); i < obligations.length; i++) {
    if (obligations[i]!.start >= end) break;
    found.push(obligations[i]!);
  }
  return found;
}

function sayObligation({ obligor, obligee, action, value }: Obligation): string {
  const parties = [obligor || '?', obligee].filter(Boolean).join(' -> ');
  return `${parties}: ${[action, formatValue(value)].filter(Boolean).join(', ')}`;
}

/** The obligations that stand in each of the first passages; where a kind or a party is asked for, only passages that have
 *  such an obligation are in the answer. */
async function obligationsIn(
  store: Store,
  records: ReadonlyMap<string, DocumentRecord>,
  found: readonly FoundPassage[],
  first: number,
  { kinds, party }: SearchOptions,
): Promise<Map<FoundPassage, Obligation[]>> {
  const passages = found.slice(0, first);
  const documents = [...new Set(passages.map(({ document }) => document))];
  const byDocument = new Map<string, Obligation[]>();
  for (const one of await listObligationsAsReviewed(store, { documents, ...(kinds && { kinds }) })) {
    const { parties } = records.get(one.document)!.facts;
    if (one.review === 'dismissed' || (party !== undefined && !concernsParty(one, parties, party))) continue;
    const list = byDocument.get(one.document);
    if (list) list.push(one);
    else byDocument.set(one.document, [one]);
  }
  const byPassage = new Map<FoundPassage, Obligation[]>();
  for (const passage of passages) {
    const obligations = inside(byDocument.get(passage.document) ?? [], passage);
    if (obligations.length > 0) byPassage.set(passage, obligations);
  }
  return byPassage;
}

async function showPassages(
  store: Store,
  wanted: readonly Phrase[],
  passages: readonly FoundPassage[],
  records: ReadonlyMap<string, DocumentRecord>,
  byPassage: ReadonlyMap<FoundPassage, readonly Obligation[]>,
): Promise<SearchHit[]> {
  const sources = new Map<string, Awaited<ReturnType<typeof loadSource>>>();
  for (const { document } of passages) {
    if (!sources.has(document)) sources.set(document, await loadSource(store, document));
  }
  const unmarked = passages.map((passage): SearchHit => {
    const { document, part, clause, start, end, rank } = passage;
    const { text, tree, provisions } = sources.get(document)!;
    const obligations = (byPassage.get(passage) ?? []).map((obligation) => {
      return { obligation, value: formatValue(obligation.value), says: toMark(sayObligation(obligation)) };
    });
    return {
      document: records.get(document)!,
      passage: { part, clause, start, end },
      page: 1,
      words: toMark(wordsOf(text, tree, passage)),
      under: headingsAround(tree, passage).map(toMark),
      categories: categoriesOf(provisions, passage).map(toMark),
      obligations,
      score: -rank,
    };
  });
  const texts = unmarked.flatMap(({ words, under, categories, obligations }) => [
    words,
    ...under,
    ...categories,
    ...obligations.map(({ says }) => says),
  ]);
  const marks = await markWords(
    store,
    wanted,
    texts.map(({ text }) => text),
  );
  const marked = new Map(texts.map((text, i) => [text, { ...text, marks: marks[i]! }]));
  return unmarked.map((hit) => {
    const words = marked.get(hit.words)!;
    return {
      ...hit,
      words,
      page: pageAt(sources.get(hit.document.id)!, hit.passage.start + (words.marks[0]?.start ?? 0)),
      under: hit.under.map((text) => marked.get(text)!),
      categories: hit.categories.map((text) => marked.get(text)!),
      obligations: hit.obligations.map((one) => ({ ...one, says: marked.get(one.says)! })),
    };
  });
}

async function loadSource(store: Store, document: string) {
  return { ...(await loadSourceText(store, document)), provisions: await listProvisions(store, document) };
}

function toMark(text: string): MarkedText {
  return { text, marks: [] };
}
