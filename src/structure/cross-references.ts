import { PhraseFinder } from '../grammar/phrase-finder.js';
import type { Tokens } from '../grammar/tokens.js';
import type { Clause, CrossReference, Part } from '../model/clause-tree.js';
import { matchesIn } from '../model/matches-in.js';
import { romanValue } from './ordinals.js';
import { oncePer, type StructureWords } from './words.js';

const number =
  '\\d{1,3}(?:\\.\\d{1,3}){0,4}(?:\\([A-Za-z0-9]{1,5}\\)){0,4}|\\([A-Za-z0-9]{1,5}\\)(?:\\([A-Za-z0-9]{1,5}\\)){0,3}|[IVXLC]{1,7}(?:\\([A-Za-z0-9]{1,5}\\)){0,3}|[A-Z](?:[.-]\\d{1,2})?(?:\\([A-Za-z0-9]{1,5}\\)){0,3}';
const joiner = '\\s?(?:,\\s?(?:and|or)?|and|or|to|through|&|–|-)\\s?';
const one = new RegExp(`(?:${number})(?![\\w])`, 'g');
const ofOther = /^\s{0,2}(?:of|to|in|under)\s(?:the|that certain|that|said|its|their)\s+["“]?(?=[\p{Lu}"“])/u;

/** The address without its punctuation: `2.01(a)(iii)` and `2.01.a.iii` are one. */
function keyOf(address: string): string {
  return address
    .toLowerCase()
    .replace(/[\s.()]+/g, '.')
    .replace(/^\.|\.$/g, '');
}

interface ReferencePatterns {
  /** `Sections 4.1 and 4.2`: the word and the list of numbers. */
  readonly reference: PhraseFinder;
  /** What follows a reference to a place in the same document: `of this Agreement`. */
  readonly self: RegExp;
}

const referencePatterns = oncePer((words: StructureWords): ReferencePatterns => {
  const designations = [...words.referring]
    .filter((word) => /^[a-z§-]+$/.test(word))
    .sort((a, b) => b.length - a.length);
  return {
    reference: new PhraseFinder(
      words.lexicon,
      designations,
      new RegExp(
        `(?<![\\w-])(${designations.join('|')})\\.?\\s{0,2}((?:${number})(?:${joiner}(?:${number})(?![\\w]))*)(?![\\w])`,
        'iy',
      ),
    ),
    self: new RegExp(`^\\s{0,2}(?:(?:of|to|in)\\s)?(?:${words.self})\\b`, 'i'),
  };
});

/** Finds references to clauses and parts and what they point at. A reference is external where another document follows:
 *  `Clause 5.2 of the Cleaning Contract`. */
export function readReferences(
  tokens: Tokens,
  parts: readonly Part[],
  clauses: readonly Clause[],
  words: StructureWords,
): CrossReference[] {
  const { text } = tokens;
  const { reference, self } = referencePatterns(words);
  const addresses = new Map<string, string>();
  for (const { part, number: address } of clauses) {
    const key = `${part}/${keyOf(address)}`;
    if (address !== '' && !addresses.has(key)) addresses.set(key, `${part}/${address}`);
  }
  const partIds = new Set(parts.map(({ id }) => id));
  const starts = new Set(clauses.map(({ start }) => start));
  const found: CrossReference[] = [];
  let clause = -1;
  for (const match of reference.find(tokens)) {
    if (starts.has(match.index)) continue;
    while (clause + 1 < clauses.length && clauses[clause + 1]!.start <= match.index) clause++;
    const word = match[1]!.toLowerCase();
    const designation = words.designations.get(word.replace(/s$/, '')) ?? words.designations.get(word);
    const listStart = match.index + match[0].length - match[2]!.length;
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 80);
    const external = !self.test(after) && ofOther.test(after);
    let first = true;
    for (const each of matchesIn(one, match[2]!)) {
      if (!first && /^[A-Z]$/.test(each[0]) && !designation) continue;
      const start = first ? match.index : listStart + each.index;
      const end = listStart + each.index + each[0].length;
      first = false;
      const target = external
        ? null
        : designation
          ? partOf(designation, each[0], partIds)
          : clauseOf(each[0], clauses, clause, addresses);
      found.push({ span: { start, end }, target, external });
    }
  }
  return found;
}

function partOf(designation: string, designator: string, ids: ReadonlySet<string>): string | null {
  const roman = romanValue(designator);
  const plain = designator.length > 1 && roman ? String(roman) : designator;
  for (const id of [plain, plain.toUpperCase(), plain.toLowerCase(), String(roman)].map((each) => designation + each))
    if (ids.has(id)) return `${id}/`;
  return null;
}

/** A clause of the same part first, then of the main body; `(b)` alone is one beside or above the place. */
function clauseOf(
  printed: string,
  clauses: readonly Clause[],
  at: number,
  addresses: ReadonlyMap<string, string>,
): string | null {
  const here = clauses[at] ?? null;
  const key = keyOf(printed);
  const part = here?.part ?? 'main';
  if (printed.startsWith('(')) {
    for (let clause = here; clause; clause = clause.parent === null ? null : clauses[clause.parent]!) {
      const found = addresses.get(`${part}/${keyOf(clause.number)}.${key}`);
      if (found) return found;
    }
  }
  return addresses.get(`${part}/${key}`) ?? addresses.get(`main/${key}`) ?? null;
}
