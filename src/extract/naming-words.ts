import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import { lowerBound } from '../grammar/sorted-places.js';
import { isPronoun, partyWords, speaksOfParty } from './mentions.js';
import type { PartyTable } from './party-table.js';
import { lowerCase, stringsOf } from './sentence-words.js';

/** Bits of what is known of a word. */
const asked = 1;
const names = 2;
const begins = 4;

/** Tells whether a party can be named at a word, or in a sentence, by its words alone: sooner than by looking for mentions.
 *  Each word of a text is looked at once. */
export class NamingWords {
  /** By word id. Words of the lexicon are told beforehand, those of the text alone when first asked for. */
  private readonly known: Uint8Array;
  private readonly generic: Int32Array;

  constructor(
    private readonly read: Read,
    private readonly table: PartyTable,
  ) {
    const { lexicon, ownWords } = read.tokens;
    const id = read.grammars.trie.idOf('either-party');
    this.known = new Uint8Array(lexicon.words.length + ownWords.length);
    for (const word of [...partyWords, ...table.formsByFirst.keys()]) {
      const known = lexicon.idOf(word);
      if (lexicon.words[known] === word) this.known[known] = this.learn(word);
    }
    this.generic = id < 0 ? new Int32Array(0) : read.places.ofVocabulary(id);
  }

  /** False only where `readMentions` finds no party in the sentence. */
  in({ from, to }: TokenRange): boolean {
    for (let token = from; token < to; token++) if ((this.knownOf(token) & names) !== 0) return true;
    const { generic } = this;
    const next = lowerBound(generic, from);
    return next < generic.length && generic[next]! < to;
  }

  /** False only where no mention begins at a token, phrases of `either-party` aside. */
  mayBegin(token: number): boolean {
    return (this.knownOf(token) & begins) !== 0;
  }

  private knownOf(token: number): number {
    const { tokens } = this.read;
    const id = tokens.word[token]!;
    const known = this.known[id]!;
    if (known !== 0 || id < tokens.lexicon.words.length) return known;
    this.known[id] = this.learn(lowerCase(tokens, token, stringsOf(tokens)));
    return this.known[id]!;
  }

  private learn(word: string): number {
    const speaks = speaksOfParty(word, this.table);
    return asked | (speaks ? names : 0) | (speaks || isPronoun(word) ? begins : 0);
  }
}
