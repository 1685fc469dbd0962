import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { type Feature, FeatureLists } from './feature-lists.js';
import { assembleSet, type GrammarSet, type Pattern, type Rule } from './grammar-set.js';
import { Lexicon } from './lexicon.js';
import { type PatternNode, parsePattern } from './notation.js';
import { type Program, WordSet } from './program.js';
import { type StoredVocabularies, type Vocabulary, VocabularyTrie } from './vocabulary.js';

/** Made by `npm run build`, beside the compiled code. */
const home = fileURLToPath(new URL('./compiled-set.bin', import.meta.url));

/** Features as pairs of numbers: the index of the kind, the id. */
const kinds = ['word', 'prefix', 'vocabulary', 'value'] as const;
type Numbers = readonly number[];

interface StoredPattern {
  readonly source: string;
  readonly line: number;
  readonly code: Numbers;
  readonly targets: (number[] | null)[];
  readonly slots: string[];
  readonly sets: readonly Numbers[];
  /** Ids of lists of features. */
  readonly required: Numbers;
  readonly first: number | null;
  readonly entry: number;
}

/** What all files of a folder come to. Ids are places in the lists. */
interface StoredSet {
  readonly words: readonly string[];
  readonly prefixes: readonly string[];
  readonly lists: readonly Numbers[];
  readonly vocabularies: readonly Vocabulary[];
  readonly rules: readonly (Omit<Rule, 'patterns'> & { readonly patterns: readonly StoredPattern[] })[];
  readonly abbreviations: Numbers;
  readonly danglers: Numbers;
}

interface StoredFile {
  readonly key: string;
  /** A `StoredSet` as JSON, which is read faster than V8's own form. */
  readonly set: string;
  readonly trie: StoredVocabularies;
}

/** Names the grammar files and the code that reads them: where one of them is another, the copy is of no use. */
function keyOf(folder: string): string {
  const hash = createHash('sha256').update(process.versions.v8);
  for (const [place, ending] of [
    [dirname(fileURLToPath(import.meta.url)), /\.[jt]s$/],
    [folder, /\.yaml$/],
  ] as const) {
    const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => ending.test(name));
    for (const name of names.sort()) hash.update(`\n${name}\n`).update(readFileSync(join(place, name)));
  }
  return hash.digest('hex');
}

/** The grammars of a folder as the build left them: to parse their patterns and lay out the tree of their phrases takes
 *  longer than to read them back.
 *  @returns null where nothing was compiled, or a file or the code was changed, added or taken away since */
export function findCompiledSet(folder: string, path = home): GrammarSet | null {
  try {
    const { key, set, trie } = deserialize(readFileSync(path)) as StoredFile;
    return key === keyOf(folder) ? restore(folder, JSON.parse(set) as StoredSet, trie) : null;
  } catch {
    // The files say the same.
    return null;
  }
}

/** Grammars that hold what JSON cannot are left to be read as they are.
 *  @param grammars  as they were read from their folder */
export function writeCompiledSet(grammars: GrammarSet, path = home): void {
  const { lexicon, trie } = grammars;
  const set: StoredSet = {
    words: lexicon.words,
    prefixes: lexicon.prefixes,
    lists: FeatureLists.of(lexicon).lists.map(({ features }) => toNumbers(features)),
    vocabularies: [...grammars.vocabularies.values()].map(({ name, says, entries }) => ({
      name,
      says,
      entries: entries.map(({ phrase, meaning }) => ({ phrase, meaning })),
    })),
    rules: grammars.rules.map((rule) => ({ ...rule, patterns: rule.patterns.map(storePattern) })),
    abbreviations: [...grammars.abbreviations],
    danglers: [...grammars.danglers],
  };
  const json = JSON.stringify(set);
  if (!isDeepStrictEqual(JSON.parse(json), set)) return;
  const file: StoredFile = { key: keyOf(grammars.folder), set: json, trie: trie.stored() };
  // Whoever reads meanwhile finds the old copy or the new one, and never half of it.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, serialize(file));
  renameSync(draft, path);
}

const toNumbers = (features: readonly Feature[]): number[] =>
  features.flatMap(({ kind, id }) => [kinds.indexOf(kind), id]);

function toFeatures(numbers: Numbers): Feature[] {
  const features: Feature[] = [];
  for (let i = 0; i < numbers.length; i += 2) features.push({ kind: kinds[numbers[i]!]!, id: numbers[i + 1]! });
  return features;
}

function storePattern({ source, line, program }: Pattern): StoredPattern {
  return {
    source,
    line,
    code: [...program.code],
    targets: program.targets,
    slots: program.slots,
    sets: program.sets.map(({ features }) => toNumbers(features)),
    required: program.required.map(({ id }) => id),
    first: program.first?.id ?? null,
    entry: program.entry,
  };
}

/** A pattern of which nobody has asked for the tree. */
class CompiledPattern implements Pattern {
  private tree: PatternNode | undefined;

  constructor(
    readonly source: string,
    readonly line: number,
    readonly program: Program,
  ) {}

  get node(): PatternNode {
    this.tree ??= parsePattern(this.source);
    return this.tree;
  }
}

function restore(folder: string, stored: StoredSet, phrases: StoredVocabularies): GrammarSet {
  const lexicon = Lexicon.of(stored.words, stored.prefixes);
  const known = FeatureLists.of(lexicon);
  const lists = stored.lists.map((numbers) => known.listOf(toFeatures(numbers)));
  const rules = stored.rules.map(
    (rule): Rule => ({
      ...rule,
      patterns: rule.patterns.map(
        ({ source, line, code, targets, slots, sets, required, first, entry }) =>
          new CompiledPattern(source, line, {
            code: Int32Array.from(code),
            targets,
            slots,
            sets: sets.map((numbers) => new WordSet(toFeatures(numbers))),
            required: required.map((id) => lists[id]!),
            first: first === null ? null : lists[first]!,
            entry,
          }),
      ),
    }),
  );
  return assembleSet({
    folder,
    lexicon,
    trie: VocabularyTrie.of(lexicon, phrases),
    vocabularies: new Map(stored.vocabularies.map((vocabulary) => [vocabulary.name, vocabulary])),
    rules,
    abbreviations: new Set(stored.abbreviations),
    danglers: new Set(stored.danglers),
  });
}
