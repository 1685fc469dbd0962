import { prepositions } from './english.js';
import type { Predicate } from './predicate.js';
import type { SentenceView } from './sentence-view.js';
import type { SentenceWords } from './sentence-words.js';

/** The doing that a place of a sentence belongs to: the one to the left, or, for words that open the sentence ("Within
 *  five days after receipt, the Supplier shall …"), the one to the right. */
export function predicateAt(view: SentenceView, place: number): Predicate | null {
  const { words } = view;
  const at = firstOf(words.lower, place);
  // "EUR 90 or 3%, whichever is higher, and …" tells more of a sum.
  const isDoing = (predicate: Predicate) => words.lower[predicate.at - 1] !== 'whichever';
  // Behind the place the first alone matters, and none where one stands right at the place.
  const predicates = view.predicatesUntil(
    (predicate) => isDoing(predicate) && (predicate.at > at || (predicate.at === at && !predicate.relative)),
  );
  let left: Predicate | null = null;
  let right: Predicate | null = null;
  let main: Predicate | null = null;
  for (const predicate of predicates) {
    if (!isDoing(predicate)) continue;
    if (predicate.at <= at) {
      left = predicate;
      if (!predicate.relative) main = predicate;
    } else {
      right = predicate;
      break;
    }
  }
  const bracket = left ? bracketClosed(words.lower, left.at, at) : -1;
  if (left && bracket >= 0) {
    // "Pay the Baker (or whom the Baker names) within ten days": what a bracket says ends with it.
    const before = predicates.findLast((predicate) => predicate.at < bracket);
    if (!before && view.lead && !view.lead.passive) return null;
    if (before?.stated) {
      left = before;
      main = predicates.findLast((predicate) => predicate.at < bracket && !predicate.relative) ?? null;
    }
  }
  if (followsLead(view, at)) return null;
  if (!left) {
    // "At once after a claim for which the Baker may be liable, the Miller shall …": what describes the claim is passed over.
    // "Not later than nine days after the expert has been chosen, the expert shall …": when, and then what.
    const tellsWhen =
      right && !view.lead && !right.stated && subordinates.test(words.lower.slice(at, at + longestTime).join(' '));
    const doing = ((right?.relative || tellsWhen) && view.predicates.find(isMain)) || right;
    return doing && !words.lower.slice(at, doing.from).includes(';') ? doing : null;
  }
  // "shall pay, provided that the Miller at once informs": the place stands between a subject and its verb.
  if (
    right &&
    !right.relative &&
    right.subject !== '' &&
    left.verb < right.from &&
    right.from < at &&
    right.at - at <= 2
  )
    return right;
  // "The parties agree that before 1 May the Baker shall …": the place opens what is agreed.
  const fresh = right !== null && right.from < right.at && !right.conditional && right.subject !== '';
  if (right && fresh && right.from > at && right.modality !== 'may' && opensStatement(words.lower, left.verb, at))
    return right;
  // "provided that, no later than nine days before, the Baker gives the Miller a list"
  if (right && fresh && right.from > at && opensProviso(words.lower, at)) return right;
  // "provided that for nine days, unless the two agree otherwise, the Baker shall not": the aside is passed over.
  if (right?.conditional && opensProvided(words.lower, at)) {
    const then = view.predicates.find(
      (predicate) => predicate.at > right.at && isMain(predicate) && behindComma(words.lower, predicate),
    );
    if (then && !words.lower.slice(at, then.from).includes(';')) return then;
  }
  // "shall submit reports as may be requested, including monthly …": the value behind the comma belongs to the main verb.
  // "If the Baker hears that the Miller lies, the Baker may": what the condition leads to is told of no noun.
  const result = main?.conditional && !left.conditional && left.stated;
  // "if the Baker does not take the steps that the Miller names within nine days": what was left undone.
  const undone = main?.failure && main.conditional && !left.stated;
  if (left.relative && main && !result && (undone || !describes(left, words.lower, at))) left = main;
  if (!right && !words.lower.slice(left.verb, at).includes(';')) return left;
  // A strong stop between the left doing and the place: the place belongs to what follows.
  const between = words.lower.slice(left.verb, at);
  const stop = between.lastIndexOf(';');
  if (stop >= 0 && isItem(words.lower, left.verb + stop + 1)) return leadOfItems(predicates, words, at) ?? left;
  if (!right) return left;
  // "shall either: (a) within nine days sell it": the lead of the list says who.
  if (between.includes(':') && left.stated && left.subject !== '' && right.subject === '') return left;
  if (between.includes(';') || between.includes(':'))
    return right.relative || (right.conditional && !left.conditional) || words.lower.slice(at, right.from).includes(';')
      ? left
      : right;
  // "While the bread is sold, or for nine days, the Baker shall": what came before only described a time.
  const other = words.lower.slice(at - 3, at).includes('or');
  if (other && left.relative && !main && behindComma(words.lower, right)) return right;
  // "The plates remain the Baker's and, within nine days, the Miller shall return them": what stands between two commas behind "and".
  if (opensSecond(words.lower, left, right, at)) return right;
  // "If Party A complains, within three days Party B shall …": a comma opens the phrase and a comma, or a subject, closes it.
  const opens = between.lastIndexOf(',');
  // "…, within three days of the day on which it is told, Party B shall …"
  if (opens >= 0 && right.relative && left.conditional && between.length - opens <= longestOpener) {
    const then = view.predicates.find(
      (predicate) => predicate.at > right.at && isMain(predicate) && behindComma(words.lower, predicate),
    );
    if (then && !words.lower.slice(at, then.from).includes(';')) return then;
  }
  if (opens >= 0 && right.from < right.at && !right.conditional && left.conditional && left.verb + opens + 6 >= at) {
    const phrase = words.lower.slice(left.verb + opens + 1, at);
    const rest = words.lower.slice(at, right.from > at ? right.from : right.at).join(' ');
    // "If Party A fails, within three days, to pay, Party B may …"
    const failsTo = (opens === 1 && rest.includes(', to ')) || (left.failure && closesAside(between, opens));
    if (phrase.length <= 5 && !rest.includes(', and ') && !failsTo) return right;
  }
  return left;
}

/** "fails to deliver, for any reason whatsoever, | within nine days": whether a comma closes what a preposition opened. */
function closesAside(words: readonly string[], comma: number): boolean {
  const before = words.lastIndexOf(',', comma - 1);
  return before >= 0 && comma - before <= longestAside && prepositions.has(words[before + 1]!);
}

/** ", for any reason whatsoever,": so many words and marks. */
const longestAside = 6;

/** Whether a place opens a second statement behind "and": its phrase stands between two commas, and a subject follows. */
function opensSecond(lower: readonly string[], left: Predicate, right: Predicate, at: number): boolean {
  const comma = lower.lastIndexOf(',', at);
  if (comma <= left.verb || lower[comma - 1] !== 'and' || at - comma > 4) return false;
  return behindComma(lower, right);
}

/** Whether somebody begins to do something behind a comma. */
const behindComma = (
  lower: readonly string[],
  { relative, conditional, stated, from, at, subject }: Predicate,
): boolean =>
  !relative &&
  !conditional &&
  stated &&
  subject !== '' &&
  from < at &&
  (lower[from - 1] === ',' || lower[from - 2] === ',');

/** "is not mended within five days after notice of a leak or within ten days after any other": the second time is for the doing
 *  of the first. */
function firstOf(lower: readonly string[], place: number): number {
  const within = lower[place] === 'within' ? place : place - 1;
  if (lower[within] !== 'within' || lower[within - 1] !== 'or') return place;
  const first = lower.lastIndexOf('within', within - 1);
  return first < 0 || lower.slice(first, within).includes(';') ? place : first;
}

/** "not dismissed within", "not been paid in full within". */
const notReach = 6;

/** "Not later than nine (9) days after": so many words and marks. */
const longestTime = 9;
/** Words behind which a doing only tells the time. */
const subordinates = /\b(?:after|before|following|once|until|when)\b/;

const isMain = ({ relative, conditional, stated }: Predicate): boolean => stated && !relative && !conditional;

/** Where the bracket opens that holds a doing and is closed before a place; -1 where none does. */
function bracketClosed(lower: readonly string[], doing: number, place: number): number {
  let open = -1;
  for (let i = 0; i < doing; i++) {
    if (lower[i] === '(') open = i;
    else if (lower[i] === ')') open = -1;
  }
  return open >= 0 && lower.slice(doing, place).includes(')') ? open : -1;
}

/** Whether a place stands in a phrase that opens what is said or agreed: "agree that, within nine days, …". */
function opensStatement(lower: readonly string[], verb: number, place: number): boolean {
  const that = lower.indexOf('that', verb);
  if (that <= verb || that > verb + 3 || that >= place || place > that + 6) return false;
  const first = lower[that + 1] === ',' ? that + 2 : that + 1;
  return first === place || lower[first] === 'prior' || prepositions.has(lower[first]!);
}

/** Whether a place opens what is provided: "provided that, no later than nine days before". */
function opensProviso(lower: readonly string[], place: number): boolean {
  const that = lower.lastIndexOf('that', place);
  return lower[that - 1] === 'provided' && lower[that + 1] === ',' && place - that <= longestOpener;
}

/** "provided, however, that for a period of": whether a place opens what is provided, without a comma. */
function opensProvided(lower: readonly string[], place: number): boolean {
  const that = lower.lastIndexOf('that', place);
  return that >= 0 && place - that <= longestOpener && lower.slice(Math.max(0, that - 4), that).includes('provided');
}

/** ", no later than the day that is": so many words. */
const longestOpener = 7;

/** "(c) attend within two hours where the Client reports a leak", "(d) at once notify the Client in writing (which may
 *  include e-mail)": what is to be done is said by the lead and the item's first words, and others do something only in the
 *  condition, or in what is told of a noun behind the place. */
function followsLead(view: SentenceView, at: number): boolean {
  if (!view.lead || view.predicates.length === 0) return false;
  const { predicates, words } = view;
  if (!predicates.every(({ conditional, relative, from }) => conditional || (relative && at < from))) return false;
  let first = 0;
  while (first < words.count && (!words.isWord[first] || /^(?:\d+|[a-z]|[ivx]+|and|or)$/.test(words.lower[first]!)))
    first++;
  // "(c) a hundred loaves, where the Baker shall bring them by noon": a statement of its own.
  if (predicates.some((doing) => doing.at < at && bindsWhere(words.lower, doing))) return false;
  const opener = words.lower.findIndex((word) => /^(?:if|where|when|unless|should|once|which|who)$/.test(word));
  // "(c) upon a petition against the Baker if it is not dismissed within ten days": the time is what the condition fails.
  if (opener >= 0 && words.lower.slice(Math.max(opener, at - notReach), at).includes('not')) return false;
  // "(c) if the oven is hot, open it within an hour": what the condition leads to has no subject of its own.
  const comma = words.lower.indexOf(',', predicates.at(-1)!.verb);
  const named = view.mentions.some(({ from }) => from === comma + 1);
  if (opener === first && comma > 0 && comma < at && !named) return true;
  return opener > first && predicates[0]!.from > opener;
}

/** "where the Baker shall": what somebody has to do, told behind "where". */
const bindsWhere = (lower: readonly string[], { stated, modality, subject, from, at }: Predicate): boolean =>
  stated && modality === 'must' && subject !== '' && from < at && lower[from - 1] === 'where' && lower[at] === 'shall';

/** "which the Owner empties every two days": the place belongs to the closer description of a noun. */
function describes({ stated, modality, subject, from, at, verb }: Predicate, lower: readonly string[], place: number) {
  const fresh = subject !== '' && from < at;
  if (stated && modality === 'must' && fresh) return true;
  if (lower.slice(verb, place).includes(',')) return false;
  // "without consent, which is given within ten days": the comma makes it a statement of its own.
  const opener = lower.lastIndexOf('which', at);
  return stated || fresh || (opener > at - 12 && lower[opener - 1] === ',');
}

/** "(b)", "and (b)", "(ii)" at the beginning of an item of a list within a sentence. */
function isItem(lower: readonly string[], at: number): boolean {
  const from = lower[at] === 'and' || lower[at] === 'or' ? at + 1 : at;
  return lower[from] === '(' && lower[from + 2] === ')' && (lower[from + 1]?.length ?? 9) <= 4;
}

/** The doing that leads into the items of a list within a sentence: "Reseller shall: (a) …; (b) promptly notify". */
function leadOfItems(predicates: readonly Predicate[], words: SentenceWords, at: number): Predicate | null {
  for (let i = 0; i < at; i++) {
    if (words.lower[i] !== '(' || !isItem(words.lower, i)) continue;
    return predicates.findLast((predicate) => predicate.at < i && !predicate.conditional) ?? null;
  }
  return null;
}
