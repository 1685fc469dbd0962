import type { Value } from '../model/value.js';
import type { Match } from './matcher.js';
import type { Read, ValueHit } from './read.js';

/** What a family of values makes of one match of its patterns: arithmetic on the slots, no words. Null where the slots
 *  make no value (the 14th month). */
export type ValueReader = (match: Match, read: Read) => ValueReading | null;

export interface ValueReading {
  /** Tokens at the front of the match that turned out not to belong. */
  readonly skip?: number;
  readonly value: Value | null;
  readonly time?: string | null;
  readonly zone?: string | null;
  readonly low?: Value | null;
  readonly problem?: ValueHit['problem'];
  readonly findings?: ValueHit['findings'];
}
