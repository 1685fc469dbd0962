import type { Read } from '../grammar/read.js';
import { tokenAt } from '../grammar/tokens.js';
import type { Clause, ClauseTree } from '../model/clause-tree.js';
import { clauseAt } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import type { SourceDocument } from '../model/source-document.js';
import { Lexis } from './lexis.js';
import { type Mention, readMentions } from './mentions.js';
import { type PartyTable, readPartyTable } from './party-table.js';
import type { Predicate } from './predicate.js';
import { readPredicates } from './predicates.js';
import { readWords, type SentenceWords } from './sentence-words.js';

/** One sentence with everybody who does something in it. */
export interface SentenceView {
  readonly index: number;
  readonly words: SentenceWords;
  readonly mentions: readonly Mention[];
  readonly predicates: readonly Predicate[];
  readonly clause: Clause | null;
  /** The doing that leads into the list that the sentence is an item of; null where it is none. */
  readonly lead: Predicate | null;
}

const contexts = new WeakMap<Read, ReadingContext>();

/** What the refiners ask about a document. Sentences are looked at only when a rule has found something in them. */
export class ReadingContext {
  /** The same one for all stages that ask about the same reading, so that each sentence is looked at once. */
  static of(source: SourceDocument, tree: ClauseTree, facts: DocumentFacts, read: Read): ReadingContext {
    const known = contexts.get(read);
    if (known?.source === source && known.tree === tree && known.facts === facts) return known;
    const context = new ReadingContext(source, tree, facts, read);
    contexts.set(read, context);
    return context;
  }

  readonly lexis: Lexis;
  readonly parties: PartyTable;
  private readonly views = new Map<number, SentenceView>();
  private readonly sentenceEnds: Int32Array;

  constructor(
    readonly source: SourceDocument,
    readonly tree: ClauseTree,
    readonly facts: DocumentFacts,
    readonly read: Read,
  ) {
    this.lexis = new Lexis(read);
    this.parties = readPartyTable(facts, tree, read);
    this.sentenceEnds = Int32Array.from(read.sentences, (sentence) => sentence.to);
  }

  /** Index of the sentence that holds a token. */
  sentenceOf(token: number): number {
    let low = 0;
    let high = this.sentenceEnds.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sentenceEnds[middle]! <= token) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The token at which the sentence begins that holds a token. */
  sentenceStart(token: number): number {
    return this.read.sentences[this.sentenceOf(token)]!.from;
  }

  view(index: number): SentenceView {
    let view = this.views.get(index);
    if (!view) {
      const words = readWords(this.read, this.read.sentences[index]!);
      const mentions = readMentions(words, this.parties, this.lexis);
      const clause = clauseAt(this.tree, this.read.tokens.start[words.first] ?? 0);
      const lead = this.leadOf(words, clause);
      view = { index, words, mentions, predicates: readPredicates(words, mentions, this.lexis, lead), clause, lead };
      this.views.set(index, view);
    }
    return view;
  }

  /** Who does what in the words that lead into the list that a sentence is an item of: "Party B shall not: (1) …". */
  private leadOf(words: SentenceWords, clause: Clause | null): Predicate | null {
    if (!clause || clause.parent === null) return null;
    const start = this.read.tokens.start[words.first]!;
    const parent = this.tree.clauses[clause.parent]!;
    const leadEnd = parent.lead.end;
    if (leadEnd > start || leadEnd <= parent.lead.start) return null;
    const last = tokenAt(this.read.tokens, leadEnd - 1);
    const index = this.sentenceOf(Math.min(last, this.read.tokens.count - 1));
    const sentence = this.read.sentences[index];
    if (!sentence || sentence.from >= words.first) return null;
    const closing = this.read.text.slice(parent.lead.start, leadEnd).trimEnd();
    if (/[.;!?]["”)]?$/.test(closing)) return null;
    return this.view(index).predicates.findLast((predicate) => !predicate.conditional) ?? null;
  }

  /** The party that the heading of a clause, or of one around it, is about: "Duties of the Supplier"; empty where it names
   *  none or several. */
  partyOfHeading({ clause }: SentenceView): string {
    for (let at = clause; at; at = at.parent === null ? null : this.tree.clauses[at.parent]!) {
      const words = (at.heading ?? '').toLowerCase().split(/[^\p{L}\p{N}&]+/u);
      const named = this.parties.parties.filter(({ forms }) =>
        forms.some((form) =>
          words.some((_, i) => form.every((word, k) => words[i + k]?.replace(/s$/, '') === word.replace(/s$/, ''))),
        ),
      );
      if (named.length === 1) return named[0]!.alias;
    }
    return '';
  }

  /** Who last had to do something in the sentences before this one, in the same clause.
   *  @param rights  also who last had a right to */
  subjectBefore(view: SentenceView, { rights } = { rights: false }): string {
    for (let index = view.index - 1; index >= 0 && index >= view.index - 3; index--) {
      const before = this.view(index);
      if (before.clause !== view.clause || this.parted(before, view)) break;
      const subject = before.predicates.find(
        (predicate) => predicate.subject && !predicate.conditional && (rights || predicate.modality === 'must'),
      )?.subject;
      if (subject) return subject;
    }
    return '';
  }

  /** Unnumbered paragraphs under one heading are about different things. */
  private parted(before: SentenceView, view: SentenceView): boolean {
    if (/\d/.test(view.clause?.number ?? '')) return false;
    const { tokens, text } = this.read;
    return /\n\s*\n/.test(text.slice(tokens.start[before.words.first], tokens.start[view.words.first]));
  }
}
