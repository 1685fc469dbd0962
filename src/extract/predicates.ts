import type { Modality } from '../model/obligation.js';
import type { Lexis } from './lexis.js';
import type { Mention } from './mentions.js';
import type { SentenceWords } from './sentence-words.js';

/** Somebody's doing, read from one sentence: "Party B shall … notify", "the fees are paid", "the supplier fails to cure".
 *  Tokens are counted within the sentence. */
export interface Predicate {
  /** First token of the verb group: the modal, or the verb where there is none. */
  readonly at: number;
  /** The main verb; `count` of the sentence where the group ends the sentence. */
  readonly verb: number;
  /** Where the subject's words begin. */
  readonly from: number;
  /** A party's alias, `both`, or empty where a thing is the subject. */
  readonly subject: string;
  /** "shall be paid", "are returned". */
  readonly passive: boolean;
  /** "by Party B" after a passive. */
  readonly agent: string;
  readonly modality: Modality;
  /** A modal, or an agreement to do something, stands there. */
  readonly stated: boolean;
  /** "fails to", "has not", "is unable to". */
  readonly failure: boolean;
  /** In an "if", "unless", "when" clause. */
  readonly conditional: boolean;
  /** In a clause that only tells more of a noun: "as may be requested by", "which the Supplier uses". */
  readonly relative: boolean;
  /** Made from "require Party B to pay": whose doing it is, by another's will. */
  readonly required: boolean;
}

const stoppers = new Set([';', ':', '(', ')', '.', '?', '!', '●']);
const conjunctions = new Set([
  'and',
  'or',
  'but',
  'nor',
  'then',
  'and/or',
  '/',
  'also',
  'otherwise',
  'consequently',
  'therefore',
]);
const prepositions = new Set(
  'of to by with from for against between on in under upon at into about among per as than through within after before behalf concerning regarding'.split(
    ' ',
  ),
);
const subordinators = new Set(
  'if unless when where once until till because since as while whereas although though that which who whom whose whether provided so lest'.split(
    ' ',
  ),
);
const conditionals = new Set([
  'if',
  'unless',
  'when',
  'where',
  'once',
  'until',
  'till',
  'event',
  'case',
  'whenever',
  'provided',
]);
const articles = new Set([
  'the',
  'a',
  'an',
  'this',
  'such',
  'that',
  'said',
  'each',
  'any',
  'either',
  'both',
  'every',
  'all',
]);
const irregularParticiples = new Set(
  'paid made given sent kept held told borne brought bought built done found got taken put set shown known lost left met sold spent written withheld drawn begun chosen cut read sought shut met due payable'.split(
    ' ',
  ),
);

/** Verbs of the legal duty itself: their passive subject is the one who must act ("Party B is required to"). */
export const bindingParticiples: ReadonlySet<string> = new Set(
  'required obliged obligated deemed entitled bound allowed permitted relieved released prohibited considered'.split(
    ' ',
  ),
);

export const isParticiple = (word: string): boolean =>
  (word.length > 3 && word.endsWith('ed')) || irregularParticiples.has(word);

const isAdverb = (word: string): boolean =>
  (word.length > 4 &&
    word.endsWith('ly') &&
    word !== 'apply' &&
    word !== 'supply' &&
    word !== 'reply' &&
    word !== 'rely' &&
    word !== 'comply') ||
  adverbs.has(word);
const adverbs = new Set([
  'also',
  'then',
  'hereby',
  'always',
  'first',
  'further',
  'not',
  'only',
  'at',
  'once',
  'again',
  'still',
  'each',
  'already',
  'both',
  'therefore',
  'thereafter',
  'well',
]);

/** Words after a party's name that show that no verb of its own follows. */
const notVerbs = new Set(
  (
    "as 's plus less this thus whereas perhaps always its his hers theirs ours yours us towards besides afterwards across " +
    'is was has does goods services fees products affiliates employees personnel officers directors agents representatives ' +
    'customers users business premises records systems terms rights obligations expenses costs losses products trademarks marks ' +
    'partners subcontractors subsidiaries interests claims invoices orders'
  ).split(' '),
);

/** Steps left over adverbs, "where practicable" and brackets that part a subject from its verb. */
function skipAsides(words: SentenceWords, from: number, at: number): number {
  let left = at;
  for (;;) {
    while (left >= from && (isAdverb(words.lower[left]!) || words.aside[left])) left--;
    const comma = words.lower[left] === ',' && words.lower[left - 1] === ')' ? 1 : 0;
    if (words.lower[left - comma] !== ')') return left;
    let open = left - comma;
    while (open > from && words.lower[open] !== '(') open--;
    // "(a)" opens an item of a list; it parts nothing.
    if (open <= from || left - comma - open <= 2) return left;
    left = open - 1;
  }
}

/** What stands before a verb group: whose subject is it, and from where? */
function readSubject(
  words: SentenceWords,
  mentions: readonly Mention[],
  from: number,
  at: number,
  previous: Predicate | null,
  lead: Predicate | null,
): { subject: string; from: number } {
  const left = skipAsides(words, from, at - 1);
  const inherited = () => ({ subject: previous?.subject ?? lead?.subject ?? '', from: at });
  if (left < from) return inherited();
  // An aside between subject and verb: "Customer, at its own cost, will", "Party B (or its partner) shall".
  let near: Mention | undefined;
  for (const mention of mentions) if (mention.to - 1 === left && mention.from >= from) near = mention;
  if (near?.pronoun === 'it') {
    return { subject: previous?.subject ?? lead?.subject ?? '', from: near.from };
  }
  if (near && !near.possessive) {
    const before = words.lower[near.from - 1] ?? '';
    const coordinated = near.from > from && (before === 'and' || before === 'or' || before === '/');
    if (coordinated) {
      const partner = mentions.find((other) => other.to === near.from - 1 && other.from >= from);
      if (partner) {
        const inPhrase =
          prepositions.has(words.lower[partner.from - 1] ?? '') &&
          !/^(each|either|both|neither)$/.test(words.lower[partner.from - 2] ?? '');
        if (!inPhrase) return { subject: partner.party === near.party ? near.party : 'both', from: partner.from };
      }
    }
    if (near.from <= from || !prepositions.has(before)) return { subject: near.party, from: near.from };
    if (/^(each|either|both|neither)$/.test(words.lower[near.from - 2] ?? ''))
      return { subject: 'both', from: near.from - 2 };
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
  if (word === ')') return inherited();
  // "HDI's general manager may", "the recipient of Information will", "Tripath at its option will".
  const first = mentions.find((mention) => mention.from >= from && mention.from < at);
  if (first) {
    const between = words.lower.slice(first.to, left + 1);
    const opensClause = words.lower
      .slice(from, first.from)
      .every(
        (w, i, all) =>
          articles.has(w) || !/[a-z]/.test(w) || conjunctions.has(w) || w === ',' || i < all.lastIndexOf(','),
      );
    const comma = between.indexOf(',');
    const asideOnly = comma < 0 || (comma === 0 && between.lastIndexOf(',') > 0);
    if (first.possessive) {
      const head = words.lower[left]!;
      if (
        opensClause &&
        comma < 0 &&
        /^(personnel|employees?|managers?|representatives?|agents?|auditors?|affiliates?|staff|team|officers?|directors?|subcontractors?|partners?|designees?)$/.test(
          head,
        )
      )
        return { subject: first.party, from: first.from };
    } else if (opensClause && asideOnly && !prepositions.has(words.lower[first.from - 1] ?? ''))
      return { subject: first.party, from: first.from };
  }
  return { subject: '', from: Math.max(from, 0) };
}

/** "by Party B" after a passive verb, before the clause ends. */
function readAgent(words: SentenceWords, mentions: readonly Mention[], verb: number): string {
  for (let i = verb + 1; i < words.count && i < verb + 40; i++) {
    if (words.lower[i] === ';' || words.lower[i] === '.') break;
    if (words.lower[i] !== 'by') continue;
    const agent = mentions.find(
      (mention) => mention.from === i + 1 || (mention.from === i + 2 && articles.has(words.lower[i + 1]!)),
    );
    if (agent && !agent.possessive) return agent.party;
  }
  return '';
}

/** Verbs whose "that" opens what is said, not a closer description of a noun. */
const saysThat = (word: string) =>
  /^(?:agrees?|ensures?|guarantees?|warrants?|confirms?|acknowledges?|provided|represents?|undertakes?|promises?|procures?|understands?|so|such|deemed|means|event|case|and|or|,)$/.test(
    word,
  );

/** "Distributor or its customer notifies Tripath": a verb after a party and whoever is named beside it. */
function jointSubject(
  words: SentenceWords,
  mentions: readonly Mention[],
  startsAt: ReadonlyMap<number, Mention>,
  i: number,
): Mention | null {
  const word = words.lower[i]!;
  if (word.length < 5 || !word.endsWith('s') || word.endsWith('ss') || notVerbs.has(word)) return null;
  if (!startsAt.has(i + 1) && !articles.has(words.lower[i + 1] ?? '')) return null;
  for (const mention of mentions) {
    if (mention.to >= i || i - mention.to > 5 || mention.possessive) continue;
    const joiner = words.lower[mention.to];
    if ((joiner === 'or' || joiner === 'and') && /^(?:its|their|any|an|one)$/.test(words.lower[mention.to + 1] ?? ''))
      return mention;
  }
  return null;
}

/** Reads the doings of a sentence from left to right, in time linear in its length.
 *  @param lead  the last doing of the words that lead into a list, for "Party B shall not: (1) …". */
export function readPredicates(
  words: SentenceWords,
  mentions: readonly Mention[],
  lexis: Lexis,
  lead: Predicate | null,
): Predicate[] {
  const found: Predicate[] = [];
  let clause = 0;
  let conditional = false;
  let relative = false;
  let commaSince = false;
  /** "A party that wishes to claim shall …": whom a "that" speaks of. */
  let head: Mention | null = null;
  /** What a bracket interrupts goes on behind it. */
  const outer: { clause: number; conditional: boolean; relative: boolean }[] = [];
  const startsAt = new Map<number, Mention>();
  const endsAt = new Map<number, Mention>();
  for (const mention of mentions) {
    startsAt.set(mention.from, mention);
    endsAt.set(mention.to, mention);
  }
  const add = (
    at: number,
    groupEnd: number,
    options: {
      modality: Modality;
      stated: boolean;
      failure: boolean;
      subject?: { subject: string; from: number };
      required?: boolean;
    },
  ): number => {
    let verb = groupEnd;
    while (verb < words.count && (isAdverb(words.lower[verb]!) || words.lower[verb] === ',')) verb++;
    let passive = false;
    const be = words.lower[verb];
    if (be === 'be' || be === 'been' || be === 'is' || be === 'are' || be === 'get') {
      let participle = verb + 1;
      while (participle < words.count && isAdverb(words.lower[participle]!)) participle++;
      if (isParticiple(words.lower[participle] ?? '')) {
        passive = true;
        verb = participle;
      }
    } else if (options.failure && isParticiple(be ?? '') && /^(is|are|not|been)$/.test(words.lower[at] ?? ''))
      passive = true;
    const previous = found.at(-1) ?? null;
    let subject =
      options.subject ??
      readSubject(words, mentions, Math.max(clause, previous ? previous.verb + 1 : 0), at, previous, lead);
    if (head && !options.subject && (subject.subject === '' || subject.from === at)) {
      subject = { subject: head.party, from: head.from };
    }
    const fresh = subject.from < at;
    // "shall ensure that they are repaired": what is done to "them" is done to things, not to the party before.
    if (
      passive &&
      fresh &&
      /^(?:it|they)$/.test(words.lower[subject.from] ?? '') &&
      !bindingParticiples.has(words.lower[verb]!)
    ) {
      subject = { ...subject, subject: '' };
    }
    if (conditional && commaSince && fresh) {
      const join = words.lower[subject.from - 1] ?? '';
      const article = articles.has(join) ? (words.lower[subject.from - 2] ?? '') : join;
      if (article !== 'or' && article !== 'and') conditional = false;
    }
    found.push({
      at,
      verb: Math.min(verb, words.count),
      from: subject.from,
      subject: subject.subject,
      passive,
      agent: passive ? readAgent(words, mentions, verb) : '',
      modality: options.modality,
      stated: options.stated,
      failure: options.failure,
      conditional,
      relative,
      required: options.required ?? false,
    });
    if (options.stated) relative = false;
    commaSince = false;
    return Math.max(verb, groupEnd - 1);
  };
  for (let i = 0; i < words.count; i++) {
    const word = words.lower[i]!;
    if (word === ',') {
      commaSince = true;
      continue;
    }
    if (word === '(') outer.push({ clause, conditional, relative });
    if (word === ')') ({ clause, conditional, relative } = outer.pop() ?? { clause, conditional, relative });
    if (stoppers.has(word)) {
      if (word !== '(' && word !== ')') {
        clause = i + 1;
        conditional = false;
        relative = false;
        head = null;
      }
      continue;
    }
    if (words.aside[i]) continue;
    if (conditionals.has(word)) {
      const event = word === 'event' || word === 'case';
      if (!event || /^(the|any|in)$/.test(words.lower[i - 1] ?? '')) {
        conditional = true;
        commaSince = false;
      }
    }
    if (
      subordinators.has(word) &&
      !endsAt.has(i + 1) &&
      !(word === 'as' || word === 'that' ? startsAt.has(i) : false)
    ) {
      clause = i + 1;
      const described = /^(?:that|which|who)$/.test(word) ? endsAt.get(i) : undefined;
      if (described && !described.possessive && !prepositions.has(words.lower[described.from - 1] ?? ''))
        head = described;
      relative = /^(?:which|who|whom|whose|as)$/.test(word) || (word === 'that' && !saysThat(words.lower[i - 1] ?? ''));
    }
    const failure = lexis.match('failure', words, i);
    if (failure > 0) {
      i = add(i, failure, { modality: 'must', stated: false, failure: true });
      continue;
    }
    const prohibition = lexis.match('prohibition', words, i);
    if (prohibition > 0) {
      i = add(i, prohibition, { modality: 'must not', stated: true, failure: false });
      continue;
    }
    // "26 May 2016" is no permission.
    if (
      word === 'may' &&
      words.capital[i] &&
      (/^\d/.test(words.lower[i + 1] ?? '') || /^\d/.test(words.lower[i - 1] ?? ''))
    )
      continue;
    const permission = lexis.match('permission', words, i);
    if (permission > 0) {
      i = add(i, permission, { modality: 'may', stated: true, failure: false });
      continue;
    }
    const duty = lexis.match('duty', words, i);
    if (duty > 0) {
      i = add(i, duty, { modality: 'must', stated: true, failure: false });
      continue;
    }
    let behind = i;
    while (behind > 0 && !endsAt.has(behind) && isAdverb(words.lower[behind - 1]!) && words.lower[behind - 1] !== 'not')
      behind--;
    const held = endsAt.get(behind);
    if (held && word === 'to' && !held.possessive && i > 1) {
      const before = words.lower[held.from - 1] ?? '';
      const verb = articles.has(before) ? (words.lower[held.from - 2] ?? '') : before;
      if (lexis.contains('require', verb) || lexis.contains('permit', verb)) {
        const may = lexis.contains('permit', verb);
        i = add(i, i + 1, {
          modality: may ? 'may' : 'must',
          stated: true,
          failure: false,
          required: true,
          subject: { subject: held.party, from: held.from },
        });
        continue;
      }
    }
    if (word === 'is' || word === 'are' || word === 'been') {
      i = add(i, i, { modality: 'must', stated: false, failure: false });
      continue;
    }
    if (held && (word === 'has' || word === 'have') && !held.possessive) {
      i = add(i, i, {
        modality: 'must',
        stated: false,
        failure: false,
        subject: { subject: held.party, from: held.from },
      });
      continue;
    }
    const joint = held ? null : jointSubject(words, mentions, startsAt, i);
    if (joint) {
      i = add(i, i, {
        modality: 'must',
        stated: false,
        failure: false,
        subject: { subject: joint.party, from: joint.from },
      });
      continue;
    }
    if (held && !held.possessive && words.isWord[i] && words.spaced[i]) {
      const plural = held.pronoun === 'we' || held.pronoun === 'you' || held.plural;
      const verbLike = plural
        ? !prepositions.has(word) &&
          !conjunctions.has(word) &&
          !subordinators.has(word) &&
          !articles.has(word) &&
          !isAdverb(word) &&
          !notVerbs.has(word)
        : word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !notVerbs.has(word);
      const inPhrase = prepositions.has(words.lower[held.from - 1] ?? '');
      if (verbLike && !inPhrase)
        i = add(i, i, {
          modality: 'must',
          stated: false,
          failure: false,
          subject: { subject: held.party, from: held.from },
        });
    }
  }
  return found;
}
