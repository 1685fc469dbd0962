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

/** One character of one byte, or of two where `lead` is the first. */
export function decodeByte(byte: number, codePage: string, lead: number | null = null): string {
  if (lead === null && byte < 0x80) return String.fromCharCode(byte);
  return decodeAs(Uint8Array.from(lead === null ? [byte] : [lead, byte]), codePage);
}
