/** A text cut into the pieces that a person marks when asked "where does it say that?": sentences, items of a list that
 *  end in a semicolon, headings. Column arrays, because a long agreement has 10,000 units and 200,000 words. */
export interface ProvisionUnits {
  readonly count: number;
  /** Offsets of the unit's words: without its number (`12.1`, `(a)`) and without white space at either end. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Words of unit i: `firstWord[i]` to `firstWord[i + 1]`. */
  readonly firstWord: Int32Array;
  /** Hash of the lower-case word; numbers, years, redactions share one value each (`wordClass` of `provision-hash.ts`). */
  readonly words: Int32Array;
  /** Where each word begins in the text. */
  readonly wordStart: Int32Array;
  /** By word: 1 where a capital letter begins it. */
  readonly capital: Uint8Array;
  /** Index of the heading that unit i stands under; -1 before the first; its own index for a heading. */
  readonly heading: Int32Array;
  /** Bits of `unitMark`. */
  readonly marks: Uint8Array;
  /** Page numbers, headers and footers that units run over, in order: where the words before each end, and where those after
   *  it begin. */
  readonly breakEnd: Int32Array;
  readonly breakStart: Int32Array;
}

/** What a unit looks like. */
export const unitMark = {
  heading: 1,
  /** A number or letter stood in front of it. */
  numbered: 2,
  /** It begins a paragraph. */
  paragraph: 4,
  /** It ends in `;`. */
  item: 8,
  /** It ends in `:`. */
  leadIn: 16,
  /** Most of its letters are capitals. */
  capitals: 32,
} as const;
