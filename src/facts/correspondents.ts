import type { GrammarSet } from '../grammar/load.js';
import { matchesIn } from '../model/matches-in.js';
import { bestName } from './party-lists.js';
import { plainName, sameParty } from './party-names.js';
import { draftOf, type PartyDraft } from './party-patterns.js';

const longestHead = 1500;
const longestClose = 300;
const salutation = /\n[ \t]*Dear [^\n]{1,80}[,:]?[ \t]*\n/;
const closing = /\n[ \t]*(?:Yours|Very truly|Sincerely|Kind regards|Best regards|With kind regards)[^\n]{0,40}\n/;
const we = /\b(?:we|us|our)\b/i;
const you = /\b(?:you|your)\b/i;

/** The two of a letter that says "we" and "you": the company of the letterhead, else of the signature, and the company that it
 *  is addressed to. Empty unless both are known. */
export function readCorrespondents(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  const head = text.slice(start, start + longestHead);
  const greeting = salutation.exec(head);
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
    const name = bestName(text, begin, from + match.index + line.length, grammars);
    if (!name?.form || name.start !== begin || /[\p{L}\p{N}]/u.test(line.slice(name.end - from - match.index)))
      continue;
    const plain = plainName(text.slice(name.start, name.end));
    if (!found.some((known) => sameParty(known.name, plain))) found.push(draftOf(text, name));
  }
  return found;
}
