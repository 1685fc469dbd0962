import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createScheduler, createWorker, type Line, OEM, type Page, PSM, type Scheduler } from 'tesseract.js';
import type { Finding } from '../../model/finding.js';
import type { ReadOptions } from '../read-options.js';
import { cleanText } from '../text-builder.js';
import { loadEngine } from './engine.js';
import type { PdfDocument, PdfPage } from './open-pdf.js';
import { countLetters, type PageRuns, type Run } from './page-runs.js';
import { isPicture } from './picture-pages.js';

/** Dots an inch at which pages are drawn: below 200 small print suffers, above 250 it only takes longer. */
const resolution = 220;
/** A page as large as a drawing is drawn more coarsely. */
const mostPixels = 14_000_000;
/** Mean confidence of the words (0 to 100) below which a person should compare the page with its picture. */
const doubtful = 75;
/** Below this the page may stand on its head or on its side. */
const turned = 55;

/** Operators of PDF.js that draw text or outlines: `showText`, `constructPath`. */
const showText = 44;
const constructPath = 91;

interface Canvas {
  toBuffer(type: 'image/png'): Buffer;
}
interface Drawable {
  getPage(number: number): Promise<PdfPage>;
  readonly canvasFactory: {
    create(width: number, height: number): { readonly canvas: Canvas; readonly context: unknown };
    destroy(drawn: unknown): void;
  };
}
interface DrawablePage extends PdfPage {
  readonly rotate: number;
  getViewport(options: { scale: number; rotation?: number }): ReturnType<PdfPage['getViewport']>;
  render(options: object): { readonly promise: Promise<void> };
}

export interface Recognised {
  /** By page number, 1-based. */
  readonly pages: ReadonlyMap<number, PageRuns>;
  readonly findings: readonly Finding[];
}

/** Recognises the words of pages that are pictures, several at a time, with tesseract.js and the trained data that is
 *  installed as a package: nothing is fetched or written. Blank pages are left alone.
 *  @param read  what was read so far of the pages in question, by page number, 1-based. */
export async function recognisePages(
  document: PdfDocument,
  read: ReadonlyMap<number, PageRuns>,
  options: ReadOptions,
): Promise<Recognised> {
  const drawable = document as unknown as Drawable;
  const inked: number[] = [];
  for (const [number, { runs }] of read) if (await hasInk(drawable, number, runs.length === 0)) inked.push(number);
  const pages = new Map<number, PageRuns>();
  const findings: Finding[] = [];
  if (inked.length === 0) return { pages, findings };
  options.onProgress?.(0, inked.length);
  (await loadEngine()).loadCanvas();
  const scheduler = await startScheduler(Math.min(options.ocrThreads ?? 2, inked.length));
  try {
    const confidences = new Map<number, number>();
    let done = 0;
    await inParallel(inked, scheduler.getNumWorkers() + 1, async (number) => {
      try {
        const { runs, confidence } = await recognisePage(drawable, scheduler, number);
        const before = countLetters(read.get(number)!, 1000);
        if (countLetters(runs, before) < before) return;
        pages.set(number, runs);
        confidences.set(number, confidence);
      } catch {
        findings.push({
          code: 'unread-content',
          message: `page ${number} is a picture that could not be drawn`,
          page: number,
        });
      } finally {
        options.onProgress?.(++done, inked.length);
      }
    });
    findings.push(...describe(confidences));
  } finally {
    await scheduler.terminate();
  }
  return { pages, findings };
}

async function inParallel<T>(items: readonly T[], limit: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: limit }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}

/** Numbers as a person writes them: `3-7, 9`. */
function describeRange(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((one, other) => one - other);
  const ranges: [number, number][] = [];
  for (const number of sorted) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

function describe(confidences: ReadonlyMap<number, number>): Finding[] {
  const numbers = [...confidences.keys()];
  if (numbers.length === 0) return [];
  const mean = [...confidences.values()].reduce((sum, value) => sum + value, 0) / numbers.length;
  const findings: Finding[] = [
    {
      code: 'no-text-layer',
      message: `${numbers.length === 1 ? `page ${numbers[0]} is a picture` : `pages ${describeRange(numbers)} are pictures`}: the words were recognised (OCR) with ${Math.round(mean)} % confidence`,
      page: Math.min(...numbers),
    },
  ];
  for (const number of numbers.sort((one, other) => one - other)) {
    const confidence = confidences.get(number)!;
    if (confidence >= doubtful) continue;
    findings.push({
      code: 'low-ocr-confidence',
      message:
        confidence === 0
          ? `no words were recognised on page ${number}: look at it yourself`
          : `page ${number} was recognised with ${Math.round(confidence)} % confidence only: compare it with the scan`,
      page: number,
    });
  }
  return findings;
}

/** Whether anything is drawn on the page that may be words: a picture, or, where no letter was read, letters without a
 *  meaning or outlines of letters. */
async function hasInk(document: Drawable, number: number, empty: boolean): Promise<boolean> {
  try {
    const page = await document.getPage(number);
    const { fnArray } = await page.getOperatorList();
    let paths = 0;
    for (let i = 0; i < fnArray.length; i++) {
      const operator = fnArray[i]!;
      if (isPicture(operator) || (empty && operator === showText)) return true;
      if (operator === constructPath) paths++;
    }
    return empty && paths > 100;
  } catch {
    return false;
  }
}

async function startScheduler(threads: number): Promise<Scheduler> {
  const require = createRequire(import.meta.url);
  const langPath = join(dirname(require.resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int');
  const scheduler = createScheduler();
  const start = async () => {
    const worker = await createWorker('eng', OEM.LSTM_ONLY, {
      langPath,
      gzip: true,
      cacheMethod: 'none',
      errorHandler: () => {},
    });
    // Otherwise the page is taken for one column, and lines are read across two. It guesses the resolution, which helps with
    // lines askew; what it says about that is for nobody.
    await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO, debug_file: '/dev/null' } as object);
    return worker;
  };
  for (const worker of await Promise.all(Array.from({ length: threads }, start))) scheduler.addWorker(worker);
  return scheduler;
}

async function recognisePage(
  document: Drawable,
  scheduler: Scheduler,
  number: number,
): Promise<{ runs: PageRuns; confidence: number }> {
  const page = (await document.getPage(number)) as DrawablePage;
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(resolution / 72, Math.sqrt(mostPixels / (width * height)));
  const recognise = async (turn: number, zoom: number): Promise<Page> => {
    const image = await draw(document, page, zoom, turn);
    const { data } = await scheduler.addJob('recognize', image, {}, { blocks: true, text: false });
    return data;
  };
  let data = await recognise(0, scale);
  let best = 0;
  if (confidenceOf(data) < turned) {
    let bestConfidence = confidenceOf(data) + 10;
    for (const turn of [180, 90, 270]) {
      const confidence = confidenceOf(await recognise(turn, scale * 0.6));
      if (confidence > bestConfidence) [best, bestConfidence] = [turn, confidence];
    }
    if (best !== 0) data = await recognise(best, scale);
  }
  page.cleanup();
  const sideways = best === 90 || best === 270;
  const runs = readLines(data, scale);
  return {
    runs: { width: sideways ? height : width, height: sideways ? width : height, runs, aside: [], outside: '' },
    confidence: confidenceOf(data),
  };
}

async function draw(document: Drawable, page: DrawablePage, scale: number, turn: number): Promise<Buffer> {
  const viewport = page.getViewport({ scale, rotation: (page.rotate + turn) % 360 });
  const drawn = document.canvasFactory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  try {
    await page.render({ canvasContext: drawn.context, canvas: drawn.canvas, viewport, background: 'white' }).promise;
    return drawn.canvas.toBuffer('image/png');
  } finally {
    document.canvasFactory.destroy(drawn);
  }
}

const linesOf = (data: Page): Line[] =>
  (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines));

/** Mean over the words, each by its length: 0 to 100; 0 where there are none. */
function confidenceOf(data: Page): number {
  let letters = 0;
  let sum = 0;
  for (const { words } of linesOf(data)) {
    for (const { text, confidence } of words) {
      letters += text.length;
      sum += text.length * confidence;
    }
  }
  return letters === 0 ? 0 : sum / letters;
}

/** Lines as runs on the page: split where a gap is too wide for a space, and of one size unless clearly larger, since
 *  heights of recognised lines vary with their letters. */
function readLines(data: Page, scale: number): Run[] {
  const lines = linesOf(data).filter(({ words }) => words.length > 0);
  const heights = lines.map(({ bbox }) => (bbox.y1 - bbox.y0) / scale).sort((one, other) => one - other);
  const usual = (heights[heights.length >> 1] ?? 12) * 0.85;
  const runs: Run[] = [];
  for (const line of lines) {
    const own = ((line.bbox.y1 - line.bbox.y0) / scale) * 0.85;
    const size = own > 1.45 * usual ? own : usual;
    const y = (line.baseline.y0 + line.baseline.y1) / 2 / scale;
    let open: { text: string; x: number; end: number } | null = null;
    const close = (): void => {
      if (open)
        runs.push({
          text: open.text,
          x: open.x,
          y,
          width: open.end - open.x,
          size,
          font: '',
          rightToLeft: false,
          order: runs.length,
        });
    };
    for (const { text, bbox } of line.words) {
      const [x, end] = [bbox.x0 / scale, bbox.x1 / scale];
      const words = cleanText(text);
      if (open && x - open.end <= 2 * size) open = { text: `${open.text} ${words}`, x: open.x, end };
      else {
        close();
        open = { text: words, x, end };
      }
    }
    close();
  }
  return runs;
}
