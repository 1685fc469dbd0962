import PDFDocument from 'pdfkit';

type Draw = (document: PDFKit.PDFDocument) => void;

/** A PDF made with pdfkit: a page for each entry, of paragraphs or of whatever is drawn. */
export function pdf(
  pages: readonly (readonly string[] | Draw)[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({ autoFirstPage: false, compress: true, margin: 72, ...options });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    for (const page of pages) {
      document.addPage({ size: 'LETTER', margin: 72 });
      document.font('Times-Roman').fontSize(11);
      if (typeof page === 'function') page(document);
      else for (const text of page) document.text(text).moveDown();
    }
    document.end();
  });
}
