import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TenorError } from '../model/errors.js';
import { findCompiledSet } from './compiled-set.js';
import { choices, type Names, namesFor, namesOf, phrasesOfAny } from './features.js';
import { type FileNode, GrammarError, type GrammarReader, grammarReader } from './grammar-file.js';
import { assembleSet, type Example, type GrammarSet, type Pattern, type Refusal, type Rule } from './grammar-set.js';
import { Lexicon } from './lexicon.js';
import { type PatternNode, parsePattern } from './notation.js';
import { compilePattern, type Program } from './program.js';
import { type ParsedEntry, type Vocabulary, VocabularyTrie } from './vocabulary.js';

export type { Example, GrammarSet, Pattern, Refusal, Rule } from './grammar-set.js';

/** What a key of a folder's rules holds: `_family.yaml` says `fields: { kind: text!, due: map }`; `!` = must be there. */
const fieldShapes = ['text', 'texts', 'number', 'flag', 'map', 'any'] as const;
type FieldShape = (typeof fieldShapes)[number];
type Family = ReadonlyMap<string, { shape: FieldShape; required: boolean }>;

const ruleKeys = ['says!', 'pattern', 'patterns', 'prevails-over', 'examples!', 'counter-examples', 'misses'];

/** The grammars of a folder: as the build compiled them where none was touched since, else read. Sync.
 *  @throws {GrammarError} naming file and line. */
export function loadGrammars(folder: string): GrammarSet {
  if (!existsSync(join(folder, 'vocabulary'))) {
    throw new TenorError(`${folder}: no grammars here (there is no vocabulary/ in it)`);
  }
  return findCompiledSet(folder) ?? readGrammars(folder);
}

/** Reads every grammar of a folder and checks its shape. A third of a second.
 *  @throws {GrammarError} naming file and line. */
export function readGrammars(folder: string): GrammarSet {
  const read = grammarReader();
  const lexicon = new Lexicon();
  const trie = new VocabularyTrie(lexicon);
  const vocabularies = new Map<string, Vocabulary>();
  const lists = readLists(folder, read);
  for (const name of yamlFiles(folder, 'vocabulary')) {
    const node = read(join(folder, `${name}.yaml`), `${name}.yaml`);
    const vocabulary = readVocabulary(node, name.slice('vocabulary/'.length));
    vocabularies.set(vocabulary.name, vocabulary);
    try {
      if (lists.has(vocabulary.name)) internWords(vocabulary, lexicon);
      else trie.add(vocabulary);
    } catch (error) {
      throw error instanceof RangeError ? new GrammarError(node.file, 1, error.message) : error;
    }
  }
  const names = namesOf({ lexicon, trie });
  const rules: Rule[] = [];
  for (const entry of readdirSync(folder).sort()) {
    if (entry === 'vocabulary' || !statSync(join(folder, entry)).isDirectory()) continue;
    const family = readFamily(folder, entry, read);
    for (const id of yamlFiles(folder, entry)) {
      rules.push(readRule(read(join(folder, `${id}.yaml`), `${id}.yaml`), id, family, namesFor(id, names)));
    }
  }
  const ids = new Set(rules.map(({ id }) => id));
  for (const rule of rules) {
    for (const other of rule.prevailsOver) {
      if (!ids.has(other)) throw new GrammarError(rule.file, 1, `prevails-over: there is no grammar "${other}"`);
    }
  }
  const wordsOf = (vocabulary: string) => {
    const words = (vocabularies.get(vocabulary)?.entries ?? []).filter(({ phrase }) => !phrase.includes(' '));
    return new Set(words.map(({ phrase }) => lexicon.intern(phrase)));
  };
  const [abbreviations, danglers] = [wordsOf('abbreviation'), wordsOf('dangler')];
  return assembleSet({ folder, lexicon, trie, vocabularies, rules, abbreviations, danglers });
}

/** Ids of the YAML files below a folder; names that begin with `_` are left out. */
function yamlFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder))
    .sort()
    .flatMap((name) => {
      const path = `${folder}/${name}`;
      if (name.startsWith('_') || name.startsWith('.')) return [];
      if (statSync(join(root, path)).isDirectory()) return yamlFiles(root, path);
      return name.endsWith('.yaml') ? [path.slice(0, -'.yaml'.length)] : [];
    });
}

type ParsedVocabulary = Vocabulary & { readonly entries: readonly ParsedEntry[] };

/** Names of the vocabularies that the code reads for itself: no text is searched for their phrases. */
function readLists(folder: string, read: GrammarReader): ReadonlySet<string> {
  const path = join(folder, 'vocabulary/_lists.yaml');
  if (!existsSync(path)) return new Set();
  const fields = read(path, 'vocabulary/_lists.yaml').fields('the lists', ['says!', 'lists!']);
  const lists = fields.get('lists')!.texts('"lists"');
  for (const each of lists) {
    const name = each.text('a vocabulary');
    if (!existsSync(join(folder, `vocabulary/${name}.yaml`))) each.fail(`there is no vocabulary "${name}"`);
  }
  return new Set(lists.map((each) => each.text('a vocabulary')));
}

function readVocabulary(node: FileNode, name: string): ParsedVocabulary {
  const fields = node.fields('a vocabulary', ['says!', 'phrases!']);
  const phrases = fields.get('phrases')!;
  const entry = (each: FileNode, meaning: string | null) => {
    const phrase = each.text('a phrase');
    return { phrase, meaning, node: parsed(each, phrase) };
  };
  const entries = phrases.isMap
    ? phrases.entries('phrases').flatMap(([meaning, list]) => list.texts('phrases').map((each) => entry(each, meaning)))
    : phrases.list('"phrases"').map((each) => entry(each, null));
  return { name, says: fields.get('says')!.text('"says"'), entries };
}

/** The words of a list are known in texts all the same. */
function internWords({ entries }: ParsedVocabulary, lexicon: Lexicon): void {
  const intern = (node: PatternNode): void => {
    if (node.type === 'word') lexicon.intern(node.word);
    else if (node.type === 'prefix') lexicon.internPrefix(node.prefix);
    else if (node.type === 'optional') intern(node.item);
    else if (node.type === 'sequence' || node.type === 'alternatives') node.items.forEach(intern);
  };
  for (const { node } of entries) intern(node);
}

function parsed(node: FileNode, source: string): PatternNode {
  try {
    return parsePattern(source);
  } catch (error) {
    return node.fail((error as Error).message);
  }
}

function readFamily(folder: string, name: string, read: GrammarReader): Family {
  const path = join(folder, name, '_family.yaml');
  const family = new Map<string, { shape: FieldShape; required: boolean }>();
  if (!existsSync(path)) return family;
  const fields = read(path, `${name}/_family.yaml`).fields('a family', ['says!', 'fields']);
  for (const [key, value] of fields.get('fields')?.entries('"fields"') ?? []) {
    const text = value.text('the shape of a field');
    const shape = text.replace('!', '') as FieldShape;
    if (!fieldShapes.includes(shape))
      value.fail(`"${text}" is none of ${fieldShapes.join(', ')} (with "!" where required)`);
    family.set(key, { shape, required: text.endsWith('!') });
  }
  return family;
}

function readRule(node: FileNode, id: string, family: Family, names: Names): Rule {
  const extra = [...family].map(([key, { required }]) => (required ? `${key}!` : key));
  const fields = node.fields('a grammar', [...ruleKeys, ...extra]);
  const sources = fields.get('patterns') ?? fields.get('pattern');
  if (!sources) return node.fail('a grammar lacks "patterns"');
  const patterns = sources.texts('"patterns"').map((each): Pattern => {
    const source = each.text('a pattern');
    const tree = parsed(each, source);
    try {
      return { source, node: tree, program: compilePattern(tree, names), line: each.line };
    } catch (error) {
      return each.fail(`${(error as Error).message}: ${source}`);
    }
  });
  const refusals = (key: string): Refusal[] =>
    (fields.get(key)?.list(`"${key}"`) ?? []).map((each) => {
      const found = each.fields(`an entry of "${key}"`, ['text!', 'because!', 'from']);
      return { text: asWritten(found.get('text')!), because: oneLine(found.get('because')!), line: each.line };
    });
  const plain: Record<string, unknown> = {};
  const fieldLines: Record<string, number> = {};
  for (const [key, { shape }] of family) {
    const field = fields.get(key);
    if (!field) continue;
    plain[key] = readField(field, key, shape);
    fieldLines[key] = field.line;
  }
  return {
    id,
    folder: id.split('/')[0]!,
    file: node.file,
    says: fields.get('says')!.text('"says"'),
    patterns: patterns.map((pattern) => ({ ...pattern, program: inSentence(pattern.program, plain, names) })),
    prevailsOver: (fields.get('prevails-over')?.texts('"prevails-over"') ?? []).map((each) => each.text('an id')),
    fields: plain,
    fieldLines,
    examples: fields
      .get('examples')!
      .list('"examples"')
      .map((each): Example => {
        const found = each.fields('an example', ['text!', 'from!', 'gives!']);
        return {
          text: asWritten(found.get('text')!),
          from: oneLine(found.get('from')!),
          gives: found.get('gives')!.plain,
          line: each.line,
        };
      }),
    counterExamples: refusals('counter-examples'),
    misses: refusals('misses'),
  };
}

/** What the sentence must hold beside a pattern (`holding: [a | b, c]`) is required of it before the pattern is tried. What
 *  is read in a table need not stand in one sentence with its value. */
function inSentence(program: Program, { holding, column }: Record<string, unknown>, names: Names): Program {
  if (holding === undefined || column !== undefined) return program;
  const lists = (holding as string[]).map((each) => phrasesOfAny(choices(each), names));
  return { ...program, required: [...program.required, ...lists] };
}

/** Lines of a block text (`|`) stay lines: a table needs them. YAML itself joins the lines of any other text. */
const asWritten = (node: FileNode) => node.text('it').trim();

const oneLine = (node: FileNode) => node.text('it').replace(/\s*\n\s*/g, ' ');

function readField(node: FileNode, key: string, shape: FieldShape): unknown {
  if (shape === 'text') return node.text(`"${key}"`);
  if (shape === 'texts') return node.texts(`"${key}"`).map((each) => each.text(`an entry of "${key}"`));
  const value = node.plain;
  if (shape === 'number' && typeof value !== 'number') node.fail(`"${key}" is a number`);
  if (shape === 'flag' && typeof value !== 'boolean') node.fail(`"${key}" is true or false`);
  if (shape === 'map') node.entries(`"${key}"`);
  return value;
}
