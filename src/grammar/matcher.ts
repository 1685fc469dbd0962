import type { Span } from '../model/span.js';
import type { Pattern, Rule } from './grammar-set.js';
import {
  OP_CLOSE,
  OP_GAP,
  OP_MATCH,
  OP_OPEN,
  OP_SET,
  OP_SPLIT,
  OP_VALUE,
  OP_VOCABULARY,
  OP_WORD,
  type Program,
  type WordSet,
} from './program.js';
import { RangeFinder } from './range-finder.js';
import type { Read, ValueHit } from './read.js';
import type { TokenRange } from './sentences.js';
import type { Grouped } from './sorted-places.js';
import { MARK, textOf, tokenSpan } from './tokens.js';

/** What a slot captured. */
export class SlotMatch implements Span, TokenRange {
  constructor(
    private readonly read: Read,
    readonly from: number,
    readonly to: number,
    /** The value, where the slot is that of a value (`{duration:period}`). */
    readonly hit: ValueHit | null,
    /** The meaning of the phrase, where the slot is that of a vocabulary with meanings. */
    readonly meaning: string | null,
  ) {}

  get start(): number {
    return tokenSpan(this.read.tokens, this.from, this.to).start;
  }

  get end(): number {
    return tokenSpan(this.read.tokens, this.from, this.to).end;
  }

  get text(): string {
    return textOf(this.read.tokens, this.from, this.to);
  }
}

/** One place that a pattern of a rule fits. */
export class Match implements Span, TokenRange {
  constructor(
    private readonly read: Read,
    readonly rule: Rule,
    /** Index in `rule.patterns`. */
    readonly pattern: number,
    readonly from: number,
    readonly to: number,
    readonly slots: Readonly<Record<string, SlotMatch>>,
  ) {}

  get start(): number {
    return tokenSpan(this.read.tokens, this.from, this.to).start;
  }

  get end(): number {
    return tokenSpan(this.read.tokens, this.from, this.to).end;
  }

  get text(): string {
    return textOf(this.read.tokens, this.from, this.to);
  }

  /** Whether a phrase of a vocabulary begins right behind. */
  isFollowedBy(vocabulary: string): boolean {
    const { firstHit, vocabulary: ids } = this.read.hits;
    const id = this.read.grammars.trie.idOf(vocabulary);
    for (let hit = firstHit[this.to] ?? 0; hit < (firstHit[this.to + 1] ?? 0); hit++) if (ids[hit] === id) return true;
    return false;
  }
}

/** Words that a gap may also pass over for each word it counts, so that runs of marks stay bounded. */
const marksPerWord = 3;

/** What the runners of a thread use in turn: one after the other, never two at a time. Marks of earlier ranges bear an
 *  earlier generation and mean nothing. */
const scratch = { failed: new Int32Array(1 << 16), generation: 0 };
const longestKept = 1 << 20;

/** Runs one program at one place. What has failed at (instruction, token) once is not tried again within a range, so a
 *  range of n tokens costs at most n times the length of the program. */
export class Runner {
  private failed = scratch.failed;
  private generation = 0;
  private program!: Program;
  private from = 0;
  private width = 0;
  private to = 0;
  private mustEndAt = -1;
  end = 0;
  private slotFrom = new Int32Array(8);
  private slotTo = new Int32Array(8);
  private readonly slotHit: (ValueHit | null)[] = [];
  private slotMeaning = new Int32Array(8);
  private readonly words: Int32Array;
  private readonly kinds: Uint8Array;

  constructor(private readonly read: Read) {
    ({ word: this.words, kind: this.kinds } = read.tokens);
  }

  begin(program: Program, range: TokenRange, mustEndAt = -1): void {
    this.program = program;
    this.mustEndAt = mustEndAt;
    this.from = range.from;
    this.to = range.to;
    this.width = range.to - range.from + 1;
    const size = program.targets.length * this.width;
    if (size > this.failed.length) {
      this.failed = new Int32Array(size * 2);
      // What a very long range needs is not kept.
      if (size <= longestKept) scratch.failed = this.failed;
    }
    if (scratch.generation === 2 ** 31 - 1) {
      scratch.failed.fill(0);
      this.failed.fill(0);
      scratch.generation = 0;
    }
    this.generation = ++scratch.generation;
    if (program.slots.length > this.slotFrom.length) {
      this.slotFrom = new Int32Array(program.slots.length);
      this.slotTo = new Int32Array(program.slots.length);
      this.slotMeaning = new Int32Array(program.slots.length);
    }
  }

  tryAt(token: number): boolean {
    for (let slot = 0; slot < this.program.slots.length; slot++) this.slotFrom[slot] = -1;
    return this.run(this.program.entry, token);
  }

  /** What the slots hold after `tryAt` was true. */
  slots(read: Read): Record<string, SlotMatch> {
    const found: Record<string, SlotMatch> = {};
    this.program.slots.forEach((name, slot) => {
      const from = this.slotFrom[slot]!;
      if (from < 0) return;
      const meaning = this.slotMeaning[slot]!;
      const words = meaning >= 0 ? read.grammars.trie.meanings[meaning]! : null;
      found[name] = new SlotMatch(read, from, this.slotTo[slot]!, this.slotHit[slot] ?? null, words);
    });
    return found;
  }

  private run(pc: number, at: number): boolean {
    const { code } = this.program;
    const a = code[pc * 4 + 1]!;
    const next = code[pc * 4 + 2]!;
    const op = code[pc * 4]!;
    // Most questions are about one word, and answered faster than it takes to look up whether they were asked before.
    if (!this.mayFit(op, a, at)) return false;
    const memo = pc * this.width + at - this.from;
    if (this.failed[memo] === this.generation) return false;
    let fits = false;
    switch (op) {
      case OP_WORD:
      case OP_SET:
        fits = this.run(next, at + 1);
        break;
      case OP_VOCABULARY:
        fits = at < this.to && this.runVocabulary(pc, at);
        break;
      case OP_VALUE: {
        const hit = at < this.to ? this.read.valuesAt[a]!.get(at) : undefined;
        fits = hit !== undefined && hit.to <= this.to && this.run(next, hit.to);
        if (fits) this.capture(pc, at, hit!.to, hit!, -1);
        break;
      }
      case OP_SPLIT:
        for (const target of this.program.targets[pc]!) {
          if (this.run(target, at)) {
            fits = true;
            break;
          }
        }
        break;
      case OP_GAP: {
        let words = a;
        let tokens = words * marksPerWord;
        const nextOp = code[next * 4]!;
        const wanted = code[next * 4 + 1]!;
        for (let i = at; ; i++) {
          if (this.mayFit(nextOp, wanted, i) && this.run(next, i)) {
            fits = true;
            break;
          }
          if (i >= this.to || tokens-- === 0) break;
          if (this.kinds[i] !== MARK && words-- === 0) break;
        }
        break;
      }
      case OP_OPEN:
        fits = this.run(next, at);
        if (fits) this.slotFrom[code[pc * 4 + 3]!] = at;
        break;
      case OP_CLOSE:
        fits = this.run(next, at);
        if (fits) this.capture(pc, at, at, null, -1);
        break;
      case OP_MATCH:
        this.end = at;
        fits = this.mustEndAt < 0 || at === this.mustEndAt;
    }
    if (!fits) this.failed[memo] = this.generation;
    return fits;
  }

  /** False where an instruction asks for a word that a token has not. */
  private mayFit(op: number, a: number, at: number): boolean {
    if (op === OP_WORD) return at < this.to && this.words[at] === a;
    return op !== OP_SET || (at < this.to && this.isIn(this.program.sets[a]!, at));
  }

  private isIn(set: WordSet, at: number): boolean {
    const { tokens, places } = this.read;
    return set.has(this.words[at]!, tokens.lexicon, places.prefixesOf);
  }

  /** Longer phrases first. */
  private runVocabulary(pc: number, at: number): boolean {
    const { hits } = this.read;
    const first = hits.firstHit[at]!;
    const wanted = this.program.code[pc * 4 + 1]!;
    let bound = Number.MAX_SAFE_INTEGER;
    for (;;) {
      let best = -1;
      for (let h = first; h < hits.firstHit[at + 1]!; h++) {
        if (hits.vocabulary[h] !== wanted || hits.end[h]! >= bound) continue;
        if (best < 0 || hits.end[h]! > hits.end[best]!) best = h;
      }
      if (best < 0) return false;
      bound = hits.end[best]!;
      if (bound <= this.to && this.run(this.program.code[pc * 4 + 2]!, bound)) {
        this.capture(pc, at, bound, null, hits.meaning[best]!);
        return true;
      }
    }
  }

  private capture(pc: number, from: number, to: number, hit: ValueHit | null, meaning: number): void {
    const slot = this.program.code[pc * 4 + 3]!;
    if (slot < 0) return;
    this.slotFrom[slot] = from;
    this.slotTo[slot] = to;
    this.slotHit[slot] = hit;
    this.slotMeaning[slot] = meaning;
  }
}

const required = new WeakMap<readonly Pattern[], Grouped>();

/** By pattern: the lists of features that it requires. All in one place, as most patterns are asked for no more. */
function requiredBy(patterns: readonly Pattern[]): Grouped {
  let lists = required.get(patterns);
  if (!lists) {
    const start = new Int32Array(patterns.length + 1);
    patterns.forEach(({ program }, pattern) => {
      start[pattern + 1] = start[pattern]! + program.required.length;
    });
    lists = { start, all: Int32Array.from(patterns.flatMap(({ program }) => program.required.map(({ id }) => id))) };
    required.set(patterns, lists);
  }
  return lists;
}

/** Finds where rules fit, in reading order; at one place in the order of `rules`. A pattern is tried only on ranges that
 *  hold something of each of its required elements, at tokens with which it can begin. Matches of one pattern do not
 *  overlap within a range.
 *  @param ranges  sorted, not overlapping; by default the sentences of the text. */
export function matchRules(
  read: Read,
  rules: readonly Rule[],
  ranges: readonly TokenRange[] = read.sentences,
): Match[] {
  const runner = new Runner(read);
  const matches: Match[] = [];
  const finder = RangeFinder.of(read, ranges);
  for (const rule of rules) {
    const { start, all } = requiredBy(rule.patterns);
    for (let pattern = 0; pattern < rule.patterns.length; pattern++) {
      const holding = finder.holding(all, start[pattern]!, start[pattern + 1]!);
      if (holding.length === 0) continue;
      const { program } = rule.patterns[pattern]!;
      const starts = finder.startsOf(program.first);
      for (let i = 0; i < holding.length; i++) {
        const range = ranges[holding[i]!]!;
        let at = starts.from(range.from);
        if (at < range.to) runner.begin(program, range);
        while (at < range.to) {
          const fits = runner.tryAt(at);
          if (fits) matches.push(new Match(read, rule, pattern, at, runner.end, runner.slots(read)));
          at = starts.from(fits ? Math.max(at + 1, runner.end) : at + 1);
        }
      }
    }
  }
  // They were found rule by rule, pattern by pattern, and the sort keeps that order at one place.
  return matches.sort((x, y) => x.from - y.from);
}
