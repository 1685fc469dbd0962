import type { Format } from '../model/source-document.js';
import { ZipPackage } from './zip-package.js';

/** What a file's first bytes say it is. Those that are no `Format` are not read: `says` tells what they are. */
export type Sniffed = { readonly format: Format | 'doc' } | { readonly says: string };

const byExtension: Readonly<Record<string, Format>> = {
  md: 'markdown',
  markdown: 'markdown',
  htm: 'html',
  html: 'html',
  xhtml: 'html',
  shtml: 'html',
  eml: 'eml',
};

/** First bytes of formats that hold no contract text, in latin1. */
const magics: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG/, 'a picture (PNG): print it to PDF, and it is read as a scan'],
  [/^\xff\xd8\xff/, 'a picture (JPEG): print it to PDF, and it is read as a scan'],
  [/^GIF8/, 'a picture (GIF): print it to PDF, and it is read as a scan'],
  [/^(?:II\*\0|MM\0\*)/, 'a picture (TIFF): print it to PDF, and it is read as a scan'],
  [/^BM[\s\S]{4}\0\0\0\0/, 'a picture (BMP): print it to PDF, and it is read as a scan'],
  [/^RIFF[\s\S]{4}WEBP/, 'a picture (WebP): print it to PDF, and it is read as a scan'],
  [/^[\s\S]{4}ftyp/, 'a picture or a film: print it to PDF, and it is read as a scan'],
  [/^SQLite format 3\0/, 'a database (SQLite), not a document'],
  [/^\x1f\x8b/, 'a compressed file (gzip): unpack it and import what is inside'],
  [/^BZh/, 'a compressed file (bzip2): unpack it and import what is inside'],
  [/^\xfd7zXZ/, 'a compressed file (xz): unpack it and import what is inside'],
  [/^7z\xbc\xaf/, 'an archive (7z): unpack it and import what is inside'],
  [/^Rar!/, 'an archive (RAR): unpack it and import what is inside'],
  [/^\x7fELF/, 'a program, not a document'],
  [/^MZ[\s\S]{58,}PE\0\0/, 'a program, not a document'],
  [/^%!PS/, 'a PostScript file: convert it to PDF (ps2pdf) and import that'],
  [/^(?:ID3|OggS|fLaC)/, 'a sound recording, not a document'],
];

const containers: readonly (readonly [RegExp, Sniffed])[] = [
  [/^word\//m, { format: 'docx' }],
  [/^xl\/(?:workbook|worksheets)/m, { says: 'a spreadsheet: export it to PDF and import that' }],
  [/^ppt\/(?:presentation|slides)/m, { says: 'a presentation: export it to PDF and import that' }],
];

function sniffZip(bytes: Uint8Array, path: string): Sniffed {
  const zip = new ZipPackage(path, bytes);
  const type = zip.read('mimetype')?.toString('latin1').trim() ?? '';
  if (type.startsWith('application/vnd.oasis.opendocument.text')) return { format: 'odt' };
  if (type.startsWith('application/vnd.oasis.opendocument')) {
    return { says: 'an OpenDocument file, but no text document: export it to PDF and import that' };
  }
  if (type.startsWith('application/epub')) return { says: 'an e-book (EPUB): convert it to PDF and import that' };
  const names = zip.names().join('\n');
  if (/^content\.xml$/m.test(names) && /^META-INF\/manifest\.xml$/m.test(names)) return { format: 'odt' };
  for (const [pattern, sniffed] of containers) if (pattern.test(names)) return sniffed;
  return { says: 'a zip file: unpack it and import what is inside' };
}

const utf16 = (text: string): string => [...text].join('\0');

/** Word 97's container also holds Outlook messages, old spreadsheets, and encrypted new Word files. */
function sniffCompound(latin1: string): Sniffed {
  if (latin1.includes(utf16('EncryptedPackage'))) {
    return { says: 'encrypted: open it in Word with its password, save it without one, and import that' };
  }
  if (latin1.includes(utf16('WordDocument'))) return { format: 'doc' };
  if (latin1.includes(utf16('__substg1.0_'))) {
    return { says: 'an Outlook message (.msg): save it as .eml and import that' };
  }
  if (latin1.includes(utf16('Workbook'))) return { says: 'a spreadsheet: export it to PDF and import that' };
  return { says: 'an old Office file of a kind that is not read: save it as .docx or PDF and import that' };
}

const mailHeader =
  /^(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,40}?(?:mime-version|received|return-path|message-id|content-type):/i;

/** Decides by the bytes, and by the name only where they leave a choice (text, Markdown, HTML, mail).
 *  @throws {UnreadableFileError} for a zip file that is cut short. */
export function sniffFormat(bytes: Uint8Array, path: string): Sniffed {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (/^[\s\0\xef\xbb\xbf]{0,1024}%PDF-/.test(head) || (extension === 'pdf' && head.slice(0, 1024).includes('%PDF-'))) {
    return { format: 'pdf' };
  }
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(head)) return sniffZip(bytes, path);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return sniffCompound(Buffer.from(bytes).toString('latin1'));
  if (/^\s*\{\\rtf/.test(head)) return { format: 'rtf' };
  for (const [pattern, says] of magics) if (pattern.test(head)) return { says };
  const named = byExtension[extension];
  const marked = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|\0\0\xfe\xff)/.test(head);
  if (!marked && isBinary(bytes)) return { says: 'binary data of an unknown kind, not a document' };
  const html =
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i;
  if (named !== 'markdown' && html.test(head)) return { format: 'html' };
  if (named !== undefined) return { format: named };
  if (extension !== 'txt' && mailHeader.test(head)) return { format: 'eml' };
  return { format: 'text' };
}

/** Text has hardly any control characters; binary data is full of them. UTF-16 without a mark has one kind only: zeros. */
function isBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 65_536);
  let controls = 0;
  let zeros = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!;
    if (byte === 0) zeros++;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++;
  }
  if (zeros > length * 0.3) return controls > length * 0.05;
  return zeros + controls > Math.max(64, length * 0.1);
}

const extensions: Readonly<Record<Format | 'doc', readonly string[]>> = {
  text: ['txt', 'text', 'asc', 'log', ''],
  markdown: ['md', 'markdown'],
  html: ['html', 'htm', 'xhtml', 'shtml', 'mht'],
  docx: ['docx', 'docm', 'dotx', 'dotm'],
  pdf: ['pdf'],
  odt: ['odt', 'ott', 'fodt'],
  rtf: ['rtf'],
  eml: ['eml'],
  doc: ['doc', 'dot'],
};

/** The format that a file's name promises, where its bytes are of another. */
export function promisedFormat(path: string, format: Format | 'doc'): string | null {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const known = Object.values(extensions).some((list) => list.includes(extension));
  return known && extension !== '' && !extensions[format].includes(extension) ? `.${extension}` : null;
}
