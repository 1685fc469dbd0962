import type { GrammarSet } from '../grammar/load.js';
import { type Conflict, severities } from '../model/conflict.js';
import type { Stipulation } from '../model/reading.js';
import { Amendments } from './amendments.js';
import { comparablePairs, isInOneText } from './comparable-pairs.js';
import type { ComparedDocument, ComparedLink, Side } from './compared-document.js';
import { describeAmended, describeCollision, describePair } from './describe.js';
import { exclusiveTwice } from './exclusivity.js';
import { findAmbiguities } from './find-ambiguities.js';
import { unmatchedPromises } from './flow-down.js';
import { findOrderCollisions } from './order-conflicts.js';
import { OrderOfPrecedence, type Ruling } from './precedence.js';
import { Relationships } from './relationships.js';
import { sameMatter, sameWords } from './same-matter.js';
import { readSubjects, type Subject } from './subjects.js';
import { TitleWords } from './title-words.js';
import { weigh } from './weigh.js';
import type { Verdict } from './wording.js';

/** Finds where documents that bind the same party lay down different things for the same matter and the same obligor, and
 *  says which prevails: what decides is asked in the order of SPEC section 1. Cost grows with the stipulations that share a
 *  subject and a circle of parties, not with the square of the documents.
 *  @returns in a stable order: the most severe first, then by topic and place */
export function findConflicts(
  documents: readonly ComparedDocument[],
  links: readonly ComparedLink[],
  grammars: GrammarSet,
): Conflict[] {
  return findConflictsTouching(null, documents, links, grammars);
}

/** The same, but only conflicts in which one of the given documents has a part: what importing or removing them changes.
 *  @param touched  ids of documents; null: all */
export function findConflictsTouching(
  touched: ReadonlySet<string> | null,
  documents: readonly ComparedDocument[],
  links: readonly ComparedLink[],
  grammars: GrammarSet,
): Conflict[] {
  const touching = ({ id }: ComparedDocument) => touched === null || touched.has(id);
  const relationships = new Relationships(documents, links, new TitleWords(grammars));
  const law: Law = {
    relationships,
    order: new OrderOfPrecedence(documents, relationships),
    amendments: new Amendments(documents, links, relationships),
    touching,
  };
  const conflicts = new Map<string, Conflict>();
  const add = (conflict: Conflict): void => {
    const known = conflicts.get(conflict.id);
    if (!known) conflicts.set(conflict.id, conflict);
    // The same words in two clauses: they are told apart by their numbers.
    else if (known.formerId !== conflict.formerId && !conflicts.has(conflict.formerId))
      conflicts.set(conflict.formerId, { ...conflict, id: conflict.formerId });
  };
  for (const document of documents) if (touching(document)) for (const each of findAmbiguities(document)) add(each);
  const subjects = readSubjects(grammars);
  const superseded = new Set<string>();
  const told = new Set<string>();
  for (const [name, sides] of sidesBySubject(law, documents, subjects, nearnessTo(touched, documents, relationships))) {
    const subject = subjects.get(name);
    if (!subject) continue;
    const judged = [...compareSubject(sides, subject, law)];
    for (const { a, b, verdict } of subject.like ? judged.filter(isNoList(judged)) : judged) {
      if (subject.like && told.has(pairOf(a, b))) continue;
      told.add(pairOf(a, b));
      const conflict = describePair(a, b, subject, verdict, law.amendments);
      if (verdict.type === 'superseded')
        superseded.add(`${conflict.a.document} ${conflict.a.clause} ${conflict.b.document} ${conflict.b.clause}`);
      add(conflict);
    }
  }
  for (const { amending, base } of law.amendments.all) {
    if (!touching(amending.document) && !touching(base)) continue;
    const conflict = describeAmended(amending, base);
    if (conflict && !isKnown(conflict, superseded)) add(conflict);
  }
  for (const collision of findOrderCollisions(documents, law.order, relationships)) {
    if (touching(collision.first.document) || touching(collision.second.document)) add(describeCollision(collision));
  }
  return inOrder([...conflicts.values()]);
}

interface Law {
  readonly relationships: Relationships;
  readonly order: OrderOfPrecedence;
  readonly amendments: Amendments;
  readonly touching: (document: ComparedDocument) => boolean;
}

interface Judged {
  readonly a: Side;
  readonly b: Side;
  readonly verdict: Verdict;
}

/** All conflicts on one subject; of several between the same two clauses the first. */
function* compareSubject(sides: readonly Side[], subject: Subject, law: Law): Generator<Judged> {
  const touches = ({ document }: Side) => law.touching(document);
  if (subject.compare === 'exclusive') {
    for (const [a, b] of exclusiveTwice(sides, law.relationships, touches))
      yield { a, b, verdict: { type: 'contradiction', winner: null, colliding: [], reason: 'separate' } };
    return;
  }
  const seen = new Set<string>();
  for (const [a, b] of comparablePairs(sides, subject, law)) {
    const key = pairOf(a, b);
    if (seen.has(key)) continue;
    const verdict = judge(a, b, subject, law);
    if (!verdict) continue;
    seen.add(key);
    yield { a, b, verdict };
  }
  for (const [promise, supplier] of unmatchedPromises(sides, subject, law.relationships, touches))
    yield {
      a: promise,
      b: supplier,
      verdict: { type: 'contradiction', winner: null, colliding: [], reason: 'flow-down' },
    };
}

/** Words that fit more clauses of one text than this tell no one matter: the lines of a price list. */
const mostAlike = 3;

/** Whether neither clause of a pair is told to differ from a whole list of clauses in the text of the other. */
function isNoList(judged: readonly Judged[]): (pair: Judged) => boolean {
  const textOf = ({ document, stipulation }: Side) => `${document.id} ${stipulation.part}`;
  const counts = new Map<string, number>();
  const keys = ({ a, b }: Judged) => [`${placeOf(a)} in ${textOf(b)}`, `${placeOf(b)} in ${textOf(a)}`];
  for (const pair of judged) for (const key of keys(pair)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (pair) => keys(pair).every((key) => counts.get(key)! <= mostAlike);
}

const placeOf = ({ document, stipulation }: Side) => `${document.id} ${stipulation.part}/${stipulation.clause}`;

const pairOf = (a: Side, b: Side) => [placeOf(a), placeOf(b)].sort().join(' ~ ');

/** @returns null where the two are in no conflict */
function judge(a: Side, b: Side, subject: Subject, { relationships, order, amendments }: Law): Verdict | null {
  const relationship = relationships.between(a.document, b.document);
  if (relationship === 'strangers' || relationship === 'separate') return null;
  const amending = amendments.between(a, b);
  if (amending && sameWords(a.stipulation, b.stipulation, subject)) {
    // An amended clause may lay down the same as before; then nothing changed.
    return weigh(a, b, subject).outcome === 'agree' ? null : { type: 'superseded', winner: amending };
  }
  if (amendments.replaced(a) || amendments.replaced(b)) return null;
  if (!sameMatter(a, b, subject, relationship, relationships)) return null;
  const weighing = weigh(a, b, subject);
  if (weighing.outcome === 'agree') return null;
  const undone = isInOneText(a, b);
  if (undone && a.stipulation.clause === b.stipulation.clause) return { type: 'ambiguity', winner: null };
  const stricter = weighing.outcome === 'stricter' ? (weighing.side === 'a' ? a : b) : null;
  const ruling = ruleOn(a, b, subject, order, amendments);
  if (ruling.ruling === 'stricter') {
    // "Where a contract asks for more than this policy does, the contract is followed": then the policy gives way.
    if (stricter && ruling.yields && stricter.document.id !== ruling.yields.id) return null;
    if (stricter && !ruling.yields) return { type: 'precedence', winner: stricter, clauses: ruling.clauses, stricter };
  }
  if (ruling.ruling === 'decided') {
    const disagree = weighing.outcome === 'clash' || (weighing.outcome === 'stricter' && weighing.disagree);
    // Of two minimums the higher meets both; only where the lower is put first is there something to decide.
    if (disagree || ruling.winner !== stricter)
      return { type: 'precedence', winner: ruling.winner, clauses: ruling.clauses, stricter };
  }
  if (undone) return { type: 'ambiguity', winner: null };
  if (stricter && ruling.ruling !== 'collision') return { type: 'stricter', winner: stricter };
  const colliding = ruling.ruling === 'collision' ? ruling.clauses : [];
  return { type: 'contradiction', winner: null, colliding, reason: colliding.length > 0 ? 'collision' : 'silence' };
}

/** The ruling on two clauses, of which one may have taken the place of a clause of another document. */
function ruleOn(a: Side, b: Side, subject: Subject, order: OrderOfPrecedence, amendments: Amendments): Ruling {
  const ruling = order.rule(a, b, subject);
  if (ruling.ruling !== 'silent') return ruling;
  const [x, y] = [amendments.asBase(a), amendments.asBase(b)];
  if ((x === a && y === b) || x.document.id === y.document.id) return ruling;
  const inherited = order.rule(x, y, subject);
  return inherited.ruling === 'decided' ? { ...inherited, winner: inherited.winner === x ? a : b } : inherited;
}

/** Stipulations by subject. Where only some documents are asked about, those of documents that share no more than one party with
 *  them are left out, but for subjects that are compared across counterparties. */
function sidesBySubject(
  { relationships }: Law,
  documents: readonly ComparedDocument[],
  subjects: ReadonlyMap<string, Subject>,
  isNear: (document: ComparedDocument) => boolean,
): Map<string, Side[]> {
  const groups = new Map<string, Side[]>();
  for (const document of documents) {
    const near = isNear(document);
    const obligors = new Map<string, string>();
    for (const stipulation of document.stipulations) {
      if (!near && !isAcross(stipulation, subjects.get(stipulation.subject))) continue;
      let obligor = obligors.get(stipulation.obligor);
      if (obligor === undefined) {
        obligor = relationships.obligorOf(document, stipulation.obligor);
        obligors.set(stipulation.obligor, obligor);
      }
      const group = groups.get(stipulation.subject);
      if (group) group.push({ document, stipulation, obligor });
      else groups.set(stipulation.subject, [{ document, stipulation, obligor }]);
    }
  }
  // What is compared by its words comes last: only what no subject told is told by it.
  const rank = (name: string) => `${subjects.get(name)?.like ? 1 : 0} ${name}`;
  return new Map([...groups].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1)));
}

function isAcross({ scope }: Stipulation, subject: Subject | undefined): boolean {
  return subject?.compare === 'exclusive' || subject?.flowsDown === true || scope.through !== undefined;
}

/** Which documents can be in conflict with one of the touched ones otherwise than across counterparties. */
function nearnessTo(
  touched: ReadonlySet<string> | null,
  documents: readonly ComparedDocument[],
  relationships: Relationships,
): (document: ComparedDocument) => boolean {
  if (touched === null) return () => true;
  const chosen = documents.filter(({ id }) => touched.has(id));
  const circles = new Set(chosen.flatMap((document) => relationships.circlesOf(document)));
  const issuers = new Set(chosen.flatMap((document) => soleParty(document, relationships)));
  const parties = new Set(chosen.flatMap((document) => relationships.partiesOf(document)));
  return (document) =>
    relationships.circlesOf(document).some((circle) => circles.has(circle)) ||
    relationships.partiesOf(document).some((party) => issuers.has(party)) ||
    soleParty(document, relationships).some((party) => parties.has(party));
}

/** The party that laid down rules; nobody for a contract. */
function soleParty(document: ComparedDocument, relationships: Relationships): readonly string[] {
  const parties = relationships.partiesOf(document);
  return parties.length === 1 ? parties : [];
}

/** Whether a conflict between an amended clause and the amending one was already told by its subject. */
function isKnown({ a, b }: Conflict, superseded: ReadonlySet<string>): boolean {
  const within = (known: string, clause: string) =>
    known === clause || known.startsWith(`${clause}.`) || known.startsWith(`${clause}(`);
  for (const key of superseded) {
    const [document, clause, other, otherClause] = key.split(' ');
    if (document === a.document && other === b.document && within(clause!, a.clause) && within(otherClause!, b.clause))
      return true;
    if (document === b.document && other === a.document && within(clause!, b.clause) && within(otherClause!, a.clause))
      return true;
  }
  return false;
}

function inOrder(conflicts: Conflict[]): Conflict[] {
  const key = (c: Conflict) =>
    `${severities.indexOf(c.severity)} ${c.topic} ${c.a.document} ${String(c.a.span.start).padStart(9, '0')} ${c.b.document} ${String(c.b.span.start).padStart(9, '0')} ${c.id}`;
  return conflicts
    .map((conflict) => ({ conflict, key: key(conflict) }))
    .sort((x, y) => (x.key < y.key ? -1 : 1))
    .map(({ conflict }) => conflict);
}
