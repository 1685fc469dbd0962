import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { UnreadableFileError } from '../model/errors.js';
import type { Format, SourceDocument } from '../model/source-document.js';
import { readHtml } from './read-html.js';
import type { ReadOptions } from './read-options.js';
import { sniffFormat } from './sniff.js';

/** Reads one file, whatever its format. An e-mail gives several documents: itself, then its attachments.
 *  @throws {UnreadableFileError} with one line that says what to do. */
export async function readSource(path: string, options: ReadOptions = {}): Promise<SourceDocument[]> {
  const bytes = await readFile(path);
  const format = sniffFormat(bytes, path);
  const base = {
    file: path.replaceAll('\\', '/'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    findings: [],
    blocks: [],
    pageStarts: [0],
  };
  const text = () => bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (format === 'text' || format === 'markdown') return [{ ...base, format, text: text() }];
  if (format === 'html') return [{ ...base, format, ...readHtml(text()) }];
  if (format === 'docx') {
    const mammoth = await import('mammoth');
    const result = await mammoth.default.extractRawText({ buffer: bytes });
    return [{ ...base, format, text: result.value }];
  }
  if (format === 'pdf') {
    const { PDFParse } = await import('pdf-parse');
    const parser = new PDFParse({ data: new Uint8Array(bytes), password: options.password });
    const result = await parser.getText({ pageJoiner: '' });
    let joined = '';
    const pageStarts: number[] = [];
    for (const page of result.pages) {
      pageStarts.push(joined.length);
      joined += `${page.text}\n\n`;
    }
    return [{ ...base, format, text: joined, pageStarts }];
  }
  throw new UnreadableFileError(
    path,
    `is no document that can be read (${format satisfies Exclude<typeof format, Format> | Format})`,
  );
}
