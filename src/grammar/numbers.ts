import type { Finding } from '../model/finding.js';
import type { UnresolvedReason } from '../model/obligation.js';
import { fold } from './characters.js';
import type { Read } from './read.js';
import { GAP_LINE, GAP_SPACE, MARK, NUMBER, type Tokens } from './tokens.js';

/** A number as read, before it is a hit. */
export interface NumberReading {
  readonly to: number;
  readonly number: number | null;
  readonly problem: UnresolvedReason | null;
  readonly findings: readonly Finding[];
}

const [OPEN, CLOSE, LEFT, RIGHT, SLASH, STAR, HYPHEN, BLACKED_OUT] = [...'()[]/*-█'].map((char) =>
  char.charCodeAt(0),
) as [number, number, number, number, number, number, number, number];

/** Shared: most numbers have none. */
const noFindings: readonly Finding[] = [];

/** What "½" is when decomposed (NFKD): figures on both sides of a fraction slash. */
const VULGAR = /^(\d+)\u2044(\d+)$/;

const markAt = (tokens: Tokens, token: number): number =>
  token < tokens.count && tokens.end[token]! - tokens.start[token]! === 1
    ? fold(tokens.text.charCodeAt(tokens.start[token]!))
    : 0;

/** The number that the figures of a token mean, or null: `200,000`, `1.5`, `1.234.567` but not `8.4.1`. */
function parseFigures(text: string): number | null {
  if (text.length <= 2) return Number(text);
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(text)) return Number(text.replaceAll('.', ''));
  if (!/^[\d,]*\.?\d+$/.test(text)) return null;
  return Number(text.replaceAll(',', ''));
}

/** The longest phrase of a vocabulary at a token, as meaning and the token after it. */
export function phraseAt(read: Read, vocabulary: number, token: number): { meaning: string; to: number } | null {
  const { hits } = read;
  if (vocabulary < 0 || token >= read.tokens.count) return null;
  let best = -1;
  for (let h = hits.firstHit[token]!; h < hits.firstHit[token + 1]!; h++) {
    if (hits.vocabulary[h] === vocabulary && (best < 0 || hits.end[h]! > hits.end[best]!)) best = h;
  }
  if (best < 0) return null;
  const meaning = hits.meaning[best]!;
  return { meaning: meaning < 0 ? '' : read.grammars.trie.meanings[meaning]!, to: hits.end[best]! };
}

/** Reads the numbers of a text: figures, number words, both ("thirty (30)", "30 (thirty)"), fractions, scales
 *  ("5 million"), and the blanks and redactions that stand in a number's place. The words themselves come from
 *  `vocabulary/number-word`, `number-scale`, `number-fraction`, `number-joiner` and `blank`. */
export class NumberReader {
  private readonly words: number;
  private readonly scales: number;
  private readonly joiners: number;
  private readonly blanks: number;
  private readonly fractions: number;
  /** By token: 1 where a phrase begins with which a number may begin. */
  private readonly opens: Uint8Array;

  constructor(private readonly read: Read) {
    const { trie } = read.grammars;
    this.words = trie.idOf('number-word');
    this.scales = trie.idOf('number-scale');
    this.joiners = trie.idOf('number-joiner');
    this.blanks = trie.idOf('blank');
    this.fractions = trie.idOf('number-fraction');
    this.opens = new Uint8Array(read.tokens.count);
    for (const id of [this.words, this.fractions, this.blanks])
      for (const token of id < 0 ? [] : read.places.ofVocabulary(id)) this.opens[token] = 1;
  }

  /** Whether a number may begin at a token. */
  private mayBegin(token: number): boolean {
    const { tokens } = this.read;
    const kind = tokens.kind[token];
    return kind === NUMBER || this.opens[token] === 1 || (kind === MARK && markAt(tokens, token) === LEFT);
  }

  readAt(token: number): NumberReading | null {
    const { tokens } = this.read;
    if (!this.mayBegin(token)) return null;
    const blank = phraseAt(this.read, this.blanks, token);
    if (blank) return this.readBlank(token, blank);
    if (markAt(tokens, token) === LEFT) return this.readBracketed(token);
    const first = this.readPlain(token);
    if (!first) return null;
    const open = markAt(tokens, first.to);
    if (open !== OPEN && open !== LEFT) return this.plain(first);
    if (open === OPEN && first.number === 1 && this.isScannedOne(first.to + 1)) {
      return this.plain({ to: first.to + 3, number: 1 });
    }
    const second = this.readPlain(first.to + 1);
    const close = second && markAt(tokens, second.to);
    if (!second || close !== (open === OPEN ? CLOSE : RIGHT)) return this.plain(first);
    if (first.figures && second.figures) return this.plain(first);
    const to = second.to + 1;
    if (first.number === second.number) return this.plain({ to, number: first.number });
    const span = { start: tokens.start[token]!, end: tokens.end[to - 1]! };
    const message = `"${tokens.text.slice(span.start, span.end)}": words and figures differ`;
    // The words are kept, as the law of most places prefers them, but nothing is computed from either.
    const words = first.figures ? second.number : first.number;
    const findings: Finding[] = [{ code: 'word-figure-mismatch', message, span }];
    return { to, number: words, problem: 'words and figures differ', findings };
  }

  /** "one (I)", "one (l)": the figure as scanners read it. */
  private isScannedOne(token: number): boolean {
    const { tokens } = this.read;
    if (markAt(tokens, token + 1) !== CLOSE) return false;
    return /^[Il]$/.test(tokens.text.slice(tokens.start[token], tokens.end[token]));
  }

  private plain({ to, number }: { to: number; number: number }): NumberReading {
    return { to, number, problem: null, findings: noFindings };
  }

  /** `[30]`: a figure that a draft left in brackets. */
  private readBracketed(token: number): NumberReading | null {
    const inner = this.readPlain(token + 1);
    if (!inner || markAt(this.read.tokens, inner.to) !== RIGHT) return null;
    return this.plain({ to: inner.to + 1, number: inner.number });
  }

  /** Blanks come in pairs too: "[***] ([***]) days". An asterisk or a square at the beginning of a line is a bullet. */
  private readBlank(token: number, { meaning, to }: { meaning: string; to: number }): NumberReading | null {
    const { tokens } = this.read;
    const single = to === token + 1 && tokens.gap[token]! >= GAP_LINE ? markAt(tokens, token) : 0;
    if (single === STAR || single === BLACKED_OUT) return null;
    const again = markAt(tokens, to) === OPEN ? phraseAt(this.read, this.blanks, to + 1) : null;
    const whole = phraseAt(this.read, this.blanks, to);
    const end =
      again && markAt(tokens, again.to) === CLOSE ? again.to + 1 : markAt(tokens, to) === OPEN && whole ? whole.to : to;
    const span = { start: tokens.start[token]!, end: tokens.end[end - 1]! };
    const quote = tokens.text.slice(span.start, Math.min(span.end, span.start + 40));
    const redacted = meaning === 'redacted';
    const message = `"${quote}": the number is ${redacted ? 'redacted' : 'left blank'}`;
    return {
      to: end,
      number: null,
      problem: redacted ? 'redacted number' : 'blank in the form',
      findings: [{ code: redacted ? 'redacted' : 'placeholder', message, span }],
    };
  }

  private readPlain(token: number): { to: number; number: number; figures: boolean } | null {
    const { tokens } = this.read;
    if (token >= tokens.count) return null;
    if (tokens.kind[token] !== NUMBER) return this.readWords(token);
    const figures = parseFigures(tokens.text.slice(tokens.start[token], tokens.end[token]));
    if (figures === null) return null;
    let number = figures;
    let to = token + 1;
    const fraction = this.fractionAt(to, number);
    if (fraction) ({ number, to } = fraction);
    const scale = phraseAt(this.read, this.scales, to);
    if (scale) return { to: scale.to, number: clean(number * Number(scale.meaning)), figures: true };
    return { to, number, figures: true };
  }

  /** "1/2" as a whole; "1 1/2", "1-1/2" and "1½" after a whole number. A date such as 1/2/2024 is none. */
  private fractionAt(to: number, number: number): { number: number; to: number } | null {
    const { tokens } = this.read;
    const small = (token: number) => {
      if (token >= tokens.count || tokens.kind[token] !== NUMBER || tokens.end[token]! - tokens.start[token]! > 2)
        return 0;
      return Number(tokens.text.slice(tokens.start[token], tokens.end[token])) || 0;
    };
    const divides = (slash: number) => markAt(tokens, slash) === SLASH && markAt(tokens, slash + 2) !== SLASH;
    if (
      divides(to) &&
      markAt(tokens, to - 2) !== SLASH &&
      number < small(to + 1) &&
      small(to + 1) <= 12 &&
      tokens.gap[to]! < GAP_SPACE
    ) {
      return { number: number / small(to + 1), to: to + 2 };
    }
    if (!Number.isInteger(number) || to >= tokens.count) return null;
    const vulgar =
      tokens.gap[to] === 0 &&
      tokens.text.charCodeAt(tokens.start[to]!) > 127 &&
      VULGAR.exec(tokens.text.slice(tokens.start[to], tokens.end[to]).normalize('NFKD'));
    if (vulgar) return { number: number + Number(vulgar[1]) / Number(vulgar[2]), to: to + 1 };
    const part = markAt(tokens, to) === HYPHEN && tokens.gap[to] === 0 && tokens.gap[to + 1] === 0 ? to + 1 : to;
    if (divides(part + 1) && small(part) > 0 && small(part) < small(part + 2) && small(part + 2) <= 12) {
      return { number: number + small(part) / small(part + 2), to: part + 3 };
    }
    return null;
  }

  /** "half a million", "twenty-four", "one and one-half". */
  private readWords(token: number): { to: number; number: number; figures: boolean } | null {
    const part = phraseAt(this.read, this.fractions, token);
    const scale = part && phraseAt(this.read, this.scales, part.to);
    if (scale && Number(scale.meaning) > 100) {
      return { to: scale.to, number: Number(part.meaning) * Number(scale.meaning), figures: false };
    }
    const whole = this.readWholeWords(token);
    if (!whole) return null;
    const joined = phraseAt(this.read, this.joiners, whole.to);
    const rest = joined && phraseAt(this.read, this.fractions, joined.to);
    return rest
      ? { to: rest.to, number: whole.number + Number(rest.meaning), figures: false }
      : { ...whole, figures: false };
  }

  /** "two hundred thousand", "one thousand two hundred and fifty". */
  private readWholeWords(token: number): { to: number; number: number } | null {
    let total = 0;
    let current = 0;
    /** The least power of ten that the group still lacks: after "twenty" only 1 to 9 may follow. */
    let room = Number.POSITIVE_INFINITY;
    let to = -1;
    let at = token;
    let lastScale = Number.POSITIVE_INFINITY;
    for (;;) {
      const joined = to >= 0 && at > token ? phraseAt(this.read, this.joiners, at) : null;
      const next = joined ? joined.to : at;
      const scale = phraseAt(this.read, this.scales, next);
      if (scale && !joined && to >= 0) {
        const factor = Number(scale.meaning);
        if (factor === 100 && current > 0 && current < 100) {
          current *= 100;
          room = 100;
        } else if (factor > 100 && factor < lastScale && current > 0) {
          total += current * factor;
          current = 0;
          lastScale = factor;
          room = factor;
        } else break;
        to = at = scale.to;
        continue;
      }
      const word = phraseAt(this.read, this.words, next);
      if (!word) break;
      const value = Number(word.meaning);
      if (joined && room < 100) break;
      if (value >= room) break;
      current += value;
      room =
        value >= 100 ? 100 : value >= 20 && value % 10 === 0 ? 10 : value < 1 && value > 0 ? 0 : value < 20 ? 1 : 1;
      to = at = word.to;
    }
    return to < 0 ? null : { to, number: clean(total + current) };
  }
}

/** Without the dust of floating point: 16.4 million is 16400000. */
export function clean(number: number): number {
  return Number(number.toPrecision(15));
}
