import { BOTH } from '../model/obligation.js';
import {
  articles,
  conjunctions,
  isAdverb,
  isParticiple,
  looksThirdPerson,
  prepositions,
  subordinators,
} from './english.js';
import type { Lexis } from './lexis.js';
import type { Mention } from './mentions.js';
import type { Actor, Predicate, Subject } from './predicate.js';
import type { SentenceWords } from './sentence-words.js';

/** "Members of the IT department": a name has at most so many words. */
const longestName = 8;
/** "During that time": words of place or time before a subject, without a comma. */
const longestOpening = 4;
const peopleOfParty =
  /^(?:personnel|employees?|managers?|representatives?|agents?|auditors?|affiliates?|staff|team|officers?|directors?|subcontractors?|partners?|designees?|drivers?|engineers?|technicians?|crew)$/;
const particles = /^(?:out|on|up|over|off|down|back)$/;
const distributive = /^(?:each|either|both|neither)$/;

/** Steps left over adverbs, "where practicable" and brackets that part a subject from its verb. */
function skipAsides(words: SentenceWords, from: number, at: number): number {
  let left = at;
  for (;;) {
    while (left >= from && (isAdverb(words.lower[left]!) || words.aside[left])) left--;
    const comma = words.lower[left] === ',' && words.lower[left - 1] === ')' ? 1 : 0;
    if (words.lower[left - comma] !== ')') return left;
    let open = left - comma;
    while (open > from && words.lower[open] !== '(') open--;
    // "(a)" opens an item of a list; it parts nothing, and "arbitrator(s)" is one word.
    if (open <= from || (left - comma - open <= 2 && words.isSpaced(open))) return left;
    left = open - 1;
  }
}

/** What stands before a verb group: whose subject is it, and from where? */
export function readSubject(
  words: SentenceWords,
  mentions: readonly Mention[],
  lexis: Lexis,
  from: number,
  at: number,
  previous: Predicate | null,
  lead: Predicate | null,
): Subject {
  const left = skipAsides(words, from, at - 1);
  const before = previous ?? lead;
  const inherited = () => ({ subject: before?.subject ?? '', from: at, actor: before?.actor ?? null });
  if (left < from) return inherited();
  // An aside between subject and verb: "Customer, at its own cost, will", "Party B (or its partner) shall".
  let near: Mention | undefined;
  for (const mention of mentions) if (mention.to - 1 === left && mention.from >= from) near = mention;
  // "the party that finds it shall tell": what follows a verb is its object.
  if (near?.pronoun === 'it')
    return { ...inherited(), from: previous && !previous.passive && previous.verb === near.from - 1 ? at : near.from };
  if (near && !near.possessive) {
    const nearSubject = namedSubject(words, mentions, near, from);
    if (nearSubject) return nearSubject;
  }
  const word = words.lower[left]!;
  if (conjunctions.has(word) || word === ',') {
    // "Provider, at its own cost, will defend": the comma closes an aside that began right after a party.
    const opener = mentions.find(
      (mention) => mention.from >= from && !mention.possessive && words.lower[mention.to] === ',' && mention.to < left,
    );
    if (word === ',' && opener && !prepositions.has(words.lower[opener.from - 1] ?? ''))
      return { subject: opener.party, from: opener.from };
    return inherited();
  }
  // "the Baker is deemed to have agreed to it"
  if (word === 'have' && words.lower[left - 1] === 'to') return inherited();
  if (word === ')') {
    // "the Baker (a) shall bake, and (b) shall deliver": the list begins behind the subject.
    const owner = words.lower[left - 2] === '(' && mentions.find(({ to }) => to === left - 2);
    return owner && !owner.possessive && owner.from >= from ? { subject: owner.party, from: owner.from } : inherited();
  }
  const distant = distantSubject(words, mentions, from, at, left);
  if (distant) return distant;
  return { subject: '', from: Math.max(from, 0), actor: readActor(words, lexis, from, nameEnd(words, from, left)) };
}

/** "An employee | found to have lied may": where the name of a subject ends that a participle tells more of. */
function nameEnd({ lower }: SentenceWords, from: number, left: number): number {
  for (let i = from + 1; i <= left; i++) {
    const next = lower[i + 1] ?? '';
    if (
      /^(?:found|caught|proved|proven|suspected|convicted|accused|guilty)$/.test(lower[i]!) &&
      /^(?:to|of|in|guilty)$/.test(next)
    )
      return i - 1;
  }
  return left;
}

/** A party right before the verb, alone or beside another: "the Baker shall", "the Baker and the Miller shall". */
export function namedSubject(
  words: SentenceWords,
  mentions: readonly Mention[],
  near: Mention,
  from: number,
): Subject | null {
  const before = words.lower[near.from - 1] ?? '';
  const coordinated = near.from > from && (before === 'and' || before === 'or' || before === '/');
  if (coordinated) {
    const partner = mentions.find((other) => other.to === near.from - 1 && other.from >= from);
    if (partner) {
      const inPhrase =
        prepositions.has(words.lower[partner.from - 1] ?? '') &&
        !distributive.test(words.lower[partner.from - 2] ?? '');
      if (!inPhrase) return { subject: partner.party === near.party ? near.party : BOTH, from: partner.from };
    }
  }
  // "the head of a Guild shall": not the Guild.
  if (/^(?:an?|each|every|any)$/.test(before) && words.lower[near.from - 2] === 'of' && near.from - 2 > from)
    return null;
  // "after the Baker has paid": what follows has a verb, and "after" opens a clause.
  const opens = /^(?:after|before)$/.test(before);
  if (near.from <= from || opens || !prepositions.has(before)) return { subject: near.party, from: near.from };
  if (distributive.test(words.lower[near.from - 2] ?? '')) return { subject: BOTH, from: near.from - 2 };
  return null;
}

/** "HDI's general manager may", "the recipient of Information will", "Tripath at its option will". */
function distantSubject(
  words: SentenceWords,
  mentions: readonly Mention[],
  from: number,
  at: number,
  left: number,
): Subject | null {
  const first = mentions.find((mention) => mention.from >= from && mention.from < at);
  if (!first) return null;
  const between = words.lower.slice(first.to, left + 1);
  const opensClause = words.lower
    .slice(from, first.from)
    .every(
      (w, i, all) =>
        articles.has(w) || !/[a-z]/.test(w) || conjunctions.has(w) || w === ',' || i < all.lastIndexOf(','),
    );
  // "During that time the Baker"
  const led =
    first.from - from <= longestOpening && /^(?:during|throughout|in|after|before|within)$/.test(words.lower[from]!);
  const comma = between.indexOf(',');
  // "the Baker, its auditors and the Guild may"
  const list = comma === 0 && between.includes('and');
  const asideOnly = comma < 0 || (comma === 0 && between.lastIndexOf(',') > 0) || list;
  if (first.possessive) {
    if (opensClause && comma < 0 && peopleOfParty.test(words.lower[left]!))
      return { subject: first.party, from: first.from };
  } else if ((opensClause || led) && asideOnly && !prepositions.has(words.lower[first.from - 1] ?? ''))
    return { subject: first.party, from: first.from };
  return null;
}

const followsNoun = /^(?:concerned|responsible|involved|affected)$/;

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
function roleAlone(words: SentenceWords, lexis: Lexis, begin: number, left: number): 'role' | '' {
  const first = articles.has(words.lower[begin]!) ? begin + 1 : begin;
  return first === left && words.isCapital(left) && lexis.match('party-role', words, left) > 0 ? 'role' : '';
}

/** "Upon request | members may", "On leaving | staff shall": words that tell when, at the opening of a clause and without a comma. */
const opensAfter = ({ lower }: SentenceWords, lexis: Lexis, from: number, last: number): boolean =>
  last === from + 1 &&
  /^(?:upon|on|at|after|following)$/.test(lower[from]!) &&
  lexis.contains('opening-event', lower[last]!) &&
  !prepositions.has(lower[last + 1] ?? '');

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
  if (head > begin && followsNoun.test(words.lower[head]!)) head--;
  const body = isBody(words, lexis, begin, head) || isDepartment(words, lexis, begin, head);
  const kind = lexis.meaning('actor', words, head) || (body ? 'body' : '') || roleAlone(words, lexis, begin, left);
  if (!kind) return null;
  while (begin < head && (articles.has(words.lower[begin]!) || /^(?:our|its|their|your)$/.test(words.lower[begin]!)))
    begin++;
  const end = followsNoun.test(words.lower[left]!) ? left : left + 1;
  return { name: words.slice(begin, Math.max(end, lexis.match('actor', words, head))), kind };
}

/** Who does what a passive verb says.
 *  @param before  the doing before it, where `at` begins a group without a subject of its own */
export function readAgent(
  words: SentenceWords,
  mentions: readonly Mention[],
  lexis: Lexis,
  verb: number,
  before: Predicate | null,
  at: number,
): { agent: string; actor: Actor | null } {
  const said = agentBehind(words, mentions, lexis, verb);
  if (!before?.passive || said.agent || said.actor || words.lower[at - 1] !== 'and') return said;
  // "is written by the Baker and shall be sent": by the Baker too, unless the Baker only looks at it, or money is owed.
  const judges = /^(?:approv|accept|agree|sign|inspect|check|request|receiv|reject)/.test(
    words.lower[before.verb] ?? '',
  );
  const owed = lexis.contains('owed', words.lower[verb] ?? '');
  return judges || owed ? said : { agent: before.agent, actor: before.agentActor };
}

/** "by Party B" after a passive verb, before the clause ends. */
function agentBehind(
  words: SentenceWords,
  mentions: readonly Mention[],
  lexis: Lexis,
  verb: number,
): { agent: string; actor: Actor | null } {
  for (let i = verb + 1; i < words.count && i < verb + 40; i++) {
    if (words.lower[i] === ';' || words.lower[i] === '.') break;
    if (words.lower[i] !== 'by') continue;
    // "in the period designated by the Baker" tells more of the period; "unless ended by the Baker" of the doing.
    const joined = i - 1 > verb && isParticiple(words.lower[i - 1]!) ? words.lower[i - 2]! : null;
    if (joined !== null && !/^(?:unless|if|when|and)$/.test(joined)) continue;
    const agent = mentions.find(
      (mention) => mention.from === i + 1 || (mention.from === i + 2 && articles.has(words.lower[i + 1]!)),
    );
    // "by either the Baker or the Miller"
    const listed = agent && /^(?:or|and)$/.test(words.lower[agent.to] ?? '');
    const partner = listed && mentions.find(({ from, possessive }) => from === agent.to + 1 && !possessive);
    if (partner && partner.party !== agent.party) return { agent: BOTH, actor: null };
    if (agent && !agent.possessive) return { agent: agent.party, actor: null };
    // "carried out by the Keeper"
    const close = joined === 'and' || i === verb + 1 || (i === verb + 2 && particles.test(words.lower[verb + 1]!));
    if (!close) continue;
    for (let last = Math.min(i + 4, words.count - 1); last > i; last--) {
      const actor = readActor(words, lexis, i + 1, last);
      if (actor) return { agent: '', actor };
    }
  }
  return { agent: '', actor: null };
}

/** "Distributor or its customer notifies Tripath": a verb after a party and whoever is named beside it. */
export function jointSubject(
  words: SentenceWords,
  mentions: readonly Mention[],
  startsAt: readonly (Mention | undefined)[],
  i: number,
): Mention | null {
  const word = words.lower[i]!;
  if (word.length < 5 || !looksThirdPerson(word)) return null;
  if (!startsAt[i + 1] && !articles.has(words.lower[i + 1] ?? '')) return null;
  for (const mention of mentions) {
    if (mention.to >= i || i - mention.to > 5 || mention.possessive) continue;
    const joiner = words.lower[mention.to];
    if ((joiner === 'or' || joiner === 'and') && /^(?:its|their|any|an|one)$/.test(words.lower[mention.to + 1] ?? ''))
      return mention;
  }
  return null;
}
