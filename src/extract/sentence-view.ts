import type { Read } from '../grammar/read.js';
import type { Clause, ClauseTree } from '../model/clause-tree.js';
import { clauseAt } from '../model/clause-tree.js';
import type { Lexis } from './lexis.js';
import { type Mention, readMentions } from './mentions.js';
import type { NamingWords } from './naming-words.js';
import type { PartyTable } from './party-table.js';
import type { Predicate } from './predicate.js';
import { readPredicates } from './predicates.js';
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
    const { lexis, signs } = this.context;
    this.#predicates ??= readPredicates(this.words, this.mentions, lexis, signs, this.lead);
    return this.#predicates;
  }

  /** The first doing of a kind: reads no further than to it. */
  findPredicate(fits: (predicate: Predicate) => boolean): Predicate | undefined {
    const { words, mentions, lead } = this;
    const { lexis, signs } = this.context;
    return (this.#predicates ?? readPredicates(words, mentions, lexis, signs, lead, fits)).find(fits);
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
