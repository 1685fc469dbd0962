import { BOTH } from '../model/obligation.js';
import { endOf } from './by-sense.js';
import { mostOf } from './most-of.js';
import { counterpartyOf } from './party-table.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** Sentences back in which the other one is looked for. */
const lookBack = 3;
/** "deliver promptly to the Baker": so many words after the verb the receiver is looked for. */
const reach = 12;

/** The party on the other side of one. Of more than two it is the only other one of which the sentence speaks, or the sentences
 *  before it in its clause: "The Miller may refuse. The answer must reach the Baker within nine days". */
export function otherSideOf(context: ReadingContext, view: SentenceView, alias: string): string {
  const { parties } = context;
  const sides = parties.parties.filter(({ annexed }) => !annexed).map((party) => party.alias);
  if (alias && alias !== BOTH && !sides.includes(alias) && !context.lexis.occurs('payment-word', view.words)) {
    const role = otherOfSecret(context, alias);
    if (role) return role;
  }
  if (sides.length < 3 || !sides.includes(alias)) return counterpartyOf(parties, alias);
  for (let index = view.index; index >= Math.max(0, view.index - lookBack); index--) {
    const { clause, mentions } = context.view(index);
    if (clause !== view.clause) break;
    const others = new Set(
      mentions.map(({ party }) => party).filter((other) => other !== alias && sides.includes(other)),
    );
    if (others.size === 1) return [...others][0]!;
    if (others.size > 1) break;
  }
  return counterpartyOf(parties, alias);
}

/** Whom "it" means, of whom it seems to: "it shall tell the Baker", "it shall send the bread to the Baker" are said of somebody
 *  else than the Baker. */
export function unlessReceiver(
  context: ReadingContext,
  view: SentenceView,
  predicate: Predicate,
  alias: string,
): string {
  const { words, mentions } = view;
  const end = Math.min(endOf(view, predicate), predicate.verb + reach);
  const receives = mentions.some(
    ({ party, possessive, from }) =>
      party === alias &&
      !possessive &&
      from > predicate.verb &&
      from < end &&
      (from <= predicate.verb + 2 || words.lower[from - 1] === 'to'),
  );
  return (receives && alias !== BOTH && otherSideOf(context, view, alias)) || alias;
}

/** "returned to the Disclosing Party": by the Recipient, if that is what the text calls whoever is told most often; empty where an
 *  alias is no side of a secret, or the text has no name for the other. */
function otherOfSecret({ read }: ReadingContext, alias: string): string {
  const names = read.grammars.vocabularies.get('side-of-telling')?.entries ?? [];
  const own = names.find(({ phrase }) => phrase === alias.toLowerCase())?.meaning;
  if (!own) return '';
  const counts = new Map<string, number>();
  for (const { phrase, meaning } of names) {
    const name = /^[A-Z]/.test(alias) ? phrase.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase()) : phrase;
    if (meaning !== own) counts.set(name, read.text.split(name).length - 1);
  }
  return mostOf(counts, 1);
}
