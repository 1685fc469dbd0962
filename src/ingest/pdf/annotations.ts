import type { Finding } from '../../model/finding.js';
import { excerpt } from '../left-out.js';
import type { Annotation, PdfPage, TextItem } from './open-pdf.js';
import type { PageRuns } from './page-runs.js';

/** Flags of an annotation that nobody sees: hidden, or shown nowhere (ISO 32000-1, 12.5.3). */
const unseen = 2 | 32;
/** Font size where a field does not say its own, in points, and its share of a line. */
const usualSize = 11;
const lineHeight = 1.15;
/** Mean width of a letter in font sizes. */
const letterWidth = 0.5;
/** Subtypes by which readers remark upon a page. */
const remarks = new Set(['Text', 'Highlight', 'Underline', 'Squiggly', 'Caret']);

const isSeen = ({ annotationFlags = 0 }: Annotation): boolean => (annotationFlags & unseen) === 0;

/** What was filled into the fields of a form, and typed onto a page: words that are seen on it, but stand in no text of it. */
export function filledIn(annotations: readonly Annotation[]): TextItem[] {
  return annotations.filter(isSeen).flatMap((annotation) => {
    const words = wordsOf(annotation).trim();
    const [left = 0, bottom = 0, right = 0, top = 0] = annotation.rect;
    const lines = words === '' ? [] : words.split(/\r\n?|\n/);
    const size = annotation.defaultAppearanceData?.fontSize || Math.min(usualSize, Math.max(4, top - bottom));
    // One line stands in the middle of its field, several begin at its top.
    const first = lines.length === 1 ? (top + bottom) / 2 - 0.35 * size : top - size;
    return lines.map((str, i) => ({
      str,
      transform: [size, 0, 0, size, left, first - i * size * lineHeight],
      width: Math.min(Math.max(1, right - left), str.length * size * letterWidth),
      height: size,
      fontName: '',
      dir: 'ltr',
    }));
  });
}

function wordsOf(annotation: Annotation): string {
  const { subtype, fieldType, fieldValue, contentsObj } = annotation;
  if (subtype === 'FreeText') return contentsObj?.str ?? '';
  if (subtype !== 'Widget') return '';
  if (fieldType === 'Btn') {
    if (!annotation.checkBox && !annotation.radioButton) return '';
    const chosen = annotation.checkBox ? annotation.exportValue : annotation.buttonValue;
    return fieldValue === chosen ? '☒' : '☐';
  }
  if (fieldType !== 'Tx' && fieldType !== 'Ch') return '';
  if (annotation.password) return '';
  return Array.isArray(fieldValue) ? fieldValue.join(', ') : typeof fieldValue === 'string' ? fieldValue : '';
}

export const countRemarks = (annotations: readonly Annotation[]): number =>
  annotations.filter(
    (one) => isSeen(one) && remarks.has(one.subtype ?? '') && (one.contentsObj?.str ?? '').trim() !== '',
  ).length;

/** Words that a mark strikes out which lies over the page: whether they still hold, its reader must say. */
export function findStruckOut(
  annotations: readonly Annotation[],
  page: PdfPage,
  { runs }: PageRuns,
  number: number,
): Finding[] {
  const marks = annotations.filter((annotation) => isSeen(annotation) && annotation.subtype === 'StrikeOut');
  if (marks.length === 0) return [];
  const [a = 1, , , d = -1, e = 0, f = 0] = page.getViewport({ scale: 1 }).transform;
  const words = marks.flatMap(({ rect, quadPoints }) => {
    const quads = quadPoints?.length ? quadPoints : [rect[0]!, rect[1]!, rect[2]!, rect[3]!];
    const points = Array.from({ length: quads.length >> 1 }, (_, i) => [
      a * quads[2 * i]! + e,
      d * quads[2 * i + 1]! + f,
    ]) as [number, number][];
    const size = points.length >= 4 ? 4 : points.length;
    return Array.from({ length: Math.floor(points.length / size) }, (_, i) =>
      wordsUnder(points.slice(i * size, i * size + size), runs),
    );
  });
  const shown = excerpt(words.join(' '));
  return [
    {
      code: 'struck-text',
      message: `words on page ${number} are struck out by a mark that lies over the page${shown === '' ? '' : ` (“${shown}”)`}: they were read; say whether they hold`,
      page: number,
    },
  ];
}

function wordsUnder(corners: readonly (readonly [number, number])[], runs: PageRuns['runs']): string {
  const [left, right] = [Math.min(...corners.map(([x]) => x)), Math.max(...corners.map(([x]) => x))];
  const [top, bottom] = [Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([, y]) => y))];
  return runs
    .filter(({ x, y, width, size }) => y > top && y < bottom + 0.5 * size && x < right && x + width > left)
    .map(({ text, x, width }) => {
      const letter = width / text.length;
      const from = Math.max(0, Math.round((left - x) / letter));
      return text.slice(from, Math.max(from, Math.round((right - x) / letter)));
    })
    .join(' ');
}
