import { isDeepStrictEqual } from 'node:util';
import { overlaps } from '../model/span.js';
import { type FamilyReader, type RuleReading, readSlots, readValueFamily } from './families.js';
import type { Example, GrammarSet, Refusal, Rule } from './grammar-set.js';
import { describeNearest } from './trace.js';

/** Something wrong with a grammar file: where, and what to do about it. */
export interface GrammarFault {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface GrammarReport {
  readonly rules: number;
  readonly examples: number;
  readonly counterExamples: number;
  /** Known misses, which are not faults. */
  readonly misses: number;
  readonly faults: readonly GrammarFault[];
}

/** Readers by folder; folders that are not named here give their slots. */
export type FamilyReaders = Readonly<Record<string, FamilyReader>>;

/** Runs everything that stands beside the rules: each example gives exactly what it says, each pattern meets an example,
 *  no counter-example is read, no miss is read unnoticed, and no other rule of the folder claims an example's words
 *  unless one of the two prevails. */
export function testGrammars(
  grammars: GrammarSet,
  readers: FamilyReaders = {},
  rules: readonly Rule[] = grammars.rules,
): GrammarReport {
  const faults: GrammarFault[] = [];
  const fault = (rule: Rule, line: number, message: string) =>
    faults.push({ rule: rule.id, file: rule.file, line, message });
  const readerOf = (rule: Rule): FamilyReader =>
    readers[rule.folder] ?? (rule.folder === 'value' ? readValueFamily : readSlots);
  for (const rule of rules) {
    const read = readerOf(rule);
    const met = new Set<number>();
    if (rule.examples.length === 0) fault(rule, 1, 'a rule without an example');
    for (const example of rule.examples) {
      const readings = read(example.text, rule, grammars);
      for (const reading of readings) for (const pattern of reading.patterns) met.add(pattern);
      testExample(grammars, rule, example, readings, fault);
      testRivals(grammars, rule, example, readings, read, fault);
    }
    rule.patterns.forEach((pattern, index) => {
      if (!met.has(index)) fault(rule, pattern.line, `no example meets the pattern "${pattern.source}"`);
    });
    for (const { text, line, because } of rule.counterExamples) {
      const [reading] = read(text, rule, grammars);
      if (reading) fault(rule, line, `reads its counter-example (${because}): "${text}" gives ${show(reading.gives)}`);
    }
    testMisses(grammars, rule, rule.misses, read, fault);
  }
  const count = (list: (rule: Rule) => readonly unknown[]) => rules.reduce((sum, rule) => sum + list(rule).length, 0);
  return {
    rules: rules.length,
    examples: count((rule) => rule.examples),
    counterExamples: count((rule) => rule.counterExamples),
    misses: count((rule) => rule.misses),
    faults,
  };
}

type Fault = (rule: Rule, line: number, message: string) => void;

const show = (value: unknown) => JSON.stringify(value);

/** What an example must give: the only reading, or the list of them. */
function testExample(
  grammars: GrammarSet,
  rule: Rule,
  example: Example,
  readings: readonly RuleReading[],
  fault: Fault,
): void {
  if (readings.length === 0) {
    fault(
      rule,
      example.line,
      `does not read its example "${example.text}"\n${describeNearest(grammars, rule, example.text)}`,
    );
    return;
  }
  const given = Array.isArray(example.gives) ? readings.map(({ gives }) => gives) : readings[0]!.gives;
  const many = !Array.isArray(example.gives) && readings.length > 1;
  if (many || !isDeepStrictEqual(plain(given), plain(example.gives))) {
    const all = many ? readings.map(({ gives }) => gives) : given;
    fault(rule, example.line, `"${example.text}" gives ${show(all)}, not ${show(example.gives)}`);
  }
}

/** YAML reads `5` as a number and `2024-01-01` as a text; readers give texts. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, each]) => [key, plain(each)]),
    );
  }
  return value === null ? null : String(value);
}

function testRivals(
  grammars: GrammarSet,
  rule: Rule,
  example: Example,
  readings: readonly RuleReading[],
  read: FamilyReader,
  fault: Fault,
): void {
  const claims = readings.flatMap((reading) => reading.claims);
  if (claims.length === 0) return;
  for (const rival of grammars.rulesOf(rule.folder)) {
    if (rival === rule || rule.prevailsOver.includes(rival.id) || rival.prevailsOver.includes(rule.id)) continue;
    const contested = read(example.text, rival, grammars).flatMap((reading) => reading.claims);
    const clash = contested.find((theirs) => claims.some((ours) => overlaps(ours, theirs)));
    if (!clash) continue;
    const words = example.text.slice(clash.start, clash.end);
    fault(
      rule,
      example.line,
      `${rival.id} claims "${words}" of its example too, and neither prevails: "${example.text}"`,
    );
  }
}

function testMisses(
  grammars: GrammarSet,
  rule: Rule,
  misses: readonly Refusal[],
  read: FamilyReader,
  fault: Fault,
): void {
  for (const { text, line } of misses) {
    const [reading] = read(text, rule, grammars);
    if (reading)
      fault(rule, line, `a miss is read now, move it to the examples: "${text}" gives ${show(reading.gives)}`);
  }
}
