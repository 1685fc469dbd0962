/** Meanings of scope vocabularies as paths: `europe/eea/eu/ireland` lies in `europe/eea`, `data/personal` in `data`. */

export function liesIn(narrower: string, wider: string): boolean {
  return narrower === wider || narrower.startsWith(`${wider}/`);
}

/** Whether one of the two lies in the other. */
export function meet(one: string, other: string): boolean {
  return liesIn(one, other) || liesIn(other, one);
}
