import { FeatureReader, type Stems, stemWords } from '../../src/extract/provision-features.js';
import { hashWord } from '../../src/extract/provision-hash.js';
import { damping } from '../../src/extract/provision-model.js';
import { hashStem } from '../../src/extract/provision-stems.js';
import { doubled } from '../../src/model/doubled.js';
import type { TrainingDocument } from './corpus.js';

/** Every unit of every document as a sparse vector: `rows[start[e]]` to `rows[start[e + 1]]` are its features, each of
 *  the value `scale[e]`. */
export interface Examples {
  readonly count: number;
  /** Example of a document's first unit, by document. */
  readonly first: Int32Array;
  /** Index of the document, by example. */
  readonly document: Int32Array;
  readonly start: Int32Array;
  readonly rows: Int32Array;
  readonly scale: Float64Array;
  /** Feature hash, by row. */
  readonly keys: Int32Array;
  /** One of `rowKind`, by row. */
  readonly kind: Uint8Array;
}

/** What a feature is: a long phrase; a word, a pair of words or a look; one of the document's first words. */
export const rowKind = { phrase: 0, short: 1, title: 2 } as const;

/** Contracts in which a feature must occur. Rarer ones are names and slips. */
const leastDocuments = 5;

/** From the words of the documents to their stems, of which each stands in enough of them to be a feature. */
export function readStems(documents: readonly TrainingDocument[]): Map<number, number> {
  const stemOf = new Map<number, number>();
  const seen = new Map<number, { count: number; last: string }>();
  for (const { text, id } of documents) {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}[\p{L}\d]*/gu)) {
      const hash = hashWord(word);
      const stem = stemOf.get(hash) ?? hashStem(word);
      stemOf.set(hash, stem);
      const entry = seen.get(stem);
      if (!entry) seen.set(stem, { count: 1, last: id });
      else if (entry.last !== id) {
        entry.count++;
        entry.last = id;
      }
    }
  }
  return new Map([...stemOf].filter(([, stem]) => seen.get(stem)!.count >= leastDocuments));
}

export function readExamples(documents: readonly TrainingDocument[], stems: Stems): Examples {
  const inDocuments = new Map<number, number>();
  const kindOf = new Map<number, number>();
  for (const { units } of documents) {
    const reader = new FeatureReader(units, stemWords(units, stems));
    const own = new Set<number>();
    for (let unit = 0; unit < units.count; unit++) {
      const count = reader.read(unit);
      for (let i = 0; i < count; i++) own.add(reader.features[i]!);
      const short = reader.readLooks(unit, reader.readPairs(unit, reader.readWords(unit)));
      for (let i = 0; i < short; i++) kindOf.set(reader.features[i]!, rowKind.short);
    }
    const title = reader.readTitle(0);
    for (let i = 0; i < title; i++) kindOf.set(reader.features[i]!, rowKind.title);
    for (const feature of own) inDocuments.set(feature, (inDocuments.get(feature) ?? 0) + 1);
  }
  const keys = [...inDocuments].filter(([, count]) => count >= leastDocuments).map(([feature]) => feature);
  keys.sort((a, b) => a - b);
  const rowOf = new Map(keys.map((feature, row) => [feature, row]));
  const total = documents.reduce((sum, { units }) => sum + units.count, 0);
  const first = new Int32Array(documents.length + 1);
  const start = new Int32Array(total + 1);
  const scale = new Float64Array(total);
  const document = new Int32Array(total);
  const stamp = new Int32Array(keys.length).fill(-1);
  let rows = new Int32Array(1 << 20);
  let size = 0;
  let example = 0;
  documents.forEach(({ units }, d) => {
    const reader = new FeatureReader(units, stemWords(units, stems));
    first[d] = example;
    for (let unit = 0; unit < units.count; unit++) {
      const count = reader.read(unit);
      for (let i = 0; i < count; i++) {
        const row = rowOf.get(reader.features[i]!);
        if (row === undefined || stamp[row] === example) continue;
        stamp[row] = example;
        if (size === rows.length) rows = doubled(rows);
        rows[size++] = row;
      }
      scale[example] = 1 / Math.sqrt(count + damping);
      document[example] = d;
      start[++example] = size;
    }
  });
  first[documents.length] = example;
  return {
    count: total,
    first,
    document,
    start,
    rows: rows.subarray(0, size),
    scale,
    keys: Int32Array.from(keys),
    kind: Uint8Array.from(keys, (feature) => kindOf.get(feature) ?? rowKind.phrase),
  };
}
