import type { Finding } from '../model/finding.js';
import type { Span } from '../model/span.js';
import type { GrammarSet } from './grammar-set.js';
import { matchRules } from './matcher.js';
import { NumberReader } from './numbers.js';
import { HitsByToken, Places, type Read, type ValueHit } from './read.js';
import { findSentences, type TokenRange } from './sentences.js';
import { NUMBER, readTokens } from './tokens.js';
import { type ValueName, valueNames } from './value-names.js';
import { readValue } from './values.js';
import type { VocabularyHits } from './vocabulary.js';

const nowhere = new Int32Array(0);

/** Reads a text once: tokens, sentences, phrases of the vocabularies, values. Linear in its length.
 *  @param without  what is left out of it, in order */
export function readText(text: string, grammars: GrammarSet, without: readonly Span[] = []): Read {
  const tokens = readTokens(text, grammars.lexicon, without);
  let hits!: VocabularyHits;
  const places = new Places(tokens, () => hits);
  hits = grammars.trie.findHits(tokens, places.prefixesOf);
  const values = Object.fromEntries(valueNames.map((name) => [name, [] as ValueHit[]])) as Record<
    ValueName,
    ValueHit[]
  >;
  const marks = new Uint16Array(tokens.count);
  const valuesAt = valueNames.map((_, index) => new HitsByToken([], nowhere, marks, index));
  const valueStarts = valueNames.map(() => nowhere);
  const sentences = findSentences(tokens, grammars);
  const read: Read = { text, grammars, tokens, sentences, hits, values, valuesAt, valueStarts, places };
  const pieces = inPieces(sentences);
  valueNames.forEach((name, index) => {
    const found =
      name === 'number'
        ? readNumbers(read)
        : name === 'dotted-number'
          ? readDotted(read)
          : readValues(read, name, pieces);
    values[name] = found;
    valueStarts[index] = Int32Array.from(found, (hit) => hit.from);
    valuesAt[index] = new HitsByToken(found, valueStarts[index]!, marks, index);
  });
  return read;
}

function readNumbers(read: Read): ValueHit[] {
  const reader = new NumberReader(read);
  const found: ValueHit[] = [];
  for (let i = 0; i < read.tokens.count; ) {
    const reading = reader.readAt(i);
    if (!reading) {
      i++;
      continue;
    }
    const { to, number, problem, findings } = reading;
    found.push(newHit('number', read, i, to, number, problem, findings));
    i = to;
  }
  return found;
}

/** Figures with two stops or more that are no number. */
function readDotted(read: Read): ValueHit[] {
  const { tokens } = read;
  const found: ValueHit[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== NUMBER || read.valuesAt[0]!.has(i)) continue;
    found.push(newHit('dotted-number', read, i, i + 1));
  }
  return found;
}

/** Shared: most values have none. */
const noFindings: readonly Finding[] = [];

function newHit(
  name: ValueName,
  { tokens }: Read,
  from: number,
  to: number,
  number: number | null = null,
  problem: ValueHit['problem'] = null,
  findings: readonly Finding[] = noFindings,
): ValueHit {
  return {
    name,
    start: tokens.start[from]!,
    end: tokens.end[to - 1]!,
    from,
    to,
    value: null,
    number,
    time: null,
    zone: null,
    bound: null,
    low: null,
    problem,
    findings,
  };
}

/** So many tokens, in whole sentences, are read at a time, so that a text of nothing but values needs little more memory
 *  than any other: what is found in them is forgotten before the engine moves it to where it seldom cleans up. */
const tokensAtOnce = 10_000;

function inPieces(sentences: readonly TokenRange[]): (readonly TokenRange[])[] {
  const pieces: (readonly TokenRange[])[] = [];
  for (let i = 0, next = 0; i < sentences.length; i = next) {
    while (next < sentences.length && sentences[next]!.from - sentences[i]!.from < tokensAtOnce) next++;
    pieces.push(sentences.slice(i, next));
  }
  return pieces;
}

/** Leftmost, then longest. */
function readValues(read: Read, name: ValueName, pieces: readonly (readonly TokenRange[])[]): ValueHit[] {
  const rules = read.grammars.rulesOf('value').filter((rule) => rule.id === `value/${name}`);
  const found: ValueHit[] = [];
  for (const piece of pieces) {
    const candidates: ValueHit[] = [];
    for (const match of matchRules(read, rules, piece)) {
      const hit = readValue(read, name, match);
      if (hit) candidates.push(hit);
    }
    candidates.sort((a, b) => a.from - b.from || b.to - a.to);
    let end = 0;
    for (const hit of candidates) {
      if (hit.from < end) continue;
      found.push(hit);
      end = hit.to;
    }
  }
  return found;
}
