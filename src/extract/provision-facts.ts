import type { DocumentFacts } from '../model/facts.js';
import type { ProvisionCategory } from '../model/provision.js';
import type { Span } from '../model/span.js';

/** A provision before its place in the clause tree is looked up. */
export interface ProvisionClaim extends Span {
  readonly category: ProvisionCategory;
  readonly confidence: number;
  readonly rule: string;
  readonly reasons: readonly string[];
}

/** How often each fact was where people marked it, over the development contracts. */
const confidenceOf = {
  title: 0.93,
  name: 0.86,
  alias: 0.76,
  'agreement-date': 0.88,
  'effective-date': 0.94,
  /** Where the effective date is a sentence of its own. */
  'effective-date-clause': 0.55,
  /** The agreement's date, marked as the effective date too: beside another effective date, and where none is read. */
  'date-also-effective': 0.37,
  'date-perhaps-effective': 0.17,
  // Where no model speaks for the same words; where one does, both are nearly always right.
  'expiration-date': 0.55,
  renewal: 0.5,
  'notice-to-stop': 0.55,
  'governing-law': 0.9,
} as const;

/** Of a printed date, in UTF-16 units: "the twenty-first day of September, 2004". */
const longestDate = 45;

/** What the facts of a document say of the clause categories that tell facts: its name, parties, dates, term, law. */
export function readFactClaims(text: string, facts: DocumentFacts): ProvisionClaim[] {
  const claims: ProvisionClaim[] = [];
  const claim = (category: ProvisionCategory, span: Span | null | undefined, fact: keyof typeof confidenceOf) => {
    if (!span || span.end <= span.start) return;
    const reasons = [`the document's ${fact.replaceAll('-', ' ')}`];
    claims.push({
      category,
      start: span.start,
      end: span.end,
      confidence: confidenceOf[fact],
      rule: `facts/${fact}`,
      reasons,
    });
  };
  claim('document-name', facts.title?.span, 'title');
  claim('agreement-date', facts.agreementDate?.span, 'agreement-date');
  const { agreementDate, effectiveDate } = facts;
  const sentence = effectiveDate && effectiveDate.span.end - effectiveDate.span.start > longestDate;
  claim('effective-date', effectiveDate?.span, sentence ? 'effective-date-clause' : 'effective-date');
  if (agreementDate && agreementDate.span.start !== effectiveDate?.span.start) {
    claim('effective-date', agreementDate.span, effectiveDate ? 'date-also-effective' : 'date-perhaps-effective');
  }
  claim('expiration-date', facts.expirationDate?.span, 'expiration-date');
  claim('renewal-term', facts.termSpans.renewal, 'renewal');
  claim('notice-period-to-terminate-renewal', facts.termSpans.noticeToStop, 'notice-to-stop');
  claim('governing-law', facts.governingLaw?.span, 'governing-law');
  const told = new Set<string>();
  for (const party of facts.parties) {
    for (const span of party.spans) {
      const words = text.slice(span.start, span.end).replace(/\s+/g, ' ');
      if (told.has(words)) continue;
      told.add(words);
      claim('parties', span, party.aliases.includes(words) ? 'alias' : 'name');
    }
  }
  return claims;
}
