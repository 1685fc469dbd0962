import type { GrammarSet } from '../grammar/load.js';
import { matchesIn } from '../model/matches-in.js';
import { withAliases } from './party-aliases.js';
import { type Name, nameAt, namePatterns, plainName } from './party-names.js';
import { type PartyDraft, partyPatterns } from './party-patterns.js';
import { roleName } from './role-names.js';

/** Where the next name of a list may begin. */
const separator =
  /(?:(?<![\p{L}])(?:and|together with|as well as|agent for|in favou?r of|on behalf of(?: the(?: \p{Lu}\p{Ll}+['’]s)?)?)(?![\p{L}'’])|(?<=[)"”][\s\u00a0])with(?![\p{L}])|(?<=[\s\u00a0])&(?=[\s\u00a0])|[;；]|\n[\s\u00a0]*(?:&[\s\u00a0]*\n)?|,|(?<=\))(?=[\s\u00a0]))[\s\u00a0,:]*(?:and[\s\u00a0]+)?(?:between[\s\u00a0]+)?/giu;
const itemLabel =
  /(?:[\s\u00a0,:;*-]+|\(?(?:\d{1,2}|[A-Za-z]|i{1,3})[).][\s\u00a0]+|(?:the|and|between|among)[\s\u00a0:]+(?=\S)|you,[\s\u00a0]+(?=\p{Lu}))/iuy;

function skipLabels(text: string, from: number, to: number, grammars: GrammarSet): number {
  const { labels } = namePatterns(grammars);
  let at = from;
  for (let i = 0; i < 6 && at < to; i++) {
    labels.lastIndex = at;
    const label = labels.exec(text);
    itemLabel.lastIndex = at;
    const mark = label ? null : itemLabel.exec(text);
    const length = label?.[0].length ?? mark?.[0].length ?? 0;
    if (length === 0) break;
    at += length;
  }
  return at;
}

/** "________ ("Franchisee") and": a form that leaves out who comes first. */
const blankFirst = /^[[_*•●\s\u00a0\].]{3,300}\(/;

/** How deep in brackets each offset of a short stretch is. */
function depths(stretch: string): Int8Array {
  const result = new Int8Array(stretch.length + 1);
  let depth = 0;
  for (let i = 0; i < stretch.length; i++) {
    if (stretch[i] === '(') depth = Math.min(depth + 1, 9);
    result[i] = depth;
    if (stretch[i] === ')') depth = Math.max(depth - 1, 0);
  }
  return result;
}

/** The parties of a list in `[from, to)`: "X, a Delaware corporation ("Supplier"), and Y". */
export function readList(text: string, from: number, to: number, grammars: GrammarSet): PartyDraft[] {
  const drafts: PartyDraft[] = [];
  const stretch = text.slice(from, to);
  const depth = depths(stretch);
  const begin = skipLabels(text, from, to, grammars);
  let name = firstName(text, begin, to, grammars);
  if (!name || blankFirst.test(text.slice(begin, name.start))) name = roleName(text, begin, to, grammars) ?? name;
  if (!name) return [];
  while (name && drafts.length < 20) {
    name = representedBy(text, name, to, grammars) ?? name;
    const next = nextName(text, stretch, depth, from, name.end, to, grammars);
    const until: number = next?.from ?? to;
    const parted = !next && drafts.length === 0 ? partAtAnd(text, name, grammars) : null;
    if (parted)
      return parted.map((one) => withAliases(text, one, one === parted[1] ? to : one.end, grammars, one === parted[1]));
    drafts.push(withAliases(text, name, until, grammars, next === null));
    if (!next) break;
    name = next.name;
  }
  return drafts;
}

/** "Ada Baker, director of Corn House (…": whom she is an officer of. */
function representedBy(text: string, name: Name, to: number, grammars: GrammarSet): Name | null {
  if (name.company || !isPerson.test(plainName(text.slice(name.start, name.end)))) return null;
  const office = partyPatterns(grammars).officerOf.exec(text.slice(name.end, Math.min(to, name.end + 80)));
  const company = office && bestName(text, name.end + office[0].length, to, grammars);
  const alone = company && /^[\s\u00a0]{0,2},?[\s\u00a0]{0,2}\(/.test(text.slice(company.end, company.end + 5));
  return company && (company.form || alone) && isName(text, company, grammars) ? company : null;
}

/** "between MILL and CORN LTD": where nobody else is named, "and" parts two, for nobody contracts alone. */
function partAtAnd(text: string, { start, end }: Name, grammars: GrammarSet): readonly [Name, Name] | null {
  const link = /[\s\u00a0]+(?:and|AND)[\s\u00a0]+/.exec(text.slice(start, end));
  const one = link && nameAt(text.slice(0, start + link.index), start, grammars);
  const other = link && nameAt(text, start + link.index + link[0].length, grammars);
  return one?.end === start + (link?.index ?? 0) && one.words <= 3 && other && other.words > 1 && other.end === end
    ? [one, other]
    : null;
}

/** The first name of a list: at once, or behind a few words ("between professional golfer, JANE DOE"), or behind a
 *  redacted one. */
function firstName(text: string, at: number, to: number, grammars: GrammarSet): Name | null {
  const first = bestName(text, at, to, grammars);
  const name = first && (tornName(text, first, to, grammars) ?? first);
  if (name && /^(?:(?!\d{5})[\d.]+[\s\u00a0]|party[\s\u00a0][a-d\d]$)/i.test(text.slice(name.start, name.end)))
    return null;
  if (name && (!isName(text, name, grammars) || ownPeople.test(text.slice(name.start, name.end)))) return null;
  if (name && (name.company || name.words > 1 || isParty(text, name, to, grammars))) return name;
  if (name && /^[\s\u00a0]*(?:,|and\b|\()/.test(text.slice(name.end, name.end + 12))) return name;
  const stretch = text.slice(at, Math.min(to, at + 140));
  for (const match of matchesIn(/(?<![\p{L}\d])[\p{Lu}\d]/gu, stretch)) {
    const later = bestName(text, at + match.index, to, grammars);
    if (later && later.words > 1 && isParty(text, later, to, grammars)) return later;
  }
  return null;
}

/** "Mill" and, below a blank line, "Works Ltd": one name that the layout tears. */
function tornName(text: string, { start, end, words, company }: Name, to: number, grammars: GrammarSet): Name | null {
  const tear =
    words === 1 && !company
      ? /^[ \t\u00a0]*\n[ \t\u00a0]*\n[ \t\u00a0]*(?=\p{Lu})/u.exec(text.slice(end, end + 90))
      : null;
  const rest = tear && nameAt(text, end + tear[0].length, grammars);
  return rest?.form && rest.words <= 4 && rest.end <= to ? { ...rest, start, words: rest.words + 1 } : null;
}

/** "FRANCHISEE AND ITS PERSONNEL": what a title says that it is between. */
const ownPeople = /[\s\u00a0]and[\s\u00a0](?:its|their)[\s\u00a0]/i;

/** A name at an offset; where "and" might link or part, it parts if both sides can stand alone. */
export function bestName(text: string, at: number, to: number, grammars: GrammarSet): Name | null {
  const short = nameAt(text, at, grammars);
  if (!short || short.end > to) return null;
  if (short.company) return short;
  const long = nameAt(text, at, grammars, true);
  // "Baker Cook & Daughters Ltd": the sign parts two names less often than the word.
  const linked = short.words <= 2 || /^[\s\u00a0]*&/.test(text.slice(short.end, short.end + 4));
  return long?.company && linked && long.end <= to ? long : short;
}

const inStreet =
  /\d[\s\u00a0](?:\p{L}+\.?[\s\u00a0]){1,3}(?:street|st|road|rd|avenue|ave|drive|dr|boulevard|blvd|lane)(?![\p{L}])|(?:street|road|way|square|vej|gade|allee|stra(?:ss|ß)e)[\s\u00a0]\d|(?<!\p{L})\p{Lu}{1,2}-\d{4,5}/iu;

/** Neither a part of a contract, nor an authority, nor a town before its state ("Houston, Texas"). */
export function isName(text: string, name: Name, grammars: GrammarSet): boolean {
  const { isNever, isNone, place, places, roles } = partyPatterns(grammars);
  const words = plainName(text.slice(name.start, name.end));
  // "Company's Board of Directors".
  const owner = /^([\p{L}-]+)['’]s\s/u.exec(words)?.[1];
  if (owner && roles.has(owner.toLowerCase())) return false;
  if (/\bsource:[\s\u00a0]*$/i.test(text.slice(Math.max(0, name.start - 12), name.start))) return false;
  if (/\p{Ll}{4}\.[\s\u00a0]\p{Lu}\p{Ll}{5}/u.test(words)) return false;
  // "A Delaware Corporation" behind a name that is printed in capitals.
  const kind = /^An?[\s\u00a0]+/i.exec(words)?.[0].length ?? 0;
  if (kind > 0 && place.test(words.slice(kind))) return false;
  if (isNever(words) || /^\d{1,2}\.\s/.test(words)) return false;
  // A sentence or a heading that ends inside it.
  if (!name.company && (name.words > (name.capitals ? 8 : 12) || /\p{L}{4}\.(?:\s|$)/u.test(words))) return false;
  // "Bank", "Services": an ending without a name before it.
  if (name.company && name.words === 1 && namePatterns(grammars).suffixes.has(words.toLowerCase())) return false;
  // A shouted sentence: "TERMS ARE HEREBY … INCORPORATED".
  if (/(?<!\p{L})(?:ARE|IS|HEREBY|SHALL|WILL)[\s\u00a0]/u.test(words)) return false;
  // "England and Wales of 4 Quay": a place before an address.
  const [before] = words.split(' of ', 1);
  if (before !== words && !name.form && places.has(before!.toLowerCase())) return false;
  // "Manager of the Limited Partner".
  if (/\bthe[\s\u00a0]+\S+$/i.test(words)) return false;
  if (name.form) return true;
  // "[CLIENT NAME]": a form to be filled in.
  if (text[name.start - 1] === '[' && text[name.end] === ']') return false;
  // "Dublin 8": a district of a town.
  if (/\s\d{1,2}$/.test(words) && places.has(words.replace(/\s\d+$/, '').toLowerCase())) return false;
  if (inStreet.test(words)) return false;
  if (isNone(words)) return false;
  const named = name.company && !/(?:city|town|county|state)$/i.test(words);
  if (named) return true;
  // In an expression of their own, since the engine takes a tenth of a second to make one of both.
  const behind = text.slice(name.end, name.end + 60);
  const lead = /^[\s\u00a0]{0,2},?[\s\u00a0]{1,3}/.exec(behind);
  const at = lead ? place.exec(behind.slice(lead[0].length)) : null;
  // "Mill House, Ohio partnership" is no town.
  return !at || seated.test(behind.slice(lead![0].length + at[0].length));
}

const seated =
  /^[\s\u00a0]+(?:[a-z-]+[\s\u00a0]+){0,2}(?:corporation|company|partnership|trust|association|firm)(?!\p{L})/iu;

function nextName(
  text: string,
  stretch: string,
  depth: Int8Array,
  from: number,
  after: number,
  to: number,
  grammars: GrammarSet,
): { from: number; name: Name } | null {
  separator.lastIndex = after - from;
  for (let match = separator.exec(stretch); match; match = separator.exec(stretch)) {
    if (depth[match.index]! > 0) continue;
    const place = from + match.index;
    const behindForm = match[0].startsWith(',') && !/[)"”]/.test(text[place - 1]!);
    // "1 Mill Str., Ramsey": a comma behind a word ends a name only where that is "Inc." or the like.
    if (behindForm && (!endsInForm(text, place, grammars) || careOf.test(text.slice(after, place)))) {
      separator.lastIndex = match.index + 1;
      continue;
    }
    if (peopleBehind.test(text.slice(after, place))) {
      separator.lastIndex = match.index + 1;
      continue;
    }
    const at = skipLabels(text, from + separator.lastIndex, to, grammars);
    const word = /and|with|well/i.test(match[0]);
    const deputy = /agent|behalf/i.test(match[0]);
    const name =
      at < to ? (bestName(text, at, to, grammars) ?? (word ? nearName(text, at, to, grammars) : null)) : null;
    separator.lastIndex = Math.max(separator.lastIndex, match.index + 1);
    const party =
      name &&
      isParty(text, name, to, grammars, word || /[;\d)]/.test(text.slice(place, at))) &&
      !(/^[,\n]/.test(match[0]) && !word && !name.company && isSeat(text, name, after)) &&
      (!behindForm || name.company || /^[\s\u00a0]{0,2}\(/.test(text.slice(name.end, name.end + 3))) &&
      // Whom somebody acts for is a party where the list gives a name for it.
      (!deputy || /^[\s\u00a0]{0,2}\((?:the[\s\u00a0])?["“]/.test(text.slice(name.end, name.end + 8)))
        ? name
        : (word && !/^with/i.test(match[0])) || text[at] === '['
          ? roleName(text, at, to, grammars)
          : null;
    if (party) return { from: place, name: party };
  }
  return null;
}

/** "Oak Mill B.V., Delft ("Oak")": a town, since the alias is that of the name before it. */
function isSeat(text: string, { end }: Name, after: number): boolean {
  const alias = /^[\s\u00a0]{0,2}\((?:[a-z]{2,12}[\s\u00a0]){0,3}["“]([\p{L}\d]{2,})/u.exec(
    text.slice(end, end + 60),
  )?.[1];
  return alias !== undefined && text.slice(Math.max(0, after - 100), after).includes(alias);
}

/** "c/o Mill Ltd, Corn House": an address. */
const careOf = /(?<!\p{L})c\/o[^()]*$/iu;
/** "a company to be formed by Ada Baker and Bo Cook", "represented by her son, Bo Cook": people behind a party. */
const peopleBehind =
  /(?<!\p{L})(?:to be (?:formed|founded|incorporated|set up)|represented,?(?: [^()]{0,40})?) by[^()]*$/iu;

/** "X, Inc." before an offset. */
function endsInForm(text: string, at: number, grammars: GrammarSet): boolean {
  const word = /[\p{L}./&]+$/u.exec(text.slice(Math.max(0, at - 16), at))?.[0].toLowerCase() ?? '';
  return namePatterns(grammars).suffixes.get(word.replace(/[.,]/g, '')) === 'form';
}

/** "and its reseller, X, Inc.": a name a few small words on. */
function nearName(text: string, at: number, to: number, grammars: GrammarSet): Name | null {
  const behind = text.slice(at, Math.min(to, at + 160));
  const lead =
    limited.exec(behind) ?? /^(?:[\p{Ll}-]+[\s\u00a0,]+){1,4}(?:\p{Lu}\p{Ll}+,[\s\u00a0]+)?/u.exec(behind.slice(0, 60));
  const name = lead ? bestName(text, at + lead[0].length, to, grammars) : null;
  if (name?.company && name.words > 1) return name;
  // "a joint venture that is made up of X, Inc. ("X")".
  const far = /^(?:[\p{Ll}-]+[\s\u00a0]+){5,9}/u.exec(behind);
  const named = far ? bestName(text, at + far[0].length, to, grammars) : null;
  return named?.form && /^[\s\u00a0]{0,2}\(["“]/.test(text.slice(named.end, named.end + 4)) ? named : null;
}

/** "solely for the purposes of Section 5,": who is a party for some clauses only. */
const limited =
  /^(?:solely|only|for the (?:sole|limited) purposes?|with respect to|as to)(?:[\s\u00a0]+(?:[\p{Ll}-]+|Sections?|Articles?|Clauses?|[\d.()a-z]+))+,[\s\u00a0]+/u;

const isPerson = /^(?:(?:Mr|Mrs|Ms|Dr)\.? )?\p{Lu}\p{Ll}+(?: \p{Lu}\.| \p{Lu}\p{Ll}+)? \p{Lu}\p{Ll}+$/u;
/** What follows a person's name: "of 4 Mill Street", "an individual". */
const personal =
  /^[\s\u00a0]{0,2},?[\s\u00a0]{1,2}(?:of[\s\u00a0]\d|an individual|born|residing|a resident|resident|whose (?:home|address|residential)|individually|s\/o|d\/o)/;

const calledSo = /^[^.;()\n]{0,120}\b(?:referred to(?: herein| hereinafter)? as|called|known as)[^.;\n"“]{0,12}["“]/;

/** A later name of a list counts as a party if it ends like a company, or if an alias in brackets follows soon, or, where
 *  `joined` to the one before by more than a comma or a new line, if it is in capitals. */
function isParty(text: string, name: Name, to: number, grammars: GrammarSet, joined = true): boolean {
  const words = plainName(text.slice(name.start, name.end));
  const { noAlias, roles, places } = partyPatterns(grammars);
  if (noAlias.has(words.toLowerCase()) || roles.has(words.toLowerCase()) || places.has(words.toLowerCase()))
    return false;
  if (!isName(text, name, grammars)) return false;
  if (
    (/^\d/.test(words) && !name.company) ||
    /^(?:this|and|the|if|party [a-d0-9]$)(?![\p{L}])|(?:agreement|contract)$/iu.test(words)
  )
    return false;
  const after = text.slice(name.end, Math.min(to, name.end + 400));
  const alias =
    /^[^()]{0,380}\((?:[^)]{0,80}["“”'][^)]{1,60}|(?:the )?\p{Lu}{3,20}|here(?:in)?after[^)]{0,24} \p{Lu}[^)]{1,40})\)/u.test(
      after.split(/\n[\s\u00a0]*\n/)[0]!,
    );
  if (name.company && name.words > 1) return true;
  if (alias || (joined && calledSo.test(after))) return true;
  if (joined && isPerson.test(words) && (personal.test(after) || /^[\s\u00a0.]*$/.test(text.slice(name.end, to))))
    return true;
  return joined && name.capitals && name.words >= 2 && !/,?\s*(?:street|avenue|road)/i.test(words);
}
