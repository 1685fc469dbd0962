import { type BlockText, blockWords } from './text-builder.js';

/** A number that stands alone: `8.4`, `(a)`, `iv.`, `Article IX`, `Section 2.01`, `1)`; "No." heads a column of them. */
const bareLabel =
  /^(?!n[or]\.?$)(?:(?:article|section|clause|schedule|annex|exhibit|appendix|part)\s+)?(?:[§•·▪◦–-]\s?)?\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcdm]{1,7}|[a-z]{1,2})\)?[.:)]?$|^[•·▪◦–-]$/i;

export function isBareLabel(text: string): boolean {
  return text.length <= 20 && bareLabel.test(text.trim());
}

/** Whether the words beside a number are a datum rather than the text of a clause. */
export const isDatum = (text: string): boolean => text.length <= 60 && !/[.;:,]$/.test(text.trim());

/** Whether a row holds headings: words in several cells, and no number of a clause. */
export function isHeadRow(cells: readonly (readonly BlockText[] | null)[]): boolean {
  const filled = cells.filter((cell) => cell !== null && cell.length > 0) as (readonly BlockText[])[];
  return filled.length >= 2 && filled.every((cell) => !isBareLabel(blockWords(cell[0]!)));
}

/** What a table row is in a document's flow. Many contracts use tables for layout: a row with words in one cell is that
 *  cell's paragraphs; a number in one cell and words in the next is a numbered paragraph. All others are rows.
 *  @param cells  the blocks of each cell, left to right; null for a column that the cell before covers too.
 *  @param headed  the table has headings: a plain number beside a datum is one too; beside figures it is one anyway. */
export function rowBlocks(cells: readonly (readonly BlockText[] | null)[], headed: boolean): readonly BlockText[] {
  const filled = cells.filter((cell) => cell !== null && cell.length > 0) as (readonly BlockText[])[];
  if (filled.length === 0) return [];
  if (filled.length === 1) return filled[0]!;
  const [label, words] = filled;
  const plain =
    /^\w{1,3}$/.test(label![0]!.text.trim()) &&
    words!.every(({ text }) => isDatum(text) && (headed || !/\p{L}/u.test(text)));
  if (filled.length === 2 && !plain && label!.length === 1 && isBareLabel(label![0]!.text)) {
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
