import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PDFParse } from 'pdf-parse';
import type * as PdfJs from 'pdfjs-dist';
import { deferCanvas } from './defer-canvas.js';
import { InThreadPort } from './in-thread-port.js';
import { type EngineFont, type EngineState, isNeeded, probe } from './probe.js';

const nothing = new Uint8Array(0);
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
  const built = (name: string) => import(pathToFileURL(join(folder, 'legacy/build', name)).href);
  // Not static imports: `push` must be known before, and the canvas deferred.
  const loadCanvas = deferCanvas(join(folder, 'legacy/build/pdf.mjs'));
  const { PDFParse } = await import('pdf-parse');
  const { PDFWorker, getDocument } = (await built('pdf.mjs')) as typeof PdfJs;
  const { WorkerMessageHandler } = await built('pdf.worker.mjs');
  restorePush();
  const startWorker = (): PdfJs.PDFWorker => {
    const port = new InThreadPort();
    WorkerMessageHandler.initializeFromPort(port);
    return new PDFWorker({ port: port as unknown as null });
  };
  const names = new Map<string, string>();
  await mend(async (data) => {
    const task = getDocument({ data, worker: startWorker(), verbosity: 0, disableFontFace: true });
    await (await (await task.promise).getPage(1)).getTextContent();
    await task.destroy();
  }, names);
  const takeFontName = (loadedName: string): string => {
    const name = names.get(loadedName) ?? '';
    names.delete(loadedName);
    return name;
  };
  return { PDFParse, folder, startWorker, takeFontName, loadCanvas };
}

/** Three things that PDF.js has no setting for, reached by the objects that it makes while it reads a page made for that:
 *  - It copies its state at each `q` by deriving an object from the one before. Objects from which others are derived are
 *    slow in V8, and a page may say `q` a thousand times: plain copies take a fifth off the time for a document.
 *  - It tells a font's own name only with the operators that draw a page, which take longer to read than its text.
 *  - It mends the files of fonts so that a browser draws with them, which takes another tenth, and is for nobody where only
 *    text is read.
 *  Where a later PDF.js works otherwise, it is left as it is: pages are read more slowly, and bold words pass for plain.
 *  @source checkAndRepair and adjustTrueTypeToUnicode in pdf.worker.mjs of PDF.js 5.4 */
async function mend(read: (pdf: Uint8Array) => Promise<void>, names: Map<string, string>): Promise<void> {
  const create = Object.create;
  let state: EngineState | undefined;
  Object.create = (of: object | null, properties: PropertyDescriptorMap = {}) => {
    if (of?.constructor?.name === 'TextState') state = of as EngineState;
    return create(of, properties);
  };
  try {
    await read(probe());
  } finally {
    Object.create = create;
  }
  if (!state) return;
  const states: EngineState = Object.getPrototypeOf(state);
  const State = states.constructor as new () => EngineState;
  states.clone = function clone() {
    const copy = Object.assign(new State(), this);
    copy.textMatrix = this.textMatrix.slice();
    copy.textLineMatrix = this.textLineMatrix.slice();
    copy.fontMatrix = this.fontMatrix.slice();
    return copy;
  };
  if (!state.font) return;
  const fonts: EngineFont = Object.getPrototypeOf(state.font);
  const { charsToGlyphs, checkAndRepair } = fonts;
  fonts.charsToGlyphs = function named(chars) {
    if (!names.has(this.loadedName)) names.set(this.loadedName, this.name);
    return charsToGlyphs.call(this, chars);
  };
  if (!checkAndRepair) return;
  fonts.checkAndRepair = function left(name, file, told) {
    return isNeeded(this, file, told) ? checkAndRepair.call(this, name, file, told) : nothing;
  };
}
