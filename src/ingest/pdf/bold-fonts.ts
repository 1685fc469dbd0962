import type { PageRuns } from './page-runs.js';

/** PDF.js's names of the fonts that are bold. What most of the text is set in counts as not bold, whatever its name:
 *  a heading stands out from it.
 *  @param nameOf  a font's own name: `TimesNewRomanPS-BoldMT`. */
export function findBoldFonts(pages: readonly PageRuns[], nameOf: (font: string) => string): ReadonlySet<string> {
  const letters = new Map<string, number>();
  for (const { runs } of pages) {
    for (const { font, text } of runs) if (font !== '') letters.set(font, (letters.get(font) ?? 0) + text.length);
  }
  const [body] = [...letters].sort(([, one], [, other]) => other - one)[0] ?? [];
  const bold = new Set<string>();
  for (const font of letters.keys()) {
    if (/bold|black|heavy|demi/i.test(nameOf(font)) && font !== body) bold.add(font);
  }
  return bold;
}
