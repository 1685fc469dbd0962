import type { GrammarSet } from '../grammar/load.js';
import type { Read } from '../grammar/read.js';
import { MARK } from '../grammar/tokens.js';
import { oncePer } from '../model/once-per.js';
import { auxiliaries, conditionals, looksThirdPerson, subordinators } from './english.js';
import type { Lexis } from './lexis.js';
import { isPluralAct } from './plain-verbs.js';
import { lowerCase, stringsOf } from './sentence-words.js';

/** Bits of what is known of a word. */
const asked = 1;
/** It opens a clause, or a condition. */
const clause = 2;
/** A known verb of plain drafting, or one of several: "reviews", "review". */
const act = 4;
/** Any other word by which a doing is told. */
const other = 8;
const opens = clause | act | other;

/** By word of the lexicon, for all documents. */
const ofLexicon = oncePer(({ lexicon }: GrammarSet) => new Uint8Array(lexicon.words.length));

/** Tells the few words at which a clause or a doing may begin from all others, which its reader passes over. Each word of a
 *  text is looked at once. */
export class WordSigns {
  private readonly shared: Uint8Array;
  private readonly own: Uint8Array;

  constructor(
    private readonly read: Read,
    private readonly lexis: Lexis,
  ) {
    this.shared = ofLexicon(read.grammars);
    this.own = new Uint8Array(read.tokens.ownWords.length);
  }

  /** Whether a doing, or a clause with one of its own, may begin at a token, phrases and names of parties aside. Marks may
   *  end one. */
  opens(token: number): boolean {
    return this.read.tokens.kind[token] === MARK || (this.knownOf(token) & opens) !== 0;
  }

  /** Whether a token that is no mark opens a clause, or a condition: "if", "which", "that". */
  opensClause(token: number): boolean {
    return (this.knownOf(token) & clause) !== 0;
  }

  /** Whether a token that is no mark is a known verb without a modal: one that somebody, or one that several do. */
  isAct(token: number): boolean {
    return (this.knownOf(token) & act) !== 0;
  }

  private knownOf(token: number): number {
    const { shared, own } = this;
    const word = this.read.tokens.word[token]!;
    return (word < shared.length ? shared[word]! : own[word - shared.length]!) || this.learn(token, word);
  }

  private learn(token: number, word: number): number {
    const { read, shared, own } = this;
    const known = asked | this.signsOf(lowerCase(read.tokens, token, stringsOf(read.tokens)));
    if (word < shared.length) shared[word] = known;
    else own[word - shared.length] = known;
    return known;
  }

  private signsOf(word: string): number {
    const { lexis } = this;
    return (
      (conditionals.has(word) || subordinators.has(word) ? clause : 0) |
      (lexis.contains('acts', word) || lexis.contains('acts-on', word) || isPluralAct(lexis, word) ? act : 0) |
      (looksThirdPerson(lexis, word) || auxiliaries.has(word) || lexis.contains('who/promises', word) ? other : 0)
    );
  }
}
