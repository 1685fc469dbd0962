import { type BlockText, blockWords } from './text-builder.js';

/** A number that stands alone: `8.4`, `(a)`, `iv.`, `Article IX`, `Section 2.01`, `1)`. */
const bareLabel =
  /^(?:(?:article|section|clause|schedule|annex|exhibit|appendix|part)\s+)?(?:[§•·▪◦–-]\s?)?\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcdm]{1,7}|[a-z]{1,2})\)?[.:)]?$|^[•·▪◦–-]$/i;

export function isBareLabel(text: string): boolean {
  return text.length <= 20 && bareLabel.test(text.trim());
}

/** What a table row is in a document's flow. Many contracts use tables for layout: a row with words in one cell is that
 *  cell's paragraphs; a number in one cell and words in the next is a numbered paragraph. All others are rows.
 *  @param cells  the blocks of each cell, left to right; null for a column that the cell before covers too. */
export function rowBlocks(cells: readonly (readonly BlockText[] | null)[]): readonly BlockText[] {
  const filled = cells.filter((cell) => cell !== null && cell.length > 0) as (readonly BlockText[])[];
  if (filled.length === 0) return [];
  if (filled.length === 1) return filled[0]!;
  const [label, words] = filled;
  if (filled.length === 2 && label!.length === 1 && isBareLabel(label![0]!.text)) {
    const number = label![0]!.text.trim();
    const [first, ...rest] = words!;
    const bullet = /^[•·▪◦–-]$/.test(number);
    return [
      {
        ...first!,
        kind: first!.kind === 'paragraph' ? 'list-item' : first!.kind,
        text: `${number} ${first!.text}`,
        ...(bullet ? {} : { label: number }),
      },
      ...rest,
    ];
  }
  const bold = filled.every((cell) => cell.every((block) => block.bold));
  return [
    {
      kind: 'table-row',
      text: '',
      // A table in a cell gives rows of its own: each is a line of the cell.
      cells: cells.map((cell) => (cell ? cell.map(blockWords).join('\n') : null)),
      ...(bold && { bold }),
    },
  ];
}
