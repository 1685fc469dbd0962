import { BOTH } from '../model/obligation.js';
import { readActor, readRole } from './actors.js';
import { articles, conjunctions, isAdverb, isParticiple, looksThirdPerson, prepositions } from './english.js';
import type { Lexis } from './lexis.js';
import type { Mention } from './mentions.js';
import type { Actor, Predicate, Subject } from './predicate.js';
import { labelEnd, type SentenceWords } from './sentence-words.js';

/** "During that time": words of place or time before a subject, without a comma. */
const longestOpening = 4;
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
  const distant = distantSubject(words, mentions, lexis, from, at, left);
  if (distant) return distant;
  const last = nameEnd(words, lexis, from, left);
  const owner = ownerBeside(words, mentions, from, last);
  if (owner) return { subject: owner.party, from: owner.from };
  const actor =
    readActor(words, lexis, from, last) ??
    readRole(words, lexis, from, last) ??
    actorOfSecond(words, lexis, from, last, previous);
  return { subject: '', from: Math.max(from, 0), actor };
}

/** "shall be sent to the Board and the Board | shall answer": behind a doing and what it is done to, "and the" opens another. */
function actorOfSecond(
  words: SentenceWords,
  lexis: Lexis,
  from: number,
  last: number,
  previous: Predicate | null,
): Actor | null {
  if (!previous?.stated || previous.conditional || previous.relative) return null;
  const and = words.lower.lastIndexOf('and', last);
  if (and <= from || words.lower[and + 1] !== 'the' || words.lower.slice(from, and).includes(',')) return null;
  return readActor(words, lexis, and + 1, last);
}

/** "the Baker or its guarantor shall", "neither the Baker nor any of its affiliates shall": the one whose guarantor it is. */
const ownerBeside = ({ lower }: SentenceWords, mentions: readonly Mention[], from: number, last: number) =>
  mentions.find(
    ({ from: start, to, possessive }) =>
      start >= from &&
      !possessive &&
      to < last &&
      last - to <= longestBeside &&
      /^(?:or|and|nor)$/.test(lower[to]!) &&
      /^(?:its|their)$/.test(lower[lower[to + 1] === 'any' ? to + 3 : to + 1]!) &&
      !prepositions.has(lower[start - 1] ?? ''),
  );

/** "or its parent company": so many words. */
const longestBeside = 5;

/** "An employee | found to have lied may": where the name of a subject ends that a participle tells more of. */
function nameEnd({ lower }: SentenceWords, lexis: Lexis, from: number, left: number): number {
  for (let i = from + 1; i <= left; i++) {
    const next = lower[i + 1] ?? '';
    const told = next === 'to' || next === 'of' || next === 'in' || next === 'guilty';
    if (told && lexis.contains('who/found-guilty', lower[i]!)) return i - 1;
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
      // "the experts of the Baker and the Miller shall" are those of both.
      const owns = /^(?:of|for|between)$/.test(words.lower[partner.from - 1] ?? '') && before === 'and';
      if (inPhrase && owns) return { subject: BOTH, from: partner.from };
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
  lexis: Lexis,
  from: number,
  at: number,
  left: number,
): Subject | null {
  // "the Baker Entities do not"
  const house =
    words.lower[left] === 'entities' &&
    mentions.find(({ from: start, to, possessive }) => !possessive && start >= from && to === left);
  if (house) return { subject: house.party, from: house.from };
  const first = mentions.find((mention) => mention.from >= from && mention.from < at);
  if (!first) return null;
  const between = words.lower.slice(first.to, left + 1);
  const opensClause = words.lower
    .slice(from, first.from)
    .every(
      (w, i, all) =>
        articles.has(w) ||
        !/[a-z]/.test(w) ||
        conjunctions.has(w) ||
        i < all.lastIndexOf(',') ||
        (all[i - 1] === '(' && all[i + 1] === ')'),
    );
  // "During that time the Baker"
  const led =
    first.from - from <= longestOpening && /^(?:during|throughout|in|after|before|within)$/.test(words.lower[from]!);
  const comma = between.indexOf(',');
  // "the Baker, its auditors and the Guild may"
  const list = comma === 0 && between.includes('and');
  const asideOnly = comma < 0 || (comma === 0 && between.lastIndexOf(',') > 0) || list;
  if (first.possessive) {
    if (opensClause && comma < 0 && lexis.contains('who/people-of-party', words.lower[left]!))
      return { subject: first.party, from: first.from };
  } else if ((opensClause || led) && asideOnly && !prepositions.has(words.lower[first.from - 1] ?? ''))
    return { subject: first.party, from: first.from };
  return null;
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
  const judges = lexis.contains('who/judges', words.lower[before.verb] ?? '');
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
    // "is mended within nine days of notice thereof by the Baker": by whom the notice is.
    if (i - verb > 2 && [i - 1, i - 2].some((noun) => noun > verb + 1 && lexis.match('notice-word', words, noun) > 0))
      continue;
    // "to an account named from time to time by the Baker"
    if (words.lower[i - 1] === 'time' && i - verb > 4) continue;
    // "in the period designated by the Baker" tells more of the period; "unless ended by the Baker" of the doing.
    const joined = i - 1 > verb && isParticiple(words.lower[i - 1]!) ? words.lower[i - 2]! : null;
    if (joined !== null && !/^(?:unless|if|when|and|[)])$/.test(joined)) continue;
    // "by vote of a majority of the Board", "by (i) the Baker if the oven held"
    const first = Math.max(i + 1, lexis.match('who/vote-of', words, i + 1), labelEnd(words, i + 1));
    const agent = mentions.find(
      ({ from }) => from === first || (from === first + 1 && articles.has(words.lower[first]!)),
    );
    // "by either the Baker or the Miller"
    const listed = agent && /^(?:or|and)$/.test(words.lower[agent.to] ?? '');
    const partner = listed && mentions.find(({ from, possessive }) => from === agent.to + 1 && !possessive);
    if (partner && partner.party !== agent.party) return { agent: BOTH, actor: null };
    if (agent && !agent.possessive) return { agent: agent.party, actor: null };
    // "carried out by the Keeper"
    // "reviewed and approved annually by the Board"
    const beside = words.lower
      .slice(verb + 1, i)
      .every((word) => word === 'and' || isParticiple(word) || isAdverb(word));
    const close =
      joined === 'and' || first > i + 1 || beside || (i === verb + 2 && particles.test(words.lower[verb + 1]!));
    if (!close) continue;
    for (let last = Math.min(first + 3, words.count - 1); last >= first; last--) {
      const actor = readActor(words, lexis, first, last);
      // "by bank transfer"
      if (actor && lexis.contains('who/means-of-paying', words.lower[last + 1] ?? '')) break;
      // "by vote of the Guild or by the Baker"
      const orBy = words.lower[last + 1] === 'or' && words.lower[last + 2] === 'by';
      if (actor && orBy && mentions.some(({ from }) => from === last + 3)) return { agent: BOTH, actor: null };
      if (actor) return { agent: '', actor };
    }
  }
  return { agent: '', actor: null };
}

/** "Distributor or its customer notifies Tripath": a verb after a party and whoever is named beside it. */
export function jointSubject(
  words: SentenceWords,
  mentions: readonly Mention[],
  lexis: Lexis,
  startsAt: readonly (Mention | undefined)[],
  i: number,
): Mention | null {
  const word = words.lower[i]!;
  if (word.length < 5 || !looksThirdPerson(lexis, word)) return null;
  if (!startsAt[i + 1] && !articles.has(words.lower[i + 1] ?? '')) return null;
  for (const mention of mentions) {
    if (mention.to >= i || i - mention.to > 5 || mention.possessive) continue;
    const joiner = words.lower[mention.to];
    if ((joiner === 'or' || joiner === 'and') && /^(?:its|their|any|an|one)$/.test(words.lower[mention.to + 1] ?? ''))
      return mention;
  }
  return null;
}
