import type { Reading } from '../model/reading.js';

/** What the pool asks of a thread: one file. */
export interface ReadingRequest {
  readonly path: string;
  readonly password?: string;
  readonly ocrThreads?: number;
}

/** What a thread answers: any number of `recognising`, then one of the others. */
export type ReadingAnswer =
  | { readonly type: 'recognising'; readonly done: number; readonly total: number }
  | { readonly type: 'read'; readonly readings: readonly Reading[] }
  | { readonly type: 'unreadable'; readonly file: string; readonly reason: string }
  /** A fault of tenor itself. */
  | { readonly type: 'defect'; readonly trace: string };
