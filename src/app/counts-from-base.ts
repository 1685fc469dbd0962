import type { DocumentFacts } from '../model/facts.js';
import type { Obligation } from '../model/obligation.js';
import type { DocumentRecord } from '../model/record.js';
import type { Timing } from '../model/timing.js';
import { endingEvents } from '../resolve/term.js';

/** Whether an obligation of an addendum, an order or a schedule counts from the agreement that the document belongs to:
 *  its clock starts with the beginning or the end of an agreement, the document itself states none, and the words name that
 *  agreement ("within 30 days after the Agreement ends", in an addendum). An amendment speaks of the agreement's term in
 *  any case: its words become part of it. */
export function countsFromBase(obligation: Obligation, document: DocumentRecord, base: DocumentRecord): boolean {
  const { timing, trigger, quote } = obligation;
  if (!timing || !anchorsOf(timing).some((anchor) => lacks(document.facts, anchor))) return false;
  if (document.type === 'amendment' && anchorsOf(timing).includes('end')) return true;
  return namesAgreement(trigger.text || quote, document.title, base.title);
}

type AgreementAnchor = 'beginning' | 'end';

function anchorsOf({ anchor, whichever }: Timing): AgreementAnchor[] {
  const others = (whichever?.others ?? []).flatMap(anchorsOf);
  if (anchor.type === 'timing') return [...anchorsOf(anchor.timing), ...others];
  if (anchor.type === 'effective-date') return ['beginning', ...others];
  const ends = anchor.type === 'term-end' || (anchor.type === 'event' && endingEvents.includes(anchor.event));
  return ends ? ['end', ...others] : others;
}

function lacks({ effectiveDate, expirationDate, term }: DocumentFacts, anchor: AgreementAnchor): boolean {
  return anchor === 'beginning'
    ? effectiveDate === null
    : expirationDate === null && term.initial === null && !term.perpetual;
}

/** "The Agreement" in an addendum to an agreement; where both are agreements, only a fuller name tells them apart: "the
 *  Services Agreement". */
function namesAgreement(words: string, own: string, base: string): boolean {
  const [noun, ...qualifiers] = titleWords(base).reverse();
  if (noun === undefined) return false;
  const before = titleWords(own).at(-1) === noun ? `(?:${[...qualifiers, 'main', 'principal'].join('|')}) ` : '';
  return new RegExp(`\\b(?:the|this|that|said|such) (?:[\\p{L}-]+ ){0,3}?${before}${noun}\\b`, 'iu').test(words);
}

/** `Amendment No. 1 to the Services Agreement`: amendment. */
function titleWords(title: string): string[] {
  const [own = ''] = title.toLowerCase().split(/ (?:to|for|between|no\.?|number|dated) /);
  return own.match(/\p{L}+/gu) ?? [];
}
