import { readFacts } from '../../src/facts/read-facts.js';
import type { DocumentFacts } from '../../src/model/facts.js';
import type { Format } from '../../src/model/source-document.js';
import { readStructure } from '../../src/structure/read-structure.js';
import { grammars, textSource } from '../structure/text-source.js';

export function factsOf(text: string, format: Format = 'text'): DocumentFacts {
  const source = textSource(text, format);
  return readFacts(source, readStructure(source, grammars), grammars);
}

/** Name, aliases and role of each party, on one line. */
export function partiesOf(text: string, format: Format = 'text'): string[] {
  return factsOf(text, format).parties.map(
    ({ name, aliases, role }) => `${name} (${aliases.join(', ')})${role ? ` = ${role}` : ''}`,
  );
}

/** Of the agreement, of its taking effect and of its end. */
export function datesOf(text: string): (string | null)[] {
  const { agreementDate, effectiveDate, expirationDate } = factsOf(text);
  return [agreementDate?.value ?? null, effectiveDate?.value ?? null, expirationDate?.value ?? null];
}
