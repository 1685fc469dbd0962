import { KeptHyphens } from './kept-hyphens.js';

/** Between figures, or before a capital, no word is ever broken. */
const noBreak = /\d\u00ad|\u00ad(?:\d|\p{Lu}\p{Ll})/u;
/** No word has more letters on either side. */
const longest = 40;
const broken = new RegExp(`\\p{L}{0,${longest}}(?:\u00ad\\p{L}{0,${longest}})+`, 'gu');

/** A text of the same length in which a soft hyphen that is a hyphen is written as one. Old programs wrote hyphens so
 *  (`By\u00adLaws`, `twelve\u00admonth`); others mark with it where a word may be broken (`termi\u00adnation`). */
export function withHyphens(text: string): string {
  if (!text.includes('\u00ad')) return text;
  if (noBreak.test(text)) return text.replaceAll('\u00ad', '-');
  const hyphens = new KeptHyphens(() => text.replace(broken, ' ').split('\n'));
  return text.replace(/\u00ad/g, (soft, at: number) => {
    const head = /\p{L}+$/u.exec(text.slice(Math.max(0, at - longest), at))?.[0];
    const rest = /^(?:[ \t]*\r?\n[ \t]*)?(\p{Ll}+)/u.exec(text.slice(at + 1, at + 3 * longest))?.[1];
    return head !== undefined && rest !== undefined && hyphens.keeps(head, rest) ? '-' : soft;
  });
}
