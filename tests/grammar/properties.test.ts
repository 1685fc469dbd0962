import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWord } from '../../src/grammar/characters.js';
import { loadGrammars } from '../../src/grammar/load.js';
import { matchRules } from '../../src/grammar/matcher.js';
import { parsePattern } from '../../src/grammar/notation.js';
import { readText } from '../../src/grammar/read-text.js';
import { tokenText } from '../../src/grammar/tokens.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);

/** Text such as contracts have, and such as they do not: pieces that mean something, thrown together, with any
 *  characters between them. */
const pieces = [
  'thirty (30) days', 'within', 'at least', '[***]', '____', 'two hundred', 'thousand', 'and', 'half', 'a', 'May', '2024', '5,',
  'the 15th of each month', 'RMB', '$', '%', '1/2', '3-', '(', ')', '[', ']', '"', '…', '\n', '\n\n', '.', ';', '12:30 p.m.',
  'Monday', 'shall', 'not', 'terminate', 'notice', 'Party A', '年', 'é', '\u0000', '\ud83d', 'twice', 'business', 'every',
]; // biome-ignore format: one list
const texts = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 60 })
  .chain((parts) => fc.constantFrom('', ' ').map((joint) => parts.join(joint)));

describe('reading any text', () => {
  test('never fails; tokens are in order, values lie within the text and do not overlap', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = readText(text, grammars);
        const { tokens } = read;
        for (let i = 0; i < tokens.count; i++) {
          expect(tokens.start[i]).toBeLessThan(tokens.end[i]!);
          if (i > 0) expect(tokens.end[i - 1]).toBeLessThanOrEqual(tokens.start[i]!);
        }
        expect(tokens.count === 0 || tokens.end[tokens.count - 1]! <= text.length).toBe(true);
        for (const hits of Object.values(read.values)) {
          let end = 0;
          for (const hit of hits) {
            expect(hit.start).toBeGreaterThanOrEqual(end);
            expect(hit.end).toBeGreaterThan(hit.start);
            end = hit.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('tokens have one word exactly where they are written alike, capitals aside', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aBcéß9中'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 1500, size: 'max' }), (words) => {
        const { tokens } = readText(words.join(' '), grammars);
        const wordOf = new Map<string, number>();
        for (let i = 0; i < tokens.count; i++) {
          const written = foldWord(tokenText(tokens, i));
          if (!wordOf.has(written)) wordOf.set(written, tokens.word[i]!);
          expect(tokens.word[i]).toBe(wordOf.get(written));
          const known = tokens.lexicon.words[tokens.word[i]!];
          if (known !== undefined) expect(known).toBe(written);
        }
        expect(new Set(wordOf.values()).size).toBe(wordOf.size);
      }),
      { numRuns: 30 },
    );
  });

  test('sentences cover the tokens without gap or overlap', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { sentences, tokens } = readText(text, grammars);
        let end = 0;
        for (const { from, to } of sentences) {
          expect(from).toBe(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBe(tokens.count);
      }),
    );
  });

  test('every rule fits only within a sentence, with its slots inside', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = readText(text, grammars);
        for (const match of matchRules(read, grammars.rules)) {
          expect(read.sentences.some(({ from, to }) => from <= match.from && match.to <= to)).toBe(true);
          for (const slot of Object.values(match.slots)) {
            expect(slot.from >= match.from && slot.to <= match.to && slot.to >= slot.from).toBe(true);
          }
        }
      }),
    );
  });

  test('the rules fit a whole text where they fit its sentences one by one', () => {
    const told = (matches: ReturnType<typeof matchRules>) =>
      matches.map(({ rule, pattern, from, to }) => `${rule.id} ${pattern} ${from}-${to}`);
    fc.assert(
      fc.property(texts, (text) => {
        const read = readText(text, grammars);
        const singly = read.sentences.flatMap((sentence) => matchRules(read, grammars.rules, [sentence]));
        expect(told(matchRules(read, grammars.rules))).toEqual(told(singly));
      }),
      { numRuns: 50 },
    );
  });

  test('the same text gives the same values twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(readText(text, grammars).values).toEqual(readText(text, grammars).values);
      }),
      { numRuns: 50 },
    );
  });

  test('any string is a pattern or is refused with a message', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (pattern) => {
        try {
          parsePattern(pattern);
        } catch (error) {
          expect((error as Error).message).toContain('of the pattern');
        }
      }),
    );
  });
});

describe('reading takes time in proportion to the text', () => {
  /** Processor time, which other programs do not lengthen. */
  const cost = (text: string) => {
    const before = process.cpuUsage();
    const read = readText(text, grammars);
    matchRules(read, grammars.rules);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };

  test.each([
    '(',
    'within ',
    'one ',
    'hundred and ',
    '30 days ',
    'thirty (30) ',
    '1/2/',
    '5:',
    '[***] ',
    '“',
    'a-',
    'shall not ',
  ])('for nothing but "%s"', (piece) => {
    const text = piece.repeat(Math.ceil(400_000 / piece.length));
    cost(text.slice(0, 50_000));
    // Four times the text: a quadratic reader would take sixteen times as long. Of several runs the fastest counts, since now and
    // then one has to clear up behind all that was read before it.
    let [small, large] = [cost(text.slice(0, 100_000)), cost(text)];
    const isLinear = () => large < Math.max(small, 60) * 10;
    for (let run = 1; run < 4 && !isLinear(); run++) {
      small = Math.min(small, cost(text.slice(0, 100_000)));
      large = Math.min(large, cost(text));
    }
    expect(isLinear(), `${small} ms, four times the text ${large} ms`).toBe(true);
  });
});
