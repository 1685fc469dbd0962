/** What Word's `w:sym` shows: characters of symbol fonts lie in the private area F000-F0FF, and mean what the font draws
 *  there. Only those that carry a meaning in a contract are told; others give nothing rather than a wrong letter. */

const wingdings: Readonly<Record<number, string>> = {
  108: '•',
  110: '▪',
  111: '☐',
  113: '☐',
  114: '☐',
  118: '◆',
  120: '☒',
  159: '•',
  167: '▪',
  168: '☐',
  216: '➢',
  224: '→',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};

const symbol: Readonly<Record<number, string>> = {
  163: '≤',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  185: '≠',
  210: '®',
  211: '©',
  212: '™',
  226: '®',
  227: '©',
  228: '™',
};

/** @param code  hexadecimal, as in the attribute `w:char`. */
export function symbolCharacter(font: string, code: string): string {
  const point = Number.parseInt(code, 16);
  if (!Number.isFinite(point) || point <= 0 || point > 0x10ffff) return '';
  const inFont = point >= 0xf000 && point <= 0xf0ff ? point - 0xf000 : point;
  if (/^wingdings/i.test(font)) return wingdings[inFont] ?? '';
  if (/^symbol/i.test(font)) return symbol[inFont] ?? '';
  return point >= 0xf000 && point <= 0xf0ff ? String.fromCharCode(inFont) : String.fromCodePoint(point);
}
