import { isDeepStrictEqual } from 'node:util';
import { overlaps, type Span } from '../model/span.js';
import { formatValue } from '../model/value-text.js';
import type { GrammarSet, Rule } from './grammar-set.js';
import { matchRules, type SlotMatch } from './matcher.js';
import type { ValueHit } from './read.js';
import { readText } from './read-text.js';
import type { ValueName } from './value-names.js';

/** What one rule makes of a text, in the form in which the examples of its family write it. */
export interface RuleReading {
  /** Plain values (texts, numbers, lists, maps), compared with `gives`. */
  readonly gives: unknown;
  /** The words that the rule lays claim to: two rules of one folder may not claim the same unless one prevails. */
  readonly claims: readonly Span[];
  /** Which of `rule.patterns` read it. */
  readonly patterns: readonly number[];
}

/** Reads a text with one rule; empty where the rule does not read it. `gives` of an example is that of the only reading,
 *  or the list of all. */
export type FamilyReader = (text: string, rule: Rule, grammars: GrammarSet) => RuleReading[];

/** How the values of a text are written beside an example: `P30D`, `17:00 America/New_York`, or what is wrong. */
export function describeHit(hit: ValueHit): string {
  if (hit.problem) return hit.problem;
  if (hit.value) return formatValue(hit.value);
  if (hit.time) return hit.zone ? `${hit.time} ${hit.zone}` : hit.time;
  return String(hit.number);
}

/** What a slot holds: its value, the meaning of its phrase, or its words. */
export function describeSlot(slot: SlotMatch): string {
  return slot.hit ? describeHit(slot.hit) : (slot.meaning ?? slot.text);
}

/** For most folders: each match gives its slots. Where a slot holds a value, the rule claims the value, else the words.
 *  Patterns of one rule that read the same from the same words give one reading. */
export const readSlots: FamilyReader = (text, rule, grammars) => {
  const readings: RuleReading[] = [];
  for (const match of matchRules(readText(text, grammars), [rule])) {
    const slots = Object.entries(match.slots);
    const values = slots.filter(([, slot]) => slot.hit).map(([, slot]) => slot);
    const gives = Object.fromEntries(slots.map(([name, slot]) => [name, describeSlot(slot)]));
    const claims = (values.length ? values : [match]).map(({ start, end }) => ({ start, end }));
    const same = readings.findIndex(
      (each) =>
        isDeepStrictEqual(each.gives, gives) && each.claims.some((ours) => claims.some((of) => overlaps(ours, of))),
    );
    const patterns = [...(readings[same]?.patterns ?? []), match.pattern];
    if (same < 0) readings.push({ gives, claims, patterns });
    else readings[same] = { gives, claims, patterns };
  }
  return readings;
};

/** For `value/`: every value of that name in the text, by its words. */
export const readValueFamily: FamilyReader = (text, rule, grammars) => {
  const read = readText(text, grammars);
  const hits = read.values[rule.id.slice('value/'.length) as ValueName] ?? [];
  if (hits.length === 0) return [];
  const spans = new Set(hits.map((hit) => `${hit.from}-${hit.to}`));
  const patterns = matchRules(read, [rule]).filter((match) => spans.has(`${match.from}-${match.to}`));
  const gives = Object.fromEntries(hits.map((hit) => [text.slice(hit.start, hit.end), describeHit(hit)]));
  // Values of different names may lie within each other: "twice" a fee, "twice a year".
  return [{ gives, claims: [], patterns: [...new Set(patterns.map((match) => match.pattern))] }];
};
