/** Content lines of RFC 5545: the one place through which text reaches a calendar file. */

// C0 and C1 controls and DEL (a line break or a tab inside text is handled before), line and paragraph separators, marks
// that turn the direction of text around, lone surrogates: RFC 5545 section 3.1 allows none of the controls in a value.
const pairOrUnprintable =
  /[\ud800-\udbff][\udc00-\udfff]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/g;

/** A value of type TEXT: nothing in it ends the line or the value, so no property can be smuggled in.
 *  @source RFC 5545 section 3.3.11 */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(pairOrUnprintable, (found) => (found.length === 2 ? found : ''))
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Breaks a content line into pieces of at most 75 octets of UTF-8, a character never being cut; each next line begins
 *  with a blank, which counts. @source RFC 5545 section 3.1 */
function foldLine(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0)!);
    if (octets + size > 75) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}

function octetsOf(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** Folded content lines, each ended by CRLF. */
export function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}
