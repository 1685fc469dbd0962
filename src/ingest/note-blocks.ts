import type { BlockText } from './text-builder.js';

/** A footnote or an endnote behind the paragraph that refers to it: its mark stands before its first words. */
export function noteBlocks(mark: string, [first, ...rest]: readonly BlockText[]): BlockText[] {
  if (!first) return [];
  return [
    { kind: 'footnote', text: `${mark} ${first.text}`, label: mark },
    ...rest.map((block) => ({ ...block, kind: 'footnote' as const })),
  ];
}
