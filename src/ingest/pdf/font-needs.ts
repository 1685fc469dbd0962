/** A font as PDF.js holds it while it reads a page. */
export interface EngineFont {
  /** As the document was opened: `drawn` of `openPdf`. */
  readonly fontExtraProperties: boolean;
  readonly isSymbolicFont: boolean;
}

export interface FontFile {
  peekBytes(length: number): Uint8Array;
}

/** What a document itself says of a font. */
export interface FontTold {
  readonly hasIncludedToUnicodeMap?: boolean;
  readonly hasEncoding?: boolean;
  readonly composite?: boolean;
}

/** Whether a TrueType font must be made fit to be drawn with, though nothing is drawn: where its own file may have to say
 *  what its characters mean. Files that begin with an O (`OTTO`) are no TrueType inside.
 *  @source checkAndRepair and adjustTrueTypeToUnicode in pdf.worker.mjs of PDF.js 5.4 */
export function mustMend(font: EngineFont, file: FontFile, told: FontTold): boolean {
  const known = told.hasIncludedToUnicodeMap || told.hasEncoding || told.composite || !font.isSymbolicFont;
  return font.fontExtraProperties || !known || file.peekBytes(1)[0] === 0x4f;
}
