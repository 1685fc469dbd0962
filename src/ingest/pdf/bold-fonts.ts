import type { PdfDocument } from './open-pdf.js';
import type { PageRuns } from './page-runs.js';

/** A font's own name (`TimesNewRomanPS-BoldMT`) tells whether it is bold; PDF.js sends it only with the operators that
 *  draw a page, which take longer to read than its text. So few pages are asked. */
const mostAsked = 6;

/** Letters in a font below which its weight does not matter. */
const fewest = 12;

function lettersByFont(pages: readonly PageRuns[]): Map<string, number>[] {
  return pages.map(({ runs }) => {
    const letters = new Map<string, number>();
    for (const { font, text } of runs) letters.set(font, (letters.get(font) ?? 0) + text.length);
    return letters;
  });
}

/** PDF.js's names of the fonts that are bold. What most of the text is set in counts as not bold, whatever its name:
 *  a heading stands out from it.
 *  @param pages  in order. */
export async function findBoldFonts(document: PdfDocument, pages: readonly PageRuns[]): Promise<ReadonlySet<string>> {
  const used = lettersByFont(pages);
  const total = new Map<string, number>();
  for (const letters of used) {
    for (const [font, count] of letters) if (font !== '') total.set(font, (total.get(font) ?? 0) + count);
  }
  const [body] = [...total].sort(([, one], [, other]) => other - one)[0] ?? [];
  const unknown = new Set([...total].filter(([font, count]) => count >= fewest && font !== body).map(([font]) => font));
  const bold = new Set<string>();
  for (let asked = 0; asked < mostAsked && unknown.size > 0; asked++) {
    // The page that tells the most fonts for the least drawing.
    let best = 0;
    let most = 0;
    for (const [i, letters] of used.entries()) {
      let news = 0;
      let length = 400;
      for (const [font, count] of letters) {
        if (unknown.has(font)) news++;
        length += count;
      }
      if (news / length > most) [best, most] = [i, news / length];
    }
    if (most === 0) break;
    const page = await document.getPage(best + 1);
    await page.getOperatorList().catch(() => null);
    for (const font of used[best]!.keys()) {
      unknown.delete(font);
      const name = page.commonObjs.has(font) ? (page.commonObjs.get(font)?.name ?? '') : '';
      if (font !== body && /bold|black|heavy|demi/i.test(name)) bold.add(font);
    }
    page.cleanup();
  }
  return bold;
}
