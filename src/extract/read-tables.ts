import { type Match, matchRules } from '../grammar/matcher.js';
import { phraseAt } from '../grammar/numbers.js';
import type { TokenRange } from '../grammar/sentences.js';
import { tokenAt } from '../grammar/tokens.js';
import { clauseAt, parentOf } from '../model/clause-tree.js';
import { BOTH, obligationKinds } from '../model/obligation.js';
import type { Span } from '../model/span.js';
import type { Timing } from '../model/timing.js';
import type { Candidate } from './candidate.js';
import { actorOf, mostlyBound } from './duty-bearers.js';
import { makeCandidate } from './find-candidates.js';
import { type Table, type TableRow, tokensOf } from './find-tables.js';
import { counterpartyOf } from './party-table.js';
import { slugOf } from './read-anchor.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import { sidesOf } from './sides.js';

/** A cell with more words than this is read like any other text too. */
const longestDatum = 12;
/** Of a cell that begins with its datum, within so many words, and goes on: "6 years from the end of the year in which …". */
const longestCell = 60;
const datumReach = 6;
/** In characters: how far before a table its lead may stand, and how long a heading over it is at most. */
const leadReach = 600;
const longestHeading = 80;
/** "Credit (% of the monthly charge)": of what the shares in a column are. */
const shareOf = /(?:%|\bper ?cent(?:age)?) of (?:the )?([^()]{2,60}?)\)?$/i;

/** What the heading over a table may say of its cells: a "Privacy Notice" says nothing of notice. */
const toldByHeading = /^(?:retention|penalty)\//;
/** Under "Response times", of a table whose rows are grades of faults and whose columns are, say, plans. */
const toldByGrade = 'deadline/limit-in-a-table';

/** Reads the cells of tables that hold a time limit, a date, an interval, a credit or a length of storage. The rules of
 *  `grammars/` with a `column` say what such a cell looks like and which headings make it so: that of its column, else
 *  that of its row, where the table is a list of two columns. Who must act is said by the row, or by the words that lead
 *  into the table. */
export function readTables(tables: readonly Table[], context: ReadingContext): Candidate[] {
  const { read } = context;
  const rules = obligationKinds.flatMap((kind) => read.grammars.rulesOf(kind)).filter(({ fields }) => fields.column);
  const cells = new Map<number, { table: Table; row: TableRow; column: number }>();
  const ranges: TokenRange[] = [];
  for (const table of tables) {
    for (const row of table.rows) {
      for (const [column, cell] of row.cells.entries()) {
        const range = tokensOf(read.tokens, cell);
        if (range.to <= range.from || range.to - range.from > longestCell) continue;
        if (ranges.length > 0 && range.from < ranges.at(-1)!.to) continue;
        cells.set(range.from, { table, row, column });
        ranges.push(range);
      }
    }
  }
  const found: Candidate[] = [];
  const leads = new Map<Table, Lead>();
  for (const match of matchRules(read, rules, ranges)) {
    const at = ranges.findLast(({ from }) => from <= match.from)!;
    const { table, row, column } = cells.get(at.from)!;
    if (column === 0 || row === table.rows[0]) {
      if (!(row === table.rows[0] && column > 0 && table.rows[0].cells.length === 2)) continue;
    }
    if (!leads.has(table)) leads.set(table, leadInto(table, context));
    const candidate = readCell(match, { table, row, column, at }, leads.get(table)!, context);
    if (candidate) found.push(candidate);
  }
  return onePerDatum(found);
}

interface Cell {
  readonly table: Table;
  readonly row: TableRow;
  readonly column: number;
  readonly at: TokenRange;
}

/** The sentence that leads into a table, and whoever acts in it. */
interface Lead {
  readonly view: SentenceView | null;
  readonly actor: string;
  /** "The Baker is entitled to the following credits": the actor is the one who is owed them. */
  readonly entitled: boolean;
}

function readCell(match: Match, cell: Cell, lead: Lead, context: ReadingContext): Candidate | null {
  const { table, row, column, at } = cell;
  const head = table.rows[0]!.cells[column]!;
  const label = row.cells[0]!;
  const { fields } = match.rule;
  const { text, tokens } = context.read;
  const words = ({ start, end }: Span) => text.slice(start, end).replace(/\s+/g, ' ').trim();
  const says = (vocabulary: unknown, cell: Span | null) =>
    cell !== null && occurs(vocabulary as string, tokensOf(tokens, cell), context);
  // A list of two columns may begin at once, without headings.
  const headed = !/^\W?\d/.test(words(head));
  const list = row.cells.length === 2;
  const headSays = says(fields.column, row === table.rows[0] || !headed ? null : head);
  // "Credit (% of the monthly charge)" speaks of a credit, not of a charge.
  if (headed && !headSays && says('table/no-duty', head)) return null;
  if (list && says('table/no-duty', label)) return null;
  const graded = match.rule.id === toldByGrade && says('table/grade', table.rows[0]!.cells[0]!);
  const byHeading = graded || (toldByHeading.test(match.rule.id) && (list || says('table/period', head)));
  const named =
    headSays ||
    (list && says(fields.column, label)) ||
    (byHeading && headingSays(fields.column as string, table, context));
  const whole = match.from === at.from && match.to === at.to;
  if (!named && !(fields.alone && whole && lead.view)) return null;
  if (at.to - at.from > longestDatum && !(headSays && match.from < at.from + datumReach)) return null;
  const candidate = makeCandidate(context, match);
  if (!candidate) return null;
  const thing = !headed || (list && !says(fields.column, head)) ? '' : words(head);
  candidate.action = [words(label), thing].filter(Boolean).join(': ');
  const owing = lead.entitled && candidate.kind === 'penalty' ? counterpartyOf(context.parties, lead.actor) : '';
  const repairer = graded ? sidesOf(context).performer : '';
  candidate.obligor = partyIn(cell, context) || owing || repairer || lead.actor;
  candidate.obligee = counterpartyOf(context.parties, candidate.obligor);
  if (
    candidate.value.type === 'period' &&
    candidate.value.bound &&
    [head, row.cells[column]!].some((cell) => says('table/at-least', cell))
  )
    candidate.value = { ...candidate.value, bound: 'at-least' };
  const share = shareOf.exec(words(head));
  if (candidate.value.type === 'percentage' && !candidate.value.of && share)
    candidate.value = { ...candidate.value, of: share[1]! };
  candidate.start = tokens.start[at.from]!;
  candidate.end = tokens.end[at.to - 1]!;
  if (!named) {
    candidate.start = row.start;
    candidate.end = row.end;
  }
  if (candidate.kind === 'deadline' || candidate.kind === 'notice-period')
    setTiming(candidate, words(label), lead, context);
  else candidate.trigger = { event: '', text: words(label) };
  return candidate;
}

/** "6.2 Credits", "Annex B – Retention schedule": the heading over a table says what its cells hold. */
function headingSays(vocabulary: string, table: Table, context: ReadingContext): boolean {
  const { tree, read } = context;
  const clause = clauseAt(tree, table.start);
  const part = tree.parts.findLast(({ start }) => start <= table.start);
  const spans = [clause, parentOf(tree, clause), part && { heading: part.title, start: part.start }].flatMap((at) => {
    const start = at?.heading ? read.text.indexOf(at.heading, at.start) : -1;
    return start >= 0 ? [{ start, end: start + at!.heading!.length }] : [];
  });
  return [...spans, lineOver(table, read.text)].some((span) =>
    occurs(vocabulary, tokensOf(read.tokens, span), context),
  );
}

/** The line over a table, where it is short and no sentence. */
function lineOver(table: Table, text: string): Span {
  const end = text.slice(0, table.start).replace(/[\s|]+$/, '').length;
  const start = text.lastIndexOf('\n', end - 1) + 1;
  return end - start <= longestHeading && !/[.;,]$/.test(text.slice(start, end))
    ? { start, end }
    : { start, end: start };
}

/** From what a limit counts is said in the words before the table: "counted from the receipt of the report". */
function setTiming(candidate: Candidate, label: string, { view }: Lead, context: ReadingContext): void {
  const { value } = candidate;
  if (value.type === 'date') {
    candidate.timing = { anchor: { type: 'date', date: value.date }, direction: 'after' };
  } else if (value.type === 'recurrence') {
    const { every, on } = value;
    candidate.relation = 'every';
    candidate.timing = {
      anchor: { type: 'effective-date' },
      direction: 'after',
      recurrence: { every, ...(on && { on }), along: on ? 'calendar' : 'anchor', startsAtAnchor: false },
    };
  } else if (value.type === 'period') {
    const start = view && startOfClock(view, context);
    const rest = start ? context.read.text.slice(start.span.start, start.span.end).replace(/\s+/g, ' ') : '';
    const event = start?.event ?? slugOf(tokensOf(context.read.tokens, candidate), context);
    candidate.trigger = { event: start ? event : '', text: [rest, label].filter(Boolean).join(', ') };
    const direction: Timing['direction'] = candidate.relation === 'before' ? 'before' : 'after';
    candidate.timing = { anchor: { type: 'event', event }, period: value.period, direction };
  }
}

/** "from the receipt of the report", "after the order": the last such words of the sentence. */
function startOfClock({ words }: SentenceView, context: ReadingContext): { event: string; span: Span } | null {
  const { read, lexis } = context;
  for (let i = words.count - 1; i > 0; i--) {
    if (words.lower[i] === 'of') continue;
    const begin = lexis.match('after-event', words, i);
    if (!begin || begin >= words.count) continue;
    let to = begin;
    while (to < words.count && !/^[,;:.()]$/.test(words.lower[to]!)) to++;
    if (to <= begin) continue;
    const range = { from: words.first + begin, to: words.first + to };
    const named = matchRules(read, read.grammars.rulesOf('trigger'), [range]).at(0);
    const event = named ? named.rule.id.slice('trigger/'.length) : slugOf(range, context);
    return { event, span: { start: read.tokens.start[range.from]!, end: read.tokens.end[range.to - 1]! } };
  }
  return null;
}

function leadInto(table: Table, context: ReadingContext): Lead {
  const { read } = context;
  const first = tokenAt(read.tokens, table.start);
  let about: SentenceView | null = null;
  for (let index = context.sentenceOf(Math.max(0, first - 1)); index >= 0; index--) {
    const sentence = read.sentences[index]!;
    if (sentence.from >= first) continue;
    if (read.tokens.start[sentence.from]! < table.start - leadReach) break;
    const view = context.view(index);
    about ??= view;
    // What another clause says leads into no table of this one.
    if (view.clause !== about.clause && view.clause?.parent !== about.clause?.parent) break;
    const duty = view.predicates.findLast(({ conditional, relative }) => !conditional && !relative);
    if (!duty?.subject) continue;
    const actor = actorOf(context, view, duty);
    if (actor && actor !== BOTH) return { view, actor, entitled: duty.modality === 'may' };
  }
  return { view: about, actor: doerOf(table, context), entitled: false };
}

/** Who most often does something with the thing that the first column names ("Milestone"), or else most of the duties. */
function doerOf(table: Table, context: ReadingContext): string {
  const { read } = context;
  const counts = new Map<string, number>();
  const { from, to } = tokensOf(read.tokens, table.rows[0]!.cells[0]!);
  for (const token of to - from === 1 ? read.places.ofWord(read.tokens.word[from]!) : []) {
    const view = context.view(context.sentenceOf(token));
    const duty = view.predicates.find(({ conditional, subject }) => !conditional && subject && subject !== BOTH);
    if (duty?.stated && duty.modality === 'must') counts.set(duty.subject, (counts.get(duty.subject) ?? 0) + 1);
  }
  let best = '';
  for (const [party, count] of counts) if (count > (counts.get(best) ?? 0)) best = party;
  return best || mostlyBound(context);
}

/** The party that another cell of the row names alone; in the rules of one house whoever stands under "Responsible". */
function partyIn({ table, row, column }: Cell, context: ReadingContext): string {
  for (const [i, cell] of row.cells.entries()) {
    if (i === column) continue;
    const words = context.read.text.slice(cell.start, cell.end).trim().toLowerCase().replace(/^the /, '');
    if (/^(?:both|both parties|each party|the parties|parties)$/.test(words)) return BOTH;
    const party = context.parties.parties.find(({ forms }) => forms.some((form) => form.join(' ') === words));
    if (party) return party.alias;
    const head = table.rows[0]!.cells[i];
    if (head && context.parties.house && occurs('table/responsible', tokensOf(context.read.tokens, head), context))
      return context.read.text.slice(cell.start, cell.end).trim();
  }
  return '';
}

function occurs(vocabulary: string, { from, to }: TokenRange, { read }: ReadingContext): boolean {
  const id = read.grammars.trie.idOf(vocabulary);
  for (let token = from; token < to; token++) {
    const phrase = phraseAt(read, id, token);
    if (phrase && phrase.to <= to) return true;
  }
  return false;
}

/** A cell says one thing; where no heading tells what the cells of a row are (they may be places), a row is one duty at the
 *  shortest of its intervals. */
function onePerDatum(found: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of found) {
    const twin = kept.findIndex(({ start, end }) => start < candidate.end && candidate.start < end);
    if (twin < 0) kept.push(candidate);
    else if (lengthOf(candidate) < lengthOf(kept[twin]!)) kept[twin] = candidate;
  }
  return kept;
}

const days = { year: 365, month: 30, week: 7, day: 1, hour: 1 / 24, minute: 1 / 1440, second: 1 / 86_400 };

/** Of a series, in days; more than any where it is none. */
function lengthOf({ value }: Candidate): number {
  return value.type === 'recurrence' ? value.every.count * days[value.every.unit] : Number.POSITIVE_INFINITY;
}

/** Tells candidates of the rules for sentences from those in cells that hold data; to be asked in reading order. What has
 *  only white space between its cells is taken for a table where something was read in it.
 *  @param read  what `readTables` found */
export function outsideTables(
  tables: readonly Table[],
  read: readonly Candidate[],
  { read: { tokens } }: ReadingContext,
): (candidate: Candidate) => boolean {
  const cells = tables
    .filter((table) => !table.plain || read.some(({ start }) => table.start <= start && start < table.end))
    .flatMap(({ rows }) => rows.flatMap((row) => row.cells))
    .filter((cell) => cell.end > cell.start);
  let next = 0;
  return ({ match }) => {
    while (next < cells.length && cells[next]!.end <= match.start) next++;
    const cell = cells[next];
    if (!cell || match.start < cell.start) return true;
    const { from, to } = tokensOf(tokens, cell);
    return to - from > longestDatum;
  };
}
