import { BOTH } from '../model/obligation.js';
import type { Candidate } from './candidate.js';
import { isParticiple, prepositions } from './english.js';
import type { Mention } from './mentions.js';
import { granterOf } from './named-bearers.js';
import { counterpartyOf } from './party-table.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import { sidesOf } from './sides.js';

/** Items back to which the line is looked for that leads into a list of notices. */
const longestList = 6;

/** "has the right to (i) inspect": so many words before what is to be done. */
const auditReach = 5;

/** "notice in writing given by": so many words. */
const noticeReach = 5;

/** "nine days after the date of receipt by the Miller of the Baker's notice": so many words behind the time. */
const ownReach = 12;

/** Who gives a notice: whoever audits, whoever it is from, the one whose notices a list is about; else who acts. */
export function giverOf(candidate: Candidate, context: ReadingContext, view: SentenceView): string {
  const { predicate } = candidate;
  // "The Miller grants the Baker the right to inspect on two days' notice": by whoever may inspect.
  const granter = granterOf(view, predicate, context);
  if (granter) return counterpartyOf(context.parties, granter);
  const unsaid = !predicate?.subject && !predicate?.actor;
  let giver = candidate.obligor;
  if (unsaid && predicate && view.mentions.length === 0) giver = context.subjectBefore(view, { rights: true }) || giver;
  // "if you have served for less than two years: two weeks' notice"
  if (unsaid || predicate?.conditional) giver = giverOfList(context, view) || giver;
  giver = besideNotice(candidate, context, view, giver) || giving(view, candidate.at.from - view.words.first) || giver;
  giver = auditorIn(predicate, giver, context, view) || giver;
  if (isEitherOf(view, giver)) return BOTH;
  return giver !== '' && giver === toldOf(candidate, context, view) ? counterpartyOf(context.parties, giver) : giver;
}

/** "by either the Baker or the Miller, upon notice": whichever of the two it is. */
const isEitherOf = ({ words, mentions }: SentenceView, giver: string): boolean =>
  mentions.some(
    ({ from, to, party }) =>
      party !== BOTH &&
      words.lower.slice(Math.max(0, from - 2), from).includes('either') &&
      words.lower[to] === 'or' &&
      mentions.some((other) => other.from - to <= 2 && other.from > to && [party, other.party].includes(giver)),
  );

/** "by giving the Baker nine days' notice", "two weeks' notice to the Baker": who is told. Empty where the words do not say. */
function toldOf({ match, at }: Candidate, { lexis }: ReadingContext, { words, mentions }: SentenceView): string {
  const [value, end] = [at.from - words.first, Math.max(match.to, at.to) - words.first];
  const told = mentions.find(({ from, to, possessive, party }) => {
    if (possessive || !party || party === BOTH) return false;
    const before = words.lower[from - 1] === 'the' ? from - 2 : from - 1;
    const gives = value - to <= toldReach && lexis.contains('who/gives-notice', words.lower[before] ?? '');
    if (to <= value && gives) return true;
    // "by written notice delivered to the Baker nine days before"
    const delivered = words.lower[before] === 'to' && isParticiple(words.lower[before - 1] ?? '');
    if (to <= value) return delivered && lexis.match('notice-word', words, before - 2) > 0;
    return from <= end + 2 && words.lower[before] === 'to' && lexis.match('notice-word', words, before - 1) > 0;
  });
  return told?.party ?? '';
}

/** "giving the Baker at least nine days'": so many words lie between who is told and the time. */
const toldReach = 4;

/** "by one month's notice from the Baker": whoever the notice is from; "prices change on a month's notice to the Baker": where
 *  nobody is said to act, not the one who is told. Else empty.
 *  @param giver  as far as is known */
function besideNotice(
  { match, at, predicate }: Candidate,
  context: ReadingContext,
  view: SentenceView,
  giver: string,
): string {
  const { words, mentions } = view;
  // "notice from the Baker delivered to the Miller nine days before"
  const given = mentions.find(
    ({ from, possessive }) =>
      !possessive &&
      from >= match.from - words.first &&
      from < at.from - words.first &&
      words.lower[from - 1] === 'from' &&
      context.lexis.match('notice-word', words, from - 2) > 0,
  );
  if (given) return given.party;
  // "effective nine days after receipt of the Baker's written notice"
  const own = mentions.find(
    ({ from, to, possessive, party }) =>
      possessive &&
      party !== BOTH &&
      from >= match.from - words.first &&
      to < match.to - words.first + ownReach &&
      [to, to + 1].some((noun) => context.lexis.match('notice-word', words, noun) > 0),
  );
  if (own) return own.party;
  // "goes on until ended by the Baker upon nine days' notice"
  const ender = mentions.findLast(
    ({ from, to }) =>
      to <= match.from - words.first &&
      from > (predicate?.verb ?? 0) &&
      words.lower[from - 1] === 'by' &&
      isParticiple(words.lower[from - 2] ?? '') &&
      prepositions.has(words.lower[to] ?? ''),
  );
  if (ender && predicate) return ender.party;
  const from = Math.max(match.to, at.to) - words.first;
  const near = words.lower.slice(from, from + noticeReach);
  const end = near.findIndex(
    (word, i) =>
      /^(?:from|by|to)$/.test(word) &&
      near.slice(0, i).every((before) => context.lexis.contains('who/notice-detail', before)),
  );
  const named = end < 0 ? undefined : mentions.find((each) => each.from === from + end + 1 && !each.possessive);
  if (!named || near[end] !== 'to') return named?.party ?? '';
  const unsaid = !predicate?.subject && !predicate?.agent && ['', BOTH, named.party].includes(giver);
  return unsaid && named.party !== BOTH ? counterpartyOf(context.parties, named.party) : '';
}

/** "You must give notice of:", "Your notice period:", "by either party giving notice:", above a list: whose notice its items are
 *  of; empty where no line leads into them so. */
function giverOfList(context: ReadingContext, view: SentenceView): string {
  for (let index = view.index - 1; index >= Math.max(0, view.index - longestList); index--) {
    const { words, mentions, predicates } = context.view(index);
    const last = words.lower.at(-1);
    if (last === '.') break;
    if (last !== ':' || !context.lexis.occurs('notice-word', words)) continue;
    const gives = predicates.findLast(({ subject, stated, conditional }) => subject && stated && !conditional);
    const owner = mentions.find(
      ({ to, possessive }) => possessive && context.lexis.match('notice-word', words, to) > 0,
    );
    return gives?.subject ?? owner?.party ?? giving(context.view(index), words.count);
  }
  return '';
}

/** "ended by the Baker giving two weeks' notice": whoever is said to give something before a word. */
function giving({ words, mentions }: SentenceView, before: number): string {
  const gives = ({ to, possessive }: Mention) =>
    to < before && !possessive && /^(?:giving|serving)$/.test(words.lower[to] ?? '');
  const giver = mentions.findLast(gives);
  const other = giver && words.lower[giver.from - 1] === 'or' && mentions.find(({ to }) => to === giver.from - 1);
  return other ? BOTH : (giver?.party ?? '');
}

/** "Audits are subject to nine days' notice": given by whoever audits, and not by the one who performs, unless that one
 *  lets what is its own. Empty where the notice is none of an audit, or the words say whose it is. */
function auditorIn(
  predicate: Candidate['predicate'],
  giver: string,
  context: ReadingContext,
  view: SentenceView,
): string {
  if (!context.lexis.occurs('audit-word', view.words) || predicate?.subject) return '';
  const told = auditorBefore(context, view);
  if (told) return told;
  const { payer, performer } = sidesOf(context);
  const lets = context.lexis.contains('auditing-role', performer.toLowerCase());
  const [auditor, audited] = lets ? [performer, payer] : [payer, performer];
  if (!payer || (giver !== audited && giver !== BOTH)) return '';
  if (view.mentions.some(({ party, possessive }) => party === audited && !possessive)) return '';
  return auditor;
}

/** "The Baker may audit the Miller. An audit takes place on nine days' notice": whose right it is, a sentence or two before. */
function auditorBefore(context: ReadingContext, view: SentenceView): string {
  for (let index = view.index - 1; index >= Math.max(0, view.index - 2); index--) {
    const before = context.view(index);
    if (before.clause !== view.clause) break;
    const right = before.predicates.find(
      ({ subject, modality, verb }) =>
        subject !== '' &&
        modality === 'may' &&
        context.lexis.occurs('audit-verb', before.words, verb, verb + auditReach),
    );
    if (right) return right.subject;
  }
  return '';
}
