import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { writeDocx } from './docx-writer.js';
import { type Draft, parseDraft } from './draft.js';
import { writePdf } from './pdf-writer.js';
import { writeHtml, writeText } from './text-writer.js';

function write(draft: Draft): Uint8Array | Promise<Uint8Array> {
  switch (draft.settings.format) {
    case 'pdf':
      return writePdf(draft);
    case 'docx':
      return writeDocx(draft);
    case 'html':
      return writeHtml(draft);
    case 'txt':
      return writeText(draft);
  }
}

/** The documents of `contracts/`, by file name, from the drafts in `folder`. A Markdown draft is the document itself. */
export async function buildContracts(folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of readdirSync(folder).sort()) {
    const bytes = readFileSync(join(folder, name));
    if (name.endsWith('.md')) {
      files.set(name, bytes);
      continue;
    }
    const draft = parseDraft(bytes.toString('utf8'));
    files.set(`${parse(name).name}.${draft.settings.format}`, await write(draft));
  }
  return files;
}
