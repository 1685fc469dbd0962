import type { GrammarSet } from '../grammar/load.js';
import { matchRules } from '../grammar/matcher.js';
import type { TokenRange } from '../grammar/sentences.js';
import { tokenAt, tokenSpan } from '../grammar/tokens.js';
import { type Clause, clauseAt } from '../model/clause-tree.js';
import type { AmendingClause } from '../model/reading.js';
import { normalised } from './extract-stipulations.js';
import type { ReadingContext } from './reading-context.js';
import { SentencePhrases } from './sentence-phrases.js';
import { SkippedText } from './skipped-text.js';
import { readWordsPut, unquoted } from './words-put.js';

/** Reads clauses that change another document: replace, add, delete or vary one of its clauses. The span is the amending
 *  clause as a whole, with the words that it puts in place. In reading order. */
export function extractAmendments(context: ReadingContext, grammars: GrammarSet): AmendingClause[] {
  const { read, tree, source } = context;
  const phrases = new SentencePhrases(context);
  const skipped = new SkippedText(tree);
  const found = new Map<string, AmendingClause>();
  const ends = new Map<Clause | TokenRange, number>();
  for (const match of matchRules(read, grammars.rulesOf('amendment'))) {
    const { target, document, number, letter, paragraph } = match.slots;
    if (!target || skipped.holds(match.start)) continue;
    const range = read.sentences[context.sentenceOf(match.from)]!;
    if (((match.rule.fields.without ?? []) as string[]).some((name) => phrases.has(name, range))) continue;
    const clause = clauseAt(tree, match.start);
    const { start, end } = clause ?? tokenSpan(read.tokens, range.from, range.to);
    const span = { start, end: ends.get(clause ?? range) ?? closingQuote(source.text, start, end) };
    ends.set(clause ?? range, span.end);
    let does = match.rule.fields.does as AmendingClause['does'];
    // "In clause 5 the figure X is deleted and Y is inserted" leaves the rest of clause 5 as it is.
    if (does === 'deletes' && putsQuotedWords(range, context, phrases)) does = 'varies';
    // "Clause 5 is deleted. In its place: …" puts other words there.
    const whole = { from: range.from, to: tokenAt(read.tokens, span.end) };
    if (does === 'deletes' && phrases.has('amendment/new-words', whole)) does = 'replaces';
    const puts =
      does === 'deletes' || match.rule.fields['leaves-standing'] === true
        ? []
        : readWordsPut(range, context, phrases, does === 'varies');
    // "In clause 5 the words X are replaced by Y" leaves the rest of clause 5 as it is.
    const isWhole = phrases.has('amendment/new-words', whole) && puts.every(({ old }) => old === '');
    if (does === 'replaces' && puts.length > 0 && !isWhole) does = 'varies';
    const tail = tailOf(source.text, target.end);
    const title = document?.text ?? titleBehind(target.end + tail.length, context, phrases);
    const amending: AmendingClause = {
      start: span.start,
      end: span.end,
      part: clause?.part ?? 'main',
      clause: clause?.number ?? '',
      does,
      target: `${partOf(number?.text, letter?.text)}${target.text.replace(/\s+/g, '')}${paragraph ? `(${paragraph.text.trim()})` : tail.trim()}`,
      targetTitle: normalised(title),
      puts: does === 'varies' ? puts : [],
    };
    const key = `${amending.start} ${amending.target}`;
    const before = found.get(key);
    if (!before || (before.targetTitle === '' && amending.targetTitle !== '')) found.set(key, amending);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function putsQuotedWords(range: TokenRange, context: ReadingContext, phrases: SentencePhrases): boolean {
  const own = unquoted(range, context);
  if (own.to === range.to || !phrases.has('amendment/some-words', own)) return false;
  return readWordsPut(range, context, phrases, true).length > 0;
}

/** "(b)" of "clause 4(b)", "A" of "clause 8A". */
function tailOf(text: string, from: number): string {
  return /^(?:[A-Z]{1,2}(?![\p{L}\d]))?(?:\s*(?:\([a-z0-9]{1,4}\))+)?/iu.exec(text.slice(from, from + 20))![0];
}

/** Words of a title behind the number of a clause: "of Annex B", "of the Agreement". */
const longestTitle = 8;

function titleBehind(offset: number, { read, source }: ReadingContext, phrases: SentencePhrases): string {
  const from = tokenAt(read.tokens, offset);
  const of = phrases.places('precedence/of-document', { from, to: Math.min(from + 1, read.tokens.count) })[0];
  if (!of) return '';
  const reach = { from: of.to, to: Math.min(of.to + longestTitle, read.tokens.count) };
  const numbered = phrases.places('precedence/numbered-part', reach)[0];
  const noun = numbered?.from === of.to ? numbered : phrases.places('precedence/document-noun', reach)[0];
  if (!noun || phrases.lastMark({ from: of.to, to: noun.to }, ',') >= 0) return '';
  const { start, end } = tokenSpan(read.tokens, of.to, noun.to);
  return source.text.slice(start, end);
}

/** So far behind a clause the quote that it opens is looked for. */
const longestQuote = 20_000;

/** Where the words end that a clause puts in the place of others: numbers inside the quote may have begun clauses of the
 *  tree. @returns `end` where no quote is open there */
function closingQuote(text: string, start: number, end: number): number {
  const within = text.slice(start, end);
  const [open, close] = within.includes('“') ? ['“', '”'] : ['"', '"'];
  const opened = within.split(open).length - 1;
  const isOpen = open === close ? opened % 2 === 1 : opened > within.split(close).length - 1;
  if (!isOpen) return end;
  const at = text.slice(end, end + longestQuote).indexOf(close);
  return at < 0 ? end : end + at + 1;
}

/** "paragraph 3 of Schedule 2": `schedule2/`. */
function partOf(number: string | undefined, letter: string | undefined): string {
  const named = (number ?? letter ?? '').replace(/\s+/g, '');
  return named === '' ? '' : `${named.toLowerCase()}/`;
}
