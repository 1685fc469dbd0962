import type { GrammarSet } from '../grammar/load.js';
import { alternatives } from '../model/literal-pattern.js';
import { oncePer } from '../model/once-per.js';
import { phrasesOf } from './word-lists.js';

/** Regular expressions for the words before a printed date, made of the lists of `grammars/vocabulary/facts/`. */
export interface DatePatterns {
  /** "is made …", "dated as of …", "entered into this …" before a date. */
  readonly introducing: RegExp;
  /** Words before a date of something else: "the Act of …", "expires on …". */
  readonly elsewhere: RegExp;
  /** "is made and entered into as of": the date is that on which the contract was made, too. */
  readonly making: RegExp;
  /** "between A and B", "is made": the sentence that makes the contract, up to a date. */
  readonly introducingParties: RegExp;
  /** Nouns for a document that may have a date; global. */
  readonly document: RegExp;
  /** "dated 3 May is made on": the first of two documents is made. */
  readonly madeThough: RegExp;
  /** "Start date. Deliveries begin on 2 May": a heading that says what the day behind it is. */
  readonly startHeading: RegExp;
  /** "… have executed this Agreement as of". */
  readonly signing: RegExp;
}

export const datePatterns = oncePer((grammars: GrammarSet): DatePatterns => {
  const list = (...names: string[]) =>
    alternatives(names.flatMap((name) => [...phrasesOf(grammars, `facts/${name}`).keys()]));
  const making = list('making', 'dating');
  return {
    introducing: new RegExp(
      `\\b${list('making', 'dating', 'beside-date')}\\b[^.;]{0,80}$|\\b(?:made|entered into)\\b[^;]{0,240}\\bthis\\s$|\\b${list('edition')}\\b[^;]{0,120}\\b${list('adopting')}\\b[^.;]{0,60}$`,
      'i',
    ),
    elsewhere: new RegExp(`(?:\\b(?:${list('other-dated')}|form[\\s\\u00a0]+[\\dSF])\\b)[^.;]{0,60}$`, 'i'),
    making: new RegExp(`\\b${making}\\b[^.;]{0,40}$`, 'i'),
    introducingParties: new RegExp(`\\b(?:between|among|${list('making')})\\b[^;]{0,240}$`, 'i'),
    document: new RegExp(`\\b${list('dated-document')}s?\\b`, 'gi'),
    madeThough: new RegExp(
      `\\bdated\\b[^.;]{0,50}(?<!\\b(?:which|that|who)\\s)\\bis\\s+(?:hereby\\s+)?${list('making')}\\b[^.;]{0,60}$`,
      'i',
    ),
    startHeading: new RegExp(`\\b${list('start-label')}[.:\\s*–—-]{1,6}$`, 'i'),
    signing: new RegExp(`\\b${list('signing')}\\b[^.]{0,170}$`, 'i'),
  };
});
