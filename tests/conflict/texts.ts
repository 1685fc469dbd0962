/** Texts that are read, linked and compared as the program does it. */
import { proposeLinks } from '../../src/app/propose-links.js';
import { readDocument } from '../../src/app/read-contract.js';
import { type ComparedDocument, type ComparedLink, comparedDocument } from '../../src/conflict/compared-document.js';
import { findConflicts } from '../../src/conflict/find-conflicts.js';
import type { Conflict } from '../../src/model/conflict.js';
import type { DocumentRecord, Link } from '../../src/model/record.js';
import { grammars, textSource } from '../structure/text-source.js';

interface Texts {
  readonly links: readonly Link[];
  /** Those of which both documents are here. */
  readonly known: readonly ComparedLink[];
  readonly documents: readonly ComparedDocument[];
}

/** @param texts  by the name of the file, which is the document's id here */
export function readTexts(texts: Readonly<Record<string, string>>): Texts {
  const read = Object.entries(texts).map(([file, text]) => {
    const reading = readDocument(textSource(text), grammars, null);
    const { facts } = reading;
    return {
      reading,
      record: { id: file, lineage: file, file, title: facts.title?.value ?? file, type: facts.type, facts },
    };
  });
  const links = proposeLinks(read.map(({ record }) => record as unknown as DocumentRecord));
  return {
    links,
    known: links.flatMap(({ from, to, relation }) => (to === null ? [] : [{ from, to, relation }])),
    documents: read.map(({ record, reading }) => comparedDocument(record, reading, [])),
  };
}

export function compareTexts(texts: Readonly<Record<string, string>>): {
  readonly links: readonly Link[];
  readonly conflicts: readonly Conflict[];
} {
  const { links, known, documents } = readTexts(texts);
  return { links, conflicts: findConflicts(documents, known, grammars) };
}
