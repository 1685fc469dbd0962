import { parseUnit } from '../grammar/durations.js';
import type { GrammarSet, Rule } from '../grammar/grammar-set.js';
import type { Match, SlotMatch } from '../grammar/matcher.js';
import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import { MARK, tokenText } from '../grammar/tokens.js';
import { valueNames } from '../grammar/value-names.js';
import { type ObligationKind, obligationKinds, type Relation } from '../model/obligation.js';
import { oncePer } from '../model/once-per.js';
import {
  type Consequence,
  consequences,
  type Period,
  type RetentionRule,
  retentionRules,
  type Value,
  weekdays,
} from '../model/value.js';
import type { Candidate, RuleValue } from './candidate.js';
import { matchInTurn } from './match-in-turn.js';
import type { ReadingContext } from './reading-context.js';
import { readShortForm } from './short-forms.js';

/** So many candidates are told at a time: few enough that those which drop out are forgotten before the engine moves them to
 *  where it seldom cleans up. */
const mostAtOnce = 100;

/** The rules of the five kinds. Those with a `column` or a `lead` read cells of tables, and no sentences. */
export const obligationRules = oncePer((grammars: GrammarSet) => {
  const rules = obligationKinds.flatMap((kind) => grammars.rulesOf(kind));
  const isForTables = ({ fields }: Rule) => fields.column !== undefined || fields.lead !== undefined;
  return { forSentences: rules.filter((rule) => !isForTables(rule)), forTables: rules.filter(isForTables) };
});

/** Tries every rule of the five kinds on the text and gives what they found, with the value that the rule's slots or its
 *  `value` field state: in reading order, some at a time. Words that are not to be read (tables of
 *  contents, running headers) are left out. */
export function* findCandidates(context: ReadingContext): Generator<Candidate[]> {
  const { read, tree } = context;
  const { forSentences: rules } = obligationRules(read.grammars);
  const skipped = tree.skipped;
  let s = 0;
  for (const matches of matchInTurn(read, rules, splitSentences(read))) {
    let found: Candidate[] = [];
    for (const match of matches) {
      if (found.length === mostAtOnce) {
        yield found;
        found = [];
      }
      while (s < skipped.length && skipped[s]!.end <= match.start) s++;
      if (s < skipped.length && skipped[s]!.start <= match.start) continue;
      const candidate = makeCandidate(context, match);
      if (candidate) found.push(candidate);
    }
    yield found;
  }
}

const semicolon = ';'.charCodeAt(0);

/** Sentences, parted at each semicolon: what stands beyond it is another matter, unless it is the next item of a list
 *  ("if the other party (a) …; or (b) …"). */
function splitSentences({ tokens, sentences }: Read): TokenRange[] {
  const ranges: TokenRange[] = [];
  for (const sentence of sentences) {
    let from = sentence.from;
    for (let i = sentence.from; i < sentence.to - 1; i++) {
      if (tokens.kind[i] !== MARK || tokens.text.charCodeAt(tokens.start[i]!) !== semicolon) continue;
      const next = /^(?:and|or)$/i.test(tokenText(tokens, i + 1)) ? i + 2 : i + 1;
      if (next < sentence.to && opensItem(tokens, next)) continue;
      ranges.push({ from, to: i + 1 });
      from = i + 1;
    }
    ranges.push({ from, to: sentence.to });
  }
  return ranges;
}

/** "(b)", "b)". */
const opensItem = (tokens: Read['tokens'], at: number) =>
  tokenText(tokens, at) === '(' || (/^[a-z]$/i.test(tokenText(tokens, at)) && tokenText(tokens, at + 1) === ')');

/** What a place that a rule fits states; null where its slots make no value. */
export function makeCandidate(context: ReadingContext, match: Match): Candidate | null {
  const kind = match.rule.folder as ObligationKind;
  const reading = readRuleValue(context, match);
  if (!reading) return null;
  const { fields } = match.rule;
  const { value, at, vague } = reading;
  return {
    rule: match.rule,
    match,
    kind,
    sentence: context.sentenceOf(at.from),
    at,
    value,
    relation:
      kind === 'deadline' || kind === 'notice-period' ? ((fields.relation as Relation | undefined) ?? 'within') : null,
    vague,
    unresolved: match.slots.reference ? 'refers to another clause' : (at.hit?.problem ?? null),
    findings: [...(at.hit?.findings ?? [])],
    furtherSlots: [],
    predicate: null,
    modality: 'must',
    obligor: '',
    obligee: '',
    action: '',
    trigger: { event: '', text: '' },
    triggerAt: null,
    exceptions: [],
    timing: null,
    start: match.start,
    end: match.end,
    confidence: (fields.confidence as number | undefined) ?? 0.7,
  };
}

/** The value of a match: of its slots `value`, `nth` and `unit`, `next`, `values`, `times`, or of the rule's field. */
function readRuleValue(context: ReadingContext, match: Match): RuleValue | null {
  const { slots, rule } = match;
  const stated = slots.value;
  const place = (slot: SlotMatch | undefined) => ({
    from: slot?.from ?? match.from,
    to: slot?.to ?? match.to,
    hit: slot?.hit ?? null,
  });
  if (slots.nth) return nthDay(match);
  const short = readShortForm(context, match);
  if (short) return short;
  if (slots.next) {
    const business = saysBusiness(context, slots.next);
    return { value: period(1, 'day', business), vague: false, at: place(slots.next) };
  }
  if (slots.values) {
    const values = hitValues(context, slots.values);
    if (values.length < 2) return null;
    const higher = slots.which !== undefined && context.cues.inText('the-higher', slots.which);
    return { value: { type: higher ? 'higher-of' : 'lower-of', values }, vague: false, at: place(slots.values) };
  }
  // "within the Payment Period": the value comes from the definition, later.
  if (slots.defined)
    return {
      value: { type: 'words', words: slots.defined.text.toLowerCase() },
      vague: false,
      at: place(slots.defined),
    };
  if (slots.reference) return { value: { type: 'words', words: match.text }, vague: false, at: place(slots.reference) };
  if (stated?.hit) {
    const value = hitValue(stated);
    if (!value) return null;
    const bound = (rule.fields.bound as 'at-least' | 'at-most' | undefined) ?? null;
    const low = slots.low?.hit?.number;
    // "not less than 60 nor more than 90 days": the unit of the second number is that of the first. The nearer bound is the
    // value, also in "not earlier than 90 and not later than 60 days before".
    if (low && value.type === 'period') {
      const count = Math.min(low, value.period.count);
      return { value: { type: 'period', period: { ...value.period, count } }, vague: false, at: place(stated) };
    }
    if (bound && value.type === 'period') {
      return { value: { ...value, bound: stated.hit.bound ?? bound }, vague: false, at: place(stated) };
    }
    const of = rule.fields.of as string | undefined;
    if (of && value.type === 'percentage' && !value.of)
      return { value: { ...value, of }, vague: false, at: place(stated) };
    return { value, vague: false, at: place(stated) };
  }
  const constant = rule.fields.value as string | undefined;
  if (constant) {
    const at = place(slots.second ?? slots.at);
    return { value: constantValue(constant, slots.of?.text), vague: false, at };
  }
  if (slots.times) {
    const factor = slots.times.hit?.number;
    if (factor == null) return null;
    return {
      value: {
        type: 'multiple',
        factor,
        ...(slots.of ? { of: slots.of.text.toLowerCase().replace(/^(?:the|an?) /, '') } : {}),
      },
      vague: false,
      at: place(slots.times),
    };
  }
  if (stated) {
    const days = weekdays.filter((day) => new RegExp(`\\b${day}`, 'i').test(stated.text));
    if (days.length > 0 && rule.fields.relation === 'every') {
      const every: Period = { count: 1, unit: 'week', business: false };
      return { value: { type: 'recurrence', every, on: { weekdays: days } }, vague: false, at: place(stated) };
    }
    const words = stated.text.replace(/\s+/g, ' ').toLowerCase();
    return { value: { type: 'vague', words }, vague: true, at: place(stated) };
  }
  return null;
}

/** "the next Business Day" */
const saysBusiness = ({ lexis }: ReadingContext, { text }: SlotMatch): boolean =>
  text.split(/\s+/).some((word) => lexis.contains('business-day-word', word.toLowerCase()));

const period = (count: number, unit: Period['unit'], business: boolean): Value => ({
  type: 'period',
  period: { count, unit, business },
});

/** "the third Business Day", "the 10th day", "the first anniversary". */
function nthDay(match: Match): RuleValue | null {
  const { nth, unit } = match.slots;
  const count = Number(nth?.meaning);
  const day = unit?.meaning ?? 'calendar';
  if (!nth || !Number.isInteger(count)) return null;
  const every = parseUnit(match.slots.every?.meaning ?? null);
  if (every) {
    const series: Period = { ...every, business: false };
    const on =
      day === 'calendar' ? { on: { dayOfMonth: count } } : day === 'business' ? { on: { businessDay: count } } : {};
    return { value: { type: 'recurrence', every: series, ...on }, vague: false, at: { from: nth.from, to: match.to } };
  }
  const length = parseUnit(day);
  if (length)
    return {
      value: period(count * length.count, length.unit, false),
      vague: false,
      at: { from: nth.from, to: unit?.to ?? nth.to },
    };
  const named = day === 'business' || day === 'calendar' ? 'day' : (day as Period['unit']);
  return {
    value: period(count, named, day === 'business'),
    vague: false,
    at: { from: nth.from, to: unit?.to ?? nth.to },
  };
}

/** The value that stands in a slot. */
const hitValue = (slot: SlotMatch): Value | null => slot.hit?.value ?? null;

/** The amounts within a slot, left to right. */
function hitValues(context: ReadingContext, slot: SlotMatch): Value[] {
  const found: Value[] = [];
  for (let token = slot.from; token < slot.to; token++) {
    for (const name of ['money', 'percentage', 'multiple'] as const) {
      const hit = context.read.valuesAt[valueNames.indexOf(name)]!.get(token);
      if (!hit?.value) continue;
      found.push(hit.value);
      token = Math.max(token, hit.to - 1);
      break;
    }
  }
  return found;
}

function constantValue(constant: string, of: string | undefined): Value {
  if ((consequences as readonly string[]).includes(constant))
    return { type: 'consequence', consequence: constant as Consequence };
  if ((retentionRules as readonly string[]).includes(constant))
    return { type: 'retention', rule: constant as RetentionRule };
  if (constant === 'on-demand') return { type: 'on-demand' };
  const time = /^(R\/)?P(\d+)([DWMY])$/.exec(constant);
  if (time) {
    const unit = ({ D: 'day', W: 'week', M: 'month', Y: 'year' } as const)[time[3] as 'D'];
    const length: Period = { count: Number(time[2]), unit, business: false };
    return time[1] ? { type: 'recurrence', every: length } : { type: 'period', period: length };
  }
  const percent = /^(\d+)%$/.exec(constant);
  if (percent)
    return {
      type: 'percentage',
      percent: Number(percent[1]),
      ...(of ? { of: of.replace(/^(?:the|such|any)\s+/i, '') } : {}),
    };
  return { type: 'words', words: constant };
}
