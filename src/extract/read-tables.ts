import { type Match, matchRules } from '../grammar/matcher.js';
import type { TokenRange } from '../grammar/sentences.js';
import { lowerBound } from '../grammar/sorted-places.js';
import type { Span } from '../model/span.js';
import type { Value } from '../model/value.js';
import type { Candidate } from './candidate.js';
import { makeCandidate, obligationRules } from './find-candidates.js';
import { type Table, type TableRow, tokensOf } from './find-tables.js';
import { counterpartyOf } from './party-table.js';
import type { ReadingContext } from './reading-context.js';
import { bearerOf, doerOfColumn, nameIn } from './table-bearer.js';
import { type Cell, cellSays, columnOfWho, isWhole, partOf, timeOf, wordsIn } from './table-cells.js';
import { headingSays, type Lead, leadInto, leadSays, opensRow } from './table-lead.js';
import { setTiming } from './table-timing.js';

/** A cell with more words than this is read like any other text too. */
const longestDatum = 12;
/** The heading of a column has at most so many words: with more it is a sentence, and the table a text in columns. */
const longestHead = 20;
/** A row with more cells is data, and no list of duties; and every cell of a row is compared with the others. */
const mostCells = 60;
/** A cell may begin with its datum, within so many words, and go on: "6 years from the end of the year in which …"; a
 *  datum with "at least" may stand anywhere in it. */
const datumReach = 6;
/** Behind a label and a colon the datum stands at once: "Late fee: 2%", "Payment: net nine days". */
const labelReach = 3;
/** "Credit (% of the monthly charge)": of what the shares in a column are. */
const shareOf = /(?:%|\bper ?cent(?:age)?) of (?:the )?([^()]{2,60}?)\)?$/i;

/** What the heading over a table may say of its cells: a "Privacy Notice" says nothing of notice. */
const toldByHeading = /^(?:retention|penalty)\//;
/** Under "Response times", of a table whose rows are grades of faults and whose columns are, say, plans. */
const toldByGrade = 'deadline/limit-in-a-table';

/** What parts the doings of one cell, and the times for several cases. */
const betweenDoings = /^(?:[;.•|]|br)$/;
const betweenCases = /^[;,•|]$/;

/** Reads the cells of tables that hold a time limit, a date, an interval, a credit or a length of storage, or what the one
 *  does whom the row names. The rules of `grammars/` with a `column` or a `lead` say what such a cell looks like and what
 *  makes it so: the heading of its column, else that of its row, where the table is a list of labels and values, or the
 *  sentence that leads into the table. Who must act is said by the row, or by the words that lead into the table. */
export function readTables(tables: readonly Table[], context: ReadingContext): Candidate[] {
  const { read } = context;
  const { forTables: rules } = obligationRules(read.grammars);
  const cells: Cell[] = [];
  const ranges: TokenRange[] = [];
  for (const table of tables) {
    for (const row of table.rows) {
      if (row.cells.length > mostCells) continue;
      for (const [column, cell] of row.cells.entries()) {
        const range = tokensOf(read.tokens, cell);
        if (range.to <= range.from) continue;
        if (ranges.length > 0 && range.from < ranges.at(-1)!.to) continue;
        cells.push({ table, row, column, at: range });
        ranges.push(range);
      }
    }
  }
  if (ranges.length === 0) return [];
  const found = new Map<TableRow, Candidate[]>();
  const leads = new Map<Table, Lead>();
  const starts = Int32Array.from(ranges, ({ from }) => from);
  for (const match of matchRules(read, rules, ranges)) {
    const cell = cells[lowerBound(starts, match.from + 1) - 1]!;
    const { table, row, column } = cell;
    const first = row === table.rows[0] && !table.headless;
    if (first && !(column > 0 && table.rows[0]!.cells.length === 2)) continue;
    if (!leads.has(table)) leads.set(table, leadInto(table, context));
    if (!first && column === 0 && !match.rule.fields.who && !opensRow(match.rule, cell, leads.get(table)!, context))
      continue;
    const candidate = match.rule.fields.who
      ? readDoing(match, cell, leads.get(table)!, context)
      : readCell(match, cell, leads.get(table)!, context);
    if (!candidate) continue;
    if (!found.has(row)) found.set(row, []);
    found.get(row)!.push(candidate);
  }
  return [...found.values()].flatMap((ofRow) => onePerRow(onePerDatum(ofRow)));
}

function readCell(match: Match, cell: Cell, lead: Lead, context: ReadingContext): Candidate | null {
  const { table, row, column, at } = cell;
  const { fields, folder } = match.rule;
  const { tokens } = context.read;
  const heads = table.rows[0]!.cells;
  const head = heads[column]!;
  const isNumber = (each: Span) => /^\W*(?:\w{1,5} )?\d+\W*$/.test(wordsIn(context.read, each));
  const told = isNumber(row.cells[0]!) ? row.cells.slice(1, column) : [];
  const label =
    told.find((each) => !/^\W*(?:\d|$)/.test(wordsIn(context.read, each))) ?? row.cells[column === 0 ? 1 : 0]!;
  const words = (span: Span) => wordsIn(context.read, span);
  const says = (vocabulary: unknown, span: Span | undefined) =>
    vocabulary !== undefined && cellSays(vocabulary as string, span, context);
  // A list of two columns may begin at once, without headings.
  const inHead = tokensOf(tokens, head);
  const headed =
    !table.headless && row !== table.rows[0] && inHead.to - inHead.from <= longestHead && !/^\W?\d/.test(words(head));
  const headSays = headed && says(fields.column, head);
  // "Credit (% of the monthly charge)" speaks of a credit, not of a charge.
  if (headed && !headSays && says('table/no-duty', head)) return null;
  const entry = headed && says('table/entry', head);
  const list = row.cells.length === 2 || entry;
  const labels = list ? row.cells.slice(0, column) : [];
  const labelSays = labels.some((each) => says(fields.column, each));
  // "Interest rate on late payments" is no rate that anybody pays anyhow.
  if (!((labelSays || headSays) && folder === 'penalty') && labels.some((each) => says('table/no-duty', each)))
    return null;
  if (folder !== 'penalty' && says('table/measure', label)) return null;
  const graded = match.rule.id === toldByGrade && says('table/grade', heads[0]!);
  const byGrade = graded && heads.some((each) => says(fields.column, each));
  const byHeading = graded || (toldByHeading.test(match.rule.id) && (list || says('table/period', head)));
  const byLead = leadSays((fields.lead as string[] | undefined) ?? [], lead, table, context);
  const ofDoer = match.rule.folder === 'deadline' && fields.column !== undefined && doerOfColumn(cell, context) !== '';
  const named =
    headSays ||
    labelSays ||
    byLead ||
    byGrade ||
    ofDoer ||
    (byHeading && headingSays(fields.column as string, table, lead, context));
  if (!named && !(fields.alone && isWhole(match, at, context) && lead.view && !table.headless && !entry)) return null;
  if (table.headless && match.from > at.from + labelReach) return null;
  if (at.to - at.from > longestDatum && match.slots.value && !match.slots.value.hit) return null;
  const bounded = match.slots.value?.hit?.bound != null;
  if (at.to - at.from > longestDatum && !(headSays && (bounded || match.from < at.from + datumReach))) return null;
  const candidate = makeCandidate(context, match);
  if (!candidate || ((table.headless || list) && tellsNoLimit(candidate.value, words(label), !headed || entry)))
    return null;
  // "| 2 | Wash the sheets | 2 days |", below "Step", "Action", "Timeline"
  const doing = headed && row.cells.find((_, i) => i !== column && says('table/duties', heads[i]));
  const thing = doing || !headed || (labels.length > 0 && !headSays) ? '' : words(head);
  const about = words(labelSays ? labels.findLast((each) => says(fields.column, each))! : doing || label);
  // "Severity 1"; behind the date that opens a row, "Instalment £400"
  const numbered = column === 0 ? /^\W*(?:\p{L}{1,3} ?)?\d/u.test(about) : isNumber(label);
  const counted =
    about !== '' && headed && !doing && numbered ? `${words(heads[column === 0 ? 1 : 0]!)} ${about}` : about;
  candidate.action = [counted, thing].filter(Boolean).join(': ');
  candidate.obligor = bearerOf(candidate, cell, headed ? [...labels, head] : labels, lead, graded, context);
  candidate.obligee = counterpartyOf(context.parties, candidate.obligor);
  const byCase = byLead && !headSays && !labelSays;
  let own: TokenRange | null = byCase ? partOf(at, match, betweenCases, context) : at;
  if (folder === 'retention' && !byCase) own = timeOf(at, match, context);
  if (!own) return null;
  candidate.start = tokens.start[own.from]!;
  candidate.end = tokens.end[own.to - 1]!;
  measure(candidate, labels, headed ? head : null, candidate, context);
  if (!named) {
    candidate.start = row.start;
    candidate.end = row.end;
  }
  if (candidate.kind === 'deadline' || candidate.kind === 'notice-period')
    setTiming(candidate, about, lead, null, context);
  else candidate.trigger = { event: '', text: about };
  return candidate;
}

/** "Date: 5 May 2031" below a signature, "Response time: 200 ms" of a machine: no limit for anybody.
 *  @param loose  no heading says what the values are */
const tellsNoLimit = (value: Value, label: string, loose: boolean): boolean =>
  (value.type === 'date' && /^dated?:?$/i.test(label)) ||
  (loose && value.type === 'period' && value.period.unit === 'second');

/** Completes a value by what stands around it: "at least", "% of the monthly charge", "(per week)". */
function measure(
  candidate: Candidate,
  labels: readonly Span[],
  head: Span | null,
  datum: Span,
  context: ReadingContext,
): void {
  const { value } = candidate;
  const around = head ? [head, ...labels] : labels;
  const share = head && shareOf.exec(wordsIn(context.read, head));
  if (value.type === 'period' && value.bound) {
    if ([...around, datum].some((span) => cellSays('table/at-least', span, context)))
      candidate.value = { ...value, bound: 'at-least' };
    return;
  }
  if (value.type !== 'percentage' && value.type !== 'money') return;
  const of = value.type === 'percentage' ? value.of || share?.[1] : undefined;
  // "(per week)", but not "(% of the weekly fare)"
  const rate = share
    ? undefined
    : around.flatMap((span) =>
        context.read.values.recurrence.filter(({ start, end }) => span.start <= start && end <= span.end),
      )[0]?.value;
  const per = value.per || (rate?.type === 'recurrence' && rate.every.count === 1 ? rate.every.unit : undefined);
  candidate.value = { ...value, ...(of && { of }), ...(per && { per }) };
}

/** "| All staff | Report spills at once; wear a badge |": what a row says that somebody does. */
function readDoing(match: Match, cell: Cell, lead: Lead, context: ReadingContext): Candidate | null {
  const { table, row, column, at } = cell;
  const { fields } = match.rule;
  const { rows } = table;
  const { tokens } = context.read;
  if (!cellSays(fields.column as string, rows[0]!.cells[column], context)) return null;
  const who = columnOfWho(fields.who as string, table, column, context);
  // Where a column of its own tells when, the words of the doing only name it: "Weekly check | Caretaker | Mondays".
  const timed = rows[0]!.cells.some(
    (head, i) =>
      i !== column &&
      i !== who &&
      ['table/interval', 'table/time-limit', 'table/due-date'].some((each) => cellSays(each, head, context)),
  );
  if (who < 0 || timed || row === rows[0]) return null;
  const candidate = makeCandidate(context, match);
  const actor = nameIn(row.cells[who]!, context);
  if (!candidate || !actor) return null;
  const own = partOf(at, match, betweenDoings, context);
  candidate.start = tokens.start[own.from]!;
  candidate.end = tokens.end[own.to - 1]!;
  candidate.action = wordsIn(context.read, candidate);
  candidate.obligor = actor;
  candidate.obligee = counterpartyOf(context.parties, actor);
  setTiming(candidate, '', lead, own, context);
  return candidate;
}

/** Of what was found in a row: a cell says one thing, and of several rules the one that prevails says it; where no heading
 *  tells what the cells of a row are (they may be places), a row is one duty at the shortest of its intervals. */
function onePerDatum(found: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of found) {
    const twin = kept.findIndex((other) =>
      candidate.rule.fields.who
        ? other.at.from < candidate.at.to && candidate.at.from < other.at.to
        : other.start < candidate.end && candidate.start < other.end,
    );
    if (twin < 0) kept.push(candidate);
    else if (prevails(candidate, kept[twin]!)) kept[twin] = candidate;
  }
  return kept;
}

/** What a row of a table tells of keeping it tells once: where a cell says how long, or that somebody may ask for deletion, the
 *  others say how. */
function onePerRow(found: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of found) {
    const others = candidate.kind === 'retention' ? kept.filter(({ kind }) => kind === 'retention') : [];
    const ruled = candidate.value.type === 'retention';
    if (ruled && others.some((other) => !candidate.rule.prevailsOver.includes(other.rule.id))) continue;
    const beaten = others.filter(
      (other) => other.value.type === 'retention' && (!ruled || candidate.rule.prevailsOver.includes(other.rule.id)),
    );
    for (const other of beaten) kept.splice(kept.indexOf(other), 1);
    kept.push(candidate);
  }
  return kept;
}

const prevails = (candidate: Candidate, other: Candidate): boolean =>
  candidate.rule.prevailsOver.includes(other.rule.id) ||
  (!other.rule.prevailsOver.includes(candidate.rule.id) && lengthOf(candidate) < lengthOf(other));

const days = { year: 365, month: 30, week: 7, day: 1, hour: 1 / 24, minute: 1 / 1440, second: 1 / 86_400 };

/** Of a series, in days; more than any where it is none. */
function lengthOf({ value }: Candidate): number {
  return value.type === 'recurrence' ? value.every.count * days[value.every.unit] : Number.POSITIVE_INFINITY;
}

/** Tells candidates of the rules for sentences from those in cells that hold data, and from what was read in cells; to be
 *  asked in reading order. What has only white space between its cells is taken for a table where something was read in it.
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
  const isNew = besides(read);
  let next = 0;
  return (candidate) => {
    const { match } = candidate;
    while (next < cells.length && cells[next]!.end <= match.start) next++;
    const cell = cells[next];
    if (!cell || match.start < cell.start) return true;
    const { from, to } = tokensOf(tokens, cell);
    return to - from > longestDatum && isNew(candidate);
  };
}

/** Tells what stands beside other candidates from what was read out of the same words already. */
export function besides(others: readonly Candidate[]): (candidate: Candidate) => boolean {
  const known = new Set<number>();
  for (const { at } of others) for (let token = at.from; token < at.to; token++) known.add(token);
  return ({ at }) => {
    for (let token = at.from; token < at.to; token++) if (known.has(token)) return false;
    return true;
  };
}
