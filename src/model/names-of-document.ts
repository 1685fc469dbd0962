import type { DocumentFacts, DocumentType } from './facts.js';
import { titleInitials } from './title-initials.js';
import { titleParts } from './title-parts.js';

/** `MSA`: a name made of capital letters. */
const acronym = /^[A-Z]{2,8}$/;

/** Whether a document is named by an acronym alone. */
export function isAcronym(name: string): boolean {
  return acronym.test(name);
}

/** The acronyms that others may call a document by: those that it gives itself, and those that its title may have. */
export function acronymsOf(document: {
  readonly title: string;
  readonly type: DocumentType;
  readonly facts: Pick<DocumentFacts, 'shortNames'>;
}): string[] {
  const own = (document.facts.shortNames ?? []).filter(isAcronym);
  return [...new Set([...own, ...titleInitials(titleParts(document).own)])];
}
