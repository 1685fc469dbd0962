import type { GrammarSet } from '../grammar/load.js';
import type { DocumentType, Stated } from '../model/facts.js';
import { alternatives } from '../model/literal-pattern.js';
import { matchesIn } from '../model/matches-in.js';
import { oncePer } from '../model/once-per.js';
import { titleInitials } from '../model/title-initials.js';
import { titleParts } from '../model/title-parts.js';
import { phrasesOf } from './word-lists.js';

/** The last words of titles. */
const documentWords = oncePer(
  (grammars: GrammarSet) =>
    new Set([...phrasesOf(grammars, 'facts/document-noun').keys()].map((phrase) => lastWord(phrase))),
);
const isDocumentWord = (word: string, grammars: GrammarSet): boolean => documentWords(grammars).has(word.toLowerCase());
const lastWord = (words: string): string => words.split(' ').pop()!.toLowerCase();

const opening = 8000;
/** Characters in which a document uses the acronym of its title, if at all. */
const usedWithin = 20_000;
/** `(the "MSA")`, `(this "Agreement" or the "Lease")`: the brackets in which a document gets its short names. */
const introduces = /\([^()]{0,40}["“][^()\n]{1,60}["”][^()]{0,20}\)|\([A-Z]{2,8}\)/g;
const quoted = /(\p{L}+[\s\u00a0]+)?["“]([^"“”]{2,40})["”]|^\(([A-Z]{2,8})\)$/gu;

interface Introduced {
  readonly name: string;
  /** "this", "the", or empty. */
  readonly pointer: string;
}

function namesIn(bracket: string): Introduced[] {
  return [...matchesIn(quoted, bracket)].map((match) => {
    const [first = '', rest = ''] = /^(this|the|an?)[\s\u00a0]+(.+)$/i.exec(match[2] ?? '')?.slice(1) ?? [];
    return {
      name: (rest || match[2] || match[3]!)
        .replace(/[\s\u00a0]+/g, ' ')
        .replace(/[,.;]$/, '')
        .trim(),
      pointer: (first || match[1] || '').trim().toLowerCase(),
    };
  });
}

/** What a document calls itself besides its title: what brackets in its opening lay down ("this "Agreement"", "the "MSA""),
 *  then the acronyms of its title, whether it uses them or not, since other documents may. */
export function readShortNames(
  text: string,
  title: Stated<string> | null,
  type: DocumentType,
  grammars: GrammarSet,
): string[] {
  const own = titleParts({ title: title?.value ?? '', type }).own.trim();
  const initials = titleInitials(own);
  const { known } = acronyms(grammars);
  const names = new Set<string>();
  const head = text.slice(0, opening);
  const start = text.slice(0, usedWithin);
  for (const bracket of matchesIn(introduces, head)) {
    const behindTitle = title !== null && bracket.index - title.span.end >= 0 && bracket.index - title.span.end < 4;
    for (const { name, pointer } of namesIn(bracket[0])) {
      const meant = pointer === 'this' || behindTitle || followsOwn(head, bracket.index, own);
      const acronym = initials.includes(name) || known.has(name) || (behindTitle && /^[A-Z]{2,8}$/.test(name));
      if (initials.includes(name) || (meant && (acronym || isShort(name, own, grammars)))) names.add(name);
    }
  }
  for (const word of own.split(/[^\p{L}\p{N}]+/u)) if (known.has(word)) names.add(word);
  for (const name of initials)
    if (known.has(name) || start.includes(`the ${name} `) || start.includes(`this ${name} `)) names.add(name);
  return [...names];
}

/** "This Hosting Agreement, made on 3 May, (the "Agreement")": the words of the title, then nothing but when it was made. */
function followsOwn(head: string, at: number, own: string): boolean {
  const before = head.slice(Math.max(0, at - 260), at).replace(/[\s\u00a0]+/g, ' ');
  const last = own && before.toLowerCase().lastIndexOf(`this ${own.toLowerCase()}`);
  return last !== '' && last >= 0 && !/["“”();]|\.\s/.test(before.slice(last));
}

/** A name for a document, not for a party or a day: its last word is in the title or ends titles. */
function isShort(name: string, own: string, grammars: GrammarSet): boolean {
  const last = lastWord(name);
  return (
    own
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .includes(last) || isDocumentWord(last, grammars)
  );
}

/** The names that brackets close behind a title give another document: `the Master Services Agreement between Mill Ltd and
 *  Corn Ltd (the "MSA")`. @param end  behind the title */
export function aliasesBehind(text: string, title: string, end: number, grammars: GrammarSet): string[] {
  const behind = text.slice(end, end + 240);
  // What stands in quotes is a short name itself.
  if (!behind.includes('(') || /["”]/.test(text.slice(end - 1, end + 1))) return [];
  const stop = /\.[\s\u00a0]+\p{Lu}|\n[\s\u00a0]*\n/u.exec(behind)?.index ?? behind.length;
  let initials: readonly string[] | null = null;
  for (const bracket of matchesIn(introduces, behind.slice(0, stop))) {
    initials ??= titleInitials(title);
    const short = initials;
    // The bracket behind another title names that.
    const between = behind.slice(0, bracket.index).replace(/\([^()]*\)/g, ' ');
    if (between.match(/(?<!\p{L})\p{Lu}\p{L}+/gu)?.some((word) => isDocumentWord(word, grammars))) return [];
    const names = namesIn(bracket[0])
      .filter(({ name, pointer }) => {
        const last = lastWord(name);
        return (
          pointer !== 'this' && (short.includes(name) || last === lastWord(title) || isDocumentWord(last, grammars))
        );
      })
      .map(({ name }) => name);
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}

/** What contracts are called for short, and "the MSA" without an introduction. */
const acronyms = oncePer((grammars: GrammarSet) => {
  const known = [...phrasesOf(grammars, 'facts/document-acronym').keys()].map((phrase) => phrase.toUpperCase());
  return {
    known: new Set(known),
    pointed: new RegExp(`(?=[A-Z])(?<=(?<!\\p{L})[Tt]he[\\s\\u00a0]+)(?:${alternatives(known)})(?![\\p{L}\\d-])`, 'gu'),
  };
});

/** Where the opening names another document by its acronym alone: "forms part of the MSA". */
export function acronymsIn(text: string, own: readonly string[], grammars: GrammarSet): { at: number; name: string }[] {
  return [...matchesIn(acronyms(grammars).pointed, text.slice(0, opening))]
    .map((match) => ({ at: match.index, name: match[0] }))
    .filter(({ name }) => !own.includes(name));
}
