/** What was counted most often, the first of those that were as often; empty where nothing was, or less often than `fewest`. */
export function mostOf(counts: ReadonlyMap<string, number>, fewest = 1): string {
  let best = '';
  for (const [name, count] of counts) if (count >= fewest && count > (counts.get(best) ?? 0)) best = name;
  return best;
}
