import type { Read } from '../grammar/read.js';
import type { Clause, ClauseTree } from '../model/clause-tree.js';
import { clauseAt } from '../model/clause-tree.js';
import type { Lexis } from './lexis.js';
import { type Mention, readMentions } from './mentions.js';
import type { NamingWords } from './naming-words.js';
import type { PartyTable } from './party-table.js';
import type { Predicate } from './predicate.js';
import { PredicateReader } from './predicates.js';
import { readWords, type SentenceWords } from './sentence-words.js';
import type { WordSigns } from './word-signs.js';

/** The document that a sentence stands in. */
interface Surroundings {
  readonly read: Read;
  readonly tree: ClauseTree;
  readonly parties: PartyTable;
  readonly lexis: Lexis;
  readonly namingWords: NamingWords;
  readonly signs: WordSigns;
  leadOf(view: SentenceView): Predicate | null;
}

/** One sentence with everybody who does something in it. Each part is read when first asked for: of most sentences nobody
 *  asks much. */
export class SentenceView {
  #words: SentenceWords | undefined;
  #mentions: readonly Mention[] | undefined;
  #predicates: readonly Predicate[] | undefined;
  /** As long as not all of its doings are read. */
  #reader: PredicateReader | undefined;
  #clause: Clause | null | undefined;
  #lead: Predicate | null | undefined;

  /** @param index  of the sentence in `Read.sentences` */
  constructor(
    private readonly context: Surroundings,
    readonly index: number,
  ) {}

  get words(): SentenceWords {
    const { read } = this.context;
    this.#words ??= readWords(read, read.sentences[this.index]!);
    return this.#words;
  }

  get mentions(): readonly Mention[] {
    const { parties, lexis, namingWords } = this.context;
    this.#mentions ??= readMentions(this.words, parties, lexis, namingWords);
    return this.#mentions;
  }

  get predicates(): readonly Predicate[] {
    this.#predicates ??= this.#reading().readUntil(() => false);
    this.#reader = undefined;
    return this.#predicates;
  }

  /** The doings up to the first of a kind, and maybe some behind it: reads no further than to it. */
  predicatesUntil(fits: (predicate: Predicate) => boolean): readonly Predicate[] {
    if (this.#predicates) return this.#predicates;
    const reader = this.#reading();
    return reader.found.some(fits) ? reader.found : reader.readUntil(fits);
  }

  #reading(): PredicateReader {
    const { lexis, signs } = this.context;
    this.#reader ??= new PredicateReader(this.words, this.mentions, lexis, signs, this.lead);
    return this.#reader;
  }

  get clause(): Clause | null {
    const { tree, read } = this.context;
    if (this.#clause === undefined) this.#clause = clauseAt(tree, read.tokens.start[this.first] ?? 0);
    return this.#clause;
  }

  /** The doing that leads into the list that the sentence is an item of; null where it is none. */
  get lead(): Predicate | null {
    if (this.#lead === undefined) this.#lead = this.context.leadOf(this);
    return this.#lead;
  }

  /** Its first token. */
  get first(): number {
    return this.context.read.sentences[this.index]!.from;
  }
}
