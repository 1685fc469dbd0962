import type { Read } from '../grammar/read.js';
import { tokenAt } from '../grammar/tokens.js';
import type { Clause, ClauseTree } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import type { SourceDocument } from '../model/source-document.js';
import { Lexis } from './lexis.js';
import { NamingWords } from './naming-words.js';
import { type PartyTable, readPartyTable } from './party-table.js';
import type { Predicate } from './predicate.js';
import { SentenceView } from './sentence-view.js';

export type { SentenceView } from './sentence-view.js';

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
  readonly namingWords: NamingWords;
  private readonly views = new Map<number, SentenceView>();
  /** By clause: the sentence that leads into its items; -1 where none does. */
  private readonly leads = new Map<Clause, number>();
  private readonly sentenceEnds: Int32Array;

  constructor(
    readonly source: SourceDocument,
    readonly tree: ClauseTree,
    readonly facts: DocumentFacts,
    readonly read: Read,
  ) {
    this.lexis = new Lexis(read);
    this.parties = readPartyTable(facts, tree, read);
    this.namingWords = new NamingWords(read, this.parties);
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
      view = new SentenceView(this, index);
      this.views.set(index, view);
    }
    return view;
  }

  /** Who does what in the words that lead into the list that a sentence is an item of: "Party B shall not: (1) …". */
  leadOf({ clause, first }: SentenceView): Predicate | null {
    if (!clause || clause.parent === null) return null;
    const parent = this.tree.clauses[clause.parent]!;
    if (parent.lead.end > this.read.tokens.start[first]!) return null;
    let index = this.leads.get(parent);
    if (index === undefined) {
      index = this.sentenceBeforeItems(parent);
      this.leads.set(parent, index);
    }
    if (index < 0 || this.read.sentences[index]!.from >= first) return null;
    return this.view(index).predicates.findLast((predicate) => !predicate.conditional) ?? null;
  }

  /** The last sentence before the first item of a clause; -1 where it ends before them. */
  private sentenceBeforeItems({ lead }: Clause): number {
    if (lead.end <= lead.start || this.read.sentences.length === 0) return -1;
    const closing = this.read.text.slice(lead.start, lead.end).trimEnd();
    if (/[.;!?]["”)]?$/.test(closing)) return -1;
    const last = tokenAt(this.read.tokens, lead.end - 1);
    return this.sentenceOf(Math.min(last, this.read.tokens.count - 1));
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
