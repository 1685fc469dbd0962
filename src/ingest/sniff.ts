import type { Format } from '../model/source-document.js';

/** What a file's first bytes say it is; `doc` is Word 97's binary format, the others are no documents. */
export type Sniffed = Format | 'doc' | 'zip' | 'image' | 'binary' | 'empty';

const byExtension: Record<string, Format> = {
  md: 'markdown',
  markdown: 'markdown',
  htm: 'html',
  html: 'html',
  xhtml: 'html',
  eml: 'eml',
};

/** @param path  only its extension is used, and only where the bytes leave a choice. */
export function sniffFormat(bytes: Uint8Array, path: string): Sniffed {
  if (bytes.length === 0) return 'empty';
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return 'docx';
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return byExtension[extension] ?? (/^\s*<(!doctype html|html)\b/i.test(head) ? 'html' : 'text');
}
