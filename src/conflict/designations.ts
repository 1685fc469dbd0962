import { type ComparedDocument, partyKey, type Side } from './compared-document.js';
import type { Relationships } from './relationships.js';
import { covers, type TitleWords } from './title-words.js';

/** Sorts of documents that stand under an agreement, and call that "the Agreement". */
export const subordinate: readonly string[] = ['amendment', 'addendum', 'dpa', 'sow', 'sla', 'policy'];

/** Whether the words by which a document (or a part of it) names another mean the text in which a side stands: `this`, a
 *  part, a title, "the contract". */
export function designates(
  words: string,
  from: ComparedDocument,
  part: string,
  side: Side,
  relationships: Relationships,
): boolean {
  return words.split(' | ').some((one) => designatesOne(one, from, part, side, relationships));
}

function designatesOne(
  words: string,
  from: ComparedDocument,
  part: string,
  side: Side,
  relationships: Relationships,
): boolean {
  const here = side.document.id === from.id;
  const sidePart = side.stipulation.part;
  if (words === 'this') return here && (sidePart === part || (part === 'main' && !standsApart(side)));
  const { titles } = relationships;
  if (!here && isTermsOf(words, from, side, relationships)) return true;
  const wanted = titles.meant(words, from);
  if (wanted.size === 0) return false;
  const partTitle = side.document.parts.find(({ id }) => id === sidePart)?.title;
  if (here && sidePart !== 'main') return covers(wanted, titles.of(`${partTitle ?? ''} ${partWords(sidePart)}`));
  if (titles.nameASort(wanted)) return isTheContract(wanted, from, side, relationships);
  if (here && sidePart === part && part !== 'main') return false;
  if (titles.name(wanted, side.document)) return true;
  if (!here && partTitle && covers(wanted, titles.of(partTitle))) return true;
  return titles.nameType(wanted, side.document.type);
}

/** "The Buyer's terms of business", "conditions of sale of the Supplier": what that party alone has laid down. */
function isTermsOf(words: string, from: ComparedDocument, side: Side, relationships: Relationships): boolean {
  const author = relationships.authorOf(side.document);
  if (author === undefined) return false;
  const { titles } = relationships;
  return from.parties.some(({ name, aliases }) =>
    aliases.some((alias) => namesOwner(words, alias.toLowerCase(), titles) && partyKey(name) === author),
  );
}

/** "buyers terms", "terms of the buyer". */
function namesOwner(words: string, alias: string, titles: TitleWords): boolean {
  if (words === alias) return true;
  if (!titles.tellsTerms(words)) return false;
  return words.startsWith(`${alias}s `) || words.includes(`of the ${alias}`) || words.endsWith(`of ${alias}`);
}

/** Whether a side stands in an annex or the like, which has a rank of its own where a list names it. */
function standsApart({ stipulation }: Side): boolean {
  return stipulation.part !== 'main';
}

/** `scheduleB`: schedule b. */
function partWords(part: string): string {
  return part.replace(/(\d+|[A-Z]+)$/, ' $1');
}

/** "The contract", "the Agreement": the document that this one belongs to; this document itself where it is called so and
 *  belongs to no other. */
function isTheContract(
  wanted: ReadonlySet<string>,
  from: ComparedDocument,
  side: Side,
  relationships: Relationships,
): boolean {
  const linked = relationships.linkedWith(from);
  const own = relationships.titles.of(from.title);
  const itself = !subordinate.includes(from.type) && [...wanted].some((word) => own.has(word));
  if (side.document.id === from.id) return itself;
  if (itself) return false;
  if (linked.size > 0)
    return linked.has(side.document.id) && !['amendment', 'policy', 'sow', 'sla'].includes(side.document.type);
  return ['agreement', 'nda', 'other', 'dpa'].includes(side.document.type);
}
