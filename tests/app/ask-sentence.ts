import { expect } from 'vitest';
import { resolveSentence, type SentenceQuestion } from '../../src/app/resolve-sentence.js';
import { loadGrammars } from '../../src/grammar/load.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);

export const ask = (sentence: string, given: Partial<SentenceQuestion> = {}) =>
  resolveSentence(
    {
      sentence,
      event: null,
      effective: null,
      expiry: null,
      timeZone: null,
      fallbackZone: 'Europe/London',
      calendars: ['GB-ENG'],
      fallbackCalendars: [],
      ownCalendars: [],
      workingHours: null,
      ...given,
    },
    grammars,
  ).obligations;

export type Asked = Pick<Partial<SentenceQuestion>, 'event' | 'effective' | 'expiry' | 'calendars' | 'timeZone'>;

/** Sentence, what is known, due dates counted by hand. `…` at the end: and so on. */
export type Counted = readonly (readonly [string, Asked, readonly string[]])[];

/** That the sentence falls due on these days. */
export function expectCounted(sentence: string, given: Asked, expected: readonly string[]): void {
  const series = expected.at(-1) === '…';
  const wanted = series ? expected.slice(0, -1) : expected;
  const all = ask(sentence, given).map(({ occurrences }) => occurrences.map(({ due }) => due));
  const dated = all.filter((due) => due.length > 0);
  if (wanted.length === 0) expect(dated).toEqual([]);
  else expect(dated.map((due) => (series ? due.slice(0, wanted.length) : due))).toContainEqual(wanted);
}
