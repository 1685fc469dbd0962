import { type Decoded, decodeText } from './decode-text.js';
import { decodeAs } from './legacy-encodings.js';

/** Decodes a page by its byte order mark, or the encoding that it names itself, or a guess. */
export function decodeHtml(bytes: Uint8Array): Decoded {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const named = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.-]+)/i.exec(head)?.[1];
  const marked = (bytes[0] === 0xef && bytes[1] === 0xbb) || (bytes[0]! >= 0xfe && bytes[1]! >= 0xfe);
  if (named !== undefined && !marked && !/^utf-?(?:8|16)/i.test(named)) {
    try {
      return { text: decodeAs(bytes, named), findings: [] };
    } catch {
      // An encoding nobody knows: guess as for a file that names none.
    }
  }
  return decodeText(bytes);
}
