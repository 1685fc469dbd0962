/** The conflict sets of the corpus and the documents of `contracts/`, read and compared as the program does it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { proposeLinks } from '../../src/app/propose-links.js';
import { readContract } from '../../src/app/read-contract.js';
import { comparedDocument } from '../../src/conflict/compared-document.js';
import { findConflicts } from '../../src/conflict/find-conflicts.js';
import { loadGrammars } from '../../src/grammar/load.js';
import type { Conflict } from '../../src/model/conflict.js';
import type { DocumentRecord } from '../../src/model/record.js';

interface Place {
  readonly doc: string;
  readonly clause: string;
}

interface Pair {
  readonly a: Place;
  readonly b: Place;
  readonly topic: string;
  readonly type?: string;
  readonly governs?: string | null;
}

interface Expected {
  readonly conflicts: readonly Pair[];
  readonly non_conflicts: readonly Pair[];
  readonly either?: readonly Pair[];
}

const root = resolve(import.meta.dirname, '../..');
const corpus = process.env.TENOR_CORPUS ?? resolve(root, '../shared/corpus');
const dev = join(corpus, 'conflicts/dev');
const grammars = loadGrammars(join(root, 'grammars'));

async function conflictsOf(folder: string): Promise<Conflict[]> {
  const files = readdirSync(folder).filter((file) => !file.endsWith('.json'));
  const readings = await Promise.all(
    files.sort().map(async (file) => ({ file, reading: (await readContract(join(folder, file), grammars, null))[0]! })),
  );
  const records = readings.map(({ file, reading }) => {
    const { facts } = reading;
    return { id: file, lineage: file, file, title: facts.title?.value ?? file, type: facts.type, facts };
  });
  const documents = readings.map(({ reading }, i) => comparedDocument(records[i]!, reading, []));
  const links = proposeLinks(records as unknown as DocumentRecord[]).flatMap(({ from, to, relation }) =>
    to === null ? [] : [{ from, to, relation }],
  );
  return findConflicts(documents, links, grammars);
}

const key = (clause: string) =>
  clause
    .toLowerCase()
    .replace(/[\s.()]+/g, '.')
    .replace(/^\.|\.$/g, '');
const agrees = (a: string, b: string) => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
const isAt = (place: Place, side: Conflict['a']) =>
  place.doc === side.document && agrees(key(place.clause), key(side.clause));
const isPair = ({ a, b }: Pair, conflict: Conflict) =>
  (isAt(a, conflict.a) && isAt(b, conflict.b)) || (isAt(a, conflict.b) && isAt(b, conflict.a));
const name = ({ a, b, topic }: Pair) => `${topic}: ${a.doc} ${a.clause} ~ ${b.doc} ${b.clause}`;

function weighed({ conflicts, non_conflicts, either = [] }: Expected, found: readonly Conflict[]) {
  const has = (pair: Pair) => found.some((conflict) => isPair(pair, conflict));
  const right = (pair: Pair) =>
    found.some((c) => isPair(pair, c) && c.type === pair.type && c.governs === (pair.governs ?? null));
  const known = [...conflicts, ...either];
  return {
    missed: conflicts.filter((pair) => !has(pair)).map(name),
    otherwise: conflicts.filter((pair) => has(pair) && !right(pair)).map(name),
    lookalikes: non_conflicts
      .filter((pair) => !conflicts.some((one) => name(one) === name(pair)))
      .filter((pair) => found.some((c) => isPair(pair, c) && !conflicts.some((one) => isPair(one, c))))
      .map(name),
    extras: found
      .filter((conflict) => !known.some((pair) => isPair(pair, conflict)))
      .map((c) => `${c.topic}: ${c.a.document} ${c.a.clause} ~ ${c.b.document} ${c.b.clause} ${c.type}`),
  };
}

const sets = existsSync(dev) ? readdirSync(dev).sort() : [];

describe.skipIf(sets.length === 0)(
  'the development sets of the corpus (absent: ../shared/corpus, or TENOR_CORPUS)',
  () => {
    test.each(sets)('%s: each conflict with its type and the document that governs, and no look-alike', async (set) => {
      const expected = JSON.parse(readFileSync(join(dev, set, 'expected.json'), 'utf8')) as Expected;
      const { extras, ...result } = weighed(expected, await conflictsOf(join(dev, set)));
      expect(result).toEqual({ missed: [], otherwise: [], lookalikes: [] });
      expect(extras.length, extras.join('\n')).toBeLessThanOrEqual(1);
    });
  },
);

describe('the documents around one customer in contracts/', () => {
  const expected = JSON.parse(readFileSync(join(root, 'tests/golden/conflicts.json'), 'utf8')) as Expected;
  let found: Conflict[];
  beforeAll(async () => {
    found = await conflictsOf(join(root, 'contracts'));
  }, 60_000);

  test('every conflict that a careful reader finds is reported, and none of the look-alikes', () => {
    const { missed, otherwise, lookalikes, extras } = weighed(expected, found);
    expect({ missed, otherwise, lookalikes, extras }).toEqual({
      missed: [],
      otherwise: [],
      lookalikes: [],
      extras: [],
    });
  });

  test('each quote is an exact piece of its document, and each conflict has an id of its own', () => {
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    for (const { a, b } of found)
      for (const side of [a, b]) expect(side.span.end - side.span.start).toBe(side.quote.length);
  });
});
