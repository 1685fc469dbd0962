import { join } from 'node:path';
import { UnreadableFileError } from '../../model/errors.js';
import { loadEngine } from './engine.js';

/** A piece of text as PDF.js gives it: a transformation from text space into page space, lengths in points. */
export interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
  readonly dir: string;
}

export interface PdfPage {
  getViewport(options: { scale: number }): {
    readonly transform: readonly number[];
    readonly width: number;
    readonly height: number;
  };
  getTextContent(options: object): Promise<{ items: readonly (TextItem | { readonly type: string })[] }>;
  getOperatorList(): Promise<{
    readonly fnArray: ArrayLike<number>;
    readonly argsArray: ArrayLike<readonly unknown[] | null>;
  }>;
  getAnnotations(options: object): Promise<readonly Annotation[]>;
  cleanup(): void;
}

export interface Annotation {
  readonly subtype?: string;
  readonly rect: readonly number[];
  readonly contentsObj?: { readonly str?: string };
  /** Bits (ISO 32000-1, 12.5.3). */
  readonly annotationFlags?: number;
  /** Corners of the words that it marks, four points each. */
  readonly quadPoints?: ArrayLike<number> | null;
  /** Tx, Btn, Ch, Sig. */
  readonly fieldType?: string;
  readonly fieldValue?: unknown;
  readonly password?: boolean;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  /** The value of a box, or of one button of several, that is chosen. */
  readonly exportValue?: unknown;
  readonly buttonValue?: unknown;
  readonly defaultAppearanceData?: { readonly fontSize?: number };
}

export interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
}

export interface OpenedPdf {
  readonly document: PdfDocument;
  /** A font's own name, by that of its `TextItem`: once, when all pages have been read. */
  fontName(font: string): string;
  close(): Promise<void>;
}

/** Opens a PDF with pdf-parse. Its `getText` gives lines in the order they were drawn; the places and fonts of words,
 *  which columns, tables and headings need, are in the document that its `load` opens.
 *  @param drawn  whether pages will be drawn, for which fonts must be made fit
 *  @throws {UnreadableFileError} for a missing or wrong password and for damaged files. */
export async function openPdf(
  file: string,
  bytes: Uint8Array,
  password: string | undefined,
  drawn = false,
): Promise<OpenedPdf> {
  const { PDFParse, folder, startWorker, takeFontName } = await loadEngine();
  const worker = startWorker();
  const parser = new PDFParse({
    data: new Uint8Array(bytes),
    ...(password !== undefined && { password }),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    // Of use to nobody here: each font is told of it, and by that whether it will be drawn with (`mustMend`).
    fontExtraProperties: drawn,
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    wasmUrl: `${join(folder, 'wasm')}/`,
    worker,
  });
  const close = async (): Promise<void> => {
    await parser.destroy();
    worker.destroy();
  };
  try {
    // `load` is not in the published types of 2.4, whose version is pinned for it.
    const document = await (parser as unknown as { load(): Promise<PdfDocument> }).load();
    return { document, fontName: takeFontName, close };
  } catch (error) {
    await close();
    throw describeFailure(file, error, password);
  }
}

function describeFailure(file: string, error: unknown, password: string | undefined): UnreadableFileError {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'PasswordException') {
    return new UnreadableFileError(
      file,
      password === undefined
        ? 'is encrypted: give its password with --password'
        : 'is encrypted, and the password is not the right one: give the right one with --password',
      { cause: error },
    );
  }
  return new UnreadableFileError(
    file,
    `is no complete PDF (${message.replace(/\s+/g, ' ').slice(0, 80)}): get a complete copy, or open it in a PDF program and save it again`,
    { cause: error },
  );
}
