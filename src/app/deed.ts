import type { Deed } from '../model/record.js';
import type { Acting } from './views.js';

/** Who and when, as it is stored: an instant in UTC, to the second. */
export function deedOf({ now, who }: Acting): Deed {
  return { at: now.toInstant().round('second').toString(), who };
}
