import type { Kysely } from 'kysely';
import type { Passage } from '../model/passage.js';
import type { Span } from '../model/span.js';
import type { Tables } from './tables.js';

/** Words that stand one after the other, as they were typed. */
export interface Phrase {
  readonly words: string;
  /** The last of them may go on. */
  readonly open?: boolean;
}

/** Phrases of which a passage must hold one of each group. */
export type Wanted = readonly (readonly Phrase[])[];

export interface FullTextQuery {
  /** What a passage must hold. */
  readonly fits: Wanted;
  /** What it had better hold: the words as they were typed. Without this a rare inflection would count for more than the word
   *  itself, since bm25 weighs what is rare. */
  readonly prefers: readonly Phrase[];
}

export interface FoundPassage extends Passage {
  readonly document: string;
  /** The lower, the better it fits. */
  readonly rank: number;
}

/** The words of a passage, under the key of its row in `search_passages`. */
export interface PassageWords {
  readonly id: number;
  readonly text: string;
  readonly read: string;
}

/** A full-text index. It holds no text: passages are pieces of `texts`, and a copy would double the database. Words are kept
 *  as they are written, but for case and accents; inflections are found by asking for them. */
export interface WordIndex {
  makeTables(db: Kysely<unknown>): Promise<void>;
  /** Has a document put into the index anew once a row of a table was changed that the index speaks of.
   *  @param documentOf  how a row, old or new, names the document, in SQL */
  watchTable(db: Kysely<unknown>, table: string, documentOf: (row: string) => string): Promise<void>;
  /** In a transaction, before the rows of `search_passages` go. */
  dropWords(tables: Kysely<Tables>, document: string): Promise<void>;
  putWords(tables: Kysely<Tables>, passages: readonly PassageWords[]): Promise<void>;
  findPassages(tables: Kysely<Tables>, query: FullTextQuery, documents?: readonly string[]): Promise<FoundPassage[]>;
  listWords(tables: Kysely<Tables>, beginning: string): Promise<string[]>;
  markWords(tables: Kysely<Tables>, phrases: readonly Phrase[], texts: readonly string[]): Promise<Span[][]>;
}
