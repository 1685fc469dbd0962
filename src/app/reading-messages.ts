import type { Reading } from '../model/reading.js';
import type { SourceDocument } from '../model/source-document.js';

/** The two halves of reading: from a file to its text, and from the text to what it says. A thread is quick at a half
 *  only after it has done it for a while, so threads keep to one as long as there is work for it. */
export type Craft = 'open' | 'understand';

/** What the pool asks of a thread. */
export type ReadingRequest =
  | { readonly craft: 'open'; readonly path: string; readonly password?: string; readonly ocrThreads?: number }
  | { readonly craft: 'understand'; readonly source: SourceDocument };

/** What comes of a request that went well. */
export type ReadingResult =
  /** An e-mail gives several: itself first, then its attachments. */
  | { readonly type: 'opened'; readonly sources: readonly SourceDocument[] }
  /** Without the source, which whoever asked has. */
  | { readonly type: 'understood'; readonly reading: Omit<Reading, 'source'> };

/** What a thread answers: any number of `recognising`, then one of the others. */
export type ReadingAnswer =
  | { readonly type: 'recognising'; readonly done: number; readonly total: number }
  | ReadingResult
  | { readonly type: 'unreadable'; readonly file: string; readonly reason: string }
  /** A fault of tenor itself. */
  | { readonly type: 'defect'; readonly trace: string };

/** What a thread is started with. */
export interface ReadingThreadData {
  /** Folder. */
  readonly grammars: string;
  /** What it gets ready for at once. */
  readonly craft: Craft;
  /** The file that is likely to be opened first. */
  readonly first?: string;
}
