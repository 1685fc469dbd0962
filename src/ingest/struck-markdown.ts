import { matchesIn } from '../model/matches-in.js';
import type { Block } from '../model/source-document.js';
import type { Span } from '../model/span.js';

const mark = /(?<!~)~~(?!~)|<(\/?)(?:del|s|strike)(?:\s[^<>]{0,200})?>|\n[ \t]*\r?\n/gi;

/** Words between `~~` and `~~` in one paragraph, or between tags of HTML that strike them through: with these marks, and with the
 *  number of an item that has no other words. In order, not overlapping. */
export function findStruck(text: string, blocks: readonly Block[]): Span[] {
  const struck: Span[] = [];
  let tilde = -1;
  let tag = -1;
  for (const { 0: found, 1: slash, index } of matchesIn(mark, text)) {
    const end = index + found.length;
    if (slash === '' && tag < 0) tag = index;
    else if (slash === '/' && tag >= 0) {
      struck.push({ start: tag, end });
      tag = -1;
    } else if (slash !== undefined || tag >= 0) continue;
    else if (found !== '~~') tilde = -1;
    else if (tilde >= 0 && /\S/.test(text[index - 1]!)) {
      struck.push({ start: tilde, end });
      tilde = -1;
    } else if (/\S/.test(text[end] ?? ' ')) tilde = index;
  }
  return struck.length === 0 ? struck : withNumbers(struck, text, blocks);
}

function withNumbers(struck: readonly Span[], text: string, blocks: readonly Block[]): Span[] {
  let next = 0;
  return struck.map((span) => {
    while (next < blocks.length && blocks[next]!.end < span.end) next++;
    const block = blocks[next];
    if (block?.kind !== 'list-item' || block.start >= span.start || block.end !== span.end) return span;
    const before = text.slice(block.start, span.start).trim();
    return before === (block.label ?? before.slice(0, 1)) ? { start: block.start, end: span.end } : span;
  });
}

/** The same words without the marks. */
export const struckWords = (text: string, blocks: readonly Block[]): string =>
  findStruck(text, blocks)
    .map(({ start, end }) => text.slice(start, end).replace(mark, ''))
    .join(' ');
