import type { Read } from '../grammar/read.js';
import { tokenAt } from '../grammar/tokens.js';
import type { Clause, ClauseTree } from '../model/clause-tree.js';
import { clauseAt } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import type { SourceDocument } from '../model/source-document.js';
import { Lexis } from './lexis.js';
import { type Mention, readMentions } from './mentions.js';
import { type PartyTable, readPartyTable } from './party-table.js';
import { type Predicate, readPredicates } from './predicates.js';
import { readWords, type SentenceWords } from './sentence-words.js';

/** One sentence with everybody who does something in it. */
export interface SentenceView {
  readonly index: number;
  readonly words: SentenceWords;
  readonly mentions: readonly Mention[];
  readonly predicates: readonly Predicate[];
  readonly clause: Clause | null;
}

/** What the refiners ask about a document. Sentences are looked at only when a rule has found something in them. */
export class ReadingContext {
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

  view(index: number): SentenceView {
    let view = this.views.get(index);
    if (!view) {
      const words = readWords(this.read, this.read.sentences[index]!);
      const mentions = readMentions(words, this.parties, this.lexis);
      const clause = clauseAt(this.tree, this.read.tokens.start[words.first] ?? 0);
      const lead = this.leadOf(words, clause);
      view = { index, words, mentions, predicates: readPredicates(words, mentions, this.lexis, lead), clause };
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

  private payerAlias: string | null = null;

  /** The party that pays in this document: the one that most often "shall pay"; empty where nobody does. */
  payer(): string {
    this.payerAlias ??= this.findPayer();
    return this.payerAlias;
  }

  private debtorAlias: string | null = null;

  /** The party that most duties of the document fall on; empty where they are shared. */
  debtor(): string {
    this.debtorAlias ??= this.findDebtor();
    return this.debtorAlias;
  }

  private findDebtor(): string {
    const id = this.read.grammars.trie.names.indexOf('duty');
    const places = id < 0 ? new Int32Array(0) : this.read.places.ofVocabulary(id);
    const counts = new Map<string, number>();
    const step = Math.max(1, Math.floor(places.length / 80));
    let all = 0;
    for (let i = 0; i < places.length; i += step) {
      const view = this.view(this.sentenceOf(places[i]!));
      const predicate = view.predicates.find(({ at }) => at === places[i]! - view.words.first);
      if (!predicate?.subject || predicate.passive || predicate.conditional) continue;
      counts.set(predicate.subject, (counts.get(predicate.subject) ?? 0) + 1);
      all++;
    }
    for (const [party, count] of counts) if (party !== 'both' && count >= all * 0.7) return party;
    return '';
  }

  private findPayer(): string {
    const id = this.read.grammars.trie.names.indexOf('pays');
    if (id < 0) return '';
    const counts = new Map<string, number>();
    let looked = 0;
    for (const token of this.read.places.ofVocabulary(id)) {
      if (++looked > 60) break;
      const view = this.view(this.sentenceOf(token));
      const at = token - view.words.first;
      const predicate = view.predicates.find(({ verb, passive }) => verb === at && !passive);
      if (!predicate?.subject || predicate.subject === 'both' || predicate.conditional) continue;
      counts.set(predicate.subject, (counts.get(predicate.subject) ?? 0) + 1);
    }
    let best = '';
    for (const [party, count] of counts) if (count > (counts.get(best) ?? 0)) best = party;
    return best;
  }

  /** Who last did something in the sentences before this one.
   *  @param within  only in the same clause */
  subjectBefore(view: SentenceView, within = true): string {
    for (let index = view.index - 1; index >= 0 && index >= view.index - 3; index--) {
      const before = this.view(index);
      if (within && before.clause !== view.clause) break;
      const subject = before.predicates.find(
        (predicate) => predicate.subject && !predicate.conditional && predicate.modality === 'must',
      )?.subject;
      if (subject) return subject;
    }
    return '';
  }
}
