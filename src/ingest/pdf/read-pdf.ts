import { UnreadableFileError } from '../../model/errors.js';
import type { Finding } from '../../model/finding.js';
import type { ReadOptions } from '../read-options.js';
import { type SourceText, TextBuilder } from '../text-builder.js';
import { countRemarks, filledIn, findStruckOut } from './annotations.js';
import { findBoldFonts } from './bold-fonts.js';
import { composePages } from './compose.js';
import { openPdf, type PdfDocument } from './open-pdf.js';
import { type PageRuns, readRuns } from './page-runs.js';
import { findPicturePages } from './picture-pages.js';

/** Reads a PDF: pages with text by its places and fonts, pages without by recognising them as pictures.
 *  @throws {UnreadableFileError} */
export async function readPdf(file: string, bytes: Uint8Array, options: ReadOptions): Promise<SourceText> {
  const { document, fontName, close } = await openPdf(file, bytes, options.password);
  try {
    if (document.numPages === 0) {
      throw new UnreadableFileError(file, 'is a PDF without pages: get a complete copy');
    }
    const builder = new TextBuilder();
    const pages = await readPages(document, builder.findings);
    const scanned = await findPicturePages(document, pages);
    if (scanned.size > 0) {
      // Loaded for the first scan only: it starts WebAssembly.
      const { recognisePages } = await import('./recognise.js');
      const pictures = await openPdf(file, bytes, options.password, true);
      const recognised = await recognisePages(pictures.document, scanned, options).finally(pictures.close);
      for (const [number, runs] of recognised.pages) pages[number - 1] = runs;
      builder.findings.push(...recognised.findings);
    }
    composePages(pages, findBoldFonts(pages, fontName), builder);
    return builder.build('pdf');
  } finally {
    await close();
  }
}

async function readPages(document: PdfDocument, findings: Finding[]): Promise<PageRuns[]> {
  const pages: PageRuns[] = [];
  const damaged: number[] = [];
  let outside = '';
  let comments = 0;
  for (let number = 1; number <= document.numPages; number++) {
    try {
      const page = await document.getPage(number);
      // Words stand in the page itself: what cannot be read of its fields and marks does not take them away.
      const annotations = await page.getAnnotations({ intent: 'display' }).catch(() => []);
      const runs = await readRuns(page, filledIn(annotations));
      comments += countRemarks(annotations);
      findings.push(...findStruckOut(annotations, page, runs, number));
      outside += runs.outside;
      pages.push(runs);
      page.cleanup();
    } catch {
      damaged.push(number);
      pages.push({ width: 612, height: 792, runs: [], aside: [], outside: '' });
    }
  }
  if (damaged.length > 0) {
    findings.push({
      code: 'damaged-file',
      message: `page ${damaged.join(', ')} could not be read: open the file in a PDF program and save it again`,
      page: damaged[0],
    });
  }
  if (comments > 0) {
    findings.push({
      code: 'comments',
      message: `has ${comments} comment${comments === 1 ? '' : 's'}, which ${comments === 1 ? 'is' : 'are'} not part of the text`,
    });
  }
  if (outside.trim().length > 20) {
    findings.push({ code: 'hidden-text', message: 'has words outside its visible pages, which were left out' });
  }
  return pages;
}
