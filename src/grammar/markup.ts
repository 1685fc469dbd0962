import { classOf, DIGIT, LETTER, SPACE } from './characters.js';

const [STAR, UNDERSCORE, OPEN_SQUARE, CLOSE_SQUARE, BACKSLASH, CLOSE, PERCENT] = [42, 95, 91, 93, 92, 41, 37] as const;

/** `***` is the longest mark of emphasis; `[****]` is something left out, and `____` a blank. */
const longestEmphasis = 3;
/** Where a link of Markdown leads, behind its words: `](#fees)`, `](https://…)`. */
const target = /\]\((?:#|https?:|mailto:|\.{0,2}\/)[^\s()]{0,300}\)/y;
const link = /\[[^[\]\n]{1,200}\]\((?:#|https?:|mailto:|\.{0,2}\/)[^\s()]{0,300}\)/y;

/** The mark of a note right behind a word or figure: `30[1] days`, `invoice[^2]`, `30¹ days`, `fee†`. */
const noteMark = /\[\^?(?:\d{1,3}|[ivxl]{1,5})\](?!\()|[¹²³⁰⁴-⁹]{1,3}|[†‡]/y;

const reads = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
};

const isWordy = (code: number): boolean => {
  const type = classOf(code);
  return type === LETTER || type === DIGIT;
};

/** Where the markup ends that begins at `at`: the mark of a note, marks of emphasis right beside a word (`_Customer_`, `**Fees**.`), the bracket
 *  that opens the words of a link, the target behind them, the backslash before a mark that is one of the text (`\[30] days`).
 *  0 where the character is one of the text.
 *  @param code  the character at `at` */
export function markupEnd(text: string, at: number, code: number, limit: number): number {
  if (code === OPEN_SQUARE || code > 127) {
    if (code === OPEN_SQUARE && reads(link, text, at)) return at + 1;
    const before = at > 0 ? text.charCodeAt(at - 1) : 32;
    return isWordy(before) || before === CLOSE || before === PERCENT ? reads(noteMark, text, at) : 0;
  }
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
  if (!/[*_\\[\]¹²³⁰⁴-⁹†‡]/.test(text)) return text;
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
