import type { Read } from '../grammar/read.js';
import { tokenText } from '../grammar/tokens.js';
import { fewestDeeds } from './find-doers.js';
import type { Lexis } from './lexis.js';
import { firstPersons } from './speakers.js';

/** The title of a policy ends before this. */
export const titleReach = 200;
/** Lines of a title, and parts of them. */
const mostPieces = 8;

/** "the Company", in a policy that names nobody: whose policy it is. Empty where no such noun stands there often. */
export function issuerOf(read: Read): string {
  const { text, places, grammars, tokens } = read;
  const id = grammars.trie.idOf('issuer');
  const counts = new Map<string, number>();
  for (const token of id < 0 ? [] : places.ofVocabulary(id)) {
    const noun = text.slice(tokens.start[token], tokens.end[token]);
    if (/^[A-Z]/.test(noun) && token > 0 && tokenText(tokens, token - 1).toLowerCase() === 'the')
      counts.set(noun, (counts.get(noun) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= Math.max(fewestDeeds, firstPersons(read)) ? best[0] : '';
}

/** "the company", in small letters, where the rules of a house name it at all. */
export function smallIssuer({ text, places, grammars, tokens }: Read, fewest: number): string {
  const id = grammars.trie.idOf('issuer');
  const counts = new Map<string, number>();
  for (const token of id < 0 ? [] : places.ofVocabulary(id)) {
    const before = token > 0 ? tokenText(tokens, token - 1).toLowerCase() : '';
    const noun = text.slice(tokens.start[token], tokens.end[token]);
    if (/^[a-z]/.test(noun) && /^(?:the|our)$/.test(before)) counts.set(noun, (counts.get(noun) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= fewest ? best[0] : '';
}

/** "Hollow Hill School", in a line of its own, or behind a dash, at the head of a policy: whose it is. */
export function titledHouse(text: string, lexis: Lexis): string {
  const pieces = text
    .slice(0, titleReach)
    .split(/\n| [-–—|] |: /)
    .slice(0, mostPieces);
  for (const piece of pieces) {
    const name = piece.replace(/^[#*\s]+|[*\s.]+$/g, '');
    const words = name.split(' ');
    const named =
      words.length > 1 && words.length <= 6 && words.every((word) => /^(?:\p{Lu}|of$|the$|and$|for$|&)/u.test(word));
    if (named && lexis.contains('house-name', words.at(-1)!.toLowerCase())) return name;
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
