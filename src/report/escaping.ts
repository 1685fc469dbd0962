/** The one place through which words of a document, a file name or a note reach a terminal, a page, a table or a sheet.
 *  Documents are hostile: an escape sequence must not move the cursor, a formula must not run, a tag must not open. */

// Pairs first, so that only lone surrogates are met alone. C0 and C1 controls, DEL, line and paragraph separators, and the
// marks that turn the direction of text around (Unicode TR36, "Trojan Source"): none may reach a reader as they are.
const pairOrUnprintable =
  /[\ud800-\udbff][\udc00-\udfff]|[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]/g;

/** One line of text that is safe on a terminal: white space runs become one blank, controls become visible. */
export function printable(text: string): string {
  return text
    .replace(/[\t\n\v\f\r \u00a0\u2028\u2029]+/g, ' ')
    .trim()
    .replace(pairOrUnprintable, (found) => {
      if (found.length === 2) return found;
      const code = found.charCodeAt(0);
      if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
      return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
    });
}

/** Text of several lines that is safe on a terminal: each line as `printable`, without the empty ones at both ends. */
export function printableLines(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map(printable);
  while (lines.length > 0 && lines[0] === '') lines.shift();
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  return lines;
}

export function escapeHtml(text: string): string {
  return escapeMarkup(printable(text));
}

/** For HTML and XML, text or attribute. @param text  printable already */
export function escapeMarkup(text: string): string {
  return text.replace(
    /[&<>"'`]/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' })[c]!,
  );
}

/** A cell or a sentence of Markdown: nothing in it opens a tag, a link, an emphasis, a table cell or a heading. */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]<>|~]/g, (c) => (c === '<' ? '&lt;' : c === '>' ? '&gt;' : `\\${c}`))
    .replace(/^([#+=-]|\d+[.)])/, '\\$1');
}

/** Whether a spreadsheet would take a text for a formula when it is typed into a cell (OWASP, "CSV Injection"). */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

/** One field of RFC 4180. What a spreadsheet would take for a formula gets an apostrophe in front. */
export function escapeCsv(field: string | number | boolean | null): string {
  if (field === null) return '';
  if (typeof field !== 'string') return String(field);
  const text = printable(field);
  const harmless = looksLikeFormula(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
