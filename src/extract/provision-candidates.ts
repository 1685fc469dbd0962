import type { Span } from '../model/span.js';
import { type ProvisionUnits, unitMark } from './provision-columns.js';
import type { ProvisionClaim } from './provision-facts.js';
import type { CategoryModel } from './provision-model.js';
import { firstAfter, joinUnits, leastUnit, partsOf } from './provision-spans.js';

/** A span that may be a provision of one category, with what is known of it. */
export interface ProvisionCandidate extends Span {
  /** Index of its category. */
  readonly lane: number;
  /** The unit that speaks most for it. */
  readonly best: number;
  /** What a rule or a fact says; null where the linear models alone propose it. */
  readonly claim: ProvisionClaim | null;
  /** By `candidateFeatures`. */
  readonly features: readonly number[];
}

/** What is looked at to tell whether a candidate is what people would mark, in the order of `features`. */
export const candidateFeatures = [
  'log-odds of its best unit',
  'mean of its units',
  'least of its units',
  'unit before it',
  'unit after it',
  'rank in the document',
  'best of the document',
  'distance to that best',
  'likely units in the document',
  'provisions to expect in the document',
  'how much likelier another category is',
  'log-odds of the next category',
  'words',
  'words beside those usual in the category',
  'place in the document',
  'units before it',
  'begins with a heading',
  'numbered',
  'opens a paragraph',
  'ends as an item',
  'ends as a lead-in',
  'source',
  'documents with the category',
  'provisions of the category',
  'provisions a document',
  'confidence of its rule',
  'a rule says the same',
  'a rule says it of words inside',
  'surest rule of the document',
  'rules that spoke',
  'units of the document',
  'a paragraph begins after it',
  'its heading',
  'that no rule spoke',
  'second opinion of its best unit',
  'mean of second opinions',
  'distance to the best second opinion of the document',
  'mean of both opinions of its best unit',
  'units',
  'second unit before it',
  'second unit after it',
  'likely units around it',
  'likeliest unit around it',
  'part of its words',
  'parts before it',
  'close call of its best unit',
  'distance to the best close call of the document',
  'close call and log-odds of its best unit',
  'close call of the unit before',
  'close call of the unit after',
] as const;

/** Where a part is told, and behind it its number. */
const partAt = candidateFeatures.indexOf('part of its words');

/** Categories whose provisions are words inside a sentence. Facts find them; few sentences are worth proposing. */
export const namedCategories: ReadonlySet<string> = new Set(['document-name', 'parties', 'agreement-date']);

/** Joined units that are proposed for one category of one document. */
const mostProposed = 26;
/** How likely their best unit must be. */
export const leastProposed = -4.8;
const mostNamed = 2;
const leastNamed = -3;
/** A likely unit (1 in 8). */
const likely = -2;
/** What is less likely than this says nothing. */
const nothing = -9;
/** Units before and after a candidate that stand around it. */
const around = 12;
/** In the place of a rank, for what rules and facts say. */
const unranked = 50;

/** Log-odds of every unit of a document, category by category. */
export type UnitLogOdds = readonly Float32Array[];

/** All candidates of a document: what rules and facts claim, and what the linear models find likely.
 *  @param scores  of the linear models: as many lanes as `categories`, as long as there are units
 *  @param second  of the network  @param close  scores of close calls */
export function findCandidates(
  units: ProvisionUnits,
  scores: UnitLogOdds,
  second: UnitLogOdds,
  close: UnitLogOdds,
  claims: readonly ProvisionClaim[],
  categories: readonly Pick<CategoryModel, 'category' | 'usual'>[],
): ProvisionCandidate[] {
  if (units.count === 0) return [];
  const { top, next, topLane } = rivals(units.count, scores);
  const candidates: ProvisionCandidate[] = [];
  categories.forEach(({ category, usual }, lane) => {
    const own = scores[lane]!;
    const other = second[lane]!;
    const otherAt = (unit: number) => Math.max(nothing, other[unit]!);
    const otherBest = greatest(other);
    const call = close[lane]!;
    const bestCall = greatest(call);
    const callAt = (unit: number) => (unit < 0 || unit >= units.count ? nothing : call[unit]!);
    const at = (unit: number) => (unit < 0 || unit >= units.count ? nothing : Math.max(nothing, own[unit]!));
    const { likelyUnits, expected, best } = sumUp(own);
    const said = claims.filter((claim) => claim.category === category);
    const surest = said.reduce((most, { confidence }) => Math.max(most, confidence), 0);
    const add = (span: Span, first: number, last: number, unit: number, rank: number, claim: ProvisionClaim | null) => {
      let sum = 0;
      let otherSum = 0;
      let least = -nothing;
      for (let i = first; i <= last; i++) {
        sum += at(i);
        otherSum += otherAt(i);
        least = Math.min(least, at(i));
      }
      let near = 0;
      let nearest = nothing;
      for (let i = Math.max(0, first - around); i <= Math.min(units.count - 1, last + around); i++) {
        if (i >= first && i <= last) continue;
        nearest = Math.max(nearest, own[i]!);
        if (own[i]! > leastUnit) near += 1 / (1 + Math.exp(-own[i]!));
      }
      const words = lengthOf(units, span);
      const marks = units.marks[first]!;
      const lastMarks = units.marks[last]!;
      const heading = units.heading[first]!;
      const { alike, inside } = agreement(span, said, claim);
      const features = [
        at(unit),
        sum / (last - first + 1),
        least,
        at(first - 1),
        at(last + 1),
        rank,
        best,
        best - at(unit),
        likelyUnits,
        Math.log(expected),
        top[unit]! - at(unit),
        topLane[unit] === lane ? next[unit]! : top[unit]!,
        words,
        (words - usual.words) / usual.deviation,
        first / units.count,
        Math.min(first, 60),
        marks & unitMark.heading ? 1 : 0,
        marks & unitMark.numbered ? 1 : 0,
        marks & unitMark.paragraph ? 1 : 0,
        lastMarks & unitMark.item ? 1 : 0,
        lastMarks & unitMark.leadIn ? 1 : 0,
        claim === null ? 0 : claim.rule.startsWith('facts/') ? 2 : 1,
        usual.documents,
        usual.spans,
        usual.spans / Math.max(1, usual.documents),
        claim?.confidence ?? 0,
        alike,
        inside,
        surest,
        said.length,
        units.count,
        last + 1 < units.count && units.marks[last + 1]! & unitMark.paragraph ? 1 : 0,
        heading < 0 ? nothing : at(heading),
        // Weighs as much as the rules would have been expected to speak.
        said.length > 0 ? 0 : usual.claimed,
        otherAt(unit),
        otherSum / (last - first + 1),
        otherBest - otherAt(unit),
        (at(unit) + otherAt(unit)) / 2,
        last - first + 1,
        at(first - 2),
        at(last + 2),
        Math.log(near + 1e-3),
        nearest,
        1,
        0,
        callAt(unit),
        bestCall - callAt(unit),
        (3 * callAt(unit) + at(unit)) / 2,
        callAt(unit - 1),
        callAt(unit + 1),
      ];
      const parts = partsOf(units, span);
      const length = Math.exp(words) - 2;
      parts.forEach(({ start, end }, i) => {
        // Most have one part, which is all of it.
        const own = parts.length === 1 ? features : features.slice();
        if (parts.length > 1) own[partAt] = (Math.exp(lengthOf(units, { start, end })) - 2) / length;
        own[partAt + 1] = i;
        candidates.push({ start, end, lane, best: unit, claim, features: own });
      });
    };
    const named = namedCategories.has(category);
    joinUnits(units, own, leastProposed)
      .filter(({ logOdds }) => !named || logOdds > leastNamed)
      .slice(0, named ? mostNamed : mostProposed)
      .forEach((span, rank) => {
        add(span, span.first, span.last, span.best, rank, null);
      });
    for (const claim of said) {
      const first = unitAt(units, claim.start);
      const last = Math.max(first, unitAt(units, claim.end - 1));
      let unit = first;
      for (let i = first; i <= last; i++) if (own[i]! > own[unit]!) unit = i;
      add(claim, first, last, unit, unranked, claim);
    }
  });
  return candidates;
}

function greatest(logOdds: Float32Array): number {
  let most = nothing;
  for (let unit = 0; unit < logOdds.length; unit++) most = Math.max(most, logOdds[unit]!);
  return most;
}

/** How many units are likely, how many provisions are to be expected, and the log-odds of the likeliest unit. */
function sumUp(logOdds: Float32Array) {
  let likelyUnits = 0;
  let expected = 1e-3;
  let best = nothing;
  for (let unit = 0; unit < logOdds.length; unit++) {
    const odds = logOdds[unit]!;
    if (odds <= leastUnit) continue;
    best = Math.max(best, odds);
    if (odds > likely) likelyUnits++;
    if (odds > leastProposed) expected += 1 / (1 + Math.exp(-odds));
  }
  return { likelyUnits, expected, best };
}

/** Of every unit, the likeliest category and the next. */
function rivals(count: number, scores: UnitLogOdds) {
  const top = new Float32Array(count).fill(nothing);
  const next = new Float32Array(count).fill(nothing);
  const topLane = new Int32Array(count);
  scores.forEach((own, lane) => {
    for (let unit = 0; unit < count; unit++) {
      const logOdds = own[unit]!;
      if (logOdds > top[unit]!) {
        next[unit] = top[unit]!;
        top[unit] = logOdds;
        topLane[unit] = lane;
      } else if (logOdds > next[unit]!) next[unit] = logOdds;
    }
  });
  return { top, next, topLane };
}

/** How sure rules and facts are of (nearly) the same words, and of words inside them. @param claim the span's own */
function agreement(span: Span, said: readonly ProvisionClaim[], claim: ProvisionClaim | null) {
  let alike = 0;
  let inside = 0;
  for (const other of said) {
    if (other === claim) continue;
    const common = commonLength(span, other);
    if (common <= 0) continue;
    if (isAlike(span, other)) alike = Math.max(alike, other.confidence);
    else if (common >= 0.9 * (other.end - other.start)) inside = Math.max(inside, other.confidence);
  }
  return { alike, inside };
}

const commonLength = (a: Span, b: Span) => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** Half of their text or more is common to both. */
export function isAlike(a: Span, b: Span): boolean {
  return commonLength(a, b) >= 0.5 * (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** Logarithm of the number of words of a span, two more. */
export function lengthOf(units: ProvisionUnits, { start, end }: Span): number {
  return Math.log(2 + wordAt(units, end) - wordAt(units, start));
}

/** The unit that an offset stands in, or the next; the last one after the end. */
function unitAt({ count, end }: ProvisionUnits, offset: number): number {
  return Math.min(count - 1, firstAfter(end, count, offset));
}

/** Index of the word at an offset or next after it. */
function wordAt({ wordStart }: ProvisionUnits, offset: number): number {
  return firstAfter(wordStart, wordStart.length, offset - 1);
}
