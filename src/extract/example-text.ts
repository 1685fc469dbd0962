import type { ClauseTree } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import type { SourceDocument } from '../model/source-document.js';

/** A text that stands alone, as the examples beside the rules do: a document without clauses, parties and dates. */
export function exampleSource(text: string): SourceDocument {
  return { file: '', sha256: '', format: 'text', text, pageStarts: [0], blocks: [], findings: [] };
}

export const noClauses: ClauseTree = {
  parts: [],
  clauses: [],
  terms: [],
  references: [],
  skipped: [],
  findings: [],
};

export const noFacts: DocumentFacts = {
  title: null,
  type: 'agreement',
  parties: [],
  agreementDate: null,
  effectiveDate: null,
  expirationDate: null,
  term: { initial: null, renewal: null, evergreen: false, noticeToStop: null, perpetual: false },
  termSpans: { renewal: null, noticeToStop: null },
  governingLaw: null,
  jurisdiction: null,
  timeZone: null,
  businessDay: null,
  deemedReceipts: [],
  references: [],
  findings: [],
};
