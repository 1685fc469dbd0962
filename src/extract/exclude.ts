import { parentOf } from '../model/clause-tree.js';
import type { Candidate } from './candidate.js';
import { leadWords } from './lead-words.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import type { SentenceWords } from './sentence-words.js';

/** A clause with fewer characters behind its heading says nothing else. */
const shortestBody = 40;
/** Words between "notice" and "will be effective". */
const noticeReach = 20;

/** Drops what only looks like an obligation: definitions that only define, rules about when a notice counts as received,
 *  looks back over a time that is past. */
export function excludeLookalikes(candidates: Candidate[], context: ReadingContext): Candidate[] {
  return candidates.filter((candidate) => !isLookalike(candidate, context));
}

function isLookalike(candidate: Candidate, context: ReadingContext): boolean {
  const view = context.view(candidate.sentence);
  const place = candidate.at.from - view.words.first;
  return (
    definesOnly(candidate, view, place) ||
    illustrates(view) ||
    (candidate.kind !== 'penalty' && deemsReceipt(candidate, context, view, place)) ||
    (!candidate.vague && candidate.value.type !== 'consequence' && isExample(view)) ||
    looksBack(candidate, view, place) ||
    isAmountOfTime(candidate, view) ||
    isHeading(candidate, view) ||
    tellsHours(candidate, view, place) ||
    amendsClause(candidate, view) ||
    happensToFall(candidate, view) ||
    hasNoDuty(candidate, view) ||
    recites(view, place)
  );
}

/** `"Termination Fee" means an amount …`: the doing that the value belongs to is the meaning itself. */
function definesOnly(
  { predicate, kind, rule }: Candidate,
  { words, predicates }: SentenceView,
  place: number,
): boolean {
  if (kind === 'retention' || (rule.fields.needs as string[] | undefined)?.includes('in-definitions')) return false;
  let means = -1;
  for (let i = 0; i < place; i++) {
    if (
      /^(?:means?|meaning)$/.test(words.lower[i]!) &&
      /^["*)]|^(?:shall|will|term|have|the)$|\w/.test(words.lower[i - 1] ?? '')
    ) {
      if (words.lower[i] !== 'meaning' || /^(?:the)$/.test(words.lower[i - 1] ?? '')) means = i;
    }
  }
  if (means < 0 || (means > 0 && /^(?:by|any|other|same|such|all|following|other)$/.test(words.lower[means - 1]!)))
    return false;
  const since = predicates.filter(({ at }) => at > means && at <= place);
  return !since.some(({ stated, subject }) => stated || subject) || (predicate !== null && predicate.verb <= means);
}

const amends =
  /\b(?:clause|section|paragraph|article|schedule|annex) [\d.]+(?: [^ ]+){0,30}? (?:is|are|shall be) (?:hereby )?(?:amended|replaced|deleted|extended|changed|reduced|increased|shortened|substituted)\b/;

/** "The period in clause 3.1 is extended to 45 days": what is to be done stands in the clause. The new words, in quotation
 *  marks or behind a colon, are read. */
function amendsClause({ match }: Candidate, { words }: SentenceView): boolean {
  if (!words.lower.some((word) => /^(?:clause|section|paragraph|article|schedule|annex)$/.test(word))) return false;
  const before = words.lower.slice(0, match.from - words.first);
  return !before.some((word) => word === '"' || word === ':') && amends.test(words.lower.join(' '));
}

/** "15.4 Annual Test.": the heading of a clause whose words behind it tell what is to be done. */
function isHeading({ kind, value, end }: Candidate, { predicates, words, clause }: SentenceView): boolean {
  if (kind !== 'deadline' || value.type !== 'recurrence' || predicates.length > 0 || !clause?.heading) return false;
  if (clause.end - end < shortestBody) return false;
  const said = words.slice(0, words.count).replace(/[\s.:]+$/, '');
  return said.endsWith(clause.heading.replace(/[\s.:]+$/, ''));
}

/** "The working hours are nine to five on each working day": nobody has to do anything. */
const tellsHours = ({ kind, value }: Candidate, { words }: SentenceView, place: number): boolean =>
  kind === 'deadline' &&
  value.type === 'recurrence' &&
  /\b(?:working|office|opening|business|service|support|core) (?:hours|time|times) (?:is|are|shall be|will be)\b/.test(
    words.lower.slice(0, place).join(' '),
  );

/** "up to ten hours of training", "one minute for every film": how much, not until when. */
function isAmountOfTime({ kind, at, value }: Candidate, { words }: SentenceView): boolean {
  if (kind !== 'deadline' || value.type !== 'period') return false;
  const place = at.from - words.first;
  const within = [place - 1, place - 2].find((i) => words.lower[i] === 'within') ?? 0;
  // "fails three times within a 30-day period"
  if (within > 0 && /^(?:times|occasions)$/.test(words.lower[within - 1]!)) return true;
  // "within nine days of vacation" of the house
  if (words.lower[place - 1] === 'within') return false;
  const after = words.lower.slice(at.to - words.first, at.to - words.first + 2).join(' ');
  return /^(?:of (?:time|work|training|support|service|consulting|advertising|content|assistance|leave|holiday|vacation)|per|for every)\b/.test(
    after,
  );
}

/** "shall send the list within ten days before the fair": to be done, where "the goods sold within ten days before" are past. */
function isDueWithin({ predicate }: Candidate, { lower }: SentenceWords, place: number): boolean {
  if (lower[place - 1] !== 'within' || !predicate || (!predicate.stated && predicate.subject === '')) return false;
  const done = /^(?:had|made|sold|\w+ed)$/;
  return predicate.verb < place && !done.test(lower[predicate.verb] ?? '') && !done.test(lower[place - 2] ?? '');
}

/** "if the sale occurs within a year after the opening": a window in which something may happen, that nobody has to keep. */
function happensToFall({ kind, match }: Candidate, { words }: SentenceView): boolean {
  const from = match.from - words.first;
  if (kind === 'deadline' && /^(?:occurring|arising|happening)$/.test(words.lower[from - 1] ?? '')) return true;
  return (
    kind === 'deadline' &&
    /^(?:occurs?|occurred|occurring|happens?|happened|arises?|arose)$/.test(words.lower[from - 1] ?? '') &&
    /\b(?:if|where|when|should|event)\b(?!.*\b(?:shall|must|will|not)\b)/.test(words.lower.slice(0, from).join(' '))
  );
}

/** "The Baker has no obligation to bake later than a week after the fair." */
const hasNoDuty = ({ kind, predicate }: Candidate, { words }: SentenceView): boolean =>
  kind === 'deadline' &&
  predicate !== null &&
  /^(?:have|has) no (?:further )?(?:obligation|duty|right)\b/.test(
    words.lower.slice(predicate.verb, predicate.verb + 4).join(' '),
  );

/** "WHEREAS a lease was signed on 3 May": what moved the parties binds nobody. */
function recites({ words }: SentenceView, place: number): boolean {
  return (
    words.lower[0] === 'whereas' && !/[:]|now , therefore|agree as follows/.test(words.lower.slice(0, place).join(' '))
  );
}

/** Under "Worked example" nobody is bound. */
const illustrates = ({ clause }: SentenceView): boolean =>
  /\b(?:worked example|examples?|illustrations?)\b/i.test(clause?.heading ?? '');

/** "Notices are deemed received on the third day after mailing." */
function deemsReceipt(
  { predicate }: Candidate,
  context: ReadingContext,
  { words, clause }: SentenceView,
  place: number,
): boolean {
  const { lexis } = context;
  const verb = predicate ? (words.lower[predicate.verb] ?? '') : '';
  // "Any notice given by mail will be effective five days after posting", but not "termination on notice".
  const told = predicate ? words.lower.slice(Math.max(0, predicate.at - noticeReach), predicate.at).join(' ') : '';
  if (verb === 'effective' && /\b(?:notices?|communications?)\b/.test(told) && !/terminat|cancel/.test(told))
    return true;
  if (!lexis.occurs('deemed-received', words)) return itemOfReceipt(context, clause);
  if (/^(?:deemed|considered|given|effective|received|served|delivered|regarded|presumed|treated|taken)$/.test(verb))
    return true;
  // "shall for all purposes be treated as given ten days after posting"
  if (predicate?.subject === '' && lexis.occurs('deemed-received', words, predicate.verb, place)) return true;
  // "deemed given when hand-delivered": no order to hand anything over.
  const bound = predicate?.stated && !predicate.order;
  return !predicate || (predicate.subject === '' && !bound && words.lower.slice(0, place).includes('deemed'));
}

/** "A notice is deemed received: (a) … (b) on the second day after posting". */
function itemOfReceipt({ read, tree }: ReadingContext, clause: SentenceView['clause']): boolean {
  const lead = leadWords(read.text, parentOf(tree, clause));
  return (
    /\b(?:deemed|considered|treated|regarded)\b[^.;]{0,60}\b(?:received|served|given|delivered|effective)\b[^.;]{0,30}:\s*$/.test(
      lead,
    ) ||
    /\b(?:receipt|delivery|service|notices?|communications?)\b[^.;]{0,60}\bdeemed\b[^.;]{0,60}\bby:?\s*$/.test(lead)
  );
}

/** "For example, if the invoice is dated 3 May …": its numbers bind nobody. */
function isExample({ words }: SentenceView): boolean {
  return /^(?:\(? ?)?(?:for (?:example|instance)|by way of (?:example|illustration)|example :|e \. g)/.test(
    words.lower.slice(0, 6).join(' '),
  );
}

/** "in the twelve months before the claim", "during the 30 days preceding". */
function looksBack(candidate: Candidate, { words }: SentenceView, place: number): boolean {
  const { kind, at, match } = candidate;
  if (kind !== 'deadline' && kind !== 'notice-period') return false;
  // "On the day before they come" looks ahead.
  if (match.slots.next || isDueWithin(candidate, words, place)) return false;
  const after = words.lower.slice(at.to - words.first, at.to - words.first + 3).join(' ');
  const before = words.lower.slice(Math.max(0, place - 4), place).join(' ');
  const back =
    /^(?:(?:period )?(?:immediately )?(?:preceding|prior to|before)|immediately (?:preceding|prior|before)|ending|period (?:ending|prior|immediately (?:preceding|prior|before)))/.test(
      after,
    );
  return (
    (back &&
      /\b(?:in|during|over|for|of|within|paid|the|each|any|full)\b(?: the| any| each| such| a)?(?: last| previous| past| first)?$/.test(
        before,
      ) &&
      !/least|than|later/.test(before)) ||
    /\b(?:previous|preceding|past|last|prior|trailing)$/.test(before)
  );
}
