import type { Lexicon } from './lexicon.js';
import type { PatternNode } from './notation.js';
import type { Program } from './program.js';
import type { Vocabulary, VocabularyTrie } from './vocabulary.js';

export interface Pattern {
  readonly source: string;
  readonly node: PatternNode;
  readonly program: Program;
  readonly line: number;
}

/** A text beside a rule that the rule must read, with what it must give. */
export interface Example {
  readonly text: string;
  /** Where the text comes from: `drafted`, or a file of `contracts/` and its clause. */
  readonly from: string;
  /** As written in the file; what it means is the family's business. */
  readonly gives: unknown;
  readonly line: number;
}

/** A text that the rule must not read (counter-example), or does not read yet (miss). */
export interface Refusal {
  readonly text: string;
  readonly because: string;
  readonly line: number;
}

/** One grammar file outside `vocabulary/`. */
export interface Rule {
  /** The path below `grammars/`, without `.yaml`: `deadline/within-period`. */
  readonly id: string;
  /** The first folder of the path: `deadline`. */
  readonly folder: string;
  readonly file: string;
  readonly says: string;
  readonly patterns: readonly Pattern[];
  /** Ids of rules that give way where both read the same words. */
  readonly prevailsOver: readonly string[];
  /** The further keys that the folder's `_family.yaml` declares, as plain values. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The line of each of `fields`, for messages. */
  readonly fieldLines: Readonly<Record<string, number>>;
  readonly examples: readonly Example[];
  readonly counterExamples: readonly Refusal[];
  readonly misses: readonly Refusal[];
}

export interface GrammarSet {
  /** The folder it was read from. */
  readonly folder: string;
  readonly lexicon: Lexicon;
  readonly trie: VocabularyTrie;
  readonly vocabularies: ReadonlyMap<string, Vocabulary>;
  readonly rules: readonly Rule[];
  readonly rulesOf: (folder: string) => readonly Rule[];
  readonly rule: (id: string) => Rule | undefined;
  /** Word ids after which a stop ends no sentence: `vocabulary/abbreviation.yaml`. */
  readonly abbreviations: ReadonlySet<number>;
  /** Word ids that cannot be the last of a sentence: `vocabulary/dangler.yaml`. */
  readonly danglers: ReadonlySet<number>;
}

/** A set whose rules are found by their ids and folders. */
export function assembleSet(parts: Omit<GrammarSet, 'rulesOf' | 'rule'>): GrammarSet {
  const byId = new Map(parts.rules.map((rule) => [rule.id, rule]));
  const byFolder = new Map<string, Rule[]>();
  for (const rule of parts.rules) byFolder.set(rule.folder, [...(byFolder.get(rule.folder) ?? []), rule]);
  return { ...parts, rulesOf: (name) => byFolder.get(name) ?? [], rule: (id) => byId.get(id) };
}
