import type { Rule } from '../grammar/grammar-set.js';
import { valueNames } from '../grammar/value-names.js';
import { clausesAround, parentOf } from '../model/clause-tree.js';
import { oncePer } from '../model/once-per.js';
import { span } from '../model/span.js';
import type { Candidate } from './candidate.js';
import { placeOf } from './candidate-place.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import { labelEnd, type SentenceWords } from './sentence-words.js';

/** "in any event not later than": so many words set a limit. */
const longestLimit = 7;

/** "(a) up to 5%": an item begins with its share, behind at most so many words and marks. */
const longestLabel = 7;

/** An item begins behind its letter, or with at most so many words and marks before what its rule reads. */
const longestOpening = 6;

/** Characters before an item among which what leads into its list stands. */
const listReach = 1500;

/** Leads of lists around a clause that are looked at. */
const mostLeads = 3;

/** Words between a vague time and the number that makes it exact: "as soon as possible (within 24 hours)". */
const besideNumber = 10;

/** "Thirty (30) calendar days" has so many words and marks at most. */
const longestLength = 10;

/** Words between a due day that is no business day and where it moves. */
const movedReach = 40;

/** What is known of a candidate, and of its sentence, before anybody has read who does what. */
type Place = Omit<Candidate, 'predicate' | 'modality'>;
type Surroundings = Pick<SentenceView, 'words' | 'clause' | 'first' | 'index'>;
type PlaceCheck = (place: Place, view: Surroundings, context: ReadingContext) => boolean;

/** Whether words that set a limit ("within", "no later than") stand right before the list in which the item at word `at`
 *  stands, be it in the same sentence or in the one that leads into the list. */
function limitLeads(view: Surroundings, at: number, context: ReadingContext): boolean {
  const { words } = view;
  let before = at - 1;
  if (words.lower[before] === 'after') before--;
  if (words.lower[before] === ')') {
    before = words.lower.lastIndexOf('(', before) - 1;
    const first = firstItem(words, before);
    if (first > 0 && endsWithin(words, first, context)) return true;
  }
  if (/^(?:and|or)$/.test(words.lower[before] ?? '')) before--;
  if (before >= 0 && !/^[-–•;:,.]$/.test(words.lower[before]!)) return false;
  const colon = words.lower.slice(0, before + 1).indexOf(':');
  if (colon >= 0) return endsWithin(words, colon, context);
  const lead = context.leadingSentence(view);
  const leading = lead < 0 ? null : context.view(lead).words;
  return (
    leading !== null && endsWithin(leading, leading.lower.at(-1) === ':' ? leading.count - 1 : leading.count, context)
  );
}

/** Where the first item "(a)" of a list stands before a word; -1 where none does. */
function firstItem(words: SentenceWords, before: number): number {
  for (let i = before; i > 0; i--) if (labelEnd(words, i) > 0 && /^[aix1]$/.test(words.lower[i + 1]!)) return i;
  return -1;
}

/** Whether a phrase that sets a limit ends right before word `end`. */
const endsWithin = (words: SentenceWords, end: number, { cues }: ReadingContext): boolean =>
  cues.ends('sets-limit', words, end - longestLimit, end);

/** Whether an item begins with what was found, and the words that lead into its list have a phrase of a vocabulary. */
function isLedBy(vocabulary: string, { at }: Place, view: Surroundings, context: ReadingContext): boolean {
  const lead = at.from - view.words.first < longestLabel ? context.leadingSentence(view) : -1;
  return lead >= 0 && context.lexis.occurs(vocabulary, context.view(lead).words);
}

/** What a rule may ask for of the place alone, by the names that `needs:` uses in the grammar files. */
const placeChecks: Record<string, PlaceCheck> = {
  /** An item of a list of limits: "shall answer within: (a) two hours, if …; (b) one day". */
  'limit-told': ({ match }, view, context) => limitLeads(view, match.from - view.words.first, context),
  /** "within nine days after the Baker receives the notice": a time to act in, which the notice starts. */
  'no-limit-before': ({ match, at }, { words }, context) =>
    match.from !== at.from || !endsWithin(words, match.from - words.first, context),
  /** An item of what somebody may do when something went wrong: "If …, the Owner may: (a) …; (b) end the contract". */
  'option-after-cause': ({ match }, { words, clause }, { cues, tree }) => {
    const at = match.from - words.first;
    if (at >= longestOpening && words.lower[at - 1] !== ')') return false;
    const leads = [...clausesAround(tree, parentOf(tree, clause))].slice(0, mostLeads);
    const told = (cue: string) => cues.has(cue, words, 0, at) || leads.some((lead) => cues.inLead(cue, lead));
    return told('choice-of-list') && told('went-wrong') && !told('after-the-end');
  },
  /** "The Carrier will credit: (a) 5% …": what leads into the list says what its shares are. */
  'credit-leads': (place, view, context) => isLedBy('credits', place, view, context),
  /** "a credit of 5%; below 97%, 15%": the sentence has spoken of a credit before. */
  'credit-before': ({ at }, { words }, { lexis }) => lexis.occurs('credits', words, 0, at.from - words.first),
  /** "Fines for lateness: - £9: up to a day; …": what leads into the list says what its sums are. */
  'penalty-leads': (place, view, context) => isLedBy('penalty-word', place, view, context),
  /** An item under "This Agreement may be terminated:", be it a clause of its own or a sentence of the same clause. */
  'list-of-terminations': ({ match }, { words, clause }, { cues, tree }) => {
    const at = match.from - words.first;
    const parent = parentOf(tree, clause);
    if (cues.has('may-end', words, 0, at) || cues.has('ends-as-listed', words, 0, at)) return true;
    if (at >= longestLabel) return false;
    if (cues.inLead('may-end', parent) || cues.inLead('ends-as-listed', parent)) return true;
    return cues.inText('ends-as-listed', span(Math.max(clause?.start ?? 0, match.start - listReach), match.start));
  },
  /** A verb, not "the indemnified party". */
  'no-noun': (place, { words }, { cues }) => {
    const { match } = placeOf(place, words);
    return !cues.has('indemnity-noun', words, match.from, match.to) || cues.begins('holds-harmless', words, match.from);
  },
  /** No number stands beside the vague word: a number alone is the item. */
  'no-number-beside': ({ at }, { words }, { read, cues }) => {
    const from = at.to - words.first;
    for (const name of ['duration', 'date'] as const) {
      const hits = read.valuesAt[valueNames.indexOf(name)]!;
      for (let token = at.to; token < at.to + besideNumber; token++) {
        if (!hits.has(token)) continue;
        const to = token - words.first;
        if (cues.is('notice-of', words, from, to)) return false;
        const between = read.text.slice(read.tokens.end[at.to - 1], read.tokens.start[token]);
        if (!/[;.]\s/.test(between) && cues.has('makes-exact', words, from, to)) return false;
      }
      for (let token = Math.max(0, at.from - 6); token < at.from; token++) {
        const hit = hits.get(token);
        if (hit && hit.to <= at.from && !/[,;.]/.test(read.text.slice(hit.end, read.tokens.start[at.from])))
          return false;
      }
    }
    return true;
  },
  /** "immediately preceding" tells where, not when; "regularly scheduled" which. */
  'no-place': (place, { words }, { cues }) => {
    const { from, to } = placeOf(place, words).value;
    if (cues.begins('tells-where', words, to)) return false;
    // "the year immediately following the sale", "held immediately following it", but "promptly following it, the Baker shall".
    const before = words.lower[from - 1] ?? ',';
    const opens = /^[,;:(]$/.test(before) || (before === ')' && words.lower[from - 3] === '(');
    return !cues.is('right-behind', words, from, to + 1) || opens || cues.begins('done-before', words, from - 1);
  },
  /** "30 days | before 31 March": what is counted back from that day is another deadline. */
  'no-length-before': ({ match }, _view, { read }) => {
    const lengths = read.valuesAt[valueNames.indexOf('duration')]!;
    for (let token = match.from - 1; token >= match.from - longestLength; token--)
      if (lengths.get(token)?.to === match.from) return false;
    return true;
  },
  /** "Where the due date is a Sunday, the rent is paid on the next Business Day": a day moves, and no other is named. */
  'no-moved-day': ({ match }, { words }, { cues }) => {
    const to = match.from - words.first;
    return !cues.has('day-off', words, Math.max(0, to - movedReach), to + 1);
  },
  /** What leads into a list ends in a colon; `check-needs` asks for more. */
  'causes-listed': (_place, { words }) => words.lower.at(-1) === ':',
  /** The sentence before, in the same clause, tells what went wrong. */
  'cause-before': (_candidate, { index, clause }, context) => {
    const before = index > 0 ? context.view(index - 1) : null;
    return before !== null && before.clause === clause && context.lexis.occurs('fault', before.words);
  },
};

/** The names in the `needs:` of a rule. */
export const needsOf = (fields: Rule['fields']): readonly string[] => (fields.needs as string[] | undefined) ?? [];

const checksOf = oncePer(({ fields }: Rule): readonly PlaceCheck[] =>
  needsOf(fields)
    .map((need) => placeChecks[need])
    .filter((check) => check !== undefined),
);

/** Drops what stands where its rule cannot mean it: items of lists, most of them, whose lead speaks of something else. */
export function checkPlaces(candidates: Candidate[], context: ReadingContext): Candidate[] {
  return candidates.filter((candidate) =>
    checksOf(candidate.rule).every((check) => check(candidate, context.view(candidate.sentence), context)),
  );
}
