import { type Clause, parentOf } from '../model/clause-tree.js';
import { firstIndex } from '../model/first-index.js';
import type { Candidate } from './candidate.js';
import type { ReadingContext } from './reading-context.js';
import type { SentenceWords } from './sentence-words.js';

/** Drops what says again what another candidate says: a frequency inside the trigger of a deadline ("within five days
 *  after the end of each month"), a long stop that refers back ("if it exceeds 24 hours"), "these reports each month".
 *  @param candidates  in reading order */
export function dropRepetitions(candidates: Candidate[], context: ReadingContext): Candidate[] {
  const triggers = new Triggers(candidates);
  const said = new Said(context);
  return candidates.filter((candidate) => {
    const { value, kind } = candidate;
    if (value.type === 'recurrence' && kind === 'deadline' && triggers.hold(candidate)) return false;
    // "at least sixty days before 29 February": the date is what the sixty days are counted from.
    if (value.type === 'date' && triggers.beginWith(candidate)) return false;
    if (said.repeats(candidate)) return false;
    said.add(candidate);
    return true;
  });
}

/** Where the triggers of candidates stand. */
class Triggers {
  /** By the token at which triggers begin: where the longest ends. */
  readonly #ends = new Map<number, number>();
  /** Triggers of deadlines by their beginning, each with the two of those up to it that reach furthest. */
  readonly #reach: { from: number; furthest: Candidate; next: Candidate | null }[] = [];

  constructor(candidates: readonly Candidate[]) {
    const stated = candidates.filter(({ triggerAt }) => triggerAt !== null);
    for (const { triggerAt } of stated)
      this.#ends.set(triggerAt!.from, Math.max(triggerAt!.to, this.#ends.get(triggerAt!.from) ?? 0));
    const sorted = stated
      .filter(({ kind }) => kind === 'deadline')
      .sort((a, b) => a.triggerAt!.from - b.triggerAt!.from);
    for (const each of sorted) {
      const last = this.#reach.at(-1);
      const [furthest, next] = [last?.furthest, last?.next, each]
        .filter((one) => one != null)
        .sort((a, b) => b.triggerAt!.to - a.triggerAt!.to);
      this.#reach.push({ from: each.triggerAt!.from, furthest: furthest!, next: next ?? null });
    }
  }

  /** Whether a candidate stands in the trigger of another. */
  hold(candidate: Candidate): boolean {
    const { at } = candidate;
    const known = this.#reach[firstIndex(this.#reach.length, (i) => this.#reach[i]!.from > at.from) - 1];
    const other = known?.furthest === candidate ? known.next : known?.furthest;
    return other != null && at.to <= other.triggerAt!.to;
  }

  /** Whether a trigger begins with a candidate, an article aside. */
  beginWith({ at }: Candidate): boolean {
    return [at.from, at.from - 1].some((from) => at.to <= (this.#ends.get(from) ?? -1));
  }
}

/** The rule for items of a list of what may happen. */
const listed = 'penalty/termination-in-list';
/** How far back a clause is searched for what a candidate repeats, in sentences. */
const nearby = 12;

/** Words that mean what was said before, and how many words back they stand beside a value: "such monthly report". */
const back = /^(?:these|such|this|it|said|that)$/;
const nearReach = 5;

/** What candidates said, clause by clause. */
class Said {
  /** By clause, kind, value and for rights to look whose they are: the last sentence that said it, and the one before. */
  readonly #sentences = new Map<Clause | null, Map<string, { last: number; before: number; verbs: Set<string> }>>();

  constructor(private readonly context: ReadingContext) {}

  add(candidate: Candidate): void {
    if (candidate.rule.id === listed) return;
    const { clause } = this.context.view(candidate.sentence);
    let said = this.#sentences.get(clause);
    if (!said) {
      said = new Map();
      this.#sentences.set(clause, said);
    }
    const key = keyOf(candidate);
    const known = said.get(key);
    const verbs = (known?.verbs ?? new Set()).add(this.#verbOf(candidate));
    if (known?.last === candidate.sentence) return;
    said.set(key, { last: candidate.sentence, before: known?.last ?? -1, verbs });
  }

  #verbOf({ sentence, predicate }: Candidate): string {
    return (predicate && this.context.view(sentence).words.lower[predicate.verb]) ?? '';
  }

  repeats(candidate: Candidate): boolean {
    const { kind, value, rule, sentence, at } = candidate;
    if (rule.id === listed) return this.leadSays(candidate);
    const looks = kind === 'audit-right';
    const { clause, words } = this.context.view(sentence);
    const known = this.#sentences.get(clause)?.get(keyOf(candidate));
    if (!known) return false;
    // "If it is not mended within said ten day period": no duty of its own.
    if (
      value.type === 'period' &&
      candidate.predicate?.conditional &&
      /^(?:such|said)$/.test(words.lower[at.from - words.first - 1] ?? '')
    )
      return sentence - known.last <= nearby;
    if (value.type === 'period' && isBesideSuch(words, at.from - words.first)) return sentence - known.last <= nearby;
    if (!looks && value.type !== 'recurrence' && rule.id !== 'deadline/long-stop') return false;
    const before = known.last === sentence ? known.before : known.last;
    if (before < 0 || sentence - before > nearby) return false;
    // "shall draw up a plan each year … This plan shall be reviewed each year": something else is done.
    const fresh = !looks && candidate.predicate?.stated && !known.verbs.has(this.#verbOf(candidate));
    const to = at.to - words.first;
    return looks || words.lower.slice(fresh ? Math.max(0, to - nearReach) : 0, to).some((word) => back.test(word));
  }

  /** "If the Baker fails, the Miller may end this contract (i) at once, if …": the item tells how, not what else. */
  private leadSays(candidate: Candidate): boolean {
    const { clause } = this.context.view(candidate.sentence);
    return [clause, parentOf(this.context.tree, clause)].some((place) =>
      this.#sentences.get(place)?.has(keyOf(candidate)),
    );
  }
}

/** "before the end of such sixty-day period (forty days for the roof)": said of the same two times again. */
function isBesideSuch({ lower }: SentenceWords, at: number): boolean {
  const open = lower.lastIndexOf('(', at);
  if (open < 0 || at - open > 2) return false;
  return lower.slice(Math.max(0, open - suchReach), open).some((word) => word === 'such' || word === 'said');
}

/** "such sixty ( 60 ) day period": so many words. */
const suchReach = 8;

const keyOf = ({ kind, value, obligor }: Candidate) =>
  `${kind} ${kind === 'audit-right' ? obligor : ''} ${JSON.stringify(value)}`;
