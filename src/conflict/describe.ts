import type { Conflict, ConflictSide } from '../model/conflict.js';
import { sayTitle } from '../model/say-title.js';
import type { Span } from '../model/span.js';
import { formatValue } from '../model/value-text.js';
import { type Amending, type Amendments, placeIn } from './amendments.js';
import type { ComparedDocument, Side } from './compared-document.js';
import { conflictIds } from './conflict-ids.js';
import type { OrderCollision } from './order-conflicts.js';
import type { OrderClause } from './precedence-scope.js';
import type { Subject } from './subjects.js';
import { clauseName, explain, listClauses, type Verdict } from './wording.js';

const mostAround = 220;

/** The words of the same paragraph before and behind a span. */
function around({ text }: ComparedDocument, { start, end }: Span): { before: string; after: string } {
  const before = text.slice(Math.max(0, start - mostAround), start);
  const after = text.slice(end, end + mostAround);
  const begin = before.lastIndexOf('\n\n');
  const close = after.indexOf('\n\n');
  const cut = begin < 0 && start > mostAround ? before.indexOf(' ') + 1 : begin < 0 ? 0 : begin + 2;
  const stop = close < 0 ? (end + mostAround < text.length ? after.lastIndexOf(' ') : after.length) : close;
  return { before: before.slice(cut).trim(), after: after.slice(0, Math.max(0, stop)).trim() };
}

export function describePair(a: Side, b: Side, subject: Subject, verdict: Verdict, amendments: Amendments): Conflict {
  const [left, right] = [conflictSide(a, amendments), conflictSide(b, amendments)];
  const flowDown = verdict.type === 'contradiction' && verdict.reason === 'flow-down';
  const topic = flowDown ? 'flow-down' : subject.name;
  const severity =
    verdict.type === 'superseded'
      ? 'low'
      : verdict.type === 'stricter' && subject.severity === 'high'
        ? 'medium'
        : subject.severity;
  const words = explain(a, b, subject, verdict);
  const changes = verdict.type === 'superseded' ? [] : [a, b].flatMap((side) => tellChange(side, amendments));
  return {
    ...conflictIds(topic, { ...left, document: a.document }, { ...right, document: b.document }),
    topic,
    type: verdict.type,
    severity,
    a: left,
    b: right,
    governs: verdict.winner?.document.id ?? null,
    ...words,
    advice: [...changes, words.advice].join(' '),
  };
}

/** What is compared is the clause as it was printed: where an amendment changed some words of it, that is said first. */
function tellChange({ document, stipulation }: Side, amendments: Amendments): string[] {
  const change = amendments.changedBy({ document, stipulation, obligor: '' });
  if (!change) return [];
  const { document: by, clause } = change;
  const changed = clauseName(document, stipulation.part, stipulation.clause);
  return [
    `Read ${changed} as changed by ${clauseName(by, clause.part, clause.clause)} first: what it says now may differ.`,
  ];
}

function conflictSide(side: Side, amendments: Amendments): ConflictSide {
  const { document, stipulation } = side;
  const { start, end, part, value, words, polarity, scope } = stipulation;
  const obligation = document.obligations.find((o) => o.start < end && start < o.end);
  return {
    document: document.id,
    part,
    clause: amendments.numberOf(side),
    obligation: obligation?.id ?? null,
    span: { start, end },
    quote: document.text.slice(start, end),
    ...around(document, { start, end }),
    value: value ? formatValue(value) : words || (scope.place ?? polarity),
  };
}

/** One text that undoes itself: both sides of the conflict are the same place. */
export function describeAmbiguity(
  document: ComparedDocument,
  span: Span,
  place: { readonly part: string; readonly clause: string },
  words: Pick<Conflict, 'topic' | 'severity' | 'because' | 'explanation' | 'advice'>,
): Conflict {
  const quote = document.text.slice(span.start, span.end).trim();
  const start = document.text.indexOf(quote, span.start);
  const obligation = document.obligations.find((o) => o.start < span.end && span.start < o.end);
  const side: ConflictSide = {
    document: document.id,
    ...place,
    obligation: obligation?.id ?? null,
    span: { start, end: start + quote.length },
    quote,
    ...around(document, { start, end: start + quote.length }),
    value: '',
  };
  const explanation = `${clauseName(document, place.part, place.clause)}: ${words.explanation}.`;
  return {
    ...conflictIds(words.topic, { document, quote: `${place.clause} ${quote}`, clause: place.clause }),
    type: 'ambiguity',
    governs: null,
    a: side,
    b: side,
    ...words,
    explanation,
  };
}

/** A clause that a later document replaced, where no subject tells what changed.
 *  @returns null where the clause cannot be found in the base */
export function describeAmended({ document, clause }: Amending, base: ComparedDocument): Conflict | null {
  if (clause.does === 'deletes' || clause.does === 'adds') return null;
  const [part, number] = placeIn(base, clause).split('/');
  const old = base.clauses.find((each) => each.part === part && each.number === number);
  if (!old) return null;
  const earlier = clauseSide(base, old.part, old.number, old);
  const later = clauseSide(document, clause.part, clause.clause, clause);
  const because = `${clauseName(document, clause.part, clause.clause)} changes the earlier clause`;
  return {
    ...conflictIds('changed-clause', { ...earlier, document: base }, { ...later, document }),
    topic: 'changed-clause',
    type: 'superseded',
    severity: 'low',
    a: earlier,
    b: later,
    governs: document.id,
    because,
    explanation: `${because}, ${clauseName(base, old.part, old.number)}, so that the later text governs.`,
    advice: 'No action: work with the changed clause.',
  };
}

/** Clauses on the order of documents that decide against each other, or in a circle. */
export function describeCollision({ first, second, between, others }: OrderCollision): Conflict {
  const [left, right] = [orderSide(first), orderSide(second)];
  const names = between.map(({ title, acronyms }) => sayTitle(title, acronyms));
  const because =
    others.length > 0
      ? `${listClauses([first, second, ...others])} form a circle`
      : `the one lets ${names[0]} prevail over ${names[1]}, the other ${names[1]} over ${names[0]}, or the reverse`;
  return {
    ...conflictIds(
      'order-of-documents',
      { ...left, document: first.document },
      { ...right, document: second.document },
    ),
    topic: 'order-of-documents',
    type: 'contradiction',
    severity: 'high',
    a: left,
    b: right,
    governs: null,
    because: `undecided: ${because}`,
    explanation: `${listClauses([first, second])} decide differently which document prevails: ${because}.`,
    advice: 'Ask for one clause on the order of documents, and for the others to be deleted.',
  };
}

function orderSide({ document, clause }: OrderClause): ConflictSide {
  return {
    ...clauseSide(document, clause.part, clause.clause, clause),
    value: clause.order.join(' > ') || clause.winner,
  };
}

const longestQuote = 900;

function clauseSide(document: ComparedDocument, part: string, clause: string, { start, end }: Span): ConflictSide {
  const quote = document.text.slice(start, Math.min(end, start + longestQuote)).trimEnd();
  const span = { start, end: start + quote.length };
  return { document: document.id, part, clause, obligation: null, span, quote, ...around(document, span), value: '' };
}
