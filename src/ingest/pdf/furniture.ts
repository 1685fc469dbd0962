import type { Segment } from './segments.js';

/** The lines of one page, with what repeats from page to page told apart from the text. */
export interface SortedPage {
  readonly body: readonly Segment[];
  readonly headers: readonly string[];
  readonly footers: readonly string[];
}

interface MarginLine {
  readonly page: number;
  readonly segments: readonly Segment[];
  readonly text: string;
  readonly key: string;
  /** Distance from the top (headers) or the bottom (footers), in points. */
  readonly distance: number;
  readonly place: 'headers' | 'footers';
  /** 0 = outermost. */
  readonly rank: number;
}

/** How many lines from the page's edge, and what share of its height, may hold running headers or footers. */
const lines = 5;
const share = 0.2;

const pageNumber =
  /^[-–—\s[(]*(?:(?:page|pg\.?|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,7}|[A-Z]{1,2}-\d{1,3})(?:\s*(?:of|\/)\s*\d{1,4})?[-–—\s\])]*$/i;

const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/\b[ivxl]{1,7}\b/g, '#')
    .replace(/\s+/g, ' ');

function marginLines(
  pages: readonly { readonly segments: readonly Segment[]; readonly height: number }[],
): MarginLine[] {
  const found: MarginLine[] = [];
  pages.forEach(({ segments, height }, page) => {
    const rows: Segment[][] = [];
    for (const segment of [...segments].sort((one, other) => one.y - other.y || one.left - other.left)) {
      const row = rows.at(-1);
      if (row && Math.abs(row[0]!.y - segment.y) < 0.4 * segment.size) row.push(segment);
      else rows.push([segment]);
    }
    const add = (row: Segment[], place: 'headers' | 'footers', rank: number): void => {
      const y = row[0]!.y;
      const distance = place === 'headers' ? y : height - y;
      if (distance > height * share) return;
      const text = row.map((segment) => segment.text).join(' ');
      found.push({ page, segments: row, text, key: keyOf(text), distance, place, rank });
    };
    for (const [rank, row] of rows.slice(0, lines).entries()) add(row, 'headers', rank);
    for (const [rank, row] of rows.slice(-lines).reverse().entries()) add(row, 'footers', rank);
  });
  return found;
}

/** Recognises running headers, footers and page numbers: the same words (numbers aside) at the same height on several
 *  pages, or a number alone at the very edge of a page. */
export function sortFurniture(
  pages: readonly { readonly segments: readonly Segment[]; readonly height: number }[],
): SortedPage[] {
  const candidates = marginLines(pages);
  const byKey = new Map<string, MarginLine[]>();
  for (const line of candidates) {
    const key = `${line.place} ${line.key}`;
    const list = byKey.get(key);
    if (list) list.push(line);
    else byKey.set(key, [line]);
  }
  const needed = pages.length <= 3 ? 2 : 3;
  const repeats = (line: MarginLine): boolean => {
    const at = new Set<number>();
    for (const other of byKey.get(`${line.place} ${line.key}`)!) {
      if (Math.abs(other.distance - line.distance) <= 6) at.add(other.page);
    }
    // Two pages prove little: only the outermost lines count there.
    return at.size >= needed && (pages.length > 3 || line.rank <= 1);
  };
  const furniture = new Map<Segment, MarginLine>();
  const outer = new Map<string, number>();
  for (const line of [...candidates].sort((one, other) => one.rank - other.rank)) {
    const edge = `${line.page} ${line.place}`;
    const outermost = line.rank === (outer.get(edge) ?? 0);
    const alone =
      pages.length > 1 && outermost && line.distance < 0.13 * pages[line.page]!.height && pageNumber.test(line.text);
    if (!alone && !repeats(line)) continue;
    if (outermost) outer.set(edge, line.rank + 1);
    for (const segment of line.segments) if (!furniture.has(segment)) furniture.set(segment, line);
  }
  return pages.map(({ segments }) => {
    const found = new Set(segments.map((segment) => furniture.get(segment)).filter((line) => line !== undefined));
    const texts = (place: 'headers' | 'footers') =>
      [...found].filter((line) => line.place === place).map((line) => line.text);
    return {
      body: segments.filter((segment) => !furniture.has(segment)),
      headers: texts('headers'),
      footers: texts('footers'),
    };
  });
}
