import type { GrammarSet } from '../grammar/load.js';
import { PhraseFinder } from '../grammar/phrase-finder.js';
import type { Read } from '../grammar/read.js';
import type { DocumentReference, Stated } from '../model/facts.js';
import { alternatives } from '../model/literal-pattern.js';
import { matchesIn } from '../model/matches-in.js';
import { oncePer } from '../model/once-per.js';
import { spaceRuns } from '../model/space-runs.js';
import { titleInitials } from '../model/title-initials.js';
import { lastWordStart } from './last-word.js';
import { type NumberOrder, type PrintedDate, readPrintedDates } from './printed-dates.js';
import { acronymsIn, aliasesBehind } from './short-names.js';
import { phrasesOf } from './word-lists.js';

interface ReferencePatterns {
  readonly noun: PhraseFinder;
  readonly relation: RegExp;
  readonly relations: ReadonlyMap<string, string>;
  /** Ends in a noun for a document that belongs to another, with its number. */
  readonly depending: RegExp;
  readonly dependence: ReadonlyMap<string, string>;
}

const referencePatterns = oncePer((grammars: GrammarSet): ReferencePatterns => {
  // "Terms of Service" is known by its first noun.
  const nouns = [...phrasesOf(grammars, 'facts/document-noun').keys()];
  const lastWords = nouns.map((phrase) => phrase.split(' of ')[0]!.split(' ').pop()!);
  const capitals = [...new Set(lastWords)].flatMap((word) => [
    word[0]!.toUpperCase() + word.slice(1),
    word.toUpperCase(),
  ]);
  const dependence = phrasesOf(grammars, 'facts/depending-document');
  const relations = phrasesOf(grammars, 'facts/relation-word');
  return {
    noun: new PhraseFinder(
      grammars.lexicon,
      capitals,
      new RegExp(
        `(?<![\\p{L}])(?:${alternatives(capitals)})(?![\\p{L}])(?:[\\s\\u00a0]+(?:No\\.?[\\s\\u00a0]*)?[V\\d][\\d.]{0,6})?[”"]?`,
        'uy',
      ),
    ),
    relation: new RegExp(`(?<![\\p{L}])(${alternatives(relations.keys())})(?![\\p{L}])`, 'giu'),
    relations,
    dependence,
    depending: new RegExp(
      `(?<![\\p{L}])(${alternatives(dependence.keys())})(?:[\\s\\u00a0]+(?:no\\.?[\\s\\u00a0]*)?[\\d.A-Z-]{1,6})?[\\s\\u00a0]+$`,
      'iu',
    ),
  };
});

const opening = 8000;
const readAtMost = 200_000;
const most = 60;
/** One word of a title before its noun, or a link between two. */
const wordBefore = /(?<![\p{L}\d])(["“]?(?:[\p{Lu}\d][\p{L}\d'’&-]*|and|of|for|to|on|the|&))[\s\u00a0]+$/u;
const link = /^(?:and|of|for|to|on|the|&)$/;
const pointer = /^["“]?(?:This|THIS|These|Such|Each|Any|All|An?|If|The|THE|In|Under|Upon|And|Other)$/;

/** Other documents that this one names by title, with their dates and what this one does to them. A title counts where
 *  its words are capitalised, and where quotes, a date, or near the top a verb (amends, replaces, supplements) show that
 *  another document is meant. The first 200,000 characters are read. */
export function readDocumentReferences(
  read: Read,
  title: Stated<string> | null,
  ownNames: readonly string[],
  order: NumberOrder,
  grammars: GrammarSet,
): DocumentReference[] {
  const { text } = read;
  const patterns = referencePatterns(grammars);
  const found: DocumentReference[] = [];
  const own = plain(title?.value ?? '');
  for (const match of patterns.noun.find(read.tokens, readAtMost)) {
    const start = titleStart(text, match.index, patterns);
    const inTitle = relationInTitle(text, title, start, patterns);
    const noun = match.index + match[0].length;
    const end = behindPurpose(text, noun);
    const words = text.slice(start, end).replace(/["“”]/g, '').replace(spaceRuns, ' ').trim();
    if (start === match.index && end === noun && !inTitle) continue;
    const before = text.slice(Math.max(0, start - 90), start);
    if (/\b(?:this|these)[\s"“]+$/i.test(before) || plain(words) === own || start === title?.span.start) continue;
    const date = dateAfter(text, end, order, grammars);
    if (!date && found.some(({ shortNames }) => shortNames?.includes(words))) continue;
    const stated = inTitle ?? relationOf(before, grammars);
    const acts = stated === 'amends' || stated === 'replaces' || stated === 'supplements';
    const shortNames = start < opening ? aliasesBehind(text, words, date?.end ?? end, grammars) : [];
    const another = date !== null || (acts && start < opening) || /^["“]/.test(text.slice(start, start + 1));
    if (!another && (shortNames.length === 0 || plain(words).endsWith(own))) continue;
    const relation =
      acts || (stated !== 'mentions' && another)
        ? stated
        : relationOfNames(text, date?.end ?? end, shortNames, grammars);
    // "Barn Lease" and then "Barn Lease Agreement": one title with two nouns.
    if (found[found.length - 1]?.span.start === start) found.pop();
    add(found, {
      span: { start, end },
      title: words,
      date: date?.date ?? null,
      relation,
      ...(shortNames.length > 0 && { shortNames }),
    });
    if (found.length >= most) break;
  }
  for (const { at, name } of acronymsIn(text, ownNames, grammars)) addAcronym(found, text, at, name, grammars);
  return found;
}

/** "This Addendum forms part of the MSA": the document whose title or brackets give that acronym, or one of that name. */
function addAcronym(found: DocumentReference[], text: string, at: number, name: string, grammars: GrammarSet): void {
  const known = found.findIndex(
    ({ title, shortNames = [] }) => title === name || shortNames.includes(name) || titleInitials(title).includes(name),
  );
  const relation = actOn(text.slice(Math.max(0, at - 60), at), grammars);
  const other = found[known];
  if (other)
    found[known] = { ...other, relation: other.relation === 'mentions' && relation ? relation : other.relation };
  else if (relation && found.length < most)
    found.push({ span: { start: at, end: at + name.length }, title: name, date: null, relation });
}

/** Back over capitalised words and their links; links in front do not belong to the title. */
function titleStart(text: string, nounStart: number, { depending }: ReferencePatterns): number {
  let at = nounStart;
  let start = nounStart;
  for (let i = 0; i < 9; i++) {
    const match = wordBefore.exec(text.slice(lastWordStart(text, Math.max(0, at - 32), at), at));
    if (!match || pointer.test(match[1]!) || /\n[\s\u00a0]*\n/.test(match[0])) break;
    // "Side Letter to the Barn Lease": the lease is another document than the letter.
    if (
      /^(?:to|of)$/.test(match[1]!) &&
      depending.test(text.slice(Math.max(0, at - match[0].length - 40), at - match[0].length))
    )
      break;
    at -= match[0].length;
    if (!link.test(match[1]!)) start = at;
    if (/^["“]/.test(match[1]!)) break;
  }
  return start;
}

/** Where a title ends that tells behind its noun what it is for, as its date shows: "the Agreement for Hire of Cranes dated …". */
function behindPurpose(text: string, end: number): number {
  const next = text[end + 1] ?? '';
  if (next !== 'f' && next !== 'o') return end;
  const purpose = /^[\s\u00a0](?:for|of|on)[\s\u00a0][^.;:"“”()]{3,160}?(?=,?[\s\u00a0]dated[\s\u00a0])/.exec(
    text.slice(end, end + 180),
  );
  return purpose && !/\n\s*\n|\bbetween\b/.test(purpose[0]) ? end + purpose[0].length : end;
}

/** "dated 3 May 2024", "of 3 January 2023" directly behind a title. */
function dateAfter(text: string, end: number, order: NumberOrder, grammars: GrammarSet): PrintedDate | null {
  const after = text.slice(end, end + 60);
  const at = /^[”"]?[\s,(]*(?:as[\s]+)?(?:dated|of|effective|made|signed|entered)\b/.test(after)
    ? end
    : behindParties(text, end);
  if (at === null) return null;
  const [date] = readPrintedDates(text, at, at + 60, order, grammars);
  return date && !/[.;]\s/.test(text.slice(at, date.start)) ? date : null;
}

/** "… between Oak Ltd and Elm Ltd dated 3 May 2024". */
function behindParties(text: string, end: number): number | null {
  if (!text.startsWith('b', end + (/[\s\u00a0]/.test(text[end] ?? '') ? 1 : 2))) return null;
  const parties = /^[\s\u00a0,]{1,3}(?:by and )?between[\s\u00a0][^;]{4,200}?[\s\u00a0,](?=dated[\s\u00a0])/.exec(
    text.slice(end, end + 230),
  );
  return parties ? end + parties[0].length : null;
}

/** "Annex 2 to the Barn Lease" as this document's own title: what it is to the lease. */
function relationInTitle(
  text: string,
  title: Stated<string> | null,
  start: number,
  patterns: ReferencePatterns,
): DocumentReference['relation'] | undefined {
  const { depending, dependence } = patterns;
  if (!title || start <= title.span.start) return undefined;
  if (start >= title.span.end) return relationBelowTitle(text.slice(title.span.end, start), patterns);
  const own = text
    .slice(title.span.start, start)
    .replace(/(?:to|under|of)[\s\u00a0]+(?:(?:the|that|a)[\s\u00a0]+)?$/i, '');
  const noun = depending.exec(own)?.[1] ?? '';
  return dependence.get(noun.toLowerCase().replace(/\s+/g, ' ')) as DocumentReference['relation'] | undefined;
}

/** A line of its own right below the title that goes on from it: "to the Barn Lease", "(Schedule 3 to the Barn Lease)". */
function relationBelowTitle(
  between: string,
  { depending, dependence }: ReferencePatterns,
): DocumentReference['relation'] | undefined {
  const line = /^[\s\u00a0#*_(]{1,12}([^\n.;:]{0,40}?)(?:to|under)[\s\u00a0]+(?:the|that|a)[\s\u00a0]+$/i.exec(between);
  if (!line) return undefined;
  if (line[1] === '') return 'supplements';
  const noun = depending.exec(line[1]!)?.[1] ?? '';
  return dependence.get(noun.toLowerCase()) as DocumentReference['relation'] | undefined;
}

function relationOf(before: string, grammars: GrammarSet): DocumentReference['relation'] {
  const { relation, relations } = referencePatterns(grammars);
  const verbs = [...matchesIn(relation, before.split(/(?<!\bno)[.;]\s/i).pop()!)];
  const last = verbs[verbs.length - 1];
  const meant = last ? relations.get(last[1]!.toLowerCase().replace(/\s+/g, ' ')) : undefined;
  return (meant as DocumentReference['relation'] | undefined) ?? 'mentions';
}

/** "… of 12 March 2024 (the "Agreement")": what the words near the top do to it under that name. */
function relationOfNames(
  text: string,
  from: number,
  names: readonly string[],
  grammars: GrammarSet,
): DocumentReference['relation'] {
  const head = names.length > 0 ? text.slice(0, opening) : '';
  for (const name of names) {
    for (let at = head.indexOf(name, from); at >= 0; at = head.indexOf(name, at + name.length)) {
      const relation = /\bthe[\s\u00a0]$/i.test(head.slice(at - 4, at))
        ? actOn(head.slice(Math.max(0, at - 30), at), grammars)
        : null;
      if (relation) return relation;
    }
  }
  return 'mentions';
}

/** What verb stands directly before a document's name: "is part of the". */
function actOn(before: string, grammars: GrammarSet): DocumentReference['relation'] | null {
  const { relation, relations } = referencePatterns(grammars);
  const last = [...matchesIn(relation, before)].pop();
  if (!last || !/^[\s\u00a0]+the[\s\u00a0]$/i.test(before.slice(last.index + last[0].length))) return null;
  const meant = relations.get(last[1]!.toLowerCase().replace(/\s+/g, ' '));
  return meant === 'amends' || meant === 'replaces' || meant === 'supplements' ? meant : null;
}

/** The same document named again only tells more of the relation. */
function add(found: DocumentReference[], reference: DocumentReference): void {
  const known = found.findIndex(
    (other) =>
      plain(other.title) === plain(reference.title) &&
      (other.date === reference.date || reference.date === null || other.date === null),
  );
  const other = found[known];
  if (!other) {
    found.push(reference);
    return;
  }
  found[known] = {
    ...other,
    date: other.date ?? reference.date,
    relation: other.relation === 'mentions' ? reference.relation : other.relation,
    ...((other.shortNames ?? reference.shortNames) && { shortNames: other.shortNames ?? reference.shortNames }),
  };
}

function plain(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
