import { createHash } from 'node:crypto';
import type { GrammarSet } from '../grammar/load.js';
import type { Conflict, ConflictSide } from '../model/conflict.js';
import type { AmendingClause } from '../model/reading.js';
import { formatValue } from '../model/value-text.js';
import type { ComparedDocument, ComparedLink, Side } from './compared-document.js';
import { partyOfAlias } from './compared-document.js';
import { findAmbiguities } from './find-ambiguities.js';
import { OrderOfPrecedence } from './precedence.js';
import { Relationships } from './relationships.js';
import type { Subject } from './subjects.js';
import { readSubjects } from './subjects.js';
import { sameMatter, weigh } from './weigh.js';
import type { Verdict } from './wording.js';
import { explain } from './wording.js';

/** Finds where documents that bind the same party lay down different things for the same matter and the same obligor, and
 *  says which prevails: what decides is asked in the order of SPEC section 1. Cost grows with the stipulations that share a
 *  subject, not with the square of the documents.
 *  @returns in a stable order: the most severe first, then by topic and place */
export function findConflicts(
  documents: readonly ComparedDocument[],
  links: readonly ComparedLink[],
  grammars: GrammarSet,
): Conflict[] {
  const subjects = readSubjects(grammars);
  const relationships = new Relationships(documents, links);
  const order = new OrderOfPrecedence(documents, relationships);
  const amendments = new Amendments(documents, links);
  const conflicts: Conflict[] = documents.flatMap(findAmbiguities);

  for (const [name, sides] of sidesBySubject(documents)) {
    const subject = subjects.get(name);
    if (!subject) continue;
    for (const [a, b] of pairs(sides)) {
      const verdict = judge(a, b, subject, { relationships, order, amendments });
      if (verdict) conflicts.push(describe(a, b, subject, verdict));
    }
  }
  const severities = ['high', 'medium', 'low'];
  const place = (c: Conflict) => `${c.topic} ${c.a.document} ${c.a.span.start} ${c.b.document} ${c.b.span.start}`;
  return conflicts.sort(
    (x, y) => severities.indexOf(x.severity) - severities.indexOf(y.severity) || (place(x) < place(y) ? -1 : 1),
  );
}

interface Law {
  readonly relationships: Relationships;
  readonly order: OrderOfPrecedence;
  readonly amendments: Amendments;
}

/** @returns null where the two are in no conflict */
function judge(a: Side, b: Side, subject: Subject, { relationships, order, amendments }: Law): Verdict | null {
  const relationship = relationships.between(a.document, b.document);
  if (relationship === 'strangers' || (relationship === 'separate' && !subject.acrossCounterparties)) return null;
  const amending = amendments.between(a, b);
  if (amending) {
    // An amended clause may lay down the same as before; then nothing changed.
    return weigh(a, b, subject).outcome === 'agree' ? null : { type: 'superseded', winner: amending };
  }
  if (amendments.replaced(a) || amendments.replaced(b)) return null;
  if (!sameMatter(a, b)) return null;
  const weighing = weigh(a, b, subject);
  if (weighing.outcome === 'agree') return null;
  const ruling = order.rule(a, b, subject);
  const stricter = weighing.outcome === 'stricter' ? (weighing.side === 'a' ? a : b) : null;
  if (ruling.ruling === 'decided' && (weighing.outcome === 'clash' || weighing.disagree)) {
    return { type: 'precedence', winner: ruling.winner, clause: ruling.clause, stricter };
  }
  if (stricter && relationship !== 'separate') return { type: 'stricter', winner: stricter };
  return {
    type: 'contradiction',
    winner: null,
    colliding: ruling.ruling === 'collision' ? ruling.clauses : [],
    relationship,
  };
}

/** Which clauses amending clauses replace. */
class Amendments {
  readonly #byTarget = new Map<string, { document: ComparedDocument; clause: AmendingClause }[]>();

  constructor(documents: readonly ComparedDocument[], links: readonly ComparedLink[]) {
    for (const { from, to, relation } of links) {
      if (relation !== 'amends') continue;
      const document = documents.find(({ id }) => id === from);
      for (const clause of document?.amendments ?? []) {
        if (clause.does === 'adds') continue;
        const key = `${to} ${clause.target}`;
        this.#byTarget.set(key, [...(this.#byTarget.get(key) ?? []), { document: document!, clause }]);
      }
    }
  }

  /** The amending side, where one of the two stands in a clause that replaces or varies the other's. */
  between(a: Side, b: Side): Side | null {
    for (const [newer, older] of [
      [a, b],
      [b, a],
    ] as const) {
      const amending = this.#of(older).some(
        ({ document, clause }) =>
          document.id === newer.document.id &&
          clause.start <= newer.stipulation.start &&
          newer.stipulation.end <= clause.end,
      );
      if (amending && newer.stipulation.subject === older.stipulation.subject) return newer;
    }
    return null;
  }

  /** Whether a later document replaced or deleted the clause: it binds nobody any more. */
  replaced(side: Side): boolean {
    return this.#of(side).some(({ clause }) => clause.does !== 'varies');
  }

  #of({ document, stipulation }: Side) {
    if (stipulation.part !== 'main') return [];
    const numbers = [stipulation.clause];
    // "Clause 5 is deleted" deletes 5.2 and 5.2(a) too.
    for (let rest = stipulation.clause; /[.(]/.test(rest); numbers.push(rest))
      rest = rest.replace(/(\.[^.(]*|\([^(]*\))$/, '');
    return numbers.flatMap((number) => this.#byTarget.get(`${document.id} ${number}`) ?? []);
  }
}

function sidesBySubject(documents: readonly ComparedDocument[]): Map<string, Side[]> {
  const groups = new Map<string, Side[]>();
  for (const document of documents) {
    for (const stipulation of document.stipulations) {
      const side = { document, stipulation, obligor: partyOfAlias(document, stipulation.obligor) };
      const group = groups.get(stipulation.subject);
      if (group) group.push(side);
      else groups.set(stipulation.subject, [side]);
    }
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Every two sides that share a party, each pair once. Sides of one part of one document are left to `findAmbiguities`. */
function* pairs(sides: readonly Side[]): Generator<readonly [Side, Side]> {
  for (let i = 0; i < sides.length; i++) {
    for (let j = i + 1; j < sides.length; j++) {
      const [a, b] = [sides[i]!, sides[j]!];
      const samePart = a.document.id === b.document.id && a.stipulation.part === b.stipulation.part;
      if (!samePart) yield [a, b];
    }
  }
}

function describe(a: Side, b: Side, subject: Subject, verdict: Verdict): Conflict {
  const [left, right] = [conflictSide(a), conflictSide(b)];
  const id = createHash('sha256').update([subject.name, left.quote, right.quote].sort().join('\u0000')).digest('hex');
  return {
    id: id.slice(0, 16),
    topic: subject.name,
    type: verdict.type,
    severity: verdict.type === 'superseded' ? 'low' : subject.severity,
    a: left,
    b: right,
    governs: verdict.winner?.document.id ?? null,
    ...explain(a, b, subject, verdict),
  };
}

function conflictSide({ document, stipulation }: Side): ConflictSide {
  const { start, end, part, clause, value, words, polarity } = stipulation;
  const obligation = document.obligations.find((o) => o.start < end && start < o.end);
  return {
    document: document.id,
    part,
    clause,
    obligation: obligation?.id ?? null,
    span: { start, end },
    quote: document.text.slice(start, end),
    value: value ? formatValue(value) : words || polarity,
  };
}
