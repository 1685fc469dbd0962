import { PhraseFinder } from '../grammar/phrase-finder.js';
import type { Tokens } from '../grammar/tokens.js';
import type { Clause, CrossReference, Part } from '../model/clause-tree.js';
import { matchesIn } from '../model/matches-in.js';
import { oncePer } from '../model/once-per.js';
import { romanValue } from './ordinals.js';
import type { StructureWords } from './words.js';

const number =
  '\\d{1,3}(?:\\.\\d{1,3}){0,4}(?:\\([A-Za-z0-9]{1,5}\\)){0,4}|\\([A-Za-z0-9]{1,5}\\)(?:\\([A-Za-z0-9]{1,5}\\)){0,3}|[IVXLC]{1,7}(?:\\([A-Za-z0-9]{1,5}\\)){0,3}|[A-Z](?:[.-]\\d{1,2})?(?:\\([A-Za-z0-9]{1,5}\\)){0,3}';
const joiner = '\\s?(?:,\\s?(?:and|or)?|and|or|to|through|&|–|-)\\s?';
const one = new RegExp(`(?:${number})(?![\\w])`, 'g');
const ofOther =
  /^\s{0,2}(?:(?:of|to|in|under)\s(?:the|that certain|that|said|its|their)\s+|of\s+)["“]?(?=[\p{Lu}"“]|\d{4}\s\p{Lu})/u;
/** "Under its clause 6.3": of the document spoken of. */
const ofItsOwn = /(?<!\p{L})(?:its|their)\s$/iu;
/** Between a part and a clause of it: `Schedule 2, paragraph 3`. */
const besides = /^[\s,:–-]{0,3}(?:at\s|in\s)?$/;
const longestAbbreviation = 5;
/** The number that a filing gives to the whole document stands so near its beginning. */
const onTop = 60;

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
  /** What follows a reference into a part: `of Schedule 2`, `of Part B of Schedule 2`. */
  readonly ofPart: RegExp;
}

const referencePatterns = oncePer((words: StructureWords): ReferencePatterns => {
  const designations = [...words.referring]
    .filter((word) => /^[a-z§-]+$/.test(word) && !words.things.has(word))
    .sort((a, b) => b.length - a.length);
  const parts = [...words.designations.keys()].sort((a, b) => b.length - a.length);
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
    ofPart: new RegExp(
      `^\\s{0,2}(?:of|to|in|under)\\s(?:part\\s([A-Z]|\\d{1,2}|[IVX]{1,4})\\s(?:of|to|in)\\s)?(?:the\\s)?(${parts.join('|')})\\s{0,2}([A-Z]\\b|\\d{1,3}(?:\\.\\d{1,3})*|[IVX]{1,6}\\b)?`,
      'i',
    ),
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
  const { reference, self, ofPart } = referencePatterns(words);
  const places = new Places(parts, clauses);
  const starts = new Set(clauses.map(({ start }) => start));
  const found: CrossReference[] = [];
  let clause = -1;
  /** The part that was named last, and where. */
  let named = { part: '', within: '', end: -1 };
  for (const match of reference.find(tokens)) {
    const word = match[1]!.toLowerCase();
    const stopped = text[match.index + word.length] === '.' && word.length > longestAbbreviation;
    if (starts.has(match.index) || stopped) continue;
    while (clause + 1 < clauses.length && clauses[clause + 1]!.start <= match.index) clause++;
    const designation = words.designations.get(word.replace(/s$/, '')) ?? words.designations.get(word);
    const before = text.slice(0, Math.min(match.index, onTop * 2));
    if (designation === 'exhibit' && before.trim().length < onTop && /(?:^|\n)\s*$/.test(before)) continue;
    const listStart = match.index + match[0].length - match[2]!.length;
    const last = match.index + match[0].length;
    const after = text.slice(last, last + 80);
    const joined = match.index >= named.end && besides.test(text.slice(named.end, match.index)) && named.part !== '';
    const into = ofPart.exec(after);
    const part = designation ? '' : joined ? named.part : into ? places.part(into[2]!, into[3] ?? '', words) : '';
    const within = joined ? named.within : (into?.[1] ?? '');
    const external = part === '' && !self.test(after) && ofOther.test(after);
    let first = true;
    for (const each of matchesIn(one, match[2]!)) {
      if (!first && /^[A-Z]$/.test(each[0]) && !designation) continue;
      if (designation && each[0].startsWith('(')) continue;
      const start = first ? match.index : listStart + each.index;
      const end = listStart + each.index + each[0].length;
      first = false;
      const own = designation ? places.part(word, each[0], words) : '';
      const target = designation
        ? own && `${own}/`
        : part !== ''
          ? places.clauseIn(part, within, each[0])
          : places.clause(each[0], clause);
      if (designation) named = { part: own, within: '', end };
      else if (joined && word === 'part') named = { part, within: each[0], end };
      // "Rule 424": of a statute, unless this text has rules of its own.
      found.push({
        span: { start, end },
        target: external ? null : target || null,
        external: external || (!target && (word === 'rule' || ofItsOwn.test(text.slice(match.index - 6, match.index)))),
      });
    }
  }
  return found;
}

/** The addresses of a document, to be looked up as they are printed. */
class Places {
  private readonly addresses = new Map<string, string>();
  private readonly ids: ReadonlySet<string>;

  constructor(
    parts: readonly Part[],
    private readonly clauses: readonly Clause[],
  ) {
    this.ids = new Set(parts.map(({ id }) => id));
    for (const { part, number: address } of clauses) {
      if (address === '') continue;
      this.add(part, address, address);
      // "Section 11" is headed "11.0".
      if (address.endsWith('.0') || address.endsWith('.00')) this.add(part, address.replace(/\.0+$/, ''), address);
    }
  }

  /** The first clause of a name keeps it. */
  private add(part: string, name: string, address: string): void {
    const key = `${part}/${keyOf(name)}`;
    if (!this.addresses.has(key)) this.addresses.set(key, `${part}/${address}`);
  }

  /** The part of a designation and designator, `Annex` and `II`; empty where there is none. */
  part(printed: string, designator: string, words: StructureWords): string {
    const word = printed.toLowerCase();
    const stem = words.designations.get(word.replace(/s$/, '')) ?? words.designations.get(word) ?? word;
    const roman = romanValue(designator);
    const plain = designator.length > 1 && roman ? String(roman) : designator;
    const forms = [plain, plain.toUpperCase(), plain.toLowerCase(), String(roman)].map((each) => stem + each);
    return forms.find((id) => this.ids.has(id)) ?? '';
  }

  /** A clause of a part that the text names; where there is none, the part. */
  clauseIn(part: string, within: string, printed: string): string {
    const nested = within === '' ? null : this.known(`${part}/${keyOf(within)}.${keyOf(printed)}`);
    return nested ?? this.known(`${part}/${keyOf(printed)}`) ?? `${part}/`;
  }

  /** A clause of the same part first, then of the main body; `(b)` alone is one beside or above the place. An item that is
   *  no clause of its own is in the clause above it. */
  clause(printed: string, at: number): string | null {
    const here = this.clauses[at] ?? null;
    const part = here?.part ?? 'main';
    if (printed.startsWith('(')) {
      for (let clause = here; clause; clause = clause.parent === null ? null : this.clauses[clause.parent]!) {
        const found = this.known(`${part}/${keyOf(clause.number)}.${keyOf(printed)}`);
        if (found) return found;
      }
    }
    for (let address = printed; address !== ''; address = address.replace(/\([^()]*\)$/, '')) {
      const key = keyOf(address);
      const found = this.known(`${part}/${key}`) ?? this.known(`main/${key}`);
      if (found || !address.endsWith(')')) return found;
    }
    return null;
  }

  private known(key: string): string | null {
    return this.addresses.get(key) ?? null;
  }
}
