import type { GrammarSet } from '../grammar/load.js';
import { matchesIn } from '../model/matches-in.js';
import { quotedAlias, withAliases } from './party-aliases.js';
import { bestName, isName } from './party-lists.js';
import { type Name, nameAt, namePatterns, plainName } from './party-names.js';
import { openingLength, type PartyDraft, partyPatterns, sortOfThing } from './party-patterns.js';

/** Parties behind labels: "Party A: X", "Supplier: X". */
export function readLabelled(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  const { labelLine, signatory } = partyPatterns(grammars);
  const drafts: PartyDraft[] = [];
  /** Where the name of the last company ends. */
  let lastCompany = Number.NEGATIVE_INFINITY;
  const labels = [...matchesIn(labelLine, text.slice(start, start + openingLength))];
  for (const [i, match] of labels.entries()) {
    let from = start + match.index + match[0].length;
    // The name may stand on a line of its own below the label.
    from += /^[ \t\u00a0]*(?:\n[ \t\u00a0]*){1,2}/.exec(text.slice(from, from + 60))?.[0].length ?? 0;
    const lineEnd = text.indexOf('\n', from);
    const next = labels[i + 1];
    const until = Math.min(
      lineEnd < 0 ? text.length : lineEnd,
      next && start + next.index > from ? start + next.index : text.length,
    );
    const name = withoutStop(text, withoutLabel(text, bestName(text.slice(0, until), from, until, grammars)));
    if (
      !name ||
      !isName(text, name, grammars) ||
      name.end - name.start < 3 ||
      (!name.company && name.words < 2 && !isDescribed(text, name))
    )
      continue;
    // "Contacts. Mill: Ms Low. Quay: Mr Day.": whom to call there.
    const person = !name.company && /^(?:Mr|Mrs|Ms|Dr)\b/.test(text.slice(name.start, name.end));
    const within = /[^\n]*$/.exec(text.slice(Math.max(0, start + match.index - 200), start + match.index))![0];
    // "Landlord: Oak Mills Ltd. Tenant: Dr Low.": beside a company, a party too.
    const besideCompany = start + match.index - lastCompany <= within.length;
    if (person && !besideCompany && /\p{Ll}\. ?$|:.*[.,] ?$/u.test(within)) continue;
    // "Owner: General Counsel", "Owner: Director of Studies": an office, and nobody's name.
    const words = text.slice(name.start, name.end).split(/\s+/);
    const offices = [words.join(' '), words[0]!, words.at(-1)!];
    if (!name.company && offices.some((office) => signatory.exec(office)?.[0].length === office.length)) continue;
    // "Owner: Ann Low, Head of Security": whoever keeps a policy.
    const behind = /^[ \t]*,[ \t]*/.exec(text.slice(name.end, name.end + 9))?.[0].length ?? 0;
    if (!name.company && behind > 0 && signatory.test(text.slice(name.end + behind, until))) continue;
    // "| Supplier | Status |": the heading of a table.
    if (!name.company && /^[^\n]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-{3}/.test(text.slice(from, from + 300))) continue;
    const label = plainName(match[1]!);
    const draft = withAliases(text, name, until, grammars, true);
    const alias = label.replace(/(?<![\p{L}])\p{Ll}/gu, (letter) => letter.toUpperCase());
    // "Organization: Oak Quay Ltd" says what it is, and not what it is called.
    if (!/^Organi[sz]ation$/.test(alias) && !draft.aliases.includes(alias)) draft.aliases.unshift(alias);
    drafts.push(draft);
    if (name.company) lastCompany = name.end;
    if (drafts.length >= 8) break;
  }
  return drafts;
}

/** "Oak.org, a nonprofit corporation": one word, which what follows makes a party. */
const isDescribed = (text: string, { end }: Name): boolean =>
  /^[\s\u00a0]{0,2},[\s\u00a0]{1,3}an?[\s\u00a0](?:[\p{L}.-]+[\s\u00a0]){0,6}(?:corporation|company|partnership|association|foundation|individual)(?!\p{L})/u.test(
    text.slice(end, end + 90),
  );

/** "Tenant: Dr Ada Low.": the stop ends the sentence, not the name of a person. */
const withoutStop = (text: string, name: Name | null): Name | null =>
  name && !name.company && titled.test(text.slice(name.start, name.end)) ? { ...name, end: name.end - 1 } : name;

const titled = /^(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?[\s\u00a0].*\p{Ll}{3}\.$/u;

/** "Supplier: Oak Quay Phone: 123": the last word is the next label. */
function withoutLabel(text: string, name: Name | null): Name | null {
  if (!name || text[name.end] !== ':') return name;
  const last = /[\s\u00a0]+\S+$/.exec(text.slice(name.start, name.end));
  return last ? { ...name, end: name.end - last[0].length, words: name.words - 1 } : null;
}

/** `(collectively, the "Borrowers")`. */
const forSeveral = /^(?:collectively|together|jointly)(?!\p{L})(?! with)/iu;
/** Between the names of a list nothing but what each of them is. */
const parted = /^[\s\u00a0]*,?[\s\u00a0]*(?:an?[\s\u00a0][^,;()]{3,60})?[,\s\u00a0]+(?:and[\s\u00a0]+)?$/;
const longestList = 1000;

/** The companies of the list that a name closes, in order: "Mill Ltd, a Utah company, Corn Ltd and" before "Oat Ltd". */
function alongside(text: string, last: Name, grammars: GrammarSet): Name[] {
  const from = Math.max(0, last.start - longestList);
  const names: Name[] = [];
  let passed = 0;
  for (const match of matchesIn(nameStart, text.slice(from, last.start))) {
    if (from + match.index < passed) continue;
    const name = nameAt(text, from + match.index, grammars);
    passed = name?.end ?? passed;
    if (name?.form && name.words > 1 && isName(text, name, grammars)) names.push(name);
  }
  let first = names.length;
  for (let next = last.start; first > 0 && parted.test(text.slice(names[first - 1]!.end, next)); )
    next = names[--first]!.start;
  return names.slice(first);
}

/** Characters in which capitals in a bracket stand for a party: "Oak Quay Services of 4 Quay (OAK)". */
const firstLines = 1500;

/** Parties that a bracket gives an alias, wherever near the top: X Ltd ("Owner") and Y Ltd ("Cleaner"). */
export function readAliased(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  const { noAlias, roles, places } = partyPatterns(grammars);
  const { suffixes } = namePatterns(grammars);
  const drafts: PartyDraft[] = [];
  const unquoted = new Set<PartyDraft>();
  const paired = pairedBrackets(text, start);
  for (const bracket of matchesIn(/\(([^()]{1,120})\)/g, text.slice(start, start + 8000))) {
    const at = start + bracket.index;
    const aliases = [...matchesIn(quotedAlias, bracket[1]!)].map((match) => plainName(match[1]!).replace(/^the /i, ''));
    const bare = bracket[1]!.replace(/^the /i, '');
    const capitals = /^[A-Z][A-Z&]{1,15}$/.test(bare) && bracket.index < firstLines;
    const plain = bracket.index < firstLines && plainlyCalled.test(bracket[1]!);
    const alias =
      aliases[0] ?? ((roles.has(bare.toLowerCase()) && /^\p{Lu}/u.test(bare)) || capitals || plain ? bare : undefined);
    if (!alias || noAlias.has(alias.toLowerCase()) || sortOfThing.test(alias)) continue;
    // Without a company's ending it is a name only where the alias is a party's role, or "we".
    const loose = roles.has(alias.toLowerCase()) || plain || paired.includes(at) || /^(?:we|us|our|you)$/i.test(alias);
    // `we serve you, the person that registers ("Customer", "you")`: somebody else than we.
    const other = aliases.find((one) => /^\p{Lu}/u.test(one)) ?? 'you';
    const spoken = readerInRole(text, at, bracket[0], aliases, alias, roles);
    if (spoken) {
      drafts.push(spoken);
      continue;
    }
    if (
      !paired.includes(at) &&
      aliases.some((one) => /^you$/i.test(one)) &&
      drafts.some(({ aliases }) => aliases.some((one) => /^(?:we|us)$/i.test(one)))
    ) {
      drafts.push(inRole(other, at + bracket[0].indexOf(other), ['you']));
      continue;
    }
    // `________ ("Purchaser")`: a form that leaves the name out.
    if (roles.has(alias.toLowerCase()) && blankBefore.test(text.slice(Math.max(0, at - 8), at))) {
      drafts.push(inRole(alias, at + bracket[0].indexOf(alias)));
      continue;
    }
    const last = drafts[drafts.length - 1];
    const behind = last ? Math.max(...last.spans.map(({ end }) => end)) : 0;
    const nearest = nameBefore(text, at, grammars, loose);
    // `Mill Ltd (the "Company") and Ms Ada Low, 4 Quay (the "Employee")`: the name of the first bracket is not that of the second,
    // nor that of a bracket some paragraphs on.
    const taken = last && nearest && nearest.end <= behind;
    const next = taken ? nextName(text, behind, at, grammars) : null;
    if (taken && !next && /\n[\s\u00a0]*\n/.test(text.slice(behind, at))) continue;
    const name = next ?? nearest;
    const words = name && plainName(text.slice(name.start, name.end)).toLowerCase();
    if (!name || !words || roles.has(words) || noAlias.has(words) || places.has(words)) continue;
    if (outsiders.test(text.slice(name.end, at)) || (plain && !name.company && name.words < 2)) continue;
    if (
      (loose ||
        (name.form && aliases.length > 0) ||
        (isShortFor(alias, words, suffixes) && (name.company || aliases.length > 0))) &&
      isName(text, name, grammars)
    ) {
      const end = at + bracket[0].length;
      if (forSeveral.test(bracket[1]!))
        for (const one of alongside(text, name, grammars))
          drafts.push(withAliases(text, one, one.end, grammars, false));
      drafts.push(withAliases(text, name, end, grammars, true));
    }
    const added = drafts[drafts.length - 1];
    if ((capitals || (plain && aliases.length === 0)) && added) unquoted.add(added);
    if (drafts.length >= 6) break;
  }
  // One alone is what everybody calls so: "a certification authority (CA)".
  return drafts.length > 1 ? drafts : drafts.filter((draft) => !unquoted.has(draft));
}

/** `Mill Ltd ("we") buys from farmers ("Supplier")`: behind the brackets of one name, people without a name are called so. */
const outsiders =
  /\)[^()]{0,80}[\s\u00a0](?:from|by|to|with|for|of)[\s\u00a0]+(?:(?:any|all|its|our|other|such)[\s\u00a0]+)?(?:\p{Ll}+[\s\u00a0]+){0,3}\p{Ll}{3,}s[\s\u00a0]*$/u;

const blankBefore = /[_•●]{3}[\s\u00a0_]*$/;

/** `Ada Low ("Photographer") and Quay Museum ("Museum")`, `**Quay Museum** ("we", "us") and **Ada Low** ("you")`: two names with an
 *  alias each, and nothing between them but "and". */
const pair =
  /(?:^|\n|[\s\u00a0])[*_]{0,3}\p{Lu}[^()"“”\n]{3,80}?[\s\u00a0]?(\((?:the )?["“](?:\p{Lu}|we|us)[^()]{0,50}["”]\))[\s\u00a0,;]*(?:and|&|\/|–|-)[\s\u00a0]+(?:the )?[*_]{0,3}\p{Lu}[^()"“”\n]{3,80}?[\s\u00a0]?(\((?:the )?["“](?:\p{Lu}|you)[^()]{0,50}["”]\))/u;

/** The offsets of the brackets of such a pair near the top; none where there is none. */
function pairedBrackets(text: string, start: number): readonly number[] {
  const match = pair.exec(text.slice(start, start + firstLines));
  if (!match) return [];
  const first = start + match.index + match[0].indexOf(match[1]!);
  return [first, start + match.index + match[0].lastIndexOf(match[2]!)];
}

/** "(the City)", "(the Lead Partner)": without quotes, near the top. */
const plainlyCalled = /^the[\s\u00a0]\p{Lu}[\p{L}’'&-]{2,}(?:[\s\u00a0]\p{Lu}[\p{L}’'&-]+){0,2}$/u;

const markup = /[\s\u00a0*_]+$/;

/** Whom a text speaks to, by a role: `you (the User)`, `the Customer ("you")`.
 *  @param at  where the bracket begins */
function readerInRole(
  text: string,
  at: number,
  bracket: string,
  aliases: readonly string[],
  alias: string,
  roles: ReadonlyMap<string, string>,
): PartyDraft | null {
  const before = text.slice(Math.max(0, at - 60), at).replace(markup, '');
  if (/(?<!\p{L})you$/iu.test(before) && roles.has(alias.toLowerCase()) && aliases.length < 2)
    return inRole(alias, at + bracket.indexOf(alias), ['you']);
  if (aliases.length === 0 || !aliases.every((one) => /^you(?:r|rs)?$/i.test(one))) return null;
  const word = /(?<!\p{L})\p{Lu}\p{Ll}+$/u.exec(before)?.[0];
  return word && roles.has(word.toLowerCase()) ? inRole(word, text.lastIndexOf(word, at), ['you']) : null;
}

/** Somebody who is named by a role alone. */
const inRole = (name: string, at: number, aliases: string[] = []): PartyDraft => ({
  name,
  aliases,
  spans: [{ start: at, end: at + name.length }],
  form: false,
  company: false,
});

/** "Lerwick" or "UL" for the University of Lerwick. */
function isShortFor(alias: string, name: string, suffixes: ReadonlyMap<string, string>): boolean {
  const words = (name.match(/[\p{L}\d][\p{L}\d.]*/gu) ?? []).filter((word) => !/^(?:of|the|and|for)$/.test(word));
  const initials = (some: readonly string[]) => some.map(([first]) => first).join('');
  const plain = alias.toLowerCase();
  const isForm = (word: string) => suffixes.get(word.replace(/\./g, '')) === 'form';
  if (plain === initials(words) || plain === initials(words.filter((word) => !isForm(word)))) return true;
  return ` ${name.replace(/[^\p{L}\d]+/gu, ' ')} `.includes(` ${plain} `);
}

/** "whose registered office is at 1 " before a name: that of a street. */
const inAddress = /(?:\d\p{L}?,?[\s\u00a0]+|(?<!\p{L})at[\s\u00a0]+)$/iu;

/** A capital, or the small letters of "eMill" and "mill 5 GmbH". */
const nameStart =
  /(?<![\p{L}\d.&'’-])(?:\p{Lu}|[a-z]\p{Lu}|[a-z][\p{L}\d.-]{1,30}(?:[\s\u00a0]\d{1,4})?,?[\s\u00a0](?:GmbH|AG|Inc|LLC|Ltd|Limited)(?!\p{L}))/gu;

const speaksFor =
  /(?:represented|acting)[\s\u00a0](?:herein[\s\u00a0]|hereby[\s\u00a0])?(?:by|through)[\s\u00a0](?:(?:Mr|Ms|Mrs|Dr)\.?[\s\u00a0])?$/u;

/** The company's name that a bracket belongs to: the last in the sentence before it. */
function nameBefore(text: string, at: number, grammars: GrammarSet, loose: boolean): Name | null {
  const { opensSentence } = partyPatterns(grammars);
  const from = Math.max(0, at - 400);
  const stretch = text.slice(from, at);
  let found: Name | null = null;
  for (const match of matchesIn(nameStart, stretch)) {
    const start = from + match.index;
    if (found && start < found.end) continue;
    const name = bestName(text, start, at, grammars);
    // "Whereas Mill Ltd": the name begins behind the word.
    if (name && opensSentence.test(text.slice(name.start, name.end))) continue;
    // "Mill S.p.A., represented by Ada Rossi": who speaks for it.
    if (found?.company && speaksFor.test(text.slice(Math.max(from, start - 40), start))) continue;
    // The name right before the bracket is surer than a company further ahead.
    if (name?.company && name.words > 1) found = name;
    else if (
      name &&
      (!found || isPlain(text, name, grammars)) &&
      loose &&
      /^[\s\u00a0*]*$/.test(text.slice(name.end, at)) &&
      !(found && inAddress.test(text.slice(Math.max(from, start - 12), start)))
    )
      found = name;
  }
  return found;
}

/** Who stands behind "and": "and Mr Jon Low, 4 Quay Road", "and SIA Quay, Riga". */
function nextName(text: string, from: number, to: number, grammars: GrammarSet): Name | null {
  const lead = behindAnd.exec(text.slice(from, to));
  const name = lead ? bestName(text, from + lead.index + lead[0].length, to, grammars) : null;
  return name && name.words > 1 ? name : null;
}

const behindAnd = /[)"”][\s\u00a0,;]*and[\s\u00a0*]+(?=\p{Lu})/u;

/** Two to five words without a figure, and no place: so may a person be called. */
function isPlain(text: string, name: Name, grammars: GrammarSet): boolean {
  const words = plainName(text.slice(name.start, name.end)).toLowerCase();
  return name.words > 1 && name.words <= 5 && !/\d/.test(words) && !partyPatterns(grammars).places.has(words);
}
