import type { Finding } from '../model/finding.js';
import { decodeText } from './decode-text.js';
import type { SourceText } from './text-builder.js';

const controls = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]/g;
const directions = /[\u202a-\u202e\u2066-\u2069]/g;

/** What a person should know about the characters of a text that is kept as it is. */
export function describeCharacters(text: string): Finding[] {
  const findings: Finding[] = [];
  const describe = (pattern: RegExp, message: (count: number) => string): void => {
    const found = text.match(pattern);
    if (!found) return;
    const start = text.search(pattern);
    findings.push({
      code: 'control-characters',
      message: message(found.length),
      span: { start, end: start + found[0].length },
    });
  };
  describe(
    controls,
    (count) =>
      `contains ${count} control character${count === 1 ? '' : 's'}, which ${count === 1 ? 'is' : 'are'} kept in the text and shown harmlessly`,
  );
  describe(
    directions,
    () => 'contains marks that turn the writing direction around: what is shown may differ from what is there',
  );
  if (text.trim() === '') findings.push({ code: 'empty-document', message: 'no words were found in it' });
  return findings;
}

/** A plain text file: the text is the decoded file itself, unchanged, so that offsets are the file's own. Only a byte
 *  order mark is left out: it is a sign of the encoding, not a character of the text. */
export function readText(bytes: Uint8Array): SourceText {
  const { text, findings } = decodeText(bytes);
  return { format: 'text', text, pageStarts: [0], blocks: [], findings: [...findings, ...describeCharacters(text)] };
}
