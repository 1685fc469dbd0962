import { readActor } from './actors.js';
import type { Lexis } from './lexis.js';
import type { Mention } from './mentions.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** "payment by the Baker for the flour, as agreed in clause 2, will be made": so many words lie between. */
const reach = 24;
/** "of the first year's rent" has so many words at most. */
const longestThing = 6;

/** Whose doing it is where a noun names it: "Payment by the Baker will be made within nine days", "Meetings of the Board shall be
 *  held monthly". Empty where the noun does not tell.
 *  @returns a party by its alias, or a body by the text's own words */
export function doerOfNoun(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  if (!predicate.passive || predicate.agent) return '';
  const { words } = view;
  if (!context.lexis.contains('who/carried-out', words.lower[predicate.verb] ?? '')) return '';
  return byParty(context, view, predicate)?.party || workOf(context, view, predicate);
}

function byParty({ lexis }: ReadingContext, view: SentenceView, predicate: Predicate): Mention | undefined {
  const { lower } = view.words;
  return view.mentions.findLast(
    ({ from, to, party, possessive }) =>
      party !== '' &&
      !possessive &&
      to <= predicate.at &&
      predicate.at - to <= reach &&
      lower[from - 1] === 'by' &&
      isDeed(lexis, lower, from - 1) &&
      !lower.slice(to, predicate.at).includes(';') &&
      view.predicates.every(({ at }) => at < from || at >= predicate.at),
  );
}

/** "rejection | by", "rejection of the bread | by": whether the noun before a preposition is a deed. */
function isDeed(lexis: Lexis, lower: readonly string[], by: number): boolean {
  const of = lower.lastIndexOf('of', by);
  const nouns = of > 0 && by - of <= longestThing ? [by - 1, of - 1] : [by - 1];
  return nouns.some((noun) => lexis.contains('who/deed-noun', lower[noun] ?? ''));
}

/** "meetings of the Board", "the decision of the arbitrators", "the expert's opinion" */
function workOf({ lexis }: ReadingContext, { words }: SentenceView, { from, at }: Predicate): string {
  const { lower } = words;
  for (let i = from; i < at; i++) {
    if (!lexis.contains('who/work-of-a-body', lower[i]!)) continue;
    const owner = i > from && words.isPossessive(i - 1) ? readActor(words, lexis, from, i - 1) : null;
    if (owner) return owner.name;
    if (lower[i + 1] === 'of' && i + 2 < at) return readActor(words, lexis, i + 2, at - 1)?.name ?? '';
  }
  return '';
}

/** Sentences back, and words behind the verb, in which the deed is looked for that "the decision" takes up. */
const lookBack = 2;
const objectReach = 6;

/** "The Board shall render a decision. The decision will be rendered within nine days": whoever was said to do it. Empty where no
 *  sentence before it in the same clause says so. */
export function doerBefore(context: ReadingContext, view: SentenceView, { passive, verb, at }: Predicate): string {
  const { lower } = view.words;
  const [noun, done] = [lower[at - 1] ?? '', lower[verb] ?? ''];
  // "The Baker may leave. This right may be exercised within nine days": whoever has it.
  if (passive && done === 'exercised') return context.subjectBefore(view, { rights: true });
  if (!passive || done === 'received' || !/^(?:the|this|that|such|each|these|those)$/.test(lower[at - 2] ?? ''))
    return '';
  const carried = context.lexis.contains('who/carried-out', done);
  for (let index = view.index - 1; index >= Math.max(0, view.index - lookBack); index--) {
    const { words, predicates, clause } = context.view(index);
    if (clause !== view.clause) break;
    for (const told of predicates) {
      const acts = !told.passive && told.stated && !told.conditional && told.modality === 'must';
      const doer = told.subject || (told.actor && told.actor.kind !== 'staff' ? told.actor.name : '');
      if (!acts || !doer) continue;
      const base = words.lower[told.verb] ?? '';
      // "The Baker invoices the payment. The payment will be made": by the other.
      if (context.lexis.contains('who/invoices', base) || context.lexis.contains('who/receives', base)) continue;
      const object = words.lower.slice(told.verb + 1, told.verb + objectReach).includes(noun);
      if (carried ? object || base === noun : object && base !== '' && done.startsWith(base.replace(/e$/, '')))
        return doer;
    }
  }
  return '';
}
