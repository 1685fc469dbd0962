/** Texts that are read, linked and compared as the program does it. */
import { proposeLinks } from '../../src/app/propose-links.js';
import { readDocument } from '../../src/app/read-contract.js';
import { comparedDocument } from '../../src/conflict/compared-document.js';
import { findConflicts } from '../../src/conflict/find-conflicts.js';
import type { Conflict } from '../../src/model/conflict.js';
import type { DocumentRecord, Link } from '../../src/model/record.js';
import { grammars, textSource } from '../structure/text-source.js';

/** @param texts  by the name of the file, which is the document's id here */
export function compareTexts(texts: Readonly<Record<string, string>>): {
  readonly links: readonly Link[];
  readonly conflicts: readonly Conflict[];
} {
  const read = Object.entries(texts).map(([file, text]) => {
    const reading = readDocument(textSource(text), grammars, null);
    const { facts } = reading;
    return {
      reading,
      record: { id: file, lineage: file, file, title: facts.title?.value ?? file, type: facts.type, facts },
    };
  });
  const links = proposeLinks(read.map(({ record }) => record as unknown as DocumentRecord));
  const known = links.flatMap(({ from, to, relation }) => (to === null ? [] : [{ from, to, relation }]));
  const documents = read.map(({ record, reading }) => comparedDocument(record, reading, []));
  return { links, conflicts: findConflicts(documents, known, grammars) };
}
