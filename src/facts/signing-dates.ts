import type { GrammarSet } from '../grammar/load.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { Stated } from '../model/facts.js';
import { matchesIn } from '../model/matches-in.js';
import { type DatePatterns, datePatterns } from './date-patterns.js';
import { type NumberOrder, type PrintedDate, readPrintedDates } from './printed-dates.js';

/** A printed date as a fact; the date must be known. */
export function stated({ start, end, date }: PrintedDate, rule: string): Stated<string> {
  return { value: date!, span: { start, end }, rule };
}

const determiner = /\b(this|these|that|certain|an?|said|such|original|the|to|of|under)\b/gi;
const lastSentence = /\. (?!\p{Ll})(?!.*\. (?!\p{Ll}))/su;
/** The date of another document: "the Supply Agreement dated …", "that certain Plan, as of …". The nearest noun for a
 *  document decides, by the word that points at it; names in brackets and quotes aside. */
export function isOfOther(before: string, { document, madeThough }: DatePatterns): boolean {
  const plain = before
    .replace(/\([^()]*\)?/g, (bracket) => ' '.repeat(bracket.length))
    .replace(/["“][^"“”]*["”]/g, (quote) => ' '.repeat(quote.length))
    .replace(/\b(?:no|nos|ref)\. /gi, (words) => ' '.repeat(words.length));
  // "Elm, L.P. dated as of …" is no new sentence.
  const sentence = plain.slice(Math.max(plain.search(lastSentence), plain.lastIndexOf(';'), 0));
  const nouns = [...matchesIn(document, sentence)];
  const noun = nouns[nouns.length - 1];
  if (!noun) return false;
  // "This Amendment to the Hay Agreement dated 3 May is made on": the verb is that of the first.
  if (madeThough.test(sentence.slice(noun.index)) && /\bthis\b/i.test(sentence)) return false;
  const pointers = [...matchesIn(determiner, sentence.slice(Math.max(0, noun.index - 110), noun.index))].map((match) =>
    match[1]!.toLowerCase(),
  );
  if (
    pointers.includes('this') &&
    !pointers
      .slice(pointers.lastIndexOf('this') + 1)
      .some((word) => /^(?:that|certain|said|such|original|an?)$/.test(word))
  ) {
    return (
      /\b(?:to|of|under)[\s\u00a0]+(?:the|that|a|an|its|their)\b[^.;]*$/i.test(
        sentence.slice(sentence.toLowerCase().lastIndexOf('this'), noun.index),
      ) && nouns.length > 1
    );
  }
  return pointers.length > 0;
}

/** "Date: …", "Dated …", also "Date of signature"; not "Agreement dated …" or "Effective Date: …". */
const besideLabel =
  /\bis dated[\s\u00a0]*$|(?:^|[^\p{L}])(?:D(?:ate|ATE)d?D?|date[\s\u00a0]*:)[\s\u00a0:_]*(?:of signature|signed)?[\s\u00a0:_]*$/u;
/** "End Date: …": a label of the term. */
const ofTerm =
  /\b(?:effective|expiration|expiry|termination|start|end|commencement)[\s\u00a0]+dated?[\s\u00a0]*:[\s\u00a0]*$/i;
/** A date above the word "Date", as forms have it. */
const undated =
  /^[\s\u00a0\d/.-]{0,40}[\s\u00a0_-]{0,120}\b(?:Place (?:and )?)?Date\b|^[\s\u00a0\d/._-]{0,160}(?:Name|Title|Signature)\b[^\n]{0,40}?\bDate\b/;
/** A date at the end of the rule on which somebody signs. */
const onRule = /[-_]{10,}[\s\u00a0]*$/;
/** "Rome, 2 April 2020" on a line of its own. */
const placed = /(?:^|\n)[ \t]*\p{Lu}[\p{L}/ -]{2,30},[ \t]*$/u;
const signatureMark = /\/s\/|\\s\\|\bBy:|\bIN WITNESS WHEREOF/;

/** "… have executed this Agreement as of this 4th day of April", or the last of the dates beside the signatures. */
export function readSigned(
  text: string,
  tree: ClauseTree,
  order: NumberOrder,
  grammars: GrammarSet,
): Stated<string> | null {
  const patterns = datePatterns(grammars);
  const main = tree.parts[0]!;
  const places = tree.skipped.filter(({ start, end }) => end - start > 30 && start > text.length * 0.15);
  const block = tree.parts.find(({ id }) => id === 'signatures');
  if (block) places.push(block);
  places.push(
    { start: Math.max(0, main.end - 1800), end: main.end },
    { start: Math.max(0, text.length - 1800), end: text.length },
  );
  // The first signatures, where contracts have annexes behind them or a cover page that is signed.
  const hand = signatureMark.exec(text);
  if (hand) places.push({ start: Math.max(0, hand.index - 200), end: Math.min(text.length, hand.index + 2500) });
  const beside: PrintedDate[] = [];
  for (const { start: from, end: to } of places) {
    for (const date of readPrintedDates(text, from, Math.min(to, from + 6000), order, grammars)) {
      if (!date.date) continue;
      const before = text.slice(Math.max(0, date.start - 200), date.start);
      if (/\bsource:[^\n]*$/i.test(before)) continue;
      // "DATE: 07/07/97 3:57 PM": when a file was written.
      if (/^[\s\u00a0]{1,3}\d{1,2}:\d{2}/.test(text.slice(date.end, date.end + 9))) continue;
      if (
        patterns.signing.test(before) &&
        !/\bdate[d]?[\s\u00a0]*:[\s\u00a0]*$/i.test(before) &&
        !isOfOther(before, patterns)
      )
        return stated(date, 'facts/date-of-execution');
      const after = text.slice(date.end, date.end + 240);
      if (
        besideLabel.test(before)
          ? !ofTerm.test(before) && !isOfOther(before.slice(-60), patterns)
          : undated.test(after) || placed.test(before) || onRule.test(before)
      )
        beside.push(date);
    }
  }
  const last = beside.sort((a, b) => (a.date! < b.date! ? 1 : -1))[0];
  return last ? stated(last, 'facts/date-of-signature') : null;
}
