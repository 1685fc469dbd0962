import type { GrammarSet } from '../grammar/load.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { Stated } from '../model/facts.js';
import { type NumberOrder, type PrintedDate, readPrintedDates } from './printed-dates.js';
import type { FactSentence } from './windows.js';

export interface HeadDates {
  readonly agreementDate: Stated<string> | null;
  readonly effectiveDate: Stated<string> | null;
}

const openingLength = 5000;
const made =
  /(?:\b(?:dated|made|entered|executed|signed|concluded|agreed|effective|dates?|delivered)\b[^.;]{0,90}|\bas of\b[^.;]{0,20}|\bthis\b[\s\u00a0]*|\bon(?: the)?\b[\s\u00a0]*)$/i;
const elsewhere =
  /(?:\b(?:act|code|regulation|pursuant to|certain|under the|amended|filed|form|section|rule|expir\w+|terminat\w+|ending|through|until|born|registered|incorporated|rev(?:ised|ision)?\.?|draft|version|printed)\b)[^.;]{0,60}$/i;
const effectiveBefore =
  /\beffective(?:[\s\u00a0]+(?:date|as of|on|from|this|is|shall be|means|the|:))*[\s\u00a0:"”]*(?:the[\s\u00a0]+)?$/i;
const effectiveAfter =
  /^[^.;\n]{0,12}[\s\u00a0,]*\((?:the|this|hereinafter|herein|hereafter|referred to as|the date|[\s,"“”'‘]){0,8}effective[\s\u00a0]?date/i;

interface Placed extends PrintedDate {
  readonly before: string;
  readonly after: string;
}

/** The day on which the contract was made and that from which it is in force, as its head, its signatures and its own
 *  definition state them. A blank in the head means that there is none, whatever stands elsewhere. */
export function readHeadDates(
  text: string,
  tree: ClauseTree,
  sentences: readonly FactSentence[],
  order: NumberOrder,
  grammars: GrammarSet,
): HeadDates {
  const head = readHead(text, order, grammars);
  const top = topDate(head);
  let agreementDate = top?.date ? stated(top, 'facts/date-in-head') : null;
  if (!agreementDate && top?.problem !== 'blank') agreementDate = readSigned(text, tree, order, grammars);
  const effectiveDate = readEffective(head, agreementDate, sentences);
  return { agreementDate, effectiveDate };
}

function stated({ start, end, date }: PrintedDate, rule: string): Stated<string> {
  return { value: date!, span: { start, end }, rule };
}

function readHead(text: string, order: NumberOrder, grammars: GrammarSet): Placed[] {
  return readPrintedDates(text, 0, openingLength, order, grammars).map((date) => ({
    ...date,
    before: text.slice(Math.max(0, date.start - 120), date.start),
    after: text.slice(date.end, date.end + 80),
  }));
}

/** The date of the opening sentence ("made this …", "dated as of …"), else one that stands alone near the top. */
function topDate(head: readonly Placed[]): Placed | null {
  const introduced = head.find(({ before }) => made.test(before) && !elsewhere.test(before));
  const alone = head.find(
    ({ before, after, start }) =>
      start < 2500 &&
      /(?:^|\n|[\s\u00a0]{3,}|,[\s\u00a0])[\s\u00a0*_]*$/.test(before) &&
      /^[\s\u00a0*_.]*(?:\n|$|[\s\u00a0]{3,})/.test(after) &&
      !elsewhere.test(before),
  );
  if (!introduced) return alone ?? null;
  if (alone?.date && introduced.problem === 'blank') return alone;
  // "is entered into on 1 October and made effective as of 1 November": the first is the day it was made.
  return introduced;
}

const executed = /\b(?:executed|signed|dated|set (?:their|its) hands?|entered into|made|done|as of)\b[^.]{0,160}$/i;

/** "… have executed this Agreement as of this 4th day of April", or the last of the dates beside the signatures. */
function readSigned(text: string, tree: ClauseTree, order: NumberOrder, grammars: GrammarSet): Stated<string> | null {
  const block = tree.parts.find(({ id }) => id === 'signatures');
  const main = tree.parts[0]!;
  const places = [...tree.skipped].filter(({ start, end }) => end - start > 40 && start > text.length * 0.2);
  const from =
    block?.start ??
    places.find(({ start }) => /witness|sign|by:/i.test(text.slice(start, start + 300)))?.start ??
    Math.max(0, main.end - 2500);
  const dates = readPrintedDates(text, from, Math.min(text.length, from + 4000), order, grammars);
  const done = dates.find(
    ({ start, date }) =>
      date &&
      executed.test(text.slice(Math.max(from - 200, start - 170), start)) &&
      !/^\s*date[d]?\s*:/i.test(text.slice(start - 8, start)),
  );
  if (done) return stated(done, 'facts/date-of-execution');
  const beside = dates.filter(
    ({ start, date }) => date && /\bdated?[\s\u00a0:_]*$/i.test(text.slice(Math.max(0, start - 24), start)),
  );
  const last = beside.sort((a, b) => (a.date! < b.date! ? 1 : -1))[0];
  return last ? stated(last, 'facts/date-of-signature') : null;
}

function readEffective(
  head: readonly Placed[],
  agreement: Stated<string> | null,
  sentences: readonly FactSentence[],
): Stated<string> | null {
  const named = head.find(
    ({ before, after, date }) => date && (effectiveAfter.test(after) || effectiveBefore.test(before)),
  );
  if (named) return stated(named, 'facts/effective-date-in-head');
  const blank = head.find(
    ({ before, after, date }) => !date && (effectiveAfter.test(after) || effectiveBefore.test(before)),
  );
  if (blank) return null;
  let best: { stated: Stated<string>; points: number } | null = null;
  for (const sentence of sentences) {
    const about =
      sentence.headed ||
      sentence.matches.some((match) => match.rule.fields.fact === 'about-the-term') ||
      /effective date|commencement date/i.test(sentence.text);
    if (!about) continue;
    for (const match of sentence.matches) {
      if (match.rule.fields.fact !== 'effective-date') continue;
      const value = match.slots.date?.hit?.value;
      const date =
        value?.type === 'date'
          ? value.date
          : match.slots.day?.meaning === 'agreement-date'
            ? agreement?.value
            : undefined;
      if (!date || /\b(?:invoice|payment|fee|price|rate|report|notice|terminat\w+ effective|until)\b/i.test(match.text))
        continue;
      const points =
        (sentence.headed ? 1 : 0) +
        (/effective|force|effect/i.test(match.text) ? 3 : 0) +
        (/commenc|begin|start/i.test(match.text) ? 2 : 0) +
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
