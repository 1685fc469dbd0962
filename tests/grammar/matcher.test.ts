import { describe, expect, test } from 'vitest';
import { loadGrammars } from '../../src/grammar/load.js';
import { matchRules } from '../../src/grammar/matcher.js';
import { readText } from '../../src/grammar/read-text.js';
import { tokenAt } from '../../src/grammar/tokens.js';
import { formatValue } from '../../src/model/value-text.js';
import { grammarFolder } from './grammar-folder.js';

function rules(...patterns: string[]) {
  const list = patterns.map((pattern) => `  - '${pattern}'`).join('\n');
  const yaml = `says: A test.\npatterns:\n${list}\nexamples: [{ text: x, from: drafted, gives: 1 }]\n`;
  return loadGrammars(
    grammarFolder({
      'sample/a.yaml': yaml,
      'vocabulary/mood.yaml': 'says: Moods.\nphrases: { good: [glad, very glad] }\n',
    }),
  );
}

function slotsOf(text: string, ...patterns: string[]) {
  const grammars = rules(...patterns);
  return matchRules(readText(text, grammars), grammars.rulesOf('sample')).map((match) =>
    Object.fromEntries(Object.entries(match.slots).map(([name, { text: words }]) => [name, words])),
  );
}

function quotes(text: string, ...patterns: string[]): string[] {
  const grammars = rules(...patterns);
  return matchRules(readText(text, grammars), grammars.rulesOf('sample')).map((match) => match.text);
}

describe('patterns', () => {
  test('words, beginnings, choices and optional words fit without regard to case', () => {
    expect(
      quotes(
        'The Buyer SHALL promptly pay; the Seller may Terminate.',
        'shall [promptly] pay',
        '(may | must) terminat*',
      ),
    ).toEqual(['SHALL promptly pay', 'may Terminate']);
  });

  test('a pattern may begin with what is optional, with a choice, a phrase or a value, or after a gap in a choice', () => {
    const text = 'They are very glad, and within 30 days gladly so; within reach.';
    expect(quotes(text, '[very] glad*')).toEqual(['very glad', 'gladly']);
    expect(quotes(text, '({mood} | within {duration}) ... gladly')).toEqual(['very glad, and within 30 days gladly']);
    expect(quotes(text, '[within] {duration}')).toEqual(['within 30 days']);
    expect(quotes(text, '[(and | ...2)] within')).toEqual(['glad, and within', 'gladly so; within']);
  });

  test('a gap passes over as few words as it can, and over no more than it may', () => {
    expect(quotes('pay a b c now and d now', 'pay ... now')).toEqual(['pay a b c now']);
    expect(quotes('pay a b c now', 'pay ...2 now')).toEqual([]);
    expect(quotes('pay, (a) b now', 'pay ...2 now')).toEqual(['pay, (a) b now']);
  });

  test('nothing fits across the end of a sentence', () => {
    expect(quotes('They pay. Now they leave.', 'pay ... leave')).toEqual([]);
  });

  test('slots hold words, values and the meanings of phrases', () => {
    const grammars = rules('<who: the buyer> is {mood:mood} after {duration:wait}');
    const [match] = matchRules(
      readText('The Buyer is very glad after ten (10) days.', grammars),
      grammars.rulesOf('sample'),
    );
    expect(match!.slots.who!.text).toBe('The Buyer');
    expect(match!.slots.mood!.meaning).toBe('good');
    expect(formatValue(match!.slots.wait!.hit!.value!)).toBe('P10D');
  });

  test('the longest phrase is taken, and a shorter one where only that leads on', () => {
    expect(slotsOf('very glad', '{mood:m}')).toEqual([{ m: 'very glad' }]);
    expect(quotes('glad to pay', '{mood} to pay')).toEqual(['glad to pay']);
  });

  test('a choice that does not lead on gives way to the next', () => {
    expect(slotsOf('a b c d', '<x: a | a b> c', '<x: a | a b | a b c> d')).toEqual([{ x: 'a b' }, { x: 'a b c' }]);
  });

  test('matches of one pattern do not overlap, and come in the order of the text', () => {
    expect(quotes('pay now pay later pay now', 'pay now', 'pay later')).toEqual(['pay now', 'pay later', 'pay now']);
  });

  test('only the ranges that are asked for are read', () => {
    const grammars = rules('pay now');
    const text = 'They pay now, you pay now.';
    const read = readText(text, grammars);
    const range = { from: tokenAt(read.tokens, text.indexOf('you')), to: read.tokens.count };
    expect(matchRules(read, grammars.rulesOf('sample'), [range]).map(({ start }) => start)).toEqual([
      text.lastIndexOf('pay'),
    ]);
  });
});
