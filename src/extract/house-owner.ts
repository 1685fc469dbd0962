import type { Read } from '../grammar/read.js';
import { tokenText } from '../grammar/tokens.js';
import { span } from '../model/span.js';
import { namesInBrackets } from './bracketed-names.js';
import type { Cues } from './cues.js';
import { fewestDeeds, placesOf } from './find-doers.js';
import type { Lexis } from './lexis.js';
import { mostOf } from './most-of.js';
import { firstPersons } from './speakers.js';
import { wordList } from './word-list.js';

/** The title of a policy ends before this. */
export const titleReach = 200;
/** A policy tells its scope in so many characters. */
const scopeReach = 2500;
/** Lines of a title, and parts of them. */
const mostPieces = 8;
/** Between the parts of one line. */
const betweenPieces = / [-–—|] |: /;

/** "the Company", in a policy that names nobody: whose policy it is. Empty where no such noun stands there often. */
export const issuerOf = (read: Read): string =>
  definedIssuer(read) || mostNamed(read, /^[A-Z]/, /^the$/, Math.max(fewestDeeds, firstPersons(read)));

/** `Hollow Hill School (the "School")` */
function definedIssuer({ text, grammars }: Read): string {
  const [name = ''] = namesInBrackets(text.slice(0, scopeReach));
  return wordList(grammars, 'issuer').has(name.toLowerCase()) ? name : '';
}

/** "the company", in small letters, where the rules of a house name it at all. */
export const smallIssuer = (read: Read, fewest: number): string => mostNamed(read, /^[a-z]/, /^(?:the|our)$/, fewest);

/** The noun for a house that stands most often behind an article, and at least so often. */
function mostNamed(read: Read, noun: RegExp, before: RegExp, fewest: number): string {
  const { tokens } = read;
  const counts = new Map<string, number>();
  for (const token of placesOf(read, ['issuer'])) {
    const name = tokenText(tokens, token);
    if (token > 0 && noun.test(name) && before.test(tokenText(tokens, token - 1).toLowerCase()))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return mostOf(counts, fewest);
}

/** "Hollow Hill School", in a line of its own, or behind a dash, at the head of a policy: whose it is. */
export function titledHouse(text: string, lexis: Lexis, cues: Cues): string {
  const pieces = text
    .slice(0, titleReach)
    .split('\n')
    .flatMap((line) => line.split(betweenPieces))
    .slice(0, mostPieces);
  for (const piece of pieces) {
    const name = piece.replace(/^[#*\s]+|[*\s.]+$/g, '');
    const words = name.split(' ');
    const named =
      words.length > 1 && words.length <= 6 && words.every((word) => /^(?:\p{Lu}|of$|the$|and$|for$|&)/u.test(word));
    if (named && lexis.contains('house-name', words.at(-1)!.toLowerCase())) return name;
  }
  return besideTitle(text, cues) || keeperInScope(text, cues);
}

/** "Back-up policy — Acme": whose it is, in the line of the title, by a name of few words. */
function besideTitle(text: string, cues: Cues): string {
  const title = text.slice(0, titleReach).trimStart().split('\n', 1)[0]!;
  const pieces = title.replace(/^[#*\s]+|[*\s]+$/g, '').split(betweenPieces);
  if (pieces.length !== 2) return '';
  const has = (cue: string, piece: string) => {
    const start = text.indexOf(piece);
    return cues.inText(cue, span(start, start + piece.length));
  };
  const names = pieces.filter((piece) => !has('rules-word', piece));
  const [name = ''] = names.filter((piece) => !/\bv?\d/i.test(piece) && !has('state-of-paper', piece));
  return names.length < 2 && /^(?:\p{Lu}[\p{L}\p{N}&'’.-]*(?: |$)){1,4}$/u.test(name) ? name : '';
}

/** "applies to all data processed or stored by Acme": whose data they are, where no "we" speaks. */
function keeperInScope(text: string, cues: Cues): string {
  if (cues.inText('we-act', span(0, text.length))) return '';
  for (const { end } of cues.placesIn('kept-by', span(0, Math.min(scopeReach, text.length)))) {
    const named = /^ (\p{Lu}[\p{L}\p{N}&'’-]*(?: \p{Lu}[\p{L}\p{N}&'’-]*){0,3})/u.exec(text.slice(end, scopeReach));
    if (named) return named[1]!.replace(/['’]s$/, '');
  }
  return '';
}

/** "the Bank keeps", once: whose policy it is, where nobody is named more often. */
export const actingIssuer = (doers: ReadonlyMap<string, number>, lexis: Lexis): string =>
  [...doers.keys()].find((name) => lexis.contains('issuer', name.toLowerCase())) ?? '';

/** "Legal Department", "Records Manager": in an organisation's own rules they act for it, by their own name. */
export function isOwnPeople(name: string, lexis: Lexis): boolean {
  const last = name.split(' ').at(-1)!.toLowerCase();
  return (lexis.contains('actor', last) || lexis.contains('department', last)) && !lexis.contains('issuer', last);
}
