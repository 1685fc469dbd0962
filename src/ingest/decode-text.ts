import type { Finding } from '../model/finding.js';
import { decodeAs } from './legacy-encodings.js';

export interface Decoded {
  /** Without a byte order mark. */
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Mac OS Roman, 0x80 to 0xff. */
const macRoman =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    parts.push(point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point));
  }
  return parts.join('');
}

/** UTF-16 without a mark: every second byte of western text is zero. */
function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = length / 2;
  if (odd > half * 0.7 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.05) return 'utf-16be';
  return null;
}

/** Neither encoding says which it is. Punctuation tells: curly quotes and dashes are 0x91-0x97 in Windows-1252 and
 *  0xd0-0xd5 in Mac Roman, where the other has rare letters. */
function guessSingleByte(bytes: Uint8Array): 'windows-1252' | 'macintosh' {
  let windows = 0;
  let mac = 0;
  for (const byte of bytes) {
    if (byte < 0x80) continue;
    if ((byte >= 0x91 && byte <= 0x97) || byte === 0xa0 || byte === 0xa7 || byte === 0xab || byte === 0xbb)
      windows += 2;
    else if (byte >= 0xe0 && byte !== 0xf0 && byte !== 0xf7) windows += 1;
    else if (byte === 0xc4 || byte === 0xd6 || byte === 0xdc || byte === 0xdf) windows += 1;
    else if ((byte >= 0xd0 && byte <= 0xd5) || byte === 0xca || byte === 0xa5) mac += 2;
    else if ((byte >= 0x81 && byte <= 0x90) || byte === 0x9a || byte === 0x9f || byte === 0xa4) mac += 1;
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) mac += 2;
  }
  return mac > windows ? 'macintosh' : 'windows-1252';
}

const guessed = (name: string): Finding => ({
  code: 'encoding-guessed',
  message: `does not say how its characters are encoded, and is not UTF-8: read as ${name}; if letters look wrong, save it as UTF-8`,
});

/** Decodes a text file. A byte order mark decides; else UTF-8 where the bytes are valid; else a guess, with a finding.
 *  The mark is no part of the text. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeUtf8(bytes.subarray(3));
  if (a === 0xff && b === 0xfe && c === 0 && d === 0)
    return { text: decodeUtf32(bytes.subarray(4), true), findings: [] };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff)
    return { text: decodeUtf32(bytes.subarray(4), false), findings: [] };
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), findings: [] };
  if (a === 0xfe && b === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), findings: [] };
  const wide = looksLikeUtf16(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), findings: [guessed(wide.toUpperCase())] };
  return decodeUtf8(bytes);
}

function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), findings: [] };
  } catch {
    // Not valid throughout. Where nearly all of it is, a few bytes are damaged; else it is one of the old encodings.
  }
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  const wide = text.match(/[\u0080-\uffff]/g)?.length ?? 0;
  if (wide - broken > broken * 4) {
    return {
      text,
      findings: [{ code: 'damaged-file', message: `has ${broken} bytes that are no UTF-8; each shows as �` }],
    };
  }
  if (guessSingleByte(bytes) === 'macintosh') {
    return {
      text: Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : macRoman[byte - 0x80]!)).join(''),
      findings: [guessed('Mac Roman')],
    };
  }
  return { text: decodeAs(bytes, 'windows-1252'), findings: [guessed('Windows-1252')] };
}
