/** Clauses to which a clause on the order of documents is limited, as a topic of its scope: `clause-4..6`, `not-clause-9` for
 *  all but these, `their-clause-4` for those of the other document. */
export interface ClauseTopic {
  /** Numbers as printed: `4`, `12.2`. */
  readonly first: string;
  readonly last: string;
  readonly isNot: boolean;
  /** Clauses of another document than the one that says so. */
  readonly isTheirs: boolean;
}

export function clauseTopic({ first, last, isNot, isTheirs }: ClauseTopic): string {
  const name = isTheirs ? 'their-clause' : 'clause';
  return `${isNot ? 'not-' : ''}${name}-${first}${last === first ? '' : `..${last}`}`;
}

/** @returns null for a topic of another sort */
export function parseClauseTopic(topic: string): ClauseTopic | null {
  const match = /^(not-)?(their-)?clause-(\d+(?:\.\d+)*)(?:\.\.(\d+(?:\.\d+)*))?$/.exec(topic);
  if (!match) return null;
  const [, not, their, first = '', last = first] = match;
  return { first, last, isNot: not !== undefined, isTheirs: their !== undefined };
}

/** Whether a clause is one of those, or stands in one: `5.2(a)` in 4 to 6. */
export function isInClauses(number: string, { first, last }: ClauseTopic): boolean {
  const at = /^\d+(?:\.\d+)*/.exec(number)?.[0];
  return at !== undefined && compare(at, first) >= 0 && compare(at, last) <= 0;
}

/** As far as the second goes: `5.2` and `5` are alike. */
function compare(number: string, bound: string): number {
  const [numbers, bounds] = [number, bound].map((each) => each.split('.').map(Number));
  for (const [i, wanted] of bounds!.entries()) {
    const difference = (numbers![i] ?? 0) - wanted;
    if (difference !== 0) return difference;
  }
  return 0;
}
