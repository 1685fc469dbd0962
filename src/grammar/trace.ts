import { describeHit, describeSlot } from './families.js';
import { namesOf } from './features.js';
import type { GrammarSet, Pattern, Rule } from './grammar-set.js';
import { type Match, matchRules } from './matcher.js';
import { type PatternNode, printPattern } from './notation.js';
import { compilePattern } from './program.js';
import type { Read } from './read.js';
import { readText } from './read-text.js';
import { tokenText } from './tokens.js';
import { valueNames } from './value-names.js';

/** What grammars see in a text, for `tenor grammar trace` and for messages. */
export interface TextTrace {
  /** The text as sentences of tokens. */
  readonly sentences: readonly (readonly string[])[];
  readonly values: readonly { readonly name: string; readonly quote: string; readonly gives: string }[];
  /** Vocabulary phrases that some pattern could use. */
  readonly phrases: readonly { readonly vocabulary: string; readonly quote: string; readonly meaning: string | null }[];
  /** Words that rules ask for around what they read. */
  readonly cues: readonly { readonly cue: string; readonly quote: string }[];
  readonly matches: readonly {
    readonly rule: string;
    readonly pattern: string;
    readonly quote: string;
    readonly slots: Readonly<Record<string, string>>;
  }[];
}

/** Shows how a text is read: its sentences, values and phrases, and every rule that fits it somewhere. */
export function traceText(text: string, grammars: GrammarSet): TextTrace {
  const read = readText(text, grammars);
  const { tokens, hits } = read;
  const phrases: TextTrace['phrases'][number][] = [];
  for (let i = 0; i < tokens.count; i++) {
    for (let h = hits.firstHit[i]!; h < hits.firstHit[i + 1]!; h++) {
      const meaning = hits.meaning[h]!;
      phrases.push({
        vocabulary: grammars.trie.names[hits.vocabulary[h]!]!,
        quote: text.slice(tokens.start[i], tokens.end[hits.end[h]! - 1]),
        meaning: meaning < 0 ? null : grammars.trie.meanings[meaning]!,
      });
    }
  }
  return {
    sentences: read.sentences.map(({ from, to }) =>
      Array.from({ length: to - from }, (_, i) => tokenText(tokens, from + i)),
    ),
    values: valueNames.flatMap((name) =>
      read.values[name].map((hit) => ({ name, quote: text.slice(hit.start, hit.end), gives: describeHit(hit) })),
    ),
    phrases,
    cues: matchRules(read, grammars.rulesOf('cue')).map(({ rule, text: quote }) => ({
      cue: rule.id.slice('cue/'.length),
      quote,
    })),
    matches: matchRules(
      read,
      grammars.rules.filter(({ folder }) => folder !== 'value' && folder !== 'cue'),
    ).map((match) => ({
      rule: match.rule.id,
      pattern: match.rule.patterns[match.pattern]!.source,
      quote: match.text,
      slots: Object.fromEntries(Object.entries(match.slots).map(([name, slot]) => [name, describeSlot(slot)])),
    })),
  };
}

/** Patterns of a rule that are told of, where none reads its example. */
const mostTold = 3;

/** What the patterns of a rule lack to read a text: the ones that come closest, by the share of their words that fit, with
 *  what was expected next, line by line. */
export function describeNearest(grammars: GrammarSet, rule: Rule, text: string): string {
  const read = readText(text, grammars);
  const tried = rule.patterns.map((pattern) => ({ pattern, ...nearest(grammars, rule, pattern, read) }));
  const closest = tried.toSorted((a, b) => b.share - a.share).slice(0, mostTold);
  const others = tried.length - closest.length;
  return [
    ...closest.map(({ pattern, told }) => `    pattern: ${spellOut(grammars, pattern)}\n    nearest: ${told}`),
    ...(others > 0 ? [`    and ${others} more patterns, which fit less`] : []),
  ].join('\n');
}

function spellOut(grammars: GrammarSet, pattern: Pattern): string {
  return printPattern(pattern.node, (name) => {
    const entries = grammars.vocabularies.get(name)?.entries;
    if (!entries) return null;
    const some = entries.slice(0, 4).map(({ phrase }) => phrase);
    return `{${name} = ${some.join(' | ')}${entries.length > some.length ? ' | …' : ''}}`;
  });
}

/** The longest beginning of a pattern that fits somewhere, as a share of it (0 to 1), and what was expected next. */
function nearest(
  grammars: GrammarSet,
  rule: Rule,
  pattern: Pattern,
  read: Read,
): { readonly share: number; readonly told: string } {
  const items = pattern.node.type === 'sequence' ? pattern.node.items : [pattern.node];
  for (let length = items.length - 1; length > 0; length--) {
    if (items[length - 1]!.type === 'gap') continue;
    const node: PatternNode = { type: 'sequence', items: items.slice(0, length) };
    let match: Match | undefined;
    try {
      const shorter = { ...pattern, node, program: compilePattern(node, namesOf(grammars)) };
      [match] = matchRules(read, [{ ...rule, patterns: [shorter] }]);
    } catch {
      continue;
    }
    if (match)
      return {
        share: length / items.length,
        told: `"${match.text}" fits; then ${printPattern(items[length]!)} is missing`,
      };
  }
  return { share: 0, told: `nothing fits ${printPattern(items[0]!)} …` };
}
