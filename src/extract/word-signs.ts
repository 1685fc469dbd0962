import type { GrammarSet } from '../grammar/load.js';
import type { Read } from '../grammar/read.js';
import { MARK } from '../grammar/tokens.js';
import { oncePer } from '../model/once-per.js';
import { auxiliaries, conditionals, looksThirdPerson, promises, subordinators } from './english.js';
import type { Lexis } from './lexis.js';
import { isPluralAct } from './plain-verbs.js';
import { lowerCase, stringsOf } from './sentence-words.js';

/** Bits of what is known of a word. */
const asked = 1;
const opens = 2;

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
    const { tokens } = this.read;
    if (tokens.kind[token] === MARK) return true;
    const word = tokens.word[token]!;
    const { shared, own } = this;
    const known = word < shared.length ? shared[word]! : own[word - shared.length]!;
    return ((known || this.learn(token, word)) & opens) !== 0;
  }

  private learn(token: number, word: number): number {
    const { read, shared, own } = this;
    const known = asked | (this.isTelling(lowerCase(read.tokens, token, stringsOf(read.tokens))) ? opens : 0);
    if (word < shared.length) shared[word] = known;
    else own[word - shared.length] = known;
    return known;
  }

  private isTelling(word: string): boolean {
    const { lexis } = this;
    return (
      auxiliaries.has(word) ||
      promises.has(word) ||
      conditionals.has(word) ||
      subordinators.has(word) ||
      looksThirdPerson(word) ||
      lexis.contains('acts', word) ||
      lexis.contains('acts-on', word) ||
      isPluralAct(lexis, word)
    );
  }
}
