import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction, constants } from 'node:vm';
import type { PDFParse } from 'pdf-parse';
import type * as PdfJs from 'pdfjs-dist';
import { deferCanvas } from './defer-canvas.js';
import { type EngineHooks, editEngine } from './engine-edits.js';
import { mustMend } from './font-needs.js';
import { InThreadPort } from './in-thread-port.js';

const nativePush = Array.prototype.push;

/** PDF.js brings replacements for what older engines lack, and takes Node 20 for one of them because of how `push` fails
 *  on an array of fixed length. Its `push` makes every stage in the thread slower, PDF.js itself among them. */
function restorePush(): void {
  if (Array.prototype.push !== nativePush) Array.prototype.push = nativePush;
}

/** pdf-parse, and the PDF.js that comes with it. */
export interface Engine {
  readonly PDFParse: typeof PDFParse;
  /** Of PDF.js: its tables of East Asian encodings, and decoders for pictures. */
  readonly folder: string;
  /** The half of PDF.js that reads the bytes, in this thread: pages wait for it anyhow. */
  startWorker(): PdfJs.PDFWorker;
  /** The own name (`TimesNewRomanPS-BoldMT`) of a font that text was read in, by PDF.js's name for it, which it forgets.
   *  Empty where it is not known. */
  takeFontName(loadedName: string): string;
  /** To be called before a page is drawn. */
  loadCanvas(): void;
}

let engine: Promise<Engine> | undefined;

/** Loads PDF.js once for each thread, when its first PDF comes. */
export const loadEngine = (): Promise<Engine> => (engine ??= load());

async function load(): Promise<Engine> {
  const require = createRequire(createRequire(import.meta.url).resolve('pdf-parse'));
  const folder = dirname(require.resolve('pdfjs-dist/package.json'));
  const built = (name: string) => join(folder, 'legacy/build', name);
  // Not static imports: `push` must be known before, and the canvas deferred.
  const loadCanvas = deferCanvas(built('pdf.mjs'));
  const { PDFParse } = await import('pdf-parse');
  const { PDFWorker } = (await import(pathToFileURL(built('pdf.mjs')).href)) as typeof PdfJs;
  const names = new Map<string, string>();
  const reader = await loadReader(built('pdf.worker.mjs'), {
    href: pathToFileURL(built('pdf.worker.mjs')).href,
    noteFont: (loadedName, name) => names.set(loadedName, name ?? ''),
    mustMend,
  });
  restorePush();
  const startWorker = (): PdfJs.PDFWorker => {
    const port = new InThreadPort();
    reader.initializeFromPort(port);
    return new PDFWorker({ port: port as unknown as null });
  };
  const takeFontName = (loadedName: string): string => {
    const name = names.get(loadedName) ?? '';
    names.delete(loadedName);
    return name;
  };
  return { PDFParse, folder, startWorker, takeFontName, loadCanvas };
}

/** The half of PDF.js that reads the bytes. */
interface Reader {
  initializeFromPort(port: InThreadPort): void;
}

/** Loads it with the edits of tenor. It is a module that imports nothing, and so can be made a function; one that cannot
 *  is loaded as it is. */
async function loadReader(path: string, tenor: EngineHooks): Promise<Reader> {
  try {
    return compileFunction(`'use strict';${editEngine(readFileSync(path))}`, ['tenor'], {
      filename: path,
      // For a decoder of pictures, where WebAssembly is missing.
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    })(tenor);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return (await import(tenor.href)).WorkerMessageHandler;
  }
}
