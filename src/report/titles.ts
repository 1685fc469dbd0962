import type { DocumentRecord } from '../model/record.js';
import { sayTitle } from '../model/say-title.js';

/** A document's title as a sentence says it: see `sayTitle`. */
export function titleOf({ title, facts }: Pick<DocumentRecord, 'title' | 'facts'>): string {
  return sayTitle(title, facts.shortNames);
}
