import { type Block, type Draft, plain, readRuns } from './draft.js';

const columns = 78;

/** Breaks a paragraph at blanks; the lines after the first are indented as far as its words. */
function wrap(text: string, first: string, rest: string): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}

function textOf(block: Block): string {
  switch (block.type) {
    case 'clause': {
      if (block.heading) return `\n${block.label} ${block.text}`;
      const first = `${' '.repeat(block.level > 1 ? 4 : 0)}${block.label} `;
      return wrap(plain(block.text), first, ' '.repeat(first.length));
    }
    case 'table':
      return block.rows.map((row) => row.join('   ')).join('\n');
    case 'signatures':
      return block.parties.map((party) => `${party}: ____________________`).join('\n');
    default:
      return wrap(plain(block.text), '', '');
  }
}

/** Plain text, 78 columns, one empty line between paragraphs. */
export const writeText = (draft: Draft): Uint8Array => Buffer.from(`${draft.blocks.map(textOf).join('\n\n')}\n`);

const escapeMarkup = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const inline = (text: string) =>
  readRuns(text)
    .map((run) => (run.bold ? `<strong>${escapeMarkup(run.text)}</strong>` : escapeMarkup(run.text)))
    .join('');

function rowOf(row: readonly string[], tag: 'td' | 'th'): string {
  return `<tr>${row.map((cell) => `<${tag}>${escapeMarkup(cell)}</${tag}>`).join('')}</tr>`;
}

function htmlOf(block: Block): string {
  switch (block.type) {
    case 'title':
      return `<h1>${inline(block.text)}</h1>`;
    case 'part':
    case 'heading':
      return `<h2>${inline(block.text)}</h2>`;
    case 'clause':
      if (block.heading) return `<h2>${block.label} ${inline(block.text)}</h2>`;
      return `<p class="level${block.level}"><span class="number">${block.label}</span> ${inline(block.text)}</p>`;
    case 'table':
      return `<table>\n${block.rows.map((row, index) => rowOf(row, index === 0 ? 'th' : 'td')).join('\n')}\n</table>`;
    case 'signatures':
      return block.parties.map((party) => `<p>${escapeMarkup(party)}: ____________________</p>`).join('\n');
    default:
      return `<p>${inline(block.text)}</p>`;
  }
}

const style = `body { font: 11pt/1.5 Georgia, serif; max-width: 42em; margin: 3em auto; }
h1 { font-size: 1.6em; } h2 { font-size: 1.1em; margin-top: 2em; }
nav, footer { color: #666; font-size: 0.9em; } .number { font-weight: bold; margin-right: 0.5em; }`;

/** A page as an intranet would serve it: navigation above, a note below, neither part of the text. */
export function writeHtml(draft: Draft): Uint8Array {
  const headings = draft.blocks.flatMap((block) => (block.type === 'clause' && block.heading ? [block.text] : []));
  return Buffer.from(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(draft.settings.title)}</title>
<style>
${style}
</style>
</head>
<body>
<nav>On this page: ${headings.map(escapeMarkup).join(' | ')}</nav>
<main>
${draft.blocks.map(htmlOf).join('\n')}
</main>
<footer>Intranet of Wexmere Optical plc</footer>
</body>
</html>
`);
}
