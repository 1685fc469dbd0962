import {
  CandidateReader,
  nothing,
  type ProvisionCandidate,
  type Rivals,
  type UnitLogOdds,
} from './provision-candidate.js';
import type { ProvisionUnits } from './provision-columns.js';
import type { ProvisionClaim } from './provision-facts.js';
import type { CategoryModel } from './provision-model.js';
import { firstAfter, joinUnits, leastProposed } from './provision-spans.js';

/** Categories whose provisions are words inside a sentence. Facts find them; few sentences are worth proposing. */
export const namedCategories: ReadonlySet<string> = new Set(['document-name', 'parties', 'agreement-date']);

/** Joined units that are proposed for one category of one document. */
const mostProposed = 26;
const mostNamed = 2;
/** What rules and facts claim of one category: each is compared with all others. */
const mostClaimed = 400;
const leastNamed = -3;
/** In the place of a rank, for what rules and facts say. */
const unranked = 50;

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
  const rivals = findRivals(units.count, scores);
  const candidates: ProvisionCandidate[] = [];
  for (let lane = 0; lane < categories.length; lane++) {
    const { category } = categories[lane]!;
    const own = scores[lane]!;
    const said = claims.filter((claim) => claim.category === category).slice(0, mostClaimed);
    const reader = new CandidateReader(units, categories[lane]!, lane, said, own, second[lane]!, close[lane]!, rivals);
    const [most, least] = namedCategories.has(category) ? [mostNamed, leastNamed] : [mostProposed, leastProposed];
    const spans = joinUnits(units, own, leastProposed);
    for (let rank = 0; rank < Math.min(most, spans.length) && spans[rank]!.logOdds > least; rank++) {
      const span = spans[rank]!;
      reader.add(candidates, { span, first: span.first, last: span.last, unit: span.best, rank, claim: null });
    }
    for (const claim of said) {
      const first = unitAt(units, claim.start);
      const last = Math.max(first, unitAt(units, claim.end - 1));
      let unit = first;
      for (let i = first; i <= last; i++) if (own[i]! > own[unit]!) unit = i;
      reader.add(candidates, { span: claim, first, last, unit, rank: unranked, claim });
    }
  }
  return candidates;
}

/** Of every unit, the likeliest category and the next. */
function findRivals(count: number, scores: UnitLogOdds): Rivals {
  const top = new Float32Array(count).fill(nothing);
  const next = new Float32Array(count).fill(nothing);
  const topLane = new Int32Array(count);
  for (let lane = 0; lane < scores.length; lane++) {
    const own = scores[lane]!;
    for (let unit = 0; unit < count; unit++) {
      const logOdds = own[unit]!;
      if (logOdds > top[unit]!) {
        next[unit] = top[unit]!;
        top[unit] = logOdds;
        topLane[unit] = lane;
      } else if (logOdds > next[unit]!) next[unit] = logOdds;
    }
  }
  return { top, next, topLane };
}

/** The unit that an offset stands in, or the next; the last one after the end. */
function unitAt({ count, end }: ProvisionUnits, offset: number): number {
  return Math.min(count - 1, firstAfter(end, count, offset));
}
