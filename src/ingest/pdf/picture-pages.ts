import type { PdfDocument, PdfPage } from './open-pdf.js';
import { countLetters, type PageRuns } from './page-runs.js';

/** Fewer letters than this on a page: it has no text layer worth the name. */
const fewestLetters = 50;
/** What a signing service or a court stamps on the picture of a page has fewer letters than this. */
const mostStamped = 400;
/** A picture that covers so much of its page is the page. */
const leastShare = 0.5;

/** Operators of PDF.js. */
const [save, restore, transform, beginForm, endForm] = [10, 11, 12, 74, 75] as const;

/** Whether an operator of PDF.js draws a picture or a mask. */
export const isPicture = (operator: number): boolean => operator >= 83 && operator <= 90;

/** The pages whose words have to be recognised, by number, 1-based: those without a text layer, and pictures of pages on which
 *  only a stamp is text. */
export async function findPicturePages(
  document: PdfDocument,
  pages: readonly PageRuns[],
): Promise<ReadonlyMap<number, PageRuns>> {
  const found = new Map<number, PageRuns>();
  for (const [index, page] of pages.entries()) {
    const letters = countLetters(page, mostStamped);
    const stamped = letters >= fewestLetters && letters < mostStamped;
    if (letters < fewestLetters || (stamped && (await isOnePicture(await document.getPage(index + 1)))))
      found.set(index + 1, page);
  }
  return found;
}

type Matrix = readonly [number, number, number, number];

/** Whether one picture covers most of a page. A page whose operators cannot be read is none. */
async function isOnePicture(page: PdfPage): Promise<boolean> {
  const { width, height } = page.getViewport({ scale: 1 });
  const operators = await page.getOperatorList().catch(() => ({ fnArray: [], argsArray: [] }));
  const { fnArray, argsArray } = operators as Awaited<ReturnType<PdfPage['getOperatorList']>>;
  let matrix: Matrix = [1, 0, 0, 1];
  const saved: Matrix[] = [];
  for (let i = 0; i < fnArray.length; i++) {
    const operator = fnArray[i]!;
    if (operator === save || operator === beginForm) saved.push(matrix);
    if (operator === transform) matrix = times(matrix, argsArray[i] as ArrayLike<number>);
    else if (operator === beginForm && argsArray[i]?.[0]) matrix = times(matrix, argsArray[i]![0] as ArrayLike<number>);
    else if (operator === restore || operator === endForm) matrix = saved.pop() ?? matrix;
    // A picture is drawn into the unit square.
    else if (
      isPicture(operator) &&
      Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) >= leastShare * width * height
    )
      return true;
  }
  return false;
}

/** Two transformations, one after the other; where things lie does not matter here. */
function times([a, b, c, d]: Matrix, by: ArrayLike<number>): Matrix {
  const [e = 1, f = 0, g = 0, h = 1] = [by[0], by[1], by[2], by[3]];
  return [a * e + c * f, b * e + d * f, a * g + c * h, b * g + d * h];
}
