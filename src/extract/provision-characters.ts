/** What kinds of characters the units of a text are told by: one table, asked for every character. */

export const other = 0;
export const letter = 1;
export const digit = 2;
export const blank = 3;
export const kinds = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) {
  const char = String.fromCharCode(code);
  kinds[code] = /\p{L}/u.test(char) ? letter : /\d/.test(char) ? digit : /\s/.test(char) ? blank : other;
}
export const isUpper = (code: number) => (code >= 65 && code <= 90) || (code > 191 && code < 223);
export const isLower = (code: number) => (code >= 97 && code <= 122) || (code > 222 && code < 256);
export const closers = new Set([...'"”’\')]'].map((char) => char.charCodeAt(0)));
export const openers = new Set([...'"“‘\'([*_$&'].map((char) => char.charCodeAt(0)));
