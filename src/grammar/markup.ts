import { classOf, DIGIT, LETTER, SPACE } from './characters.js';

const [STAR, UNDERSCORE, OPEN_SQUARE, CLOSE_SQUARE, BACKSLASH] = [42, 95, 91, 93, 92] as const;

/** `***` is the longest mark of emphasis; `[****]` is something left out, and `____` a blank. */
const longestEmphasis = 3;
/** Where a link of Markdown leads, behind its words: `](#fees)`, `](https://…)`. */
const target = /\]\((?:#|https?:|mailto:|\.{0,2}\/)[^\s()]{0,300}\)/y;
const link = /\[[^[\]\n]{1,200}\]\((?:#|https?:|mailto:|\.{0,2}\/)[^\s()]{0,300}\)/y;

const reads = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
};

const isWordy = (code: number): boolean => {
  const type = classOf(code);
  return type === LETTER || type === DIGIT;
};

/** Where the markup ends that begins at `at`: marks of emphasis right beside a word (`_Customer_`, `**Fees**.`), the bracket
 *  that opens the words of a link, the target behind them, the backslash before a mark that is one of the text (`\[30] days`).
 *  0 where the character is one of the text.
 *  @param code  the character at `at` */
export function markupEnd(text: string, at: number, code: number, limit: number): number {
  if (code === OPEN_SQUARE) return reads(link, text, at) ? at + 1 : 0;
  if (code === CLOSE_SQUARE) return text.charCodeAt(at + 1) === 40 ? reads(target, text, at) : 0;
  if (code === BACKSLASH) return at + 1 < limit && /[[\](){}*_#.$-]/.test(text[at + 1]!) ? at + 1 : 0;
  if (code !== STAR && code !== UNDERSCORE) return 0;
  const before = at > 0 ? text.charCodeAt(at - 1) : 32;
  let to = at + 1;
  while (to < limit && to - at <= longestEmphasis && text.charCodeAt(to) === code) to++;
  if (to - at > longestEmphasis || before === code) return 0;
  const after = to < limit ? text.charCodeAt(to) : 32;
  const opens = !isWordy(before) && before !== OPEN_SQUARE && (isWordy(after) || /["“'‘[($£€]/.test(text[to] ?? ''));
  const closes =
    !isWordy(after) &&
    after !== CLOSE_SQUARE &&
    (isWordy(before) || (/[.,:;?!%)\]"”'’]/.test(text[at - 1] ?? '') && classOf(after) === SPACE));
  return opens || closes ? to : 0;
}

/** The words of a text without the marks of emphasis and the targets of links. */
export function withoutMarkup(text: string): string {
  if (!/[*_\\]|\]\(/.test(text)) return text;
  let plain = '';
  let from = 0;
  for (let i = 0; i < text.length; ) {
    const end = markupEnd(text, i, text.charCodeAt(i), text.length);
    if (end > 0) {
      plain += text.slice(from, i);
      from = end;
    }
    i = Math.max(end, i + 1);
  }
  return plain + text.slice(from);
}
