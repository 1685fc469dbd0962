import { decodeAs } from '../legacy-encodings.js';

/** Windows and Macintosh code pages by number, as the names that `TextDecoder` knows. */
const names: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};

/** Unknown numbers are read as western. */
export function codePageOf(number: number): string {
  if (number >= 1250 && number <= 1258) return `windows-${number}`;
  return names[number] ?? 'windows-1252';
}

/** Code pages by the character sets that fonts name (`\fcharset`). */
const charsets: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** @returns null for symbols and sets that nobody knows: the document's own code page holds. */
export function codePageOfCharset(charset: number): string | null {
  const page = charsets[charset];
  return page === undefined ? null : codePageOf(page);
}

/** One character of one byte, or of two where `lead` is the first. */
export function decodeByte(byte: number, codePage: string, lead: number | null = null): string {
  if (lead === null && byte < 0x80) return String.fromCharCode(byte);
  return decodeAs(Uint8Array.from(lead === null ? [byte] : [lead, byte]), codePage);
}
