import type { Rule } from '../grammar/grammar-set.js';
import type { TokenRange } from '../grammar/sentences.js';
import { tokenAt } from '../grammar/tokens.js';
import { clauseAt, parentOf, partAt } from '../model/clause-tree.js';
import { BOTH } from '../model/obligation.js';
import { oncePer } from '../model/once-per.js';
import type { Span } from '../model/span.js';
import { mostlyBound } from './bearer-around.js';
import { actorOf } from './duty-bearers.js';
import { betweenRows, type Table, tokensOf } from './find-tables.js';
import { headingSpan } from './lead-words.js';
import { mostOf } from './most-of.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import { type Cell, cellSays, phraseIn } from './table-cells.js';

/** In characters: how far before a table its lead may stand, and how long a heading over it is at most. */
const leadReach = 600;
const longestHeading = 80;

/** The sentence that leads into a table, and whoever acts in it. */
export interface Lead {
  /** The sentence in which somebody acts, or else the one right before the table. */
  readonly view: SentenceView | null;
  /** The sentence right before the table. */
  readonly last: SentenceView | null;
  readonly actor: string;
  /** "The Baker is entitled to the following credits", "receives the following credits": the actor is the one who is owed them. */
  readonly entitled: boolean;
  /** The line over the table, where it is short and no sentence; else empty. */
  readonly over: Span;
}

/** Reads what leads into a table: the sentence before it, and who last had to do something there. */
export const leadInto = (table: Table, context: ReadingContext): Lead => new LeadOfTable(table, context);

/** Who acts is found when first asked for: of most tables no cell is read, and nobody asks. */
class LeadOfTable implements Lead {
  readonly last: SentenceView | null;
  readonly over: Span;
  /** The sentences near enough before the table, the nearest first. */
  readonly #before: readonly SentenceView[];
  #acting: Pick<Lead, 'view' | 'actor' | 'entitled'> | undefined;

  constructor(
    private readonly table: Table,
    private readonly context: ReadingContext,
  ) {
    this.over = lineOver(table, context.read.text);
    this.#before = sentencesBefore(table, context);
    this.last = this.#before[0] ?? null;
  }

  get view(): SentenceView | null {
    return this.#whoActs.view;
  }

  get actor(): string {
    return this.#whoActs.actor;
  }

  get entitled(): boolean {
    return this.#whoActs.entitled;
  }

  get #whoActs(): Pick<Lead, 'view' | 'actor' | 'entitled'> {
    this.#acting ??= this.#findActor();
    return this.#acting;
  }

  #findActor(): Pick<Lead, 'view' | 'actor' | 'entitled'> {
    const { table, context, last } = this;
    for (const view of this.#before) {
      // What another clause says leads into no table of this one.
      if (view.clause !== last?.clause && view.clause?.parent !== last?.clause?.parent) break;
      const duty = view.predicates.findLast(({ conditional, relative }) => !conditional && !relative);
      if (!duty?.subject && !duty?.actor && !duty?.agent && !duty?.agentActor) continue;
      const actor = actorOf(context, view, duty);
      if (!actor || actor === BOTH) continue;
      const receives = duty.subject !== '' && context.lexis.contains('who/receives', view.words.lower[duty.verb] ?? '');
      return { view, actor, entitled: duty.modality === 'may' || receives };
    }
    return { view: last, actor: doerOf(table, context), entitled: false };
  }
}

function sentencesBefore(table: Table, context: ReadingContext): SentenceView[] {
  const { text, tokens, sentences } = context.read;
  const first = tokenAt(tokens, table.start);
  const found: SentenceView[] = [];
  for (let index = context.sentenceOf(Math.max(0, first - 1)); index >= 0; index--) {
    const start = sentences[index]!.from;
    // Bars and rules before the first cell open the table's own sentence.
    if (start >= first || betweenRows.test(text.slice(tokens.start[start], table.start))) continue;
    if (tokens.start[start]! < table.start - leadReach) break;
    found.push(context.view(index));
  }
  return found;
}

/** Who most often does something with the thing that the first column names ("Milestone"), or else most of the duties. */
function doerOf(table: Table, context: ReadingContext): string {
  const { tokens } = context.read;
  const { from, to } = tokensOf(tokens, table.rows[0]!.cells[0]!);
  if (to - from !== 1) return mostlyBound(context);
  const word = tokens.word[from]!;
  const known = doersOf(context);
  if (!known.has(word)) known.set(word, mostlyDoneBy(word, context));
  return known.get(word) || mostlyBound(context);
}

/** By word, since many tables may begin with the same. */
const doersOf = oncePer((_: ReadingContext) => new Map<number, string>());

function mostlyDoneBy(word: number, context: ReadingContext): string {
  const counts = new Map<string, number>();
  for (const token of context.read.places.ofWord(word)) {
    const view = context.view(context.sentenceOf(token));
    const duty = view.predicates.find(({ conditional, subject }) => !conditional && subject && subject !== BOTH);
    if (duty?.stated && duty.modality === 'must') counts.set(duty.subject, (counts.get(duty.subject) ?? 0) + 1);
  }
  return mostOf(counts);
}

/** Whether the sentence right before a table says all of what a rule's `lead` asks for: "on the following notice". */
export function leadSays(vocabularies: readonly string[], { last }: Lead, table: Table, context: ReadingContext) {
  if (!last || vocabularies.length === 0) return false;
  const { from, to } = context.read.sentences[last.index]!;
  const range: TokenRange = { from, to: Math.min(to, tokenAt(context.read.tokens, table.start)) };
  return vocabularies.every((vocabulary) => phraseIn(vocabulary, range, context));
}

/** Whether the datum of a rule may open a row, as "Due date | Instalment" has it: the heading of the first column is one of
 *  the rule's `opens`, or the sentence before the table tells somebody to pay and another column holds the sums. */
export function opensRow(rule: Rule, { table }: Pick<Cell, 'table'>, { last }: Lead, context: ReadingContext): boolean {
  const { opens } = rule.fields;
  if (!opens || table.headless) return false;
  const [first, ...others] = table.rows[0]!.cells;
  if (cellSays(opens as string, first, context)) return true;
  return (
    (last?.predicates ?? []).some(({ stated, modality }) => stated && modality === 'must') &&
    others.some((head) => cellSays('table/sum', head, context))
  );
}

/** "6.2 Credits", "Annex B – Retention schedule": the heading over a table says what its cells hold. */
export function headingSays(vocabulary: string, table: Table, { over }: Lead, context: ReadingContext): boolean {
  const { tree, read } = context;
  const clause = clauseAt(tree, table.start);
  const part = partAt(tree, table.start);
  const headings = [clause, parentOf(tree, clause)].map((at) => at && headingSpan(read.text, at, at.heading));
  const title = part && headingSpan(read.text, part, part.title);
  return [...headings, title, over].some(
    (span) => span !== null && phraseIn(vocabulary, tokensOf(read.tokens, span), context),
  );
}

function lineOver(table: Table, text: string): Span {
  let end = table.start;
  while (end > 0 && /[\s|]/.test(text[end - 1]!)) end--;
  const start = text.lastIndexOf('\n', end - 1) + 1;
  return end - start <= longestHeading && !/[.;,]$/.test(text.slice(start, end))
    ? { start, end }
    : { start, end: start };
}
