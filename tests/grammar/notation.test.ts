import { describe, expect, test } from 'vitest';
import { parsePattern, printPattern } from '../../src/grammar/notation.js';

describe('the notation of patterns', () => {
  test('what is parsed prints as it was written', () => {
    const pattern = '{within} {duration:period} ...30 <event: [the] (receipt | delivery) of> terminat* ...';
    expect(printPattern(parsePattern(pattern))).toBe(pattern);
  });

  test('hyphens and possessives read as in documents', () => {
    expect(printPattern(parsePattern("non-renewal party's days' 30-day"))).toBe('non renewal party days 30 day');
  });

  test('brackets that belong to the text stand in quotation marks', () => {
    expect(printPattern(parsePattern('days "(" 30 ")"'))).toBe('days "(" 30 ")"');
  });

  test.each([
    ['(a | b', '"(" is never closed at character 1'],
    ['a ) b', '")" closes nothing at character 3'],
    ['a | | b', 'nothing stands here'],
    ['{Within}', 'expected a name in lower case'],
    ['a ...500 b', 'a gap spans 1 to 120 words'],
    ['x* y', '"*" follows at least two letters'],
    ['<a b>', 'expected ":" after the name of a slot'],
  ])('%s is refused with its place', (pattern, message) => {
    expect(() => parsePattern(pattern)).toThrow(message);
  });

  test('brackets nested without end are refused, not followed', () => {
    expect(() => parsePattern('('.repeat(10_000))).toThrow('nested too deeply');
  });
});
