/** A font as PDF.js holds it while it reads a page. */
export interface EngineFont {
  readonly name: string;
  readonly loadedName: string;
  /** As the document was opened: `drawn` of `openPdf`. */
  readonly fontExtraProperties: boolean;
  readonly isSymbolicFont: boolean;
  charsToGlyphs(chars: string): unknown;
  /** Makes a TrueType file fit to be drawn with; on the way it may learn what the font's characters mean. */
  checkAndRepair(name: string, file: FontFile, told: FontTold): Uint8Array;
}

interface FontFile {
  peekBytes(length: number): Uint8Array;
}

/** What a document itself says of a font. */
interface FontTold {
  readonly hasIncludedToUnicodeMap?: boolean;
  readonly hasEncoding?: boolean;
  readonly composite?: boolean;
}

/** Whether a font must be made fit to be drawn with, though nothing is drawn: where its own file may have to say what its
 *  characters mean. Files that begin with an O (`OTTO`) are no TrueType inside. */
export function isNeeded(font: EngineFont, file: FontFile, told: FontTold): boolean {
  const known = told.hasIncludedToUnicodeMap || told.hasEncoding || told.composite || !font.isSymbolicFont;
  return font.fontExtraProperties || !known || file.peekBytes(1)[0] === 0x4f;
}

/** What holds while a page's operators are read; `q` keeps a copy. */
export interface EngineState {
  font: EngineFont | null;
  textMatrix: number[];
  textLineMatrix: number[];
  fontMatrix: number[];
  clone(): EngineState;
}

/** A PDF of one page that chooses a font without a file, and keeps its state once: `q`, `Q`. */
export function probe(): Uint8Array {
  const content = 'BT /F 1 Tf ET q Q';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>',
    '<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<<>>/Encoding<</Differences[]>>/FirstChar 0/LastChar 0/Widths[1]>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const end = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`;
  return new TextEncoder().encode(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}${end}`,
  );
}
