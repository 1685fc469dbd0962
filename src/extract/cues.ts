import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import { StretchFinder } from '../grammar/stretch-finder.js';
import { tokenAt } from '../grammar/tokens.js';
import type { Span } from '../model/span.js';
import type { SentenceWords } from './sentence-words.js';

/** Looks for the cues of `grammars/cue/` in stretches of a text. Places are words of a sentence, as `Lexis` counts them; what
 *  reaches beyond the sentence is cut off. */
export class Cues {
  private readonly finder: StretchFinder;

  constructor(private readonly read: Read) {
    this.finder = new StretchFinder(read);
  }

  /** Whether a cue stands in words `[from, to)` of a sentence, whole. */
  has(cue: string, words: SentenceWords, from = 0, to = words.count): boolean {
    return this.find(cue, words, from, to) !== null;
  }

  /** The first place of a cue in words `[from, to)` of a sentence; null where there is none. */
  find(cue: string, words: SentenceWords, from = 0, to = words.count): TokenRange | null {
    const { first } = words;
    const found = this.look(cue, stretchOf(words, from, to));
    return found && { from: found.from - first, to: found.to - first };
  }

  /** Whether a cue begins at word `i`. */
  begins(cue: string, words: SentenceWords, i: number, to = words.count): boolean {
    return i >= 0 && i < to && this.look(cue, stretchOf(words, i, to), words.first + i) !== null;
  }

  /** Whether a cue of words `[from, to)` ends with the last of them. */
  ends(cue: string, words: SentenceWords, from: number, to: number): boolean {
    const stretch = stretchOf(words, from, to);
    return this.look(cue, stretch, stretch.to - 1, stretch.to) !== null;
  }

  /** Whether a cue stands in a sentence, or a part of one, of a piece of the text. */
  inText(cue: string, { start, end }: Span): boolean {
    const { tokens, sentences } = this.read;
    const from = tokenAt(tokens, start);
    const to = end >= tokens.text.length ? tokens.count : tokenAt(tokens, end);
    let low = 0;
    let high = sentences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sentences[middle]!.to <= from) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < sentences.length && sentences[i]!.from < to; i++) {
      const stretch = { from: Math.max(from, sentences[i]!.from), to: Math.min(to, sentences[i]!.to) };
      if (this.look(cue, stretch)) return true;
    }
    return false;
  }

  private look(cue: string, stretch: TokenRange, last?: number, mustEndAt?: number): TokenRange | null {
    const rule = this.read.grammars.rule(`cue/${cue}`);
    return rule ? this.finder.find(rule, stretch, last, mustEndAt) : null;
  }
}

const stretchOf = ({ first, count }: SentenceWords, from: number, to: number): TokenRange => ({
  from: first + Math.max(0, from),
  to: first + Math.min(count, to),
});
