import type { BlockText } from './text-builder.js';

/** Small raised figures are the mark of a note: printed plainly, they would be read as part of the number or word before. Those of
 *  square metres are not.
 *  @param before  what they stand behind */
export function raisedMark(text: string, before: string): string {
  const figures = /^\s*\d{1,3}\s*$/.test(text);
  return figures && /\S$/.test(before) && !/(?<!\p{L})(?:[ckm]?m|ft|in)$/u.test(before.slice(-4))
    ? `[${text.trim()}]`
    : text;
}

/** A footnote or an endnote behind the paragraph that refers to it: its mark stands before its first words. */
export function noteBlocks(mark: string, [first, ...rest]: readonly BlockText[]): BlockText[] {
  if (!first) return [];
  return [
    { kind: 'footnote', text: `${mark} ${first.text}`, label: mark },
    ...rest.map((block) => ({ ...block, kind: 'footnote' as const })),
  ];
}
