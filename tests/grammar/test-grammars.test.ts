import { describe, expect, test } from 'vitest';
import { loadGrammars } from '../../src/grammar/load.js';
import { testGrammars } from '../../src/grammar/test-grammars.js';
import { traceText } from '../../src/grammar/trace.js';
import { grammarFolder } from './grammar-folder.js';

/** What is wrong with the rules of a folder `sample/`. */
function faultsOf(files: Readonly<Record<string, string>>): string[] {
  const paths = Object.fromEntries(
    Object.entries(files).map(([name, yaml]) => [`sample/${name}.yaml`, `says: A test.\n${yaml}`]),
  );
  const grammars = loadGrammars(grammarFolder(paths));
  return testGrammars(grammars, {}, grammars.rulesOf('sample')).faults.map(
    ({ file, line, message }) => `${file}:${line}: ${message}`,
  );
}

const pays = `patterns: ["pay within {duration:period}"]
examples:
  - { text: They pay within ten days., from: drafted, gives: { period: P10D } }
`;

describe('the examples beside a rule', () => {
  test('a rule that reads its examples and nothing else has no fault', () => {
    const more =
      'counter-examples: [{ text: They pay ten days., because: no within }]\nmisses: [{ text: They pay soon., because: vague }]\n';
    expect(faultsOf({ pays: pays + more })).toEqual([]);
  });

  test('an example that gives something else is a fault, with both', () => {
    expect(faultsOf({ pays: pays.replace('P10D', 'P10D/business') })).toEqual([
      'sample/pays.yaml:4: "They pay within ten days." gives {"period":"P10D"}, not {"period":"P10D/business"}',
    ]);
  });

  test('an example that is not read is a fault, with the pattern spelled out and how far it got', () => {
    const [first, second] = faultsOf({ pays: pays.replace('within ten', 'by ten') });
    expect(first).toContain('does not read its example "They pay by ten days."');
    expect(first).toContain('pattern: pay within {duration:period}');
    expect(first).toContain('nearest: "pay" fits; then within is missing');
    expect(second).toContain('no example meets the pattern');
  });

  test('of many patterns the three that come closest are told of', () => {
    const many = '["owe {duration:period}", "lend for {duration:period}", "hire for {duration:period}", "pay';
    const [first] = faultsOf({ pays: pays.replace('within ten', 'by ten').replace('["pay', many) });
    expect(first!.match(/pattern: /g)).toHaveLength(3);
    expect(first).toMatch(/"\n {4}pattern: pay within/);
    expect(first).toContain('and 1 more patterns, which fit less');
  });

  test('a pattern that no example meets is a fault', () => {
    expect(faultsOf({ pays: pays.replace('["pay', '["settle within {duration:period}", "pay') })).toEqual([
      'sample/pays.yaml:2: no example meets the pattern "settle within {duration:period}"',
    ]);
  });

  test('a counter-example that is read is a fault', () => {
    expect(faultsOf({ pays: `${pays}counter-examples: [{ text: We pay within a week., because: a test }]\n` })).toEqual(
      ['sample/pays.yaml:5: reads its counter-example (a test): "We pay within a week." gives {"period":"P1W"}'],
    );
  });

  test('a miss that starts to be read is a fault, so that it moves to the examples', () => {
    expect(faultsOf({ pays: `${pays}misses: [{ text: We pay within a week., because: a test }]\n` })[0]).toContain(
      'a miss is read now, move it to the examples',
    );
  });

  test('two rules of a folder may not claim the same value unless one prevails', () => {
    const within = pays.replace('pay within', 'within');
    const clash = 'claims "ten days" of its example too, and neither prevails: "They pay within ten days."';
    expect(faultsOf({ pays, within })).toEqual([
      `sample/pays.yaml:4: sample/within ${clash}`,
      `sample/within.yaml:4: sample/pays ${clash}`,
    ]);
    expect(faultsOf({ pays: `prevails-over: sample/within\n${pays}`, within })).toEqual([]);
  });
});

test('a trace shows how a text is read: words, values, phrases and the rules that fit', () => {
  const grammars = loadGrammars(grammarFolder({ 'sample/pays.yaml': `says: A test.\n${pays}` }));
  const trace = traceText('They pay within ten business days.', grammars);
  expect(trace.sentences).toEqual([['They', 'pay', 'within', 'ten', 'business', 'days', '.']]);
  expect(trace.values).toContainEqual({ name: 'duration', quote: 'ten business days', gives: 'P10D/business' });
  expect(trace.phrases).toContainEqual({ vocabulary: 'time-unit', quote: 'days', meaning: '1 day' });
  expect(trace.matches).toEqual([
    {
      rule: 'sample/pays',
      pattern: 'pay within {duration:period}',
      quote: 'pay within ten business days',
      slots: { period: 'P10D/business' },
    },
  ]);
});
