import type { GrammarSet } from '../grammar/load.js';
import { matchesIn } from '../model/matches-in.js';
import { bestName, isName, readList } from './party-lists.js';
import { type Name, plainName, sameParty } from './party-names.js';
import { draftOf, type PartyDraft } from './party-patterns.js';
import { phrasesOf } from './word-lists.js';

const salutation =
  /(?:^|\n|[\s\u00a0]{2})[ \t]*(?:(?:Dear )?Ladies and Gentlemen|(?:Dear )?Gentlemen|Dear (?:Sirs?|Madam|Mr|Ms|Mrs|Dr|\p{Lu})[^\n:,]{0,50})[:,]/u;
/** What the writers do with whom they address. */
const doing = /\b(?:confirms?|agrees?|proposes?|is pleased|are pleased|wish(?:es)? to|writes? to|offers?)\b/;
const withWhom =
  /\b(?:agree(?:ments?|s|d)? with|to (?:engage|retain|appoint))[\s\u00a0]+(?:each of[\s\u00a0]+)?(?:the[\s\u00a0]+)?/;
const sentenceEnd = /(?<=\p{Ll}{3}|\))(?<!\b(?:Inc|Corp|Ltd|Messrs))[.!?][\s\u00a0]+(?=\p{Lu})/gu;
const longestAddress = 500;

/** The parties of a letter: those that write, in the sentence behind "Ladies and Gentlemen", and the one that it is
 *  addressed to, above it or as that sentence names it. */
export function readLetter(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  const match = salutation.exec(text.slice(start, start + 6000));
  if (!match) return [];
  const from = start + match.index + match[0].length;
  const paragraph = text.slice(from, from + 3000);
  const verb = doing.exec(paragraph);
  if (!verb) return [];
  // "Thanks for your order. Acme agrees …": the writers stand in the sentence that says what they do.
  const before = paragraph.slice(0, verb.index);
  const opens = Math.max(0, ...[...before.matchAll(sentenceEnd)].map((end) => end.index + end[0].length));
  const writers = readList(text, from + opens, from + verb.index, grammars);
  if (writers.length === 0) return [];
  const named = withWhom.exec(paragraph.slice(verb.index, verb.index + 400));
  const whom = named
    ? readList(text, from + verb.index + named.index + named[0].length, from + verb.index + 700, grammars).slice(0, 1)
    : [];
  const drafts = [...writers, ...whom];
  return drafts.some(({ aliases }) => aliases.length > 0)
    ? [...drafts, ...(whom.length === 0 ? readAddressee(text, start, start + match.index, writers, grammars) : [])]
    : [];
}

/** The company, or the person of the line, that an address names first. */
function readAddressee(
  text: string,
  start: number,
  end: number,
  writers: readonly PartyDraft[],
  grammars: GrammarSet,
): PartyDraft[] {
  const from = Math.max(start, end - longestAddress);
  for (const match of matchesIn(/(?<=^|\n|[\s\u00a0]{2}|\d{4} )\p{Lu}/gu, text.slice(from, end))) {
    const at = from + match.index;
    const name = bestName(text, at, end, grammars);
    if (!name?.form || name.words < 2 || !isName(text, name, grammars)) continue;
    const words = plainName(text.slice(name.start, name.end));
    // A letterhead names the writer.
    if (writers.some((writer) => sameParty(writer.name, words))) continue;
    return [draftOf(text, name)];
  }
  return [];
}

const longestHead = 1500;
const longestClose = 300;
const greetingLine = /\n[ \t]*Dear [^\n]{1,80}[,:]?[ \t]*\n/;
const closing = /\n[ \t]*(?:Yours|Very truly|Sincerely|Kind regards|Best regards|With kind regards)[^\n]{0,40}\n/;
const we = /\b(?:we|us|our)\b/i;
const you = /\b(?:you|your)\b/i;

/** The two of a letter that says "we" and "you": the company of the letterhead, else of the signature, and the company that it
 *  is addressed to. Empty unless both are known. */
export function readCorrespondents(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  const head = text.slice(start, start + longestHead);
  const greeting = greetingLine.exec(head);
  if (!greeting) return [];
  const body = text.slice(start + greeting.index + greeting[0].length);
  if (!we.test(body) || !you.test(body)) return [];
  const above = companyLines(text, start, start + greeting.index, grammars);
  const close = closing.exec(body);
  const from = close ? text.length - body.length + close.index + close[0].length : text.length;
  const [signed] = companyLines(text, from, Math.min(from + longestClose, text.length), grammars);
  const writer = above.length > 1 ? above[0] : signed;
  const reader = above.find(({ name }) => writer && !sameParty(writer.name, name));
  if (!writer || !reader) return [];
  return [
    { ...writer, aliases: ['we'] },
    { ...reader, aliases: ['you'] },
  ];
}

/** Companies whose names stand on lines of their own. */
function companyLines(text: string, from: number, to: number, grammars: GrammarSet): PartyDraft[] {
  const found: PartyDraft[] = [];
  for (const match of matchesIn(/[^\n]+/g, text.slice(from, to))) {
    const line = match[0];
    const lead = /^[\s*#_]*(?:For and on behalf of[ \t]+)?/.exec(line)![0].length;
    const begin = from + match.index + lead;
    const end = from + match.index + line.trimEnd().length;
    const paper = paperOf(text, begin, end, grammars);
    const name = paper ?? bestName(text, begin, end, grammars);
    if (
      !name ||
      !(name.form || paper) ||
      name.start !== begin ||
      /[\p{L}\p{N}]/u.test(line.slice(name.end - from - match.index))
    )
      continue;
    const plain = plainName(text.slice(name.start, name.end));
    if (!found.some((known) => sameParty(known.name, plain))) found.push(draftOf(text, name));
  }
  return found;
}

/** "OAK BOROUGH COUNCIL", alone in capitals on the first line of the paper. */
function paperOf(text: string, start: number, end: number, grammars: GrammarSet): Name | null {
  if (text.slice(0, start).trim() !== '') return null;
  const words = text.slice(start, end).split(/[ \t]+/);
  const isBody = phrasesOf(grammars, 'facts/company-suffix').get(words.at(-1)!.toLowerCase()) === 'noun';
  const capitals = words.every((word) => /^(?:\p{Lu}[\p{Lu}'’.-]*|&)$/u.test(word));
  if (!isBody || !capitals || words.length < 2) return null;
  return { start, end, company: true, form: false, words: words.length, capitals };
}
