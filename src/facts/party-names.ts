import type { GrammarSet } from '../grammar/load.js';
import { alternatives } from '../model/literal-pattern.js';
import { oncePer } from '../model/once-per.js';
import { spaceRuns } from '../model/space-runs.js';
import { phrasesOf } from './word-lists.js';

/** A name as it stands in the text. */
export interface Name {
  readonly start: number;
  readonly end: number;
  /** It ends as companies' names do. */
  readonly company: boolean;
  /** That ending is a legal form ("Ltd"), which nothing but a company has, and not a noun ("Services", "City"). */
  readonly form: boolean;
  readonly words: number;
  readonly capitals: boolean;
  /** Where the bracket begins that is all that names it: its other words are aliases. */
  readonly bracket?: number;
}

interface NamePatterns {
  readonly token: RegExp;
  readonly connector: RegExp;
  readonly suffix: RegExp;
  readonly suffixes: ReadonlyMap<string, string>;
  readonly places: ReadonlySet<string>;
  readonly labels: RegExp;
  readonly ends: RegExp;
  /** Pairs of words that "and" joins, as one expression: "Science and Technology". */
  readonly joined: RegExp;
}

const longestName = 130;

/** Endings that a name goes on after only with another ending or a bracketed place. */
const closing =
  /^(?:inc|incorporated|corp|corporation|llc|llp|lp|ltd|limited|plc|dac|gmbh|ag|nv|bv|sa|ltda|spa|srl|sarl|rl|oy|kg|pty|bhd|na|ulc|a\/s|aps|oyj|ab|kk|fsb|sl|slu|sas|lda|sro|kft|zrt|nyrt|doo|oü|uab|asa|se|ev|gesmbh|ohg|kgaa|sprl|scrl|eurl)$/;

export const namePatterns = oncePer((grammars: GrammarSet): NamePatterns => {
  const suffixes = new Map(
    [...phrasesOf(grammars, 'facts/company-suffix')].map(([word, kind]) => [word.replace(/[.,]/g, ''), kind]),
  );
  return {
    token:
      /(?:[\p{Lu}\d](?:[\p{L}\p{N}._'’&!+@-]|(?<=\p{Lu})\*(?=\p{Lu}))*(?:\/[\p{Lu}][\p{L}\p{N}.'’&-]*)*|&|[a-z][\p{Lu}\d][\p{L}\p{N}.-]*|[a-z]{1,4}-[\p{Lu}\d][\p{L}\p{N}.-]*|(?:[a-z]\.){2,}|[a-z0-9-]{2,30}\.(?:com|net|org|io))/uy,
    connector:
      /(?:of the|of|for the|for|the|and|&|de|del|la|y|e|et|du|des|van der|van|von|und|dos|d[’']|in|on|at)(?=[\s\u00a0])/iy,
    suffix: new RegExp(
      `,?[\\s\\u00a0]{0,3}(?:${alternatives(phrasesOf(grammars, 'facts/company-suffix').keys())})(?![\\p{L}\\d])\\.?`,
      'iuy',
    ),
    suffixes,
    places: new Set(phrasesOf(grammars, 'facts/jurisdiction').keys()),
    joined: new RegExp(
      `(?<![\\p{L}])(?:${alternatives(phrasesOf(grammars, 'facts/joined-words').keys())})(?![\\p{L}])`,
      'iuy',
    ),
    labels: new RegExp(
      `[*_]{0,2}(?:${alternatives(phrasesOf(grammars, 'facts/party-label').keys())})[*_]{0,2}[\\s\\u00a0]{0,3}(?:\\([^)]{1,30}\\)[\\s\\u00a0]{0,3})?[:：][*_]{0,2}`,
      'iy',
    ),
    ends: new RegExp(
      `(?<![\\p{L}])(?:${alternatives(phrasesOf(grammars, 'facts/introduction-end').keys())})(?![\\p{L}])`,
      'iu',
    ),
  };
});

const smallName =
  /[a-z][\p{L}\d.-]{1,30}(?:[\s\u00a0](?:[a-z][\p{L}\d-]{1,20}|\d{1,4}))?,?[\s\u00a0](?:Inc|Incorporated|LLC|Ltd|Limited|Corp|Corporation|GmbH|AG)\b\.?/uy;
/** "Baker, Cook & Daughters, Inc.": a firm of several names. */
const firm =
  /(?:\p{Lu}[\p{L}'’-]+,[\s\u00a0]{1,3}){1,3}\p{Lu}[\p{L}'’-]+,?[\s\u00a0]{1,3}(?:&|and)[\s\u00a0]{1,3}(?=\p{Lu}[\p{L}'’-]+(?:[\s\u00a0]{1,3}\p{Lu}[\p{L}'’-]+)?,?[\s\u00a0]{1,3}(?:Inc|LLP|LLC|L\.L\.[PC]|P\.?C\b|P\.?A\b|Ltd|Limited|Company|Co\b))/uy;
/** "GmbH & Co. KG". */
const limitedPartner = /[\s\u00a0]{0,2}&[\s\u00a0]{0,2}Co\.?[\s\u00a0]{1,2}(?:KGaA|KG|OHG)(?!\p{L})/uy;
const spaces = /[\s\u00a0]{0,6}/y;
const bracketed =
  /[\s\u00a0]{0,2}\((?:\p{Lu}[\p{L}.' -]{1,28})\)(?=[\s\u00a0]{0,2},?[\s\u00a0]{0,2}(?:\p{Lu}|\((?:P(?:TY|ty|VT|vt|TE|te)|PROPRIETARY|Proprietary|PRIVATE|Private)\)))/uy;

function at(pattern: RegExp, text: string, offset: number): string | null {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? null;
}

/** "OAK corporation, whose seat is …": a form in small letters, where what follows shows that it is a name's. */
const smallForm = /(?:corporation|incorporated|limited|company)$/;
/** Forms that are printed in small letters behind a name: "Oak Works sp. z o.o.". */
const smallLetters =
  /^(?:(?:plc|mbh|gmbh|ltd|llc|inc|kft|zrt|nyrt)(?!\p{L})|\p{Ll}{1,4}\.[\s\u00a0]?(?:\p{Ll}[\s\u00a0]?){1,2}\.)/iu;
const introduced = /^[\s\u00a0]{0,2}(?:,|\(|[\s\u00a0](?:whose|having|with its|located)(?!\p{L}))/u;

/** The name that begins at an offset, or null. Takes capitalised words with their small links ("University of X",
 *  "X & Sons"), a bracketed place before an ending ("(Shenzhen) Co., Ltd."), and the ending behind a comma. "and" links
 *  only where `joins` says so, since it also parts two names. */
export function nameAt(text: string, offset: number, grammars: GrammarSet, joins = false): Name | null {
  const { token, connector, suffix, suffixes, places } = namePatterns(grammars);
  // "e-centives, Inc.": small letters all through, known by the ending.
  smallName.lastIndex = offset;
  const lower = smallName.exec(text);
  if (lower) {
    const end = offset + lower[0].trimEnd().length;
    return { start: offset, end, company: true, form: true, words: 2, capitals: false };
  }
  let position = offset + (at(firm, text, offset)?.length ?? 0);
  let end = offset;
  let words = 0;
  let company = false;
  let closed = false;
  while (position - offset < longestName) {
    const word = at(token, text, position);
    // "OAK UNIVERSITY & MILL, INC.": the sign parts two names behind a noun for a company.
    if (word === '&' && company && !at(suffix, text, position + 1)) break;
    // "QUAY SERVICES OF 4 QUAY ROAD".
    if (
      words > 0 &&
      /^(?:OF|AT)$/.test(word ?? '') &&
      /^[\s\u00a0]{1,3}\d/.test(text.slice(position + 2, position + 6))
    )
      break;
    if (word !== null && !closed) {
      const bare = word.replace(/[.,]/g, '').toLowerCase();
      position += word.length;
      end = position;
      words++;
      if (suffixes.has(bare)) company = true;
      if (closing.test(bare) && (words > 1 || !/^(?:ab|oy|oyj|kk)$/.test(bare))) closed = true;
      // "Services. At": a stop that no abbreviation needs.
      else if (
        /(?:\p{Ll}{3}|\p{Lu}{4})\.$/u.test(word) &&
        !suffixes.has(bare) &&
        !/^(?:corp|bros|intl|assn|univ)$/.test(bare) &&
        /^[\s\u00a0]/.test(text.slice(position))
      )
        break;
    } else {
      // "Fujian Wanxiang (Shenzhen) Co., Ltd."
      const place = closed ? null : at(bracketed, text, end);
      if (place !== null && words > 0) {
        position = end + place.length;
        end = position;
      } else if (words > 0 && !closed) {
        const link = at(connector, text, position);
        if (link === null || /^(?:in|on|at)$/i.test(link)) break;
        if (/^(?:and|&)$/i.test(link) && !joins && !isJoined(text, end, grammars)) break;
        const next = position + link.length + (at(spaces, text, position + link.length)?.length ?? 0);
        const following = at(token, text, next);
        // "ADA BAKER of 2 River Street": an address, not a name.
        if (following === null || /^\d/.test(following)) break;
        const shouted = text.slice(offset, end) === text.slice(offset, end).toUpperCase() && end - offset > 4;
        if (shouted && following !== following.toUpperCase()) break;
        position = next;
        continue;
      } else break;
    }
    for (let more = at(suffix, text, end); more !== null && more !== '' && words > 0; more = at(suffix, text, end)) {
      if (
        /^\s*[a-z]/.test(more.replace(/^,?\s*/, '')) &&
        !smallLetters.test(more.replace(/^,?\s*/, '')) &&
        !(
          smallForm.test(more) &&
          introduced.test(text.slice(end + more.length, end + more.length + 12)) &&
          !places.has(text.slice(offset, end).toLowerCase()) &&
          !/(?<!\p{L})an?[\s\u00a0]+$/iu.test(text.slice(Math.max(0, offset - 5), offset))
        )
      )
        break;
      end += more.length;
      position = end;
      company = true;
      words++;
      if (closing.test(more.replace(/[.,\s]/g, '').toLowerCase())) closed = true;
    }
    if (closed) position = end += at(limitedPartner, text, end)?.length ?? 0;
    position += at(spaces, text, position)?.length ?? 0;
    if (/\n[\s\u00a0]*\n/.test(text.slice(end, position))) break;
  }
  while (end > offset && /[\s,;:'’-]/.test(text[end - 1]!)) end--;
  // "STATE OF": in capitals a link looks like a word of the name.
  end -=
    /(?:[\s\u00a0,]+(?:(?:AS[\s\u00a0]+)?OF|AND|THE|FOR|IN|ON|AT|BY|By|TO|&))+$/.exec(text.slice(offset, end))?.[0]
      .length ?? 0;
  // The stop behind "LLC." ends the sentence; that behind "Inc." may belong to the name.
  if (
    /(?:^|[\s\u00a0])(?:llc|llp|plc|gmbh|dac|ulc|limited|corporation|company|incorporated|trust|fund|bank|university|association)\.$/i.test(
      text.slice(offset, end),
    )
  )
    end--;
  const name = text.slice(offset, end);
  if (words === 0 || !/\p{L}{2}/u.test(name) || name.length < 2) return null;
  const form = company && marks(name, suffixes, 'form');
  company = form || (company && marks(name, suffixes, 'noun'));
  return { start: offset, end, company, form, words, capitals: name === name.toUpperCase() && name.length > 3 };
}

/** Whether the word that ends at an offset is the first of a pair that "and" joins. */
function isJoined(text: string, end: number, grammars: GrammarSet): boolean {
  const { joined } = namePatterns(grammars);
  const word = /\p{L}+[\s\u00a0,]*$/u.exec(text.slice(Math.max(0, end - 30), end));
  return word !== null && at(joined, text, end - word[0].length) !== null;
}

/** Whether a word of a kind marks a name as a company's: at its end ("Ltd", "Bank"), before a numeral or a place ("Corp.
 *  II", "Bank of Ohio"), or, for a noun, at its beginning. "Company Registration Number" names none. */
function marks(name: string, suffixes: ReadonlyMap<string, string>, kind: string): boolean {
  const words = name.split(/[\s\u00a0,]+/).map((word) => word.replace(/[.()]/g, '').toLowerCase());
  const last = words.length - 1;
  return words.some((word, i) => {
    // "sp. z o.o." is one ending of three words.
    if (i > 0 && suffixes.get(words.slice(i).join(' ')) === kind) return true;
    if (suffixes.get(word) !== kind) return false;
    const next = words[i + 1] ?? '';
    if (i === 0) return kind === 'noun' && last > 0;
    return i === last || /^(?:of|for|de)$/.test(next) || suffixes.has(next) || (i === last - 1 && next.length <= 3);
  });
}

/** Marks of emphasis around words; that of "plan_b" belongs to the name. */
const emphasis = /(?<![\p{L}\p{N}])[*_]+|[*_]+(?![\p{L}\p{N}])/gu;

/** A name as it is to be shown: on one line, single spaces. */
export function plainName(text: string): string {
  return text.replace(emphasis, '').replace(spaceRuns, ' ').trim();
}

const shortForms = new Map([
  ['limited', 'ltd'],
  ['incorporated', 'inc'],
  ['corporation', 'corp'],
  ['company', 'co'],
]);

/** Names in bare words, remembered, since each is compared with each. */
const bareNames = new Map<string, string>();

function bareName(name: string): string {
  const known = bareNames.get(name);
  if (known !== undefined) return known;
  if (bareNames.size > 1000) bareNames.clear();
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '' && word !== 'the' && word !== 'of' && word !== 'and')
    .map((word, i) => (i > 0 ? (shortForms.get(word) ?? word) : word));
  const bare = ` ${words.join(' ')} `;
  bareNames.set(name, bare);
  return bare;
}

/** Whether one name stands in the other, whatever their signs and capitals. */
export function sameParty(a: string, b: string): boolean {
  const x = bareName(a);
  const y = bareName(b);
  return x.includes(y) || y.includes(x);
}

/** Whether two names are one but for signs, capitals and "Limited" for "Ltd". */
export function equalNames(a: string, b: string): boolean {
  return bareName(a) === bareName(b);
}
