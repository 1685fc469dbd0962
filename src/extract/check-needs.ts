import { valueNames } from '../grammar/value-names.js';
import { parentOf } from '../model/clause-tree.js';
import type { Candidate } from './candidate.js';
import { type Check, consequenceChecks } from './consequence-needs.js';
import { leadWords } from './lead-words.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import { recurrenceChecks } from './recurrence-needs.js';

/** Words between a vague time and the number that makes it exact: "as soon as possible (within 24 hours)". */
const besideNumber = 10;
const negations = new Set(['not', 'no', 'without', 'neither', 'nor', 'never', 'cannot', 'none']);

/** "8.3", "8 .", "( a )" before the words of a clause. */
const ownNumber = /^(?:\( )?(?:[\d.]+|[a-z] [.)]|[ivx]+ [.)])(?: [.)])? (?=[a-z])/;

/** "will not impair a right, or be | deemed a waiver", "in no event shall a delay be | deemed a waiver" */
const joinedDenial =
  /\b(?:(?:shall|will|may|does|do|is|are) not\b[^.;:]{0,120}[^.;:,]*,? (?:or|nor)(?: be)?|(?:in no event|under no circumstances|nor|neither) (?:shall|will|may)\b[^.;:]{0,80})$/;

/** "No delay by a party", "neither the visit nor the payment", "nor shall it": what stands before the doing denies it. */
function deniedSubject(lower: readonly string[], verb: number): boolean {
  let end = verb;
  // "No waiver shall be deemed, or will be, a waiver": verbs that "or" joins have one subject.
  const joined = /^(?:or|and)$/.test(lower[verb - 1] ?? '') && lower[verb - 2] === ',';
  for (let from = verb - 1; from >= -1; from--) {
    if (from >= 0 && !/^[,;:]$/.test(lower[from]!)) continue;
    const part = lower.slice(from + 1, end);
    // What has a verb of its own denies only that.
    if (
      !joined &&
      end < verb &&
      part.some((word) => /^(?:shall|will|may|must|is|are|has|have|if|which|when)$/.test(word))
    )
      return false;
    const head =
      part
        .join(' ')
        .replace(ownNumber, '')
        .split(' ')
        .find((word) => !/^(?:and|but|or)$/.test(word)) ?? '';
    if (head === 'which') return false;
    if (/^(?:no|neither|nor|none|nothing)$/.test(head)) return true;
    if (lower[from] === ';' || lower[from] === ':') return false;
    end = from;
  }
  return false;
}

/** What is done at a place; for an item of a list without a verb group of its own, what leads into the list: "The Baker must:
 *  (a) …; (b) promptly obtain a permit". */
const doingOf = ({ predicate }: Candidate, { lead }: SentenceView): Predicate | null =>
  predicate ?? (lead?.stated ? lead : null);

/** What a rule may ask for beyond its pattern, by the names that `needs:` uses in the grammar files; see `place-needs` too. */
const checks: Record<string, Check> = {
  /** Somebody must do it: no right, no failure to do it, no refusal. */
  duty: (candidate, view) => {
    const doing = doingOf(candidate, view);
    return doing !== null && doing.modality === 'must' && !doing.failure;
  },
  /** "shall", "may", "agrees to", "has the right to require": not what merely is so. */
  stated: (candidate, view) => {
    const doing = doingOf(candidate, view);
    return doing !== null && (doing.stated || doing.subject !== '') && !doing.failure;
  },
  'stated-or-right': ({ predicate }) => predicate?.stated === true,
  /** The sentence, its heading, or what leads into its list, speaks of the end of the agreement. */
  ends: ({ match }, view, { lexis, read, tree }) => {
    if (view.words.lower.some((word) => word.startsWith('surviv'))) return false;
    if (lexis.occurs('at-the-end', view.words, 0, match.from - view.words.first)) return true;
    const parent = parentOf(tree, view.clause);
    if (
      /\b(?:transition|termination|expiry|expiration|exit)\b/i.test(
        `${view.clause?.heading ?? ''} ${parent?.heading ?? ''}`,
      )
    )
      return true;
    const lead = leadWords(read.text, parent);
    return (
      /\b(?:upon|on|after|following)\b[^.;]{0,40}\b(?:terminat|expir)/i.test(lead) &&
      view.words.first > 0 &&
      read.tokens.start[view.words.first]! >= parent!.lead.end
    );
  },
  /** A duty, or a plain sentence about somebody who is no party: "The committee meets every month." In the rules of a house,
   *  and behind a bullet, it need be no sentence: "Weekly scans of all servers". */
  'duty-or-custom': ({ predicate }, { words, lead }, { lexis, parties }) =>
    predicate === null
      ? (lead?.stated && lead.modality === 'must') ||
        ((parties.house || !words.isWord[0]) && words.count > 2 && lexis.occurs('activity', words)) ||
        (words.count > 4 &&
          words.lower.at(-1) === '.' &&
          !/^(?:if|when|where|unless|this|these|there|in|for|any)$/.test(words.lower[0] ?? 'if'))
      : predicate.modality === 'must' && !predicate.failure,
  permission: ({ predicate }) => predicate?.modality === 'may',
  'duty-or-permission': (candidate, view) => {
    const doing = doingOf(candidate, view);
    return doing !== null && doing.modality !== 'must not' && !doing.failure;
  },
  /** The sentence depends on something: "if", "where", "in the event". */
  condition: (_candidate, view, context) => {
    const speaksOfCase = ({ words, predicates }: SentenceView) =>
      predicates.some(({ conditional }) => conditional) ||
      words.lower.some((word) => /^(?:if|events?|terminate)$/.test(word));
    // "(a) a debt remains unpaid for ten days", of a list of what lets somebody end it
    const lead = view.lead ? context.leadingSentence(view) : -1;
    return speaksOfCase(view) || (lead >= 0 && speaksOfCase(context.view(lead)));
  },
  /** It is what follows, not what it follows from. */
  'no-condition': ({ predicate }) => !predicate?.conditional || predicate.modality === 'may',
  'no-negation': ({ match, predicate }, { words }) => {
    const to = match.to - words.first;
    // The doing may be that of the condition ("If no objection is raised the plan is deemed approved"): then only the words
    // right before the consequence deny it.
    const own =
      predicate !== null &&
      !predicate.conditional &&
      predicate.at < to &&
      !/ , which /.test(words.lower.slice(predicate.verb, to).join(' '));
    let start = own ? predicate.at : to - 1;
    while (!own && start > to - 6 && words.isWord[start - 1] && !/^(?:and|or)$/.test(words.lower[start - 1]!)) start--;
    for (let i = start; i < Math.max(to, own ? predicate.at + 2 : 0) && i < words.count; i++) {
      if (negations.has(words.lower[i]!)) return false;
    }
    const told = words.lower.slice(0, match.from - words.first).join(' ');
    return !joinedDenial.test(told) && !deniedSubject(words.lower, Math.max(0, own ? predicate.at : to - 1));
  },
  /** "No delay shall give a right to terminate": nobody has it. */
  'no-denied-subject': ({ predicate }, { words }) =>
    predicate === null ||
    (predicate.from === predicate.at
      ? words.lower[predicate.at - 1] !== 'nor'
      : !deniedSubject(words.lower, predicate.at)),
  'no-prohibition': ({ predicate }) => predicate?.modality !== 'must not',
  /** No number stands beside the vague word: a number alone is the item. */
  'no-number-beside': ({ at }, _view, { read }) => {
    for (const name of ['duration', 'date'] as const) {
      const hits = read.valuesAt[valueIndex(name)]!;
      for (let token = at.to; token < at.to + besideNumber; token++) {
        if (!hits.has(token)) continue;
        const between = read.text.slice(read.tokens.end[at.to - 1], read.tokens.start[token]);
        if (/^\s*(?:written )?notice of (?:at least |not less than |no less than )?$/i.test(between)) return false;
        if (
          !/[;.]\s/.test(between) &&
          /\(|\b(?:but|within|later|exceed\w*|least|latest|than|not|most)\b/i.test(between)
        )
          return false;
      }
      for (let token = Math.max(0, at.from - 6); token < at.from; token++) {
        const hit = hits.get(token);
        if (hit && hit.to <= at.from && !/[,;.]/.test(read.text.slice(hit.end, read.tokens.start[at.from])))
          return false;
      }
    }
    return true;
  },
  /** "the licence will immediately end": it lapses by itself, and nobody has to do anything. */
  'no-lapse': ({ predicate }, { words }) =>
    predicate?.subject !== '' ||
    predicate.passive ||
    !/^(?:end|ends|cease|ceases|lapse|lapses|expire|expires|terminate|terminates)$/.test(
      words.lower[predicate.verb] ?? '',
    ) ||
    // "will at once cease using the name": something is to be left off.
    (words.lower[predicate.verb + 1] ?? '').endsWith('ing'),
  /** "as each may bear": no month. */
  'no-modal': ({ match }, { words }) =>
    words.lower
      .slice(match.from - words.first, match.to - words.first)
      .every((word, i) => word !== 'may' || words.capital[match.from - words.first + i]),
  /** "immediately preceding" tells where, not when; "regularly scheduled" which. */
  'no-place': ({ at }, { words }) => {
    const next = words.lower[at.to - words.first] ?? '';
    if (/^(?:preceding|prior|preceded|above|below|before|adjacent|available|scheduled)$/.test(next)) return false;
    // "the year immediately following the sale", "held immediately following it", but "promptly following it, the Baker shall".
    const from = at.from - words.first;
    const before = words.lower[from - 1] ?? ',';
    const opens = /^[,;:(]$/.test(before) || (before === ')' && words.lower[from - 3] === '(');
    return (
      next !== 'following' ||
      words.lower[from] !== 'immediately' ||
      opens ||
      /^(?:and|or|made|paid|given|sent|delivered|provided)$/.test(before)
    );
  },
  /** "fees that the Baker periodically sets": tells which. */
  'own-doing': ({ predicate }) =>
    !(predicate?.relative || predicate?.conditional) || predicate.stated || predicate.passive,
  /** "(b) immediately, if a receiver is appointed": a ground for ending something, not a doing. */
  'no-ground': ({ at, predicate }, { words, predicates }) => {
    const from = at.from - words.first;
    return !(
      predicate?.conditional &&
      predicate.at > from &&
      predicate.from >= from &&
      !predicates.some((later) => later.at > from && !later.conditional && (later.stated || later.subject !== ''))
    );
  },
  /** Not how long the agreement itself runs. */
  'no-term': ({ predicate, match, value }, { words, predicates }, { lexis }) => {
    const from = match.from - words.first;
    if (
      /\b(?:ends|starts|begins|expires|renewed(?: \w+)?)$/.test(
        words.lower.slice(Math.max(0, from - 2), from).join(' '),
      )
    )
      return false;
    const within = words.lower.slice(from, match.to - words.first).join(' ');
    if (/\b(?:initial|fixed|renewal|original|primary) term\b/.test(within)) return false;
    if (!predicate || predicate.subject) return true;
    const verb = predicate.verb;
    // "Certificates are renewed every three years", "issued each month": something is done, and again and again.
    const again = value.type === 'recurrence' && /^(?:renew|issued|published|made)/.test(words.lower[verb] ?? '');
    if (
      !again &&
      /^(?:renew|renewed|renews|expires?|made|signed|dated|executed|entered|concluded|valid|adopted|issued|published|ended|ends?|starts?|begins?)$/.test(
        words.lower[verb] ?? '',
      )
    )
      return false;
    const life = lexis.match('term-verb', words, verb) > 0 || lexis.match('term-verb', words, predicate.at) > 0;
    // "This Agreement starts on signature and shall continue for a year": the second verb has the first one's subject.
    let head = predicates.indexOf(predicate);
    while (head > 0 && predicates[head]!.from === predicates[head]!.at) head--;
    const { from: begin, at } = predicates[head]!;
    const about = lexis.occurs('agreement-word', words, begin < at ? begin : Math.max(0, at - 20), at);
    const copula = /^(?:is|are|be)$/.test(words.lower[verb] ?? '');
    return !((life || copula) && about);
  },
  /** Somebody must do it on that day: "shall", or a party that does it. */
  firm: ({ predicate }, { words }) =>
    predicate !== null &&
    !predicate.failure &&
    (predicate.stated ||
      (predicate.subject !== '' && !/^(?:has|have|is|are)$/.test(words.lower[predicate.at] ?? ''))) &&
    !/^(?:sign|signed|made|entered|executed|dated|founded|incorporated|expire|expires|end|ends|commence|commences|start|starts)$/.test(
      words.lower[predicate.verb] ?? '',
    ),
  /** "uncured after ten days' notice", "cured within the ten day notice period": a time to mend, which a notice starts. */
  'no-cure': ({ at }, { words }) => {
    const i = at.from - words.first;
    const before = words.lower.slice(Math.max(0, i - 12), i).join(' ');
    // "unless before the end of such ten day notice period the breach is cured"
    if (
      /\b(?:before|prior to|by) the (?:end|expiration|expiry) of (?:such|the|that|said)$/.test(before) &&
      words.lower.some((word) => /^(?:cure|remed|rectif)/.test(word))
    )
      return false;
    return !/\b(?:uncured|unremedied|cured?|remed(?:y|ied)|continues?|continued|persists?)\b(?: [a-z]+){0,6} (?:after|for|within|of)(?: (?:a|the|such|period|of|more|than|at|least|said))*$/.test(
      before,
    );
  },
  /** "with less than six months' notice" says that a notice was too short. */
  'no-shortfall': ({ at }, { words }) => {
    const i = at.from - words.first;
    // "notice to the end of a calendar quarter": the quarter is no length of notice.
    if (words.lower.slice(Math.max(0, i - 2), i).join(' ') === 'end of') return false;
    return !(
      words.lower[i - 1] === 'than' &&
      /^(?:less|fewer|shorter)$/.test(words.lower[i - 2] ?? '') &&
      !/^(?:not|no)$/.test(words.lower[i - 3] ?? '')
    );
  },
};

const valueIndex = (name: 'duration' | 'date') => valueNames.indexOf(name);

/** Drops what lacks something that its rule needs. */
export function checkNeeds(candidates: Candidate[], context: ReadingContext): Candidate[] {
  return candidates.filter((candidate) => hasNeeds(candidate, context));
}

function hasNeeds(candidate: Candidate, context: ReadingContext): boolean {
  const needs = (candidate.rule.fields.needs as string[] | undefined) ?? [];
  if (needs.length === 0) return true;
  const view = context.view(candidate.sentence);
  for (const need of needs) {
    const check = checks[need] ?? recurrenceChecks[need] ?? consequenceChecks[need];
    if (check && !check(candidate, view, context)) return false;
  }
  return true;
}
