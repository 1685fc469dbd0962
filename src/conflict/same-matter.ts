import { THIRD } from '../model/obligation.js';
import type { Stipulation } from '../model/reading.js';
import { alike } from './alike.js';
import { isCarvedOut } from './carved-out.js';
import { type ComparedDocument, isOpen, type Side } from './compared-document.js';
import type { Relationship, Relationships } from './relationships.js';
import { sameAct } from './same-act.js';
import { meet } from './scope-path.js';
import type { Subject } from './subjects.js';

/** Whether two stipulations are about the same thing for the same obligor: nothing carved out, the same scope in every
 *  dimension, and somebody whom both bind. A narrower rule beside a wider one in one document is no alarm. */
export function sameMatter(
  a: Side,
  b: Side,
  subject: Subject,
  relationship: Relationship,
  relationships: Relationships,
): boolean {
  const [x, y] = [a.stipulation, b.stipulation];
  if (x.subject !== y.subject || x.defers || y.defers) return false;
  if (isCarvedOut(a, b) || isCarvedOut(b, a)) return false;
  const oneDocument = a.document.id === b.document.id;
  const ofOneHouse = subject.like && relationships.ofOneHouse(a.document, b.document);
  if (subject.oneAgreement && !ofOneHouse && !relationships.oneAgreement(a.document, b.document)) return false;
  if (subject.acts || subject.like) return sameWords(x, y, subject) && sameObligor(a, b, relationship, relationships);
  const dimensions = new Set([...Object.keys(x.scope), ...Object.keys(y.scope)]);
  const isOfRules = ({ document }: Side) => relationships.isGivenParties(document);
  for (const dimension of dimensions) {
    if (subject.compare === 'places' && (dimension === 'only' || dimension === 'place')) continue;
    if (apartFromScope.has(dimension)) continue;
    // From when on a thing is kept, and from when on it is deleted, need not be the same for the two to collide.
    if (dimension === 'trigger' && keeps(x) !== keeps(y)) continue;
    const wide = subject.wide.includes(dimension) && (!oneDocument || subject.compare === 'places');
    const [left, right] =
      dimension === 'addressee' && (relationship === 'rules' || [a, b].some(isOfRules))
        ? [toIssuer(a), toIssuer(b)]
        : [x.scope[dimension], y.scope[dimension]];
    if (!overlap(left, right, wide)) return false;
  }
  if (tellsLittle(x, y, subject) && !shareThing(x, y)) return false;
  return subject.anybody || sameObligor(a, b, relationship, relationships);
}

/** Dimensions that are weighed otherwise than by what they have in common. */
const apartFromScope: ReadonlySet<string> = new Set(['except', 'through', 'how', 'carved', 'what']);

/** Whether nothing that both scopes tell says of what thing they are: "refunds", and not those of deposits. */
function tellsLittle(x: Stipulation, y: Stipulation, { vague }: Subject): boolean {
  if (x.scope.what === undefined || y.scope.what === undefined) return false;
  const told = Object.entries(x.scope).filter(([name]) => !apartFromScope.has(name) && y.scope[name] !== undefined);
  const shared = told.flatMap(([name, one]) =>
    one.split('+').filter((word) => y.scope[name]!.split('+').includes(word)),
  );
  return shared.every((meaning) => vague.includes(meaning));
}

/** A sentence with fewer words of its own says nothing of its thing. */
const fewestOfThing = 2;

function shareThing(x: Stipulation, y: Stipulation): boolean {
  const [left, right] = [x, y].map(({ scope }) => scope.what!.split('+')) as [string[], string[]];
  return Math.min(left.length, right.length) < fewestOfThing || left.some((word) => right.includes(word));
}

/** Whether two sentences speak of one thing by their words, where no subject tells it. */
export function sameWords(x: Stipulation, y: Stipulation, subject: Subject): boolean {
  return subject.acts ? sameAct(x, y) : !subject.like || alike(x, y);
}

/** Rules for those who work with a house name an office of it where a contract names the house. */
function toIssuer({ stipulation: { scope }, obligor }: Side): string | undefined {
  return scope.addressee === inside && obligor.startsWith('alias:') ? undefined : scope.addressee;
}

/** A meaning of the vocabulary of addressees: an office of the house that is told. */
const inside = 'inside';

function keeps({ value }: Side['stipulation']): boolean {
  return value?.type === 'period' && value.bound === 'at-least';
}

/** A meaning of scope vocabularies for rules of a special case: what the case is, only its words say. */
const special = 'special';

/** `data` takes in `data/personal`; a special case is like no other; a dimension that one side does not name is everything where it is wide, else nothing else. */
function overlap(x: string | undefined, y: string | undefined, wide: boolean): boolean {
  if (x?.split('+').includes(special) || y?.split('+').includes(special)) return false;
  if (x === undefined || y === undefined) return wide || x === y;
  return x.split('+').some((one) => y.split('+').some((other) => meet(one, other)));
}

/** Obligors of documents that bind the same parties must be the same party, or be named in one of them only. Rules that one
 *  party laid down bind that party, and others where the rules speak of such people and the contract names the rules. */
function sameObligor(a: Side, b: Side, relationship: Relationship, relationships: Relationships): boolean {
  if (relationship === 'rules' && isInside(a) !== isInside(b) && [a, b].some(actsForHouse)) {
    const [first, second] = [a, b].map((side) => {
      const [house, another] = relationships.partiesOf(side.document);
      return actsForHouse(side) && house !== undefined && another === undefined ? { ...side, obligor: house } : side;
    });
    if (!isInside(first!) && !isInside(second!)) return sameObligor(first!, second!, relationship, relationships);
  }
  if (relationship === 'rules' && isToldBoth(a, b, relationships)) return true;
  if (isThird(a) !== isThird(b)) return false;
  const { titles } = relationships;
  if (isInside(a) !== isInside(b) && ![a, b].some(({ stipulation }) => titles.isEmployee(stipulation.obligor)))
    return false;
  if (relationship !== 'rules') {
    return a.obligor === b.obligor || [a, b].some((side) => isOpen(side) || side.obligor.startsWith('alias:'));
  }
  const rulesFirst = relationships.partiesOf(a.document).length === 1;
  const bothRules = rulesFirst && relationships.partiesOf(b.document).length === 1;
  if (bothRules && relationships.forOtherPeople(a.document, b.document)) return false;
  if (bothRules) return a.obligor === b.obligor || isOpen(a) || isOpen(b);
  const [rules, contract] = rulesFirst ? [a, b] : [b, a];
  const issuer = relationships.partiesOf(rules.document)[0];
  const toOutsiders = rules.obligor.startsWith('alias:');
  if (!toOutsiders) {
    // What rules say without naming anybody, they say of the one who laid them down, or of whoever a contract binds to them.
    if (rules.obligor === '' && binds(rules.document, contract.document, relationships)) return true;
    return isOpen(contract) || contract.obligor === issuer;
  }
  return contract.obligor !== issuer && binds(rules.document, contract.document, relationships);
}

/** "Researchers and visiting researchers report …", in rules for people of the house and others, of which a contract takes in: the
 *  other party of that contract is one of them. */
function isToldBoth(a: Side, b: Side, relationships: Relationships): boolean {
  const rulesFirst = relationships.partiesOf(a.document).length === 1;
  const [rules, contract] = rulesFirst ? [a, b] : [b, a];
  const [issuer, another] = relationships.partiesOf(rules.document);
  if (another !== undefined || relationships.partiesOf(contract.document).length < 2) return false;
  if (!isInside(rules) || contract.obligor === issuer || isInside(contract) || isOpen(contract)) return false;
  const { start, end } = rules.stipulation;
  if (relationships.titles.nameStaff(rules.document.text.slice(start, end))) return false;
  return relationships.forBoth(rules.document) && binds(rules.document, contract.document, relationships);
}

/** Whether rules bind the other party of a contract: the contract names them, or another of the same agreement does. */
function binds(rules: ComparedDocument, contract: ComparedDocument, relationships: Relationships): boolean {
  return relationships.takenIn(rules, contract);
}

/** What staff may do towards others, the house may do through them: "The manager may enter any shop". */
function actsForHouse(side: Side): boolean {
  return isInside(side) && side.stipulation.polarity === 'permits';
}

/** Somebody whom one of the parties brings in: "a builder whom you employ", "the Supplier's subcontractors". */
function isThird({ obligor }: Side): boolean {
  return obligor === `alias:${THIRD}`;
}

/** Staff of one party, who owe it something within the house. */
function isInside({ obligor }: Side): boolean {
  return obligor === 'alias:staff';
}
