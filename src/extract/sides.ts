import { BOTH } from '../model/obligation.js';
import { oncePer } from '../model/once-per.js';
import { mostOf } from './most-of.js';
import { counterpartyOf } from './party-table.js';
import { isOrdered } from './plain-verbs.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** Most sentences that are looked at to learn who owes most; spread over the text. */
const sample = 160;
/** Most payments that are looked at. */
const payments = 60;
/** The share of the duties that makes a party the one on whom they fall. */
const debtorShare = 0.65;
/** So many words behind "pay" tell what is paid. */
const reach = 9;

/** A heading above a sentence has so few words. */
const longestHeading = 8;

/** Who pays and who performs in a document, for sentences that name nobody. */
export interface Sides {
  /** The party that pays for what the other does, or, where nobody is said to pay, that buys it; empty where nobody does. */
  readonly payer: string;
  /** The side of another that is said to pay. */
  readonly performer: string;
  /** The party that most duties fall on; empty where they are shared. */
  readonly debtor: string;
}

/** Each side is looked for when first asked for, once a document: in most documents nobody asks for the debtor. */
class LazySides implements Sides {
  #payer: string | undefined;
  #buyer: string | undefined;
  #debtor: string | undefined;

  constructor(private readonly context: ReadingContext) {}

  get payer(): string {
    if (this.#saidToPay) return this.#saidToPay;
    this.#buyer ??= findBuyer(this.context);
    return this.#buyer;
  }

  get performer(): string {
    return counterpartyOf(this.context.parties, this.#saidToPay);
  }

  get #saidToPay(): string {
    this.#payer ??= findPayer(this.context);
    return this.#payer;
  }

  get debtor(): string {
    this.#debtor ??= findDebtor(this.context);
    return this.#debtor;
  }
}

export const sidesOf = oncePer((context: ReadingContext): Sides => new LazySides(context));

/** Who "shall pay" the price, who is invoiced, who bears the role of a buyer. */
function findPayer(context: ReadingContext): string {
  const { read, lexis, parties } = context;
  // Where either side may be the "Payor", nobody is it always.
  if (parties.parties.some(({ alias }) => lexis.contains('who/sides-of-payment', alias.toLowerCase()))) return '';
  const counts = new Map<string, number>();
  const count = (party: string, weight: number) => {
    if (party && party !== BOTH) counts.set(party, (counts.get(party) ?? 0) + weight);
  };
  const id = read.grammars.trie.idOf('pays');
  for (const token of id < 0 ? [] : [...read.places.ofVocabulary(id).slice(0, payments)]) {
    const view = context.view(context.sentenceOf(token));
    const at = token - view.words.first;
    const predicate = view.predicates.find(({ verb, passive }) => verb === at && !passive);
    if (!predicate?.subject || predicate.conditional) continue;
    const price = view.words.lower.slice(at, at + reach).some((word) => lexis.contains('who/price-word', word));
    count(predicate.subject, price ? 3 : 1);
  }
  const bills = read.tokens.lexicon.idOf('invoice');
  for (const token of bills < 0 ? [] : [...read.places.ofWord(bills).slice(0, payments)]) {
    const view = context.view(context.sentenceOf(token));
    const at = token - view.words.first;
    const predicate = view.predicates.find(({ verb, passive }) => verb === at && !passive);
    if (predicate?.subject && !predicate.conditional) count(counterpartyOf(parties, predicate.subject), 3);
  }
  // "the commission paid by the Miller"
  const paid = read.tokens.lexicon.idOf('paid');
  for (const token of paid < 0 ? [] : [...read.places.ofWord(paid).slice(0, payments)]) {
    const view = context.view(context.sentenceOf(token));
    const at = token - view.words.first;
    const payer = view.mentions.find(({ from, possessive }) => from === at + 2 && !possessive);
    if (payer && view.words.lower[at + 1] === 'by') count(payer.party, 1);
  }
  for (const { alias, forms } of parties.parties) {
    const names = [alias, ...forms.map((form) => form.join(' '))].map((name) => name.toLowerCase());
    if (names.some((name) => lexis.contains('paying-role', name))) count(alias, 3);
    if (names.some((name) => lexis.contains('performing-role', name))) count(counterpartyOf(parties, alias), 3);
  }
  // Terms that speak to "you" sell something to you, those of an employer pay you.
  if (counts.size === 0 && parties.we && parties.you && context.facts.type !== 'policy')
    return speaksOfWages(context) ? parties.we : parties.you;
  return mostOf(counts);
}

/** Who buys, of two: "oats sold by the Baker", "the Miller orders oats". */
function findBuyer(context: ReadingContext): string {
  const { read, lexis, parties } = context;
  const counts = new Map<string, number>();
  const id = parties.parties.length === 2 ? read.grammars.trie.idOf('trades') : -1;
  for (const token of id < 0 ? [] : [...read.places.ofVocabulary(id).slice(0, payments)]) {
    const view = context.view(context.sentenceOf(token));
    const { words, mentions, predicates } = view;
    const at = token - words.first;
    const by = words.lower[at + 1] === 'by' ? mentions.find(({ from }) => from >= at + 2 && from <= at + 3) : undefined;
    const doer = by?.party ?? predicates.find(({ verb, passive }) => verb === at && !passive)?.subject ?? '';
    const buyer = lexis.meaning('trades', words, at) === 'sells' ? counterpartyOf(parties, doer) : doer;
    if (buyer && buyer !== BOTH) counts.set(buyer, (counts.get(buyer) ?? 0) + 1);
  }
  return mostOf(counts);
}

/** Whether a text is about work that is paid for by wages. */
const speaksOfWages = ({ read }: ReadingContext): boolean => {
  const id = read.grammars.trie.idOf('wage-word');
  return id >= 0 && read.places.ofVocabulary(id).length >= fewestWages;
};

/** A text that speaks of wages less often tells of something else. */
const fewestWages = 3;

function findDebtor(context: ReadingContext): string {
  const { sentences } = context.read;
  const step = Math.max(1, Math.floor(sentences.length / sample));
  const views: SentenceView[] = [];
  for (let index = 0; index < sentences.length; index += step) {
    const view = context.view(index);
    if (context.parties.reader || context.namingWords.in(sentences[index]!) || view.lead?.subject) views.push(view);
  }
  const counts = new Map<string, number>();
  let most = '';
  let all = 0;
  for (const [i, view] of views.entries()) {
    const doer = isOrder(context, view) ? context.parties.reader : view.predicatesUntil(isDuty).find(isDuty)?.subject;
    if (!doer) continue;
    const count = (counts.get(doer) ?? 0) + 1;
    counts.set(doer, count);
    all++;
    if (doer !== BOTH && count > (counts.get(most) ?? 0)) most = doer;
    const rest = views.length - i - 1;
    // Whatever the rest says, nobody comes to the share.
    if ((counts.get(most) ?? 0) + rest < (all + rest) * debtorShare) return '';
  }
  return (counts.get(most) ?? 0) >= all * debtorShare ? most : '';
}

const isDuty = ({ subject, passive, conditional, relative, modality, failure }: Predicate) =>
  subject !== '' && !passive && !conditional && !relative && !failure && modality === 'must';

/** "Report spills within one hour.", "If a key is lost, tell the office": rules speak to their reader. */
export function isOrder({ lexis, parties }: ReadingContext, view: SentenceView): boolean {
  if (!parties.reader) return false;
  const { words } = view;
  if (
    view.mentions.some(
      ({ pronoun, possessive, from }) =>
        pronoun === 'you' && !possessive && from > 0 && !view.predicates.some((predicate) => predicate.from === from),
    )
  )
    return false;
  let i = 0;
  while (i < words.count && (!words.isWord[i] || /^[\d.]+$/.test(words.lower[i]!))) i++;
  for (let behind = i + 1; behind < i + longestHeading && behind < words.count; behind++)
    if (words.behindHeading(behind)) i = behind;
  if (words.isCapital(i) && lexis.match('order', words, i) > 0) return true;
  const opens = /^(?:to|for|when|once|upon|before|after|within|in)$/.test(words.lower[i] ?? '');
  if (!opens && !view.predicates[0]?.conditional) return false;
  const comma = words.lower.indexOf(',', i);
  const order = comma > 0 && lexis.match('order', words, comma + 1) > 0;
  return order && (!opens || isOrdered(words, lexis, comma + 1));
}
