import type { Clause } from '../model/clause-tree.js';
import { clauseAt } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import type { DocumentRecord } from '../model/record.js';
import type { Span } from '../model/span.js';
import type { Period } from '../model/value.js';
import type { TermChange } from '../resolve/context.js';

/** What is needed of an amendment beside its facts. */
export interface AmendmentText {
  readonly text: string;
  readonly clauses: readonly Clause[];
}

/** The rule of a date that was counted from the first term, not printed. */
const counted = 'facts/initial-term';
/** The rule of a contract that has no end because a notice may end it at any time: a new clause on such notices leaves the
 *  end of an agreement that has one. */
const byNotice = 'facts/ended-by-notice';

/** How an amendment changes the term of the agreement that it amends, as far as its words are about that agreement and lay
 *  down something else than it did before. An end that was counted from the amendment's own beginning is counted anew from
 *  that of the agreement. One further period, without a day and without a notice that stops it, moves the end on.
 *
 *  Not seen: changes that only put some words in the place of others ("in clause 2.2 for 'three' read 'five'"). */
export function readTermChanges(base: DocumentFacts, amendment: DocumentRecord, words: AmendmentText): TermChange[] {
  const { expirationDate, term, termSpans } = amendment.facts;
  const concerns = (span: Span) => !isOfItself(words.text.slice(span.start, span.end), amendment.title);
  const by = (span: Span) => tell(amendment, words, span);
  const changes: TermChange[] = [];
  const end = expirationDate;
  const isNew =
    end &&
    end.rule !== byNotice &&
    (end.rule === counted ? !same(term.initial, base.term.initial) : end.value !== base.expirationDate?.value);
  if (end && isNew && concerns(end.span)) {
    const initial = term.initial && !same(term.initial, base.term.initial) ? { initial: term.initial } : {};
    const expiry = end.rule === counted ? null : end.value;
    changes.push({ expiry, ...initial, ...(expiry === 'perpetual' ? { renewal: null } : {}), by: by(end.span) });
  }
  const { renewal, evergreen } = term;
  const span = termSpans.renewal;
  if (renewal && span && concerns(span)) {
    const once = !evergreen && termSpans.noticeToStop === null;
    const told = end !== null && overlap(end.span, span);
    const differs = !same(renewal, base.term.renewal) || evergreen !== base.term.evergreen;
    if (!once && differs)
      changes.push({
        renewal,
        evergreen,
        renewals: term.renewals,
        ...(base.term.endless && { endless: false }),
        by: by(span),
      });
    // "… for a further period of two years, to 31 March 2027" has been told by its day.
    else if (once && !told) changes.push({ extendedBy: renewal, by: by(span) });
  }
  if (term.endless && !base.term.endless && span && concerns(span))
    changes.push({ renewal: null, evergreen: false, endless: true, by: by(span) });
  return changes;
}

/** "This Amendment remains in force until …" is about the amendment, unless the agreement is in the sentence too. */
function isOfItself(sentence: string, title: string): boolean {
  const [own = ''] = /\p{L}+/u.exec(title) ?? [];
  const names = (words: string) => new RegExp(`\\b${words}\\b`, 'iu').test(sentence);
  return (
    own !== '' && names(`this ${own}`) && !names('(?:the|this|said) (?:[\\p{L}-]+ ){0,3}(?:agreement|contract|lease)')
  );
}

function tell({ title }: DocumentRecord, { text, clauses }: AmendmentText, span: Span): string {
  const tree = { parts: [], clauses, terms: [], references: [], skipped: [], findings: [] };
  const lead = /[^\s\d.()]/.exec(text.slice(span.start, span.end))?.index ?? 0;
  const clause = clauseAt(tree, span.start + lead);
  return clause?.number ? `${title}, clause ${clause.number}` : title;
}

function same(a: Period | null, b: Period | null): boolean {
  if (a === null || b === null) return a === b;
  const months = ({ unit, count }: Period) => (unit === 'year' ? count * 12 : unit === 'month' ? count : null);
  const [one, other] = [months(a), months(b)];
  return one !== null ? one === other : a.unit === b.unit && a.count === b.count && a.business === b.business;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
