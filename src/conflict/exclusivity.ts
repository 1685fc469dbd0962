import { BOTH } from '../model/obligation.js';
import { isCarvedOut } from './carved-out.js';
import type { ComparedDocument, Side } from './compared-document.js';
import type { Relationships } from './relationships.js';
import { meet } from './scope-path.js';
import type { TitleWords } from './title-words.js';

/** Pairs of a promise to one counterparty alone with the same promise, or a grant of the same, to another.
 *  @param sides  stipulations of subjects that are compared as `exclusive`: `forbids` is the promise, `permits` the grant; `requires`
 *    a promise that others may be given too, but not beside a `forbids`: no other price is lower, against one that is lower */
export function* exclusiveTwice(
  sides: readonly Side[],
  relationships: Relationships,
  touching: (side: Side) => boolean,
): Generator<readonly [Side, Side]> {
  const byActivity = new Map<string, Side[]>();
  for (const side of sides) {
    for (const party of relationships.partiesOf(side.document)) {
      for (const activity of listOf(side, 'activity')) {
        for (const word of new Set([...listOf(side, 'matter'), ...listOf(side, 'names')]))
          push(byActivity, `${party} ${activity} ${word}`, side);
        for (const word of namesOf(side, relationships.titles)) push(byActivity, `${party} ${activity} ${word}`, side);
      }
    }
  }
  const seen = new Set<string>();
  // A thing that is promised to one alone twice is told once: what else the second contract grants of it adds nothing.
  const promisedTwice = new Set<string>();
  const ids = new Map(sides.map((side, i) => [side, i]));
  const pairOf = (a: Side, b: Side) => [ids.get(a)!, ids.get(b)!].sort((x, y) => x - y).join(' ');
  const withDocument = (promise: Side, other: Side) => `${ids.get(promise)} ${other.document.id}`;
  for (const twice of [true, false]) {
    for (const members of byActivity.values()) {
      for (const promise of members.filter(isPromise)) {
        for (const other of members) {
          if (promise === other || isPromise(other) !== twice || (!touching(promise) && !touching(other))) continue;
          if (seen.has(pairOf(promise, other)) || (!twice && promisedTwice.has(withDocument(promise, other)))) continue;
          if (!collide(promise, other, relationships)) continue;
          seen.add(pairOf(promise, other));
          if (twice) promisedTwice.add(withDocument(promise, other)).add(withDocument(other, promise));
          yield [promise, other];
        }
      }
    }
  }
}

const isPromise = ({ stipulation }: Side): boolean => stipulation.polarity === 'forbids';

function collide(promise: Side, other: Side, relationships: Relationships): boolean {
  if (relationships.between(promise.document, other.document) !== 'separate') return false;
  const common = relationships
    .partiesOf(promise.document)
    .filter((one) => relationships.partiesOf(other.document).includes(one));
  const [party] = common;
  if (party === undefined || !binds(promise, party)) return false;
  // "Flour shall be obtained from the Mill alone", in the contracts of two bakers with one chain: the chain promised nothing.
  const { polarity } = other.stipulation;
  if (polarity === 'forbids' && promise.obligor === '' && other.obligor === '') return false;
  if (apart(promise, other) || isCarvedOut(promise, other)) return false;
  const { titles } = relationships;
  if (excepted(promise, other, titles)) return false;
  if (polarity === 'requires' && other.stipulation.scope.goes && !tellsAll(promise, other, titles)) return false;
  if (polarity !== 'permits') return binds(other, party) && !excepted(other, promise, titles);
  // A right that somebody had before is no breach of a later promise to grant no other; it is one of the promise that nobody
  // else does it.
  const grantsNoOther = promise.stipulation.scope.later !== undefined;
  if (
    grantsNoOther &&
    promise.document.date !== null &&
    other.document.date !== null &&
    other.document.date < promise.document.date
  )
    return false;
  return other.obligor !== party;
}

function binds({ obligor }: Side, party: string): boolean {
  return obligor === party || obligor === BOTH || obligor === '';
}

/** Whether both name countries, and none in common ("for Finland and Latvia", "for Spain"), or both smaller places, or both the
 *  things that are meant, themselves or by their definitions: the barley Merrow, the oat Sedgefen. */
function apart(promise: Side, other: Side): boolean {
  const [places, others] = [listOf(promise, 'place'), listOf(other, 'place')];
  if (places.length > 0 && others.length > 0) {
    if (!places.some((one) => others.some((another) => meet(one, another)))) return true;
  } else if (places.length + others.length === 0 && nameOthers(promise, other, 'where')) return true;
  return nameOthers(promise, other, 'names');
}

function nameOthers(promise: Side, other: Side, dimension: string): boolean {
  const [names, others] = [listOf(promise, dimension), listOf(other, dimension)];
  return names.length > 0 && others.length > 0 && !names.some((name) => others.includes(name));
}

/** Fewer words of a promise tell too little of whom and what it means. */
const fewestWords = 2;

/** "No powder for another maker of chocolate" takes in powder for the chocolate of a third party: what is merely done for somebody
 *  breaks a promise only where every word of it is told of that. */
function tellsAll(promise: Side, other: Side, titles: TitleWords): boolean {
  const words = listOf(promise, 'matter');
  const told = new Set([
    ...listOf(other, 'matter'),
    ...other.document.parties.flatMap(({ name }) => [...titles.of(name)]),
  ]);
  return words.length >= fewestWords && words.every((word) => told.has(word));
}

/** Words of the exception, such as "the café on the first floor", that the other clause or its document's title names. */
function excepted(promise: Side, other: Side, titles: TitleWords): boolean {
  const except = listOf(promise, 'except');
  if (except.length === 0) return false;
  const theirs = new Set([...listOf(other, 'matter'), ...namesOf(other, titles), ...titles.of(other.document.title)]);
  return except.some((word) => theirs.has(word));
}

function listOf({ stipulation }: Side, dimension: string): string[] {
  return (stipulation.scope[dimension] ?? '').split('+').filter(Boolean);
}

/** What the grantee's own name says of its trade: "Larch Drinks plc" hands out drinks. */
function namesOf(side: Side, titles: TitleWords): string[] {
  if (side.stipulation.polarity !== 'permits') return [];
  return [...grantee(side.document, side.obligor, titles)];
}

function grantee(document: ComparedDocument, obligor: string, titles: TitleWords): Set<string> {
  const party = document.parties.find(({ name }) => obligor !== '' && titleKey(name).includes(obligor));
  return party ? titles.of(party.name) : new Set();
}

function titleKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function push(map: Map<string, Side[]>, key: string, side: Side): void {
  const list = map.get(key);
  if (list) list.push(side);
  else map.set(key, [side]);
}
