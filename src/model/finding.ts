import type { Span } from './span.js';

/** What tenor noticed while reading and went on: the closed list. Each prints as `file cl. N: message [code]`. */
export const findingCodes = [
  // ingest
  'no-text-layer',
  'low-ocr-confidence',
  'damaged-file',
  'tracked-changes',
  'comments',
  'hidden-text',
  'struck-text',
  'unread-content',
  'encoding-guessed',
  'control-characters',
  'type-mismatch',
  'empty-document',
  // structure
  'numbering-gap',
  'duplicate-number',
  'unresolved-reference',
  // reading
  'word-figure-mismatch',
  'redacted',
  'ambiguous-date',
  'impossible-date',
  'absurd-period',
  'unknown-party',
  'placeholder',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Something a person should know about a place of a document; work goes on. */
export interface Finding {
  readonly code: FindingCode;
  /** One sentence, without the file's name: `"thirty (60) days": words and figures differ`. */
  readonly message: string;
  readonly span?: Span;
  /** 1-based. */
  readonly page?: number;
}
