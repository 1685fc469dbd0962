import type { Span } from '../model/span.js';
import { type ProvisionUnits, unitMark } from './provision-columns.js';
import type { ProvisionClaim } from './provision-facts.js';
import type { CategoryModel } from './provision-model.js';
import { commonLength, firstAfter, isAlike, leastProposed, leastUnit, partsOf } from './provision-spans.js';

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

/** What is proposed as a provision, before it is told whether people would mark it. */
export interface ProposedSpan {
  readonly span: Span;
  /** Its first unit. */
  readonly first: number;
  readonly last: number;
  /** The unit that speaks most for it. */
  readonly unit: number;
  readonly rank: number;
  /** What says so, where it is a claim. */
  readonly claim: ProvisionClaim | null;
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

/** A likely unit (1 in 8). */
const likely = -2;
/** What is less likely than this says nothing. */
export const nothing = -9;
/** Units before and after a candidate that stand around it. */
const around = 12;

/** Log-odds of every unit of a document, category by category. */
export type UnitLogOdds = readonly Float32Array[];

/** Of every unit the log-odds of the likeliest category and of the next, and the index of the likeliest. */
export interface Rivals {
  readonly top: Float32Array;
  readonly next: Float32Array;
  readonly topLane: Int32Array;
}

/** Makes candidates of one category in one document. A class, as V8 compiles functions within functions anew after each full
 *  collection of garbage, and this one is long. */
export class CandidateReader {
  private readonly likelyUnits: number;
  private readonly expected: number;
  private readonly best: number;
  private readonly bestSecond: number;
  private readonly bestCall: number;
  /** Confidence of the surest of `said`. */
  private readonly surest: number;

  /** @param said  what rules and facts say of the category  @param own  log-odds by the linear model
   *  @param second  by the network  @param close  scores of close calls */
  constructor(
    private readonly units: ProvisionUnits,
    private readonly model: Pick<CategoryModel, 'usual'>,
    private readonly lane: number,
    private readonly said: readonly ProvisionClaim[],
    private readonly own: Float32Array,
    private readonly second: Float32Array,
    private readonly close: Float32Array,
    private readonly rivals: Rivals,
  ) {
    const { likelyUnits, expected, best } = sumUp(own);
    this.likelyUnits = likelyUnits;
    this.expected = expected;
    this.best = best;
    this.bestSecond = greatest(second);
    this.bestCall = greatest(close);
    this.surest = said.reduce((most, { confidence }) => Math.max(most, confidence), 0);
  }

  /** Adds the candidates that a span makes: itself, or its parts where page numbers stand between them. */
  add(candidates: ProvisionCandidate[], proposed: ProposedSpan): void {
    const { units, lane } = this;
    const { span, unit, claim } = proposed;
    const features = this.featuresOf(proposed);
    const parts = partsOf(units, span);
    const words = parts.length > 1 ? wordsIn(units, span) : 0;
    for (let i = 0; i < parts.length; i++) {
      const { start, end } = parts[i]!;
      // Most have one part, which is all of it.
      const own = parts.length === 1 ? features : features.slice();
      if (parts.length > 1) own[partAt] = wordsIn(units, parts[i]!) / words;
      own[partAt + 1] = i;
      candidates.push({ start, end, lane, best: unit, claim, features: own });
    }
  }

  /** By `candidateFeatures`. */
  private featuresOf({ span, first, last, unit, rank, claim }: ProposedSpan): number[] {
    const { units, own, best, said } = this;
    const { usual } = this.model;
    const { top, next, topLane } = this.rivals;
    let sum = 0;
    let secondSum = 0;
    let least = -nothing;
    for (let i = first; i <= last; i++) {
      sum += this.at(i);
      secondSum += this.secondAt(i);
      least = Math.min(least, this.at(i));
    }
    let near = 0;
    let nearest = nothing;
    for (let i = Math.max(0, first - around); i <= Math.min(units.count - 1, last + around); i++) {
      if (i >= first && i <= last) continue;
      nearest = Math.max(nearest, own[i]!);
      if (own[i]! > leastUnit) near += 1 / (1 + Math.exp(-own[i]!));
    }
    // Those of units are known; what is claimed may begin and end anywhere.
    const words = claim ? lengthOf(units, span) : Math.log(2 + units.firstWord[last + 1]! - units.firstWord[first]!);
    const marks = units.marks[first]!;
    const lastMarks = units.marks[last]!;
    const heading = units.heading[first]!;
    const { alike, inside } = agreement(span, said, claim);
    return [
      this.at(unit),
      sum / (last - first + 1),
      least,
      this.at(first - 1),
      this.at(last + 1),
      rank,
      best,
      best - this.at(unit),
      this.likelyUnits,
      Math.log(this.expected),
      top[unit]! - this.at(unit),
      topLane[unit] === this.lane ? next[unit]! : top[unit]!,
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
      this.surest,
      said.length,
      units.count,
      last + 1 < units.count && units.marks[last + 1]! & unitMark.paragraph ? 1 : 0,
      heading < 0 ? nothing : this.at(heading),
      // Weighs as much as the rules would have been expected to speak.
      said.length > 0 ? 0 : usual.claimed,
      this.secondAt(unit),
      secondSum / (last - first + 1),
      this.bestSecond - this.secondAt(unit),
      (this.at(unit) + this.secondAt(unit)) / 2,
      last - first + 1,
      this.at(first - 2),
      this.at(last + 2),
      Math.log(near + 1e-3),
      nearest,
      1,
      0,
      this.callAt(unit),
      this.bestCall - this.callAt(unit),
      (3 * this.callAt(unit) + this.at(unit)) / 2,
      this.callAt(unit - 1),
      this.callAt(unit + 1),
    ];
  }

  private at(unit: number): number {
    return unit < 0 || unit >= this.units.count ? nothing : Math.max(nothing, this.own[unit]!);
  }

  private secondAt(unit: number): number {
    return Math.max(nothing, this.second[unit]!);
  }

  private callAt(unit: number): number {
    return unit < 0 || unit >= this.units.count ? nothing : this.close[unit]!;
  }
}

function greatest(logOdds: Float32Array): number {
  let most = nothing;
  for (let unit = 0; unit < logOdds.length; unit++) if (logOdds[unit]! > most) most = logOdds[unit]!;
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

/** Logarithm of the number of words of a span, two more. */
export function lengthOf(units: ProvisionUnits, span: Span): number {
  return Math.log(2 + wordsIn(units, span));
}

function wordsIn(units: ProvisionUnits, { start, end }: Span): number {
  return wordAt(units, end) - wordAt(units, start);
}

/** Index of the word at an offset or next after it. */
function wordAt({ wordStart }: ProvisionUnits, offset: number): number {
  return firstAfter(wordStart, wordStart.length, offset - 1);
}
