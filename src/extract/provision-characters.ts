/** What kinds of characters the units of a text are told by: one table, asked for every character. */

export const other = 0;
export const letter = 1;
export const digit = 2;
export const blank = 3;
export const kinds = new Uint8Array(0x10000);
/** Letters, small (of Western scripts), and digits; 0 for what no word is made of. */
export const folded = new Uint16Array(0x10000);
export const isUpper = (code: number) => (code >= 65 && code <= 90) || (code > 191 && code < 223);
for (let code = 0; code < 0x10000; code++) {
  const char = String.fromCharCode(code);
  kinds[code] = /\p{L}/u.test(char) ? letter : /\d/.test(char) ? digit : /\s/.test(char) ? blank : other;
  if (kinds[code] === letter || kinds[code] === digit) folded[code] = isUpper(code) ? code | 32 : code;
}
export const isLower = (code: number) => (code >= 97 && code <= 122) || (code > 222 && code < 256);
export const closers = new Set([...'"”’\')]'].map((char) => char.charCodeAt(0)));
export const openers = new Set([...'"“‘\'([*_$&'].map((char) => char.charCodeAt(0)));
