import { BOTH } from '../model/obligation.js';
import type { Mention } from './mentions.js';
import { counterpartyOf, type PartyTable } from './party-table.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import { sidesOf } from './sides.js';

/** "(ii) Twenty-five thousand pounds": the sum of an item ends within so many words. */
const longestSum = 10;
/** Sums of a list, above which the one who is to pay is named. */
const mostSums = 8;
/** Sentences back in which somebody pays or sends a bill. */
const lookBack = 3;
/** "issue to the Miller a monthly invoice", "receipt by the Miller of the": so many words. */
const billReach = 7;
/** "is entitled to a yearly base fee": so many words. */
const feeReach = 6;

/** Who pays where a sentence tells only when: whoever receives the invoice it speaks of, or pays or is billed in the sentences
 *  of the clause before it; else the side that pays in the document. */
export function payerNear(context: ReadingContext, view: SentenceView): string {
  const told = billed(context, view);
  if (told) return told;
  for (let index = view.index - 1; index >= 0 && index >= view.index - lookBack; index--) {
    const before = context.view(index);
    if (before.clause !== view.clause) break;
    const payer = before.predicates.toReversed().reduce((found, one) => found || payerIn(context, before, one), '');
    if (payer) return payer;
    const invoiced = billed(context, before);
    if (invoiced) return invoiced;
  }
  return sidesOf(context).payer;
}

/** "fees due to the Baker", "the Baker's invoice", "receipt by the Miller of the invoice", "an invoice from the Baker", "invoice
 *  the Miller therefor": on whom the sum falls that they speak of. */
function billed(context: ReadingContext, { words, mentions }: SentenceView): string {
  const { lexis, parties, cues } = context;
  const { lower } = words;
  const isBill = (at: number) => lexis.contains('who/invoices', lower[at] ?? '');
  const named = mentions.filter(({ party }) => party && party !== BOTH);
  const isReceipt = ({ from, to, possessive }: Mention) =>
    possessive ? lower[to] === 'receipt' : lower[from - 1] === 'by' && lower[from - 2] === 'receipt';
  const receiver = named.find(
    (mention) =>
      (!mention.possessive && isBill(mention.from - 1)) ||
      (isReceipt(mention) && lower.slice(mention.to, mention.to + billReach).some((_, i) => isBill(mention.to + i))),
  );
  if (receiver) return receiver.party;
  for (const { from, to, party, possessive } of named) {
    const sends = /^(?:from|by)$/.test(lower[from - 1] ?? '') && (isBill(from - 2) || lower[from - 2] === 'invoiced');
    const isOwed = possessive ? isBill(to) : sends || cues.ends('owed-to', words, 0, from);
    const payer = isOwed ? otherOfTwo(parties, party) : '';
    if (payer) return payer;
  }
  return '';
}

/** "will be invoiced": said of whoever is to pay. */
export const isBilled = (participle: string): boolean => /^(?:invoiced|billed|charged)$/.test(participle);

/** Whoever is on the other side, where there are two. */
const otherOfTwo = (table: PartyTable, alias: string): string =>
  table.parties.filter(({ annexed }) => !annexed).length > 2 ? '' : counterpartyOf(table, alias);

/** "The Miller pays the Baker", "the Baker sends the Miller an invoice", "the Baker is entitled to a fee": who pays by one
 *  doing. */
function payerIn({ lexis, parties }: ReadingContext, { words }: SentenceView, predicate: Predicate): string {
  const { lower } = words;
  const { at, verb, passive, subject } = predicate;
  if (!subject || subject === BOTH) return '';
  const done = lower[verb] ?? '';
  // "The Miller will be invoiced as follows"
  if (passive) return isBilled(done) ? subject : '';
  if (lexis.contains('pays', done)) return subject;
  const behind = (reach: number) => lower.slice(verb + 1, verb + 1 + reach);
  const bills =
    lexis.contains('who/invoices', done) ||
    (lexis.contains('who/sends-bill', done) && behind(billReach).some((word) => /^invoices?$/.test(word)));
  const gets = lower.slice(at, verb + 2).includes('entitled') || lexis.contains('who/receives', done);
  // "is entitled to a credit for amounts payable" tells of no payment.
  const paid =
    gets && lexis.occurs('payment-word', words, verb, verb + feeReach) && !behind(feeReach).includes('credit');
  return bills || paid ? otherOfTwo(parties, subject) : '';
}

/** "In that case the Baker shall refund the price. All refunds shall be paid": who was to refund in the sentences before. */
export function refunderNear(context: ReadingContext, view: SentenceView): string {
  for (let index = view.index - 1; index >= 0 && index >= view.index - lookBack; index--) {
    const { words, predicates, clause } = context.view(index);
    if (clause !== view.clause) break;
    if (!words.lower.some((word) => /^refund/.test(word))) continue;
    const duty = predicates.findLast(
      ({ stated, passive, subject, conditional }) => stated && !passive && !conditional && subject !== '',
    );
    if (duty && duty.subject !== BOTH) return duty.subject;
  }
  return '';
}

/** "The Baker shall pay as follows: (i) the first sum shall be payable in May": whoever is to pay, above the list or before the
 *  colon that stands before a place. */
export function payerOfList(context: ReadingContext, view: SentenceView, place: number): string {
  const { words, predicates, lead } = view;
  const colon = words.lower.lastIndexOf(':', place);
  if (colon <= 0) return lead ? payerIn(context, leadingView(context, view), lead) : '';
  const outer = predicates.findLast(({ at, subject }) => at < colon && subject !== '');
  return outer ? payerIn(context, view, outer) : '';
}

/** The sentence that leads into the item that another is. */
const leadingView = (context: ReadingContext, view: SentenceView): SentenceView =>
  context.view(Math.max(0, context.leadingSentence(view)));

/** "The Baker will pay the balance. Such payment is made within nine days": who was to pay in the sentence before. */
export function payerSpokenOf(
  context: ReadingContext,
  { words, index, clause }: SentenceView,
  { from, at }: Predicate,
): string {
  const { lexis } = context;
  const such = words.lower.slice(from, at).findIndex((word) => word === 'such' || word === 'this' || word === 'these');
  if (such < 0 || index === 0 || lexis.match('payment-word', words, from + such + 1) === 0) return '';
  const before = context.view(index - 1);
  if (before.clause !== clause) return '';
  const pays = before.predicates.findLast(
    ({ verb, passive, subject, actor }) =>
      !passive && (subject !== '' || actor) && lexis.contains('pays', before.words.lower[verb] ?? ''),
  );
  return pays?.subject || pays?.actor?.name || '';
}

/** "(ii) Five hundred pounds (£500) on 1 July, after the shop is open": a sum in a list, that nobody does anything with. */
function opensWithSum({ lexis }: ReadingContext, { words, predicates }: SentenceView): boolean {
  if (predicates.some(({ at, stated, subject }) => at < longestSum || stated || subject)) return false;
  for (let i = 0; i < Math.min(longestSum, words.count); i++)
    if (lexis.match('currency-sign', words, i) || lexis.match('currency-name', words, i)) return true;
  return false;
}

/** Who pays a sum that stands alone in a list: whoever last was to pay, in the sentences before it. Empty where a sentence is
 *  none such. */
export function payerOfSum(context: ReadingContext, view: SentenceView): string {
  if (!opensWithSum(context, view)) return '';
  for (let index = view.index - 1; index >= 0 && index >= view.index - mostSums; index--) {
    const before = context.view(index);
    const payer = before.predicates.reduce((found, one) => found || payerIn(context, before, one), '');
    if (payer) return payer;
  }
  return sidesOf(context).payer;
}
