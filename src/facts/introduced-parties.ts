import type { GrammarSet } from '../grammar/load.js';
import { matchesIn } from '../model/matches-in.js';
import { readLetter } from './letter-parties.js';
import { readList } from './party-lists.js';
import { nameAt, sameParty } from './party-names.js';
import { draftOf, openingLength, type PartyDraft, partyPatterns, sortOfThing } from './party-patterns.js';

const longestIntroduction = 6000;
/** A list without an alias counts only so near the top. */
const nearTop = 6000;
const longestAgreeing = 1000;
const agreeingLength = 8000;
const agreeWords = /\b(?:agrees?|(?:have|has|hereby) enter(?:ed)? into)\b/g;
/** Parties are introduced in one place: within so many characters. */
const nearFirst = 3000;

/** The parties that the opening sentence names: "… by and between X, a Delaware corporation ("Supplier"), and Y …". */
export function readIntroduction(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  const { introducing } = partyPatterns(grammars);
  const letter = readLetter(text, start, grammars);
  if (letter.length >= 2) return letter;
  // Most contracts introduce their parties before they say that they agree.
  const firstAgreeing = start + text.slice(start, start + agreeingLength).search(agreeWords);
  const agreeing = onlyOnce(() => readAgreeing(text, start, grammars));
  const opening = text.slice(start, start + 2 * openingLength);
  let first: PartyDraft[] = [];
  let firstAt = 0;
  let tried = 0;
  for (const match of matchesIn(introducing, opening)) {
    if (++tried > 40) break;
    // One company with its alias in the opening sentence is surer than a list pages later; a cover page is not.
    const onCover = first.length > 1 && first.every(({ aliases }) => aliases.length === 0);
    if (match.index > (onCover ? 2 * openingLength : first.length > 0 ? firstAt + nearFirst : openingLength)) break;
    const from = start + match.index + match[0].length;
    const before = firstAgreeing <= start + match.index ? agreeing() : null;
    if (before && before.end <= start + match.index && before.drafts.every(isSure)) return before.drafts;
    const drafts = withoutStrays(text, readList(text, from, introductionEnd(text, from, grammars), grammars), grammars);
    // "between the users and the site": far below the opening only what ends like a company is one.
    if (match.index > nearTop && !drafts.some(({ company }) => company)) continue;
    const aliased = drafts.filter(({ aliases }) => aliases.length > 0).length;
    if (onCover && match.index > firstAt + nearFirst && !shareParty(first, drafts)) continue;
    if (drafts.length >= 2 && aliased > 0) return onCover ? [...drafts, ...first] : drafts;
    if (first.length === 0 && ((drafts.length >= 2 && match.index < nearTop) || aliased > 0)) {
      first = drafts;
      firstAt = match.index;
    }
  }
  if (first.length >= 2) return first;
  const found = [...first, ...(agreeing()?.drafts ?? []), ...readOurselves(text, start, grammars)];
  return found.length > 0 ? found : readBare(text, start);
}

const bare =
  /(?:^|\n|\.[\s\u00a0])[\s\u00a0]*This is an?[\s\u00a0](?:[\p{L}-]+[\s\u00a0]){0,5}(?:agreement|contract|lease)[\s\u00a0]between[\s\u00a0]((?:(?!and[\s\u00a0])[\p{L}\d.&'’-]+[\s\u00a0]){1,5})and[\s\u00a0]([\p{L}\d&'’-]+(?:[\s\u00a0][\p{L}\d&'’-]+|\.(?=\p{Ll}{2,3}[.\s\u00a0])){0,4})\.(?=[\s\u00a0])/u;

/** "This is a hosting agreement between oakmill.com and blue moon." and nothing more: two names as they stand. */
function readBare(text: string, start: number): PartyDraft[] {
  const match = bare.exec(text.slice(start, start + 2000));
  if (!match || /^(?:you|us|the parties)(?!\p{L})/iu.test(`${match[1]}`)) return [];
  return [match[1]!.trimEnd(), match[2]!].map((name) => {
    const at = start + match.index + match[0].lastIndexOf(name);
    return draftOf(text, { start: at, end: at + name.length, form: false, company: false });
  });
}

function onlyOnce<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const shareParty = (some: readonly PartyDraft[], others: readonly PartyDraft[]): boolean =>
  some.some(({ name }) => others.some((other) => sameParty(name, other.name)));

const isSure = ({ form, aliases }: PartyDraft): boolean => form || aliases.length > 0;

/** In a list of names that have an alias or end in "Ltd", one that has neither is a place or a person's title; and what
 *  is called "Addendum" is a document, what is called "ISPs" many things. */
function withoutStrays(text: string, all: PartyDraft[], grammars: GrammarSet): PartyDraft[] {
  const { documents } = partyPatterns(grammars);
  const isThing = (alias: string) => documents.has(alias.split(' ').pop()!.toLowerCase()) || sortOfThing.test(alias);
  const drafts = withSeats(text, all).filter(
    ({ form, aliases }) => form || aliases.length === 0 || !aliases.every(isThing),
  );
  if (drafts.filter(isSure).length < 2) return drafts;
  return drafts.filter(
    (draft, i) =>
      isSure(draft) ||
      draft.company ||
      draft.name === draft.name.toUpperCase() ||
      sharesAlias(text, draft, drafts[i + 1]),
  );
}

/** "Mill GmbH, Kehlstadt (the "Miller")": one word behind the comma tells where the company sits, and what follows is called is the
 *  company. */
function withSeats(text: string, all: readonly PartyDraft[]): PartyDraft[] {
  return all.flatMap((draft, i) => {
    const [before, next] = [all[i - 1], all[i + 1]];
    if (before && sits(text, before, draft)) return [];
    return next && sits(text, draft, next)
      ? [{ ...draft, aliases: next.aliases, spans: [...draft.spans, ...next.spans.slice(1)] }]
      : [draft];
  });
}

function sits(text: string, company: PartyDraft, place: PartyDraft): boolean {
  const [{ end }, { start }] = [company.spans[0]!, place.spans[0]!];
  const alone = !place.company && /^\p{Lu}\p{Ll}+$/u.test(place.name);
  return (
    company.form &&
    company.aliases.length === 0 &&
    place.aliases.length > 0 &&
    alone &&
    /^,[\s\u00a0]+$/.test(text.slice(end, start))
  );
}

/** "Ada Baker and Bo Baker, husband and wife (together, the "Sellers")": one alias for the two. */
function sharesAlias(text: string, draft: PartyDraft, next: PartyDraft | undefined): boolean {
  if (!next) return false;
  const [{ end }, { start, end: behind }] = [draft.spans[0]!, next.spans[0]!];
  return (
    /^[\s\u00a0]*,?[\s\u00a0]*and[\s\u00a0]*$/.test(text.slice(end, start)) &&
    /^[^().;]{0,60}\((?:together|collectively|jointly|both)(?!\p{L})/iu.test(text.slice(behind, behind + 80))
  );
}

/** "X and Y agree as follows", "X, called "Seller", and Y have entered into …": the parties stand before the words. */
function readAgreeing(
  text: string,
  start: number,
  grammars: GrammarSet,
): { readonly drafts: PartyDraft[]; readonly end: number } | null {
  let tried = 0;
  for (const match of matchesIn(agreeWords, text.slice(start, start + agreeingLength))) {
    if (++tried > 20) break;
    const end = start + match.index;
    const from = Math.max(text.lastIndexOf('\n\n', end) + 2, start);
    if (end - from > longestAgreeing) continue;
    const drafts = readList(text, from, end, grammars);
    if (drafts.length >= 2) return { drafts: withoutStrays(text, drafts, grammars), end };
  }
  return null;
}

const ourselves =
  /["“'‘](?:[Ww]e|[Uu]s|[Oo]ur|[Cc]ompany)["”'’][^.\n]{0,90}?(?<!\p{L})(?:refers?|referring|means?|is|are)(?:[\s\u00a0]+to)?[\s\u00a0]+(?:the[\s\u00a0]+)?\[?(?=\p{Lu}|\d)/gu;

/** Terms and policies speak of themselves as "we": the company that the word stands for. */
function readOurselves(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  for (const match of matchesIn(ourselves, text.slice(start, start + 8000))) {
    const name = nameAt(text, start + match.index + match[0].length, grammars);
    if (name?.company) return [{ ...draftOf(text, name), aliases: ['we'] }];
  }
  return [];
}

const sentenceStop =
  /[)"”]\.(?=[\s\u00a0])|\.(?=[\s\u00a0]+(?:Each|The|In|For|Whereas|This|It|Both|If|Unless|All|As|Any)[\s\u00a0])/;

const allOfThem = /["“](?:the )?Parties[.,]?["”][^()]{0,60}\)/;

/** Where a bracket names all of them together, the list is over. */
function togetherAt(stretch: string): number {
  const all = allOfThem.exec(stretch);
  return all ? all.index + all[0].length : stretch.length;
}

/** "… as an amendment to the contract by and among": the parties of another one. */
const another = /\bby and (?:between|among)\b/;

const link = /(?<!\p{L})(?:and|AND)(?!\p{L})/u;
const firstClause = /\n[ \t\u00a0]*\n[ \t\u00a0]*(?:1\.|ARTICLE|Article)[\s\u00a0]/g;

/** Where the first clause begins: a number one in a paragraph of its own below "and", since parties are numbered too. */
function clausesBegin(stretch: string): number {
  firstClause.lastIndex = Math.max(0, link.exec(stretch)?.index ?? stretch.length);
  return firstClause.exec(stretch)?.index ?? stretch.length;
}

function introductionEnd(text: string, from: number, grammars: GrammarSet): number {
  const { ends } = partyPatterns(grammars);
  const stretch = text.slice(from, from + longestIntroduction);
  ends.lastIndex = 0;
  const end = ends.exec(stretch);
  const stop = sentenceStop.exec(stretch);
  const limit = Math.min(
    end ? end.index : stretch.length,
    stop ? stop.index + 1 : stretch.length,
    clausesBegin(stretch),
    togetherAt(stretch),
    another.exec(stretch)?.index ?? stretch.length,
    4000,
  );
  return from + limit;
}
