import type { Feature, FeatureList } from './feature-lists.js';
import { featureOf, firstFeatures, type Names, requiredFeatures } from './features.js';
import type { Lexicon } from './lexicon.js';
import type { PatternNode } from './notation.js';

export const OP_WORD = 0;
export const OP_VOCABULARY = 2;
export const OP_VALUE = 3;
/** Tries each of `targets` in turn. */
export const OP_SPLIT = 4;
/** Passes over up to `a` words. */
export const OP_GAP = 5;
export const OP_OPEN = 6;
export const OP_CLOSE = 7;
export const OP_MATCH = 8;
/** One token out of `sets[a]`: what choices among single words and beginnings come to. */
export const OP_SET = 9;

/** Words and beginnings of which a token may be any. */
export class WordSet {
  private readonly words: number[] = [];
  private readonly prefixes = new Set<number>();
  /** By word of the lexicon: a bit for each that is one of them. Made when first asked for. */
  private bits = new Int32Array(0);
  private size = 0;

  constructor(readonly features: readonly Feature[]) {
    for (const { kind, id } of features) {
      if (kind === 'word') this.words.push(id);
      else this.prefixes.add(id);
    }
  }

  /** @param word  may be that of one document alone */
  has(word: number, lexicon: Lexicon, prefixesOf: (word: number) => Int32Array): boolean {
    const size = lexicon.words.length;
    if (word >= size) return this.begins(word, prefixesOf);
    if (this.size !== size) this.learn(lexicon);
    return ((this.bits[word >> 5]! >> (word & 31)) & 1) === 1;
  }

  private learn(lexicon: Lexicon): void {
    this.size = lexicon.words.length;
    this.bits = new Int32Array((this.size + 31) >> 5);
    for (const word of this.words) this.add(word);
    for (const prefix of this.prefixes) for (const word of lexicon.wordsOfPrefix(prefix)) this.add(word);
  }

  private add(word: number): void {
    this.bits[word >> 5]! |= 1 << (word & 31);
  }

  private begins(word: number, prefixesOf: (word: number) => Int32Array): boolean {
    if (this.prefixes.size === 0) return false;
    const prefixes = prefixesOf(word);
    for (let i = 0; i < prefixes.length; i++) if (this.prefixes.has(prefixes[i]!)) return true;
    return false;
  }
}

/** A pattern as instructions. Instruction i is four numbers from `code[4 * i]` on, side by side as they are read together:
 *  what to do, with what (`a`), the next instruction, an index of `slots` or -1. */
export interface Program {
  readonly code: Int32Array;
  readonly targets: (number[] | null)[];
  readonly slots: string[];
  readonly sets: WordSet[];
  /** Every match holds a feature of each of these lists. Never empty. */
  readonly required: readonly FeatureList[];
  /** Every match begins with one of these; null where that cannot be told. */
  readonly first: FeatureList | null;
  /** The first instruction. */
  readonly entry: number;
}

/** Turns a parsed pattern into instructions. @throws {RangeError} saying what the pattern lacks. */
export function compilePattern(node: PatternNode, names: Names): Program {
  const code: number[] = [];
  const program: Omit<Program, 'code'> = {
    targets: [],
    slots: [],
    sets: [],
    required: requiredFeatures(node, names),
    first: firstFeatures(node, names),
    entry: 0,
  };
  if (program.required.length === 0)
    throw new RangeError('a pattern needs a word, a phrase or a value that is not optional');
  const ends = (each: PatternNode, side: 'first' | 'last'): PatternNode =>
    each.type === 'sequence' ? ends(each.items.at(side === 'first' ? 0 : -1)!, side) : each;
  if (ends(node, 'first').type === 'gap' || ends(node, 'last').type === 'gap') {
    throw new RangeError('a pattern neither begins nor ends with "..."');
  }
  const emit = (op: number, a: number, next: number, slot = -1, targets: number[] | null = null): number => {
    code.push(op, a, next, slot);
    return program.targets.push(targets) - 1;
  };
  const slotOf = (name: string): number => {
    const known = program.slots.indexOf(name);
    return known >= 0 ? known : program.slots.push(name) - 1;
  };
  /** Single words side by side are asked for at once; the order of the rest stays. */
  const choose = (items: readonly PatternNode[], next: number): number => {
    const targets: number[] = [];
    let run: Feature[] = [];
    const flush = () => {
      if (run.length) targets.push(emit(OP_SET, program.sets.push(new WordSet(run)) - 1, next));
      run = [];
    };
    for (const item of items) {
      if (item.type === 'word') run.push({ kind: 'word', id: names.lexicon.intern(item.word) });
      else if (item.type === 'prefix') run.push({ kind: 'prefix', id: names.lexicon.internPrefix(item.prefix) });
      else {
        flush();
        targets.push(build(item, next));
      }
    }
    flush();
    return targets.length === 1 ? targets[0]! : emit(OP_SPLIT, 0, -1, -1, targets);
  };
  // Back to front: each piece is told where to go on.
  const build = (each: PatternNode, next: number): number => {
    switch (each.type) {
      case 'word':
        return emit(OP_WORD, names.lexicon.intern(each.word), next);
      case 'prefix':
        return choose([each], next);
      case 'gap':
        return emit(OP_GAP, each.most, next);
      case 'optional':
        return emit(OP_SPLIT, 0, -1, -1, [build(each.item, next), next]);
      case 'alternatives':
        return choose(each.items, next);
      case 'sequence':
        return each.items.reduceRight((after, item) => build(item, after), next);
      case 'capture': {
        const slot = slotOf(each.slot);
        return emit(OP_OPEN, 0, build(each.item, emit(OP_CLOSE, 0, next, slot)), slot);
      }
      case 'reference': {
        const slot = each.slot === null ? -1 : slotOf(each.slot);
        const { kind, id } = featureOf(each.name, names);
        return emit(kind === 'value' ? OP_VALUE : OP_VOCABULARY, id, next, slot);
      }
    }
  };
  const match = emit(OP_MATCH, 0, -1);
  const entry = build(node, match);
  return { ...program, code: Int32Array.from(code), entry };
}
