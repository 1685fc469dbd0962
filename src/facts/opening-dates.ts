import type { GrammarSet } from '../grammar/load.js';
import type { Match } from '../grammar/matcher.js';
import type { Read } from '../grammar/read.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { Stated } from '../model/facts.js';
import type { Span } from '../model/span.js';
import { type DatePatterns, datePatterns } from './date-patterns.js';
import { type FactSentence, matchesOf } from './fact-sentence.js';
import { readLabelledDate } from './labelled-dates.js';
import { type NumberOrder, type PrintedDate, readPrintedDates } from './printed-dates.js';
import { isOfOther, readSigned, stated } from './signing-dates.js';
import { laysDown, saysFromTo } from './term-score.js';

export interface HeadDates {
  readonly agreementDate: Stated<string> | null;
  readonly effectiveDate: Stated<string> | null;
}

const openingLength = 6000;
/** A date line: "Dated as of …", "Date: …", "Last updated: …". */
const dateLine =
  /(?:^|\n|(?<![\s\u00a0])[\s\u00a0]{3}|\bexhibit[\s\u00a0][\d.]+[\s\u00a0]+)[\s\u00a0*_(]*(?:dated|date|date of (?:the )?agreement|last updated(?: on)?|updated?(?: date)?|version of|edition of|approved[^.\n]{0,40}on|agreement date|contract date)?[\s\u00a0*_:]*(?:(?:as of|on|the|this)[\s\u00a0*_:]*)?$/i;
/** "AGENCY AGREEMENT  May 14, 2014": behind a title in capitals on the same line. */
const afterTitle = /\p{Lu}{3}[\s\u00a0*]+(?:Dated|DATED|Date:|as of|AS OF)?[\s\u00a0*]*$/u;
/** "BETWEEN A Ltd and B Ltd, of 3 May 2020": behind the parties, at the end of their paragraph. */
const afterParties =
  /(?:^|\n)[\s\u00a0*]*(?:made |by and )?between[\s\u00a0](?:(?!\n[\s\u00a0]*\n)[^;]){3,240}[,)"”*][\s\u00a0]*(?:(?:of|on|the|dated|as of)[\s\u00a0]+)*$/i;
const effectiveBefore =
  /\b(?:(?<!w(?:as|ere)[\s\u00a0])effective(?:[\s\u00a0]+date)?(?:[\s\u00a0]+of[\s\u00a0]+this(?:[\s\u00a0]\w+){1,3}?)?(?:[\s\u00a0]+for all purposes(?:[\s\u00a0]\w+){0,5}?)?(?:[\s\u00a0]+retroactive(?:ly)?(?:[\s\u00a0]+to)?)?(?:[\s\u00a0]+(?:date|as of|on|from|this|is|shall be|means|the|:))*|in force (?:from|since|as of)|start date[\s\u00a0]*\|)[\s\u00a0:_"”]*(?:the[\s\u00a0]+)?$/i;
const effectiveAfter =
  /^[^.;\n]{0,12}(?:[ \t\u00a0,]|\n(?=[\s\u00a0]*[("“]))*\(?[\s\u00a0]?(?:the|this|hereinafter|herein|hereafter|referred to as|called|is|the date|[\s,"“”'‘(]){0,8}(?:(?:\w+[\s\u00a0])?amendment[\s\u00a0])?(?:effective|commencement|start)[\s\u00a0]?date(?![\s\u00a0:|]*\d)/i;

interface Placed extends PrintedDate {
  readonly before: string;
  readonly after: string;
}

/** The day on which the contract was made and that from which it is in force, as its head, its signatures and its own
 *  definition state them. A blank in the head means that there is none, whatever stands elsewhere.
 *  @param printed  the dates of the head */
export function readHeadDates(
  read: Read,
  tree: ClauseTree,
  printed: readonly PrintedDate[],
  sentences: readonly FactSentence[],
  order: NumberOrder,
  grammars: GrammarSet,
): HeadDates {
  const { text } = read;
  const head = readHead(text, tree, printed);
  const patterns = datePatterns(grammars);
  const top = topDate(head, patterns);
  let agreementDate = top?.date && !isEffectiveOnly(top, patterns) ? stated(top, 'facts/date-in-head') : null;
  if (!agreementDate && top?.date && asOfEffective.test(text.slice(text.length * 0.2)))
    agreementDate = stated(top, 'facts/effective-date-in-head');
  if (!agreementDate && top?.problem !== 'blank') agreementDate = readSigned(text, tree, order, grammars);
  if (!agreementDate && top?.date && introducesParties(top, patterns))
    agreementDate = stated(top, 'facts/effective-date-in-head');
  const signed = () =>
    agreementDate?.rule.startsWith('facts/date-of-') ? agreementDate : readSigned(text, tree, order, grammars);
  const effectiveDate =
    readEffective(head, agreementDate, signed, sentences, patterns) ??
    readSignedEffective(text, agreementDate) ??
    readLabelledDate(read, 'start', order, grammars);
  return { agreementDate, effectiveDate };
}

/** "… have caused this Agreement to be executed as of the Effective Date." */
const asOfEffective = /\b(?:executed|signed|entered into)(?: this \w+)?(?:[^.;]{0,60}?)\bas of the Effective Date\b/;

/** "This Agreement, effective as of 1 May, is between …": the sentence that makes the contract, and not one that says
 *  when it is in force. */
const introducesParties = ({ before, after }: Placed, { introducingParties }: DatePatterns): boolean =>
  (!/:[\s\u00a0]*$/.test(before) && /^[^.;]{0,80}\b(?:between|among)\b/i.test(after)) ||
  introducingParties.test(before.split(/[.)]\s+(?=(?:This|The|It)\s)/).pop()!);

const signedEffective = /\beffective (?:this|as of|on)\b.{0,160}$/is;

/** "Signed and effective this 25th day of May" above the signatures: both dates in one. */
function readSignedEffective(text: string, agreement: Stated<string> | null): Stated<string> | null {
  if (!agreement?.rule.startsWith('facts/date-of-')) return null;
  const before = text.slice(Math.max(0, agreement.span.start - 200), agreement.span.start);
  return signedEffective.test(before) ? { ...agreement, rule: 'facts/effective-on-signature' } : null;
}

/** The dates printed on top: in the first 6000 characters, tables of contents not counted. */
export function readPrintedHead(
  text: string,
  tree: ClauseTree,
  order: NumberOrder,
  grammars: GrammarSet,
): PrintedDate[] {
  return readPrintedDates(text, 0, openingEnd(tree, text.length), order, grammars);
}

function readHead(text: string, tree: ClauseTree, printed: readonly PrintedDate[]): Placed[] {
  return printed
    .filter(
      ({ start }) => !tree.skipped.some((span) => span.start <= start && start < span.end && isFurniture(text, span)),
    )
    .map((date) => ({
      ...date,
      before: text.slice(Math.max(0, date.start - 260), date.start).replace(/(?<=\d)\.(?=\d)/g, ','),
      after: text.slice(date.end, date.end + 80),
    }));
}

/** Short lines of the page, and tables of contents; not a signature block, which has dates of its own. */
function isFurniture(text: string, { start, end }: Span): boolean {
  return end - start < 300 || /\.{4}|\d\s*$/.test(text.slice(Math.max(start, end - 40), end));
}

/** Where the first 6000 characters that are read end: tables of contents do not count. */
function openingEnd(tree: ClauseTree, length: number): number {
  let end = openingLength;
  for (const span of tree.skipped) {
    if (span.start > end || span.start > 60000) break;
    end += Math.min(span.end, 60000) - span.start;
  }
  return Math.min(end, length);
}

/** The date of the opening sentence ("made this …", "dated as of …"), else one on a line of its own near the top. */
function topDate(head: readonly Placed[], patterns: DatePatterns): Placed | null {
  const { introducing, elsewhere } = patterns;
  const own = head.filter(
    ({ before }) => introducing.test(before) && !elsewhere.test(before) && !isOfOther(before, patterns),
  );
  const introduced = own.find((date) => !isEffectiveOnly(date, patterns)) ?? own[0];
  if (introduced && !isEffectiveOnly(introduced, patterns)) return introduced;
  const line = head.find(
    (date) =>
      date.start < 3000 &&
      (dateLine.test(date.before) || afterTitle.test(date.before)) &&
      !isEffectiveOnly(date, patterns) &&
      !besideAnother(date) &&
      !/^[\s\u00a0]*(?:through|to|until|till|and ending)\b/i.test(date.after) &&
      !elsewhere.test(lastParagraph(date.before)),
  );
  const behind = head.find(
    ({ date, before, after }) => date && afterParties.test(before) && /^[\s\u00a0.)*]*?(?:\n|$)/.test(after),
  );
  return line ?? introduced ?? behind ?? null;
}

const lastParagraph = (before: string): string =>
  before
    .replace(/[ \t\u00a0]{2,}/g, '  ')
    .slice(-60)
    .split(/\n[\s\u00a0]*\n/)
    .pop()!;

/** "Date: 3 May 2020   Date: 4 May 2020", "3.5.20 4.5.20": dates of signatures, on a first page that is signed. */
const besideAnother = ({ before, after }: Placed): boolean =>
  /^[\s\u00a0]{1,70}(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?<=\s)Date:[\s\u00a0]*(?:\d|\p{Lu}\p{Ll}+ \d))/u.test(after) &&
  (/\bDate:[\s\u00a0]*$/.test(before) || !/\p{L}[\s\u00a0:]*$/u.test(before));

/** "effective as of 1 May" says when it is in force, not when it was made; "made effective as of" says both. */
function isEffectiveOnly({ before }: Placed, { making }: DatePatterns): boolean {
  return effectiveBefore.test(before) && !making.test(before);
}

/** ", effective 8 October, automatically adjusts", "Effective on 15 May, the notes will convert": when something else
 *  happens. */
const isAside = ({ before, after }: Placed): boolean =>
  /^,\s+(?:\p{Ll}+ly|shall|will|be)\b/u.test(after) ||
  (/[.)]\s+Effective\s+(?:on\s+|as\s+of\s+)?$/.test(before) &&
    /^(?:\s*\([^()]{0,60}\))?,\s+(?!(?:(?:this|the) (?:\w+ )?(?:agreement|contract|lease|amendment|term|parties)|both|each)\b)/i.test(
      after,
    ));

function readEffective(
  head: readonly Placed[],
  agreement: Stated<string> | null,
  signed: () => Stated<string> | null,
  sentences: readonly FactSentence[],
  patterns: DatePatterns,
): Stated<string> | null {
  const named = head.find(
    (place) =>
      place.date &&
      !isAside(place) &&
      ((effectiveAfter.test(place.after) && !/\bamended\b[^.;]{0,40}$/i.test(place.before)) ||
        (effectiveBefore.test(place.before) && !isOfOther(place.before, patterns))),
  );
  if (named) return stated(named, 'facts/effective-date-in-head');
  const blank = head.find(
    ({ before, after, date }) => !date && (effectiveAfter.test(after) || effectiveBefore.test(before)),
  );
  if (blank) return null;
  let best: { stated: Stated<string>; points: number } | null = null;
  for (const sentence of sentences) {
    const lays = laysDown(sentence) || [definesEffective, definesTerm].some((words) => words.test(sentence.plain));
    if (
      !lays &&
      !(sentence.headed && saysFromTo(sentence)) &&
      !patterns.startHeading.test(sentence.read.text.slice(Math.max(0, sentence.start - 40), sentence.start))
    )
      continue;
    for (const match of matchesOf(sentence, 'effective-date')) {
      const date = effectiveOf(match, sentence, agreement, signed);
      if (!date || sentence.cues.has('term/of-other-thing', match)) continue;
      const value = match.slots.date !== undefined;
      const points =
        (sentence.headed ? 1 : 0) +
        (sentence.cues.has('term/in-effect', match) ? 3 : 0) +
        (sentence.cues.has('term/commences', match) ? 2 : 0) +
        (value ? 1 : 0);
      if (points < 2 || (best && best.points >= points)) continue;
      best = {
        points,
        stated: { value: date, span: { start: sentence.start, end: sentence.end }, rule: match.rule.id },
      };
    }
  }
  return best?.stated ?? null;
}

const definesTerm =
  /["“](?:contract |initial )?(?:term|period)["”]? (?:shall mean|means|(?:shall|will) (?:begin|commence|start))|\bterm (?:of (?:this|the) \w+ )?(?:is|shall be|will be) [^.;]{0,40}\b(?:beginning|commencing|starting)\b/i;
const definesEffective =
  /\((?:hereinafter )?(?:referred to as )?(?:the )?["“](?:the )?effective date|\b(?:will|shall) (?:start|begin|commence) (?:work|(?:(?:the|his|her|your) )?employment)\b|\bstart date["”]? (?:means|is|shall|will)\b|\b(?:effective|commencement) date["”]?(?: of (?:this|the) \w+)?[\s:]*(?:means|shall|is|will|refers|\(|:|[A-Z]?[a-z]* ?\d)/i;

/** The date itself, or that of the agreement or of its signature where the words point there. */
function effectiveOf(
  match: Match,
  { cues }: FactSentence,
  agreement: Stated<string> | null,
  signed: () => Stated<string> | null,
): string | undefined {
  const value = match.slots.date?.hit?.value;
  if (value?.type === 'date') return value.date;
  const day = match.slots.day?.meaning;
  if (day === 'agreement-date') return agreement?.value;
  if (day !== 'signature' || cues.has('term/beside-signature', match)) return undefined;
  return signed()?.value ?? (/\b(?:below|hereunder)\b/i.test(match.text) ? agreement?.value : undefined);
}
