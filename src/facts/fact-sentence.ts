import type { CueFinder } from '../grammar/cue-finder.js';
import type { Match } from '../grammar/matcher.js';
import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import type { Span } from '../model/span.js';

/** A sentence with what the rules of `grammars/facts/` read in it. */
export interface FactSentence extends Span, TokenRange {
  readonly text: string;
  /** The same on one line with single spaces. */
  readonly plain: string;
  readonly matches: readonly Match[];
  /** It stands in a clause whose heading says that this is its place. */
  readonly headed: boolean;
  /** The whole text. */
  readonly read: Read;
  /** The cues of the whole text. */
  readonly cues: CueFinder;
}

/** What a rule of `grammars/facts/` tells. */
export const factOf = ({ rule }: Match): string => String(rule.fields.fact);

/** What those rules read in a sentence that tell a fact, in order. */
export const matchesOf = ({ matches }: Pick<FactSentence, 'matches'>, fact: string): Match[] =>
  matches.filter((match) => factOf(match) === fact);

/** Whether a rule that tells a fact read something in a sentence. */
export const says = ({ matches }: Pick<FactSentence, 'matches'>, fact: string): boolean =>
  matches.some((match) => factOf(match) === fact);
