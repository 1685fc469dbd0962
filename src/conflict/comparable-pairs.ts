import { deedsOf } from './alike.js';
import { type ComparedDocument, isOpen, type Side } from './compared-document.js';
import type { Relationships } from './relationships.js';
import { forbidsAbsolutely } from './same-act.js';
import type { Subject } from './subjects.js';

interface Asked {
  readonly relationships: Relationships;
  /** Whether conflicts of a document are asked for. */
  readonly touching: (document: ComparedDocument) => boolean;
}

/** Every two sides of one subject that can be in conflict: they share a circle of parties, or one stands in rules that a
 *  party of the other laid down. Each pair once; at least one side is touched. */
export function* comparablePairs(
  sides: readonly Side[],
  subject: Subject,
  { relationships, touching }: Asked,
): Generator<readonly [Side, Side]> {
  const groups = new Map<string, { circle: string; members: Side[]; rules: Side[] }>();
  const group = (circle: string, deed: string) => {
    const key = `${circle} ${deed}`;
    let known = groups.get(key);
    if (!known) {
      known = { circle, members: [], rules: [] };
      groups.set(key, known);
    }
    return known;
  };
  for (const side of sides) {
    // By their words only duties with a deed in common are compared.
    for (const deed of subject.like ? deedsOf(side.stipulation) : ['']) {
      for (const circle of relationships.circlesOf(side.document)) group(circle, deed).members.push(side);
      const parties = relationships.partiesOf(side.document);
      for (const party of parties) group(`of ${party}`, deed)[parties.length === 1 ? 'rules' : 'members'].push(side);
    }
  }
  const wanted = (a: Side, b: Side) => (touching(a.document) || touching(b.document)) && isComparable(a, b, subject);
  for (const { circle, members, rules } of groups.values()) {
    const ofRules = circle.startsWith('of ');
    for (const [i, a] of (ofRules ? rules : members).entries()) {
      const others = ofRules ? [...rules.slice(i + 1), ...members] : members;
      for (let j = ofRules ? 0 : i + 1; j < others.length; j++) {
        const b = others[j]!;
        // Two documents may share several circles: their pairs are told in the first.
        if (relationships.firstCircle(a.document, b.document) === (ofRules ? null : circle) && wanted(a, b))
          yield [a, b];
      }
    }
  }
}

/** Clauses of one part are meant to work together: there only what undoes itself in one clause is told, what a text lays down
 *  but once, and what one clause forbids in any circumstances. */
function isComparable(a: Side, b: Side, subject: Subject): boolean {
  if (!isInOneText(a, b)) return !isToldByOther(a, b) || keepsWhatOtherDeletes(a, b, subject);
  if (a.stipulation.clause !== b.stipulation.clause) {
    if (subject.toldOnce && isToldTwice(a, b, subject)) return true;
    return isOfOne(a, b) && [a, b].some(({ stipulation }) => forbidsAbsolutely(stipulation));
  }
  return subject.undoesItself && a.stipulation.clause === b.stipulation.clause;
}

/** Whether what two sides say can bind one party. */
function isOfOne(a: Side, b: Side): boolean {
  return a.obligor === b.obligor || isOpen(a) || isOpen(b);
}

/** Whether two sides stand in one part of one document. */
export function isInOneText(a: Side, b: Side): boolean {
  return a.document.id === b.document.id && a.stipulation.part === b.stipulation.part;
}

/** What another subject reads on both sides, that subject compares; within one text only few do. */
function isToldByOther(a: Side, b: Side): boolean {
  return [a, b].every(({ stipulation }) => stipulation.scope.told !== undefined);
}

/** "Batch records are kept", "papers, batch records included, are destroyed": what the one keeps the other deletes by its words,
 *  of whatever sort the things are. */
function keepsWhatOtherDeletes(a: Side, b: Side, { compare }: Subject): boolean {
  return compare === 'keeping' && a.stipulation.rule !== b.stipulation.rule;
}

/** Whether two clauses state a value for what a text lays down once. Members of one list grade it, and where only words tell the
 *  matter they must be the same. */
function isToldTwice(a: Side, b: Side, subject: Subject): boolean {
  const [x, y] = [a.stipulation, b.stipulation];
  if (!x.value || !y.value || areSiblings(x.clause, y.clause)) return false;
  if (!subject.like) return a.obligor === b.obligor;
  const fromOneEvent = subject.compare === 'keeping' || x.scope.trigger === y.scope.trigger;
  return isOfOne(a, b) && x.scope.matter === y.scope.matter && fromOneEvent;
}

/** "4.1(a)" and "4.1(b)", or one within the other. */
function areSiblings(one: string, other: string): boolean {
  const [parent, another] = [one, other].map((clause) => clause.replace(lastNumber, ''));
  return (parent !== '' && parent === another) || one.startsWith(other) || other.startsWith(one);
}

const lastNumber = /[.(]?[^.()]+\)?$/;
