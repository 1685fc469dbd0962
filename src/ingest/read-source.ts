import { createHash } from 'node:crypto';
import { UnreadableFileError } from '../model/errors.js';
import type { Format, SourceDocument } from '../model/source-document.js';
import { readBytes } from './open-file.js';
import type { ReadOptions } from './read-options.js';
import { promisedFormat, sniffFormat } from './sniff.js';
import type { SourceText } from './text-builder.js';

/** Reads one file, whatever its format: what the bytes are decides, not what the name promises. An e-mail gives several
 *  documents, itself first and then its attachments.
 *  @param path  also the `file` of the document, with `/` between folders.
 *  @throws {UnreadableFileError} with one line that says what is wrong and what to do. */
export async function readSource(path: string, options: ReadOptions = {}): Promise<SourceDocument[]> {
  const bytes = await readBytes(path);
  return readBuffer(path.replaceAll('\\', '/'), bytes, options);
}

/** Loads in advance what it takes to open a file, where that takes long. */
export async function getReadyFor(path: string): Promise<void> {
  if (!/\.pdf$/i.test(path)) return;
  const [{ loadEngine }] = await Promise.all([import('./pdf/engine.js'), import('./pdf/read-pdf.js')]);
  await loadEngine();
}

/** The same as `readSource` for bytes that are already at hand: an attachment, standard input. */
export async function readBuffer(file: string, bytes: Buffer, options: ReadOptions): Promise<SourceDocument[]> {
  if (bytes.length === 0) throw new UnreadableFileError(file, 'is empty (0 bytes): get a complete copy');
  const sniffed = sniffFormat(bytes, file);
  if ('says' in sniffed) throw new UnreadableFileError(file, `is ${sniffed.says}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  try {
    if (sniffed.format === 'eml') {
      const { readMail } = await import('./read-mail.js');
      return await readMail(file, bytes, sha256, (name, attached) => readBuffer(name, attached, options));
    }
    const text = await readFormat(file, bytes, sniffed.format, options);
    const promised = promisedFormat(file, sniffed.format);
    const findings = [...text.findings];
    if (promised !== null) {
      findings.unshift({
        code: 'type-mismatch',
        message: `is named ${promised}, but is ${formatNames[sniffed.format]}: read as that`,
      });
    }
    return [{ ...text, findings, file, sha256 }];
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    const detail = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 120);
    throw new UnreadableFileError(
      file,
      `is damaged and could not be read (${detail}): open it in the program that made it and save it again`,
      { cause: error },
    );
  }
}

const formatNames: Readonly<Record<Format | 'doc', string>> = {
  text: 'plain text',
  markdown: 'Markdown',
  html: 'HTML',
  docx: 'a Word document (.docx)',
  pdf: 'PDF',
  odt: 'an OpenDocument text',
  rtf: 'RTF',
  eml: 'an e-mail',
  doc: 'an old Word document (.doc)',
};

/** Each reader is loaded when its first file comes: the PDF library alone takes a tenth of a second. */
async function readFormat(
  file: string,
  bytes: Buffer,
  format: Exclude<Format, 'eml'> | 'doc',
  options: ReadOptions,
): Promise<SourceText> {
  switch (format) {
    case 'text':
      return (await import('./read-text.js')).readText(bytes);
    case 'markdown':
      return (await import('./read-markdown.js')).readMarkdown(bytes);
    case 'html':
      return (await import('./read-html.js')).readHtml(bytes);
    case 'docx':
      return (await import('./docx/read-docx.js')).readDocx(file, bytes);
    case 'pdf':
      return (await import('./pdf/read-pdf.js')).readPdf(file, bytes, options);
    case 'odt':
      return (await import('./odt/read-odt.js')).readOdt(file, bytes);
    case 'rtf':
      return (await import('./rtf/read-rtf.js')).readRtf(bytes);
    case 'doc':
      return (await import('./read-doc.js')).readDoc(file, bytes);
  }
}
