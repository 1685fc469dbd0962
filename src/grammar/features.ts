import { type Feature, type FeatureList, FeatureLists } from './feature-lists.js';
import type { Lexicon } from './lexicon.js';
import type { PatternNode } from './notation.js';
import { valueNames } from './value-names.js';
import type { VocabularyTrie } from './vocabulary.js';

export interface Names {
  readonly lexicon: Lexicon;
  /** Index of a vocabulary or -1. */
  vocabulary(name: string): number;
  /** Index of a value name or -1. */
  value(name: string): number;
  /** The same list for the same features, so that where they stand is found once for all patterns that ask. */
  listOf(features: readonly Feature[]): FeatureList;
}

/** The names that patterns may use, from the vocabularies at hand. */
export function namesOf({ lexicon, trie }: { lexicon: Lexicon; trie: VocabularyTrie }): Names {
  const lists = FeatureLists.of(lexicon);
  return {
    lexicon,
    vocabulary: (name) => trie.idOf(name),
    value: (name) => (valueNames as readonly string[]).indexOf(name),
    listOf: (features) => lists.listOf(features),
  };
}

/** The names that the rules of one value may use: of the values only those that are read before it.
 *  @param id  of a rule: `value/date` */
export function namesFor(id: string, names: Names): Names {
  const own = (valueNames as readonly string[]).indexOf(id.replace(/^value\//, ''));
  if (own < 0 || !id.startsWith('value/')) return names;
  return { ...names, value: (name) => (names.value(name) < own ? names.value(name) : -1) };
}

/** @throws {RangeError} for a name that is neither a value nor a vocabulary. */
export function featureOf(name: string, names: Names): Feature {
  const value = names.value(name);
  if (value >= 0) return { kind: 'value', id: value };
  const vocabulary = names.vocabulary(name);
  if (vocabulary < 0) throw new RangeError(`{${name}} is neither a value nor a file of vocabulary/`);
  return { kind: 'vocabulary', id: vocabulary };
}

/** "a | b": names of which one is meant. */
export const choices = (names: string): string[] => names.split('|').map((name) => name.trim());

/** The phrases of vocabularies, of which a sentence must hold one. */
export function phrasesOfAny(vocabularies: readonly string[], names: Names): FeatureList {
  const ids = vocabularies.map((name) => names.vocabulary(name)).filter((id) => id >= 0);
  return names.listOf(ids.map((id) => ({ kind: 'vocabulary', id })));
}

/** Lists of which every match holds one, those that seem rarest first. */
export function requiredFeatures(node: PatternNode, names: Names): FeatureList[] {
  const lists = [...new Set(requiredOf(node, names))];
  return lists.sort((a, b) => commonness(a, names) - commonness(b, names));
}

function requiredOf(node: PatternNode, names: Names): FeatureList[] {
  switch (node.type) {
    case 'word':
    case 'prefix':
    case 'reference':
      return [names.listOf([elementOf(node, names)])];
    case 'capture':
      return requiredOf(node.item, names);
    case 'sequence':
      return node.items.flatMap((item) => requiredOf(item, names));
    case 'alternatives': {
      const branches = node.items.map((item) => requiredOf(item, names));
      if (branches.some((lists) => lists.length === 0)) return [];
      const rarest = (lists: readonly FeatureList[]) =>
        lists.reduce((a, b) => (commonness(b, names) < commonness(a, names) ? b : a));
      return [names.listOf(branches.flatMap((lists) => rarest(lists).features))];
    }
    default:
      return [];
  }
}

type Element = Extract<PatternNode, { type: 'word' | 'prefix' | 'reference' }>;

function elementOf(node: Element, names: Names): Feature {
  if (node.type === 'word') return { kind: 'word', id: names.lexicon.intern(node.word) };
  if (node.type === 'prefix') return { kind: 'prefix', id: names.lexicon.internPrefix(node.prefix) };
  return featureOf(node.name, names);
}

/** A guess, for choosing among branches before any document is seen: short words are common, values are not. */
function commonness({ features }: FeatureList, names: Names): number {
  return features.reduce((sum, { kind, id }) => {
    if (kind === 'word') return sum + (names.lexicon.words[id]!.length <= 3 ? 100 : 5);
    return sum + { prefix: 8, vocabulary: 20, value: 10 }[kind];
  }, 0);
}

/** The features with one of which every match begins; null where that cannot be told. */
export function firstFeatures(node: PatternNode, names: Names): FeatureList | null {
  const found = new Map<string, Feature>();
  const { any, empty } = addFirst(node, names, found);
  return any || empty ? null : names.listOf([...found.values()]);
}

/** Adds what a piece of a pattern may begin with. @returns whether it may begin with anything, and whether it may be empty. */
function addFirst(node: PatternNode, names: Names, found: Map<string, Feature>): { any: boolean; empty: boolean } {
  switch (node.type) {
    case 'gap':
      return { any: true, empty: true };
    case 'capture':
      return addFirst(node.item, names, found);
    case 'optional':
      return { ...addFirst(node.item, names, found), empty: true };
    case 'alternatives': {
      const all = node.items.map((item) => addFirst(item, names, found));
      return { any: all.some(({ any }) => any), empty: all.some(({ empty }) => empty) };
    }
    case 'sequence': {
      let any = false;
      for (const item of node.items) {
        const first = addFirst(item, names, found);
        any ||= first.any;
        if (!first.empty) return { any, empty: false };
      }
      return { any, empty: true };
    }
    default: {
      const feature = elementOf(node, names);
      found.set(`${feature.kind} ${feature.id}`, feature);
      return { any: false, empty: false };
    }
  }
}
