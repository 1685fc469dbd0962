import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import { lowerBound } from '../grammar/sorted-places.js';
import { speaksOfParty } from './mentions.js';
import type { PartyTable } from './party-table.js';
import { lowerCase, stringsOf } from './sentence-words.js';

/** Tells whether a sentence can name a party at all, by its words alone: sooner than by looking for mentions. */
export class NamingWords {
  /** By word id: 0 = not asked yet, 1 = no, 2 = yes. */
  private readonly known: Uint8Array;
  private readonly generic: Int32Array;

  constructor(
    private readonly read: Read,
    private readonly table: PartyTable,
  ) {
    const { lexicon, ownWords } = read.tokens;
    const id = read.grammars.trie.idOf('either-party');
    this.known = new Uint8Array(lexicon.words.length + ownWords.length);
    this.generic = id < 0 ? new Int32Array(0) : read.places.ofVocabulary(id);
  }

  /** False only where `readMentions` finds no party in the sentence. */
  in({ from, to }: TokenRange): boolean {
    const { read, known, table, generic } = this;
    const { tokens } = read;
    const strings = stringsOf(tokens);
    for (let token = from; token < to; token++) {
      const id = tokens.word[token]!;
      if (known[id] === 0) known[id] = speaksOfParty(lowerCase(tokens, token, strings), table) ? 2 : 1;
      if (known[id] === 2) return true;
    }
    const next = lowerBound(generic, from);
    return next < generic.length && generic[next]! < to;
  }
}
