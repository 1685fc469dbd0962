import { UsageError } from '../model/errors.js';

/** The one thing that an id, or the beginning of one, means.
 *  @throws {UsageError} where it means none or several */
export function oneOf<Item extends { readonly id: string }>(found: readonly Item[], id: string, what: string): Item {
  const exact = found.find((item) => item.id === id.toLowerCase());
  if (exact) return exact;
  if (found.length === 1 && id.length >= 4) return found[0]!;
  if (found.length === 0) throw new UsageError(`there is no ${what} "${id}"`);
  if (id.length < 4) throw new UsageError(`"${id}" is too short: give at least four characters of the ${what}'s id`);
  throw new UsageError(`"${id}" may mean several: ${found.map((item) => item.id).join(', ')}`);
}
