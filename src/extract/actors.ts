import { articles, conjunctions, prepositions, subordinators } from './english.js';
import type { Lexis } from './lexis.js';
import type { Actor } from './predicate.js';
import type { SentenceWords } from './sentence-words.js';

/** "Members of the IT department": a name has at most so many words. */
const longestName = 8;

/** "Human Resources", "IT Services": what is written like the name of a body and is no thing of a contract. */
function isBody(words: SentenceWords, lexis: Lexis, begin: number, head: number): boolean {
  let first = begin;
  while (first < head && articles.has(words.lower[first]!)) first++;
  if (first === head || lexis.match('not-a-party', words, head) > 0) return false;
  for (let i = first; i <= head; i++) if (!words.isCapital(i)) return false;
  return true;
}

/** "Finance", "Legal": a name of one word, not behind a preposition. */
const isDepartment = (words: SentenceWords, lexis: Lexis, begin: number, head: number): boolean =>
  begin === head && words.isCapital(head) && lexis.contains('department', words.lower[head]!);

/** "the Seller", "Lessor": the name of a role, which the document gives to somebody that its parties do not show. */
export function readRole(words: SentenceWords, lexis: Lexis, from: number, left: number): Actor | null {
  const begin = left > from && articles.has(words.lower[left - 1]!) ? left - 1 : left;
  const alone = begin === from || !words.isWord[begin - 1] || subordinators.has(words.lower[begin - 1]!);
  if (!alone || !words.isCapital(left) || lexis.match('party-role', words, left) === 0) return null;
  return { name: words.slice(left, left + 1), kind: 'role' };
}

/** "Upon request | members may", "On leaving | staff shall": words that tell when, at the opening of a clause and without a comma. */
const opensAfter = ({ lower }: SentenceWords, lexis: Lexis, from: number, last: number): boolean =>
  last === from + 1 &&
  /^(?:upon|on|at|after|following)$/.test(lower[from]!) &&
  lexis.contains('opening-event', lower[last]!) &&
  !prepositions.has(lower[last + 1] ?? '');

/** What sort of actor a name is by the longest phrase that ends with it: "the escrow agent" is not what any agent is. */
function kindOf(words: SentenceWords, lexis: Lexis, begin: number, head: number): string {
  for (let i = begin; i < head; i++)
    if (lexis.match('actor', words, i) === head + 1) return lexis.meaning('actor', words, i);
  return lexis.meaning('actor', words, head);
}

/** The people or body whose name ends at word `left`: "The security desk", "New members of staff". Null for a thing.
 *  @param describedNext  "tells the Keeper, who …": what follows says more of them, wherever they stand */
export function readActor(
  words: SentenceWords,
  lexis: Lexis,
  from: number,
  left: number,
  describedNext = false,
): Actor | null {
  let begin = left + 1;
  for (let i = left; i >= from && left - i < longestName; i--) {
    const word = words.lower[i]!;
    if (!words.isWord[i] || conjunctions.has(word) || subordinators.has(word) || /^\d/.test(word)) break;
    // "the on-call engineer"
    if (prepositions.has(word) && word !== 'of' && words.isSpaced(i + 1)) break;
    begin = i;
    if ((articles.has(word) && words.lower[i - 1] !== 'of') || words.behindHeading(i)) break;
    if (opensAfter(words, lexis, from, i - 1)) break;
  }
  if (begin > left) return null;
  // "abuse of an employee or officer" is something done to people.
  const before = words.lower[begin - 1] ?? '';
  // ", and the clerk files it": behind a comma another begins.
  const joined = (before === 'or' || before === 'and') && words.lower[begin - 2] !== ',';
  const led = opensAfter(words, lexis, from, begin - 1);
  if (begin > from && !describedNext && !led && (prepositions.has(before) || joined)) return null;
  let head = left;
  for (let i = begin; i < left; i++) {
    if (words.lower[i] !== 'of') continue;
    head = i - 1;
    break;
  }
  // "the department concerned"
  if (head > begin && lexis.contains('who/behind-noun', words.lower[head]!)) head--;
  const body = isBody(words, lexis, begin, head) || isDepartment(words, lexis, begin, head);
  // "the Marketing Agent", though the parties show none
  const called = body && begin < head && lexis.match('party-role', words, head) > 0 ? 'role' : 'body';
  const letters = lexis.namesBody(words.slice(head, head + 1)) ? 'staff' : '';
  const kind = kindOf(words, lexis, begin, head) || letters || (body ? called : '');
  if (!kind) return null;
  while (begin < head && (articles.has(words.lower[begin]!) || /^(?:our|its|their|your)$/.test(words.lower[begin]!)))
    begin++;
  const end = lexis.contains('who/behind-noun', words.lower[left]!) ? left : left + 1;
  return { name: words.slice(begin, Math.max(end, lexis.match('actor', words, head))), kind };
}
