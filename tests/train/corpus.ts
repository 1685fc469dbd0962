import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readClaims } from '../../src/extract/extract-provisions.js';
import { namedCategories } from '../../src/extract/provision-candidates.js';
import type { ProvisionUnits } from '../../src/extract/provision-columns.js';
import type { ProvisionClaim } from '../../src/extract/provision-facts.js';
import { hashWord } from '../../src/extract/provision-hash.js';
import { readUnits } from '../../src/extract/provision-units.js';
import { readFacts } from '../../src/facts/read-facts.js';
import { loadGrammars } from '../../src/grammar/load.js';
import { readText } from '../../src/grammar/read-text.js';
import { TenorError } from '../../src/model/errors.js';
import type { ProvisionCategory } from '../../src/model/provision.js';
import type { Span } from '../../src/model/span.js';
import { readLayout } from '../../src/structure/layout.js';
import { readStructure } from '../../src/structure/read-structure.js';

interface GoldSpan extends Span {
  readonly text: string;
  readonly alts?: readonly (readonly [number, number])[];
}

/** One line of CUAD's labels. */
export interface Label {
  readonly id: string;
  readonly txt: string;
  readonly labels: Readonly<
    Record<
      string,
      { readonly presence?: string; readonly spans: readonly GoldSpan[]; readonly unlocated?: readonly string[] }
    >
  >;
}

export interface TrainingDocument {
  readonly id: string;
  readonly label: Label;
  readonly text: string;
  readonly units: ProvisionUnits;
  /** What rules and facts say of it. */
  readonly claims: readonly ProvisionClaim[];
  /** 0 to 4; contracts of one company share a fold, because they repeat each other's words. */
  readonly fold: number;
}

export const folds = 5;

/** Reads the labelled contracts. @param grammars  the folder of rules whose claims are weighed
 *  @param most  contracts to read  @throws {TenorError} where the folder is not there. */
export function readCorpus(folder: string, grammars: string, most = Number.POSITIVE_INFINITY): TrainingDocument[] {
  const path = join(folder, 'train.jsonl');
  if (!existsSync(path)) {
    throw new TenorError(
      `${path}: not found. The weights are made from the training contracts of CUAD v1 (The Atticus Project, CC BY 4.0): ` +
        'put them there, or name their folder in TENOR_CORPUS.',
    );
  }
  const rules = loadGrammars(grammars);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .slice(0, most)
    .map((line) => {
      const label = JSON.parse(line) as Label;
      const text = readFileSync(join(folder, label.txt), 'utf8');
      const source = {
        file: label.txt,
        sha256: '',
        format: 'text',
        text,
        pageStarts: [0],
        blocks: [],
        findings: [],
      } as const;
      const layout = readLayout(source, rules);
      const read = readText(text, rules, layout.tears);
      const tree = readStructure(source, rules, read.tokens, layout);
      const facts = readFacts(source, tree, rules, read);
      const claims = readClaims(text, facts, read);
      return { id: label.id, label, text, units: readUnits(text, tree.skipped), claims, fold: foldOf(label.id) };
    });
}

/** By the company's name, which begins the id. */
function foldOf(id: string): number {
  const company = id
    .split(/_| - |\d/)[0]!
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 12);
  return ((hashWord(company) >>> 0) % 997) % folds;
}

/** The units that are provisions of a category, or most of one. For parties: the units that introduce one. */
export function positiveUnits(document: TrainingDocument, category: ProvisionCategory): Set<number> {
  const { units } = document;
  const positive = new Set<number>();
  /** By unit, what all provisions have of it: people mark the parts of a sentence on two pages one by one. */
  const marked = new Map<number, number>();
  for (const span of document.label.labels[category]?.spans ?? []) {
    const places = namedCategories.has(category) ? [] : (span.alts ?? []);
    for (const [start, end] of [[span.start, span.end] as const, ...places]) {
      for (let i = firstEndingAfter(units, start); i < units.count && units.start[i]! < end; i++) {
        const common = Math.min(end, units.end[i]!) - Math.max(start, units.start[i]!);
        const length = units.end[i]! - units.start[i]!;
        const contained = category === 'parties' && common === end - start;
        marked.set(i, (marked.get(i) ?? 0) + common);
        if (contained || marked.get(i)! >= length / 2 || common / (length + (end - start) - common) >= 0.5)
          positive.add(i);
      }
    }
  }
  return positive;
}

function firstEndingAfter(units: ProvisionUnits, offset: number): number {
  let low = 0;
  let high = units.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units.end[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** CUAD's measure of likeness: the sets of words. */
function wordSet(text: string): Set<string> {
  const flat = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:]/g, '')
    .toLowerCase();
  return new Set(flat.split('/').join(' ').split(' '));
}

/** Tells whether spans are what people marked, by CUAD's own measure: half of the words of both. */
export class GoldMatcher {
  private readonly spans: readonly GoldSpan[];
  private readonly golds: Set<string>[];
  private readonly known = new Map<string, boolean>();

  constructor(
    private readonly document: TrainingDocument,
    private readonly category: ProvisionCategory,
  ) {
    this.spans = document.label.labels[category]?.spans ?? [];
    const unlocated = document.label.labels[category]?.unlocated ?? [];
    this.golds = [...this.spans.map(({ text }) => text), ...unlocated].map(wordSet);
  }

  matches({ start, end }: Span): boolean {
    if (this.golds.length === 0) return false;
    const key = `${start} ${end}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const quote = this.document.text.slice(start, end);
    const introduces = this.spans.some((gold) => start <= gold.start && gold.end <= end);
    if (this.category === 'parties' && introduces) return true;
    const words = wordSet(quote);
    const found = this.golds.some((gold) => {
      let common = 0;
      for (const word of gold) if (words.has(word)) common++;
      return common / (gold.size + words.size - common) >= 0.5;
    });
    this.known.set(key, found);
    return found;
  }
}
