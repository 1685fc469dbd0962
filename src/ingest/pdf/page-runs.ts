import { cleanText } from '../text-builder.js';
import type { PdfPage, TextItem } from './open-pdf.js';

/** A piece of text on a page, turned upright: points from the page's top left corner, `y` downwards to the baseline. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Font size in points. */
  readonly size: number;
  /** PDF.js's own name of the font; empty for recognised words. */
  readonly font: string;
  readonly rightToLeft: boolean;
  /** Place in the order of drawing. */
  readonly order: number;
}

export interface PageRuns {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  /** Drawn at another angle than most of the page: margin stamps, watermarks. Each group upright in its own way. */
  readonly aside: readonly (readonly Run[])[];
  /** Words that lie outside the visible page. */
  readonly outside: string;
}

/** Letters and digits on a page, counted no further than `enough`. */
export function countLetters(page: PageRuns, enough: number): number {
  let letters = 0;
  for (const { text } of page.runs) {
    letters += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (letters >= enough) break;
  }
  return letters;
}

const isText = (item: TextItem | { type: string }): item is TextItem => 'str' in item;

/** Reads a page's text with places, and words that lie over it. Pages are turned by their own rotation first, then by the angle at which most of
 *  their text stands: a landscape table on a portrait page reads as it should. */
export async function readRuns(page: PdfPage, over: readonly TextItem[] = []): Promise<PageRuns> {
  const { transform: view, width, height } = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ includeMarkedContent: false });
  const items = [...content.items.filter((item): item is TextItem => isText(item) && item.str !== ''), ...over];
  const [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = view;
  const groups = new Map<number, Run[]>();
  let outside = '';
  items.forEach((item, order) => {
    const [ta = 0, tb = 0, tc = 0, td = 0, te = 0, tf = 0] = item.transform;
    const size = Math.hypot(tc, td) || item.height;
    const x = a * te + c * tf + e;
    const y = b * te + d * tf + f;
    const text = cleanRun(item.str);
    if (text === '' || !Number.isFinite(x + y + size)) return;
    if (x < -size || x > width + size || y < -size || y > height + 2 * size) {
      outside += text;
      return;
    }
    const angle = Math.atan2(b * ta + d * tb, a * ta + c * tb);
    const turn = Math.round((angle * 180) / Math.PI / 15) * 15;
    const theta = (turn * Math.PI) / 180;
    const run: Run = {
      text,
      x: turn === 0 ? x : x * Math.cos(theta) + y * Math.sin(theta),
      y: turn === 0 ? y : -x * Math.sin(theta) + y * Math.cos(theta),
      width: Math.abs(item.width),
      size,
      font: item.fontName,
      rightToLeft: item.dir === 'rtl',
      order,
    };
    const key = ((turn % 360) + 360) % 360;
    const group = groups.get(key);
    if (group) group.push(run);
    else groups.set(key, [run]);
  });
  const length = (runs: readonly Run[]) => runs.reduce((sum, { text }) => sum + text.trim().length, 0);
  const [main, ...aside] = [...groups].sort(([, left], [, right]) => length(right) - length(left));
  const turned = main !== undefined && (main[0] === 90 || main[0] === 270);
  return {
    width: turned ? height : width,
    height: turned ? width : height,
    runs: main ? moveToOrigin(main[0], main[1], width, height) : [],
    aside: aside.map(([, runs]) => runs),
    outside,
  };
}

/** After turning, coordinates may be negative: brings them back to a page that begins at zero. */
function moveToOrigin(turn: number, runs: readonly Run[], width: number, height: number): readonly Run[] {
  if (turn === 0) return runs;
  const theta = (turn * Math.PI) / 180;
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  const left = Math.min(...corners.map(([x, y]) => x * Math.cos(theta) + y * Math.sin(theta)));
  const top = Math.min(...corners.map(([x, y]) => -x * Math.sin(theta) + y * Math.cos(theta)));
  return runs.map((run) => ({ ...run, x: run.x - left, y: run.y - top }));
}

/** A soft hyphen of a PDF is a hyphen that is drawn: the usual encodings have it where the keyboard's hyphen should be. */
const cleanRun = (text: string): string =>
  /[\u00ad\n]/.test(text) ? cleanText(text.replaceAll('\u00ad', '-')).replaceAll('\n', ' ') : cleanText(text);
