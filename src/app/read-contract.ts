import { extractComparisons } from '../extract/extract-comparisons.js';
import { extractObligations } from '../extract/extract-obligations.js';
import { extractProvisions } from '../extract/extract-provisions.js';
import type { ProvisionModel } from '../extract/provision-model.js';
import { readFacts } from '../facts/read-facts.js';
import type { GrammarSet } from '../grammar/grammar-set.js';
import { readText } from '../grammar/read-text.js';
import type { ReadOptions } from '../ingest/read-options.js';
import { readSource } from '../ingest/read-source.js';
import type { Finding } from '../model/finding.js';
import type { Reading } from '../model/reading.js';
import type { SourceDocument } from '../model/source-document.js';
import { readLayout } from '../structure/layout.js';
import { readStructure } from '../structure/read-structure.js';
import { readSeen } from './seen-text.js';

/** Reads one file through every stage. An e-mail gives several readings: itself, then its attachments.
 *  @param model  weights of the clause categories; null: categories by rules and facts alone
 *  @throws {UnreadableFileError} with one line that says what to do */
export async function readContract(
  path: string,
  grammars: GrammarSet,
  model: ProvisionModel | null,
  options: ReadOptions = {},
): Promise<Reading[]> {
  const sources = await readSource(path, options);
  return sources.map((source) => readDocument(source, grammars, model));
}

/** From text to everything that is known of it: clauses, then facts, then what the clauses lay down. Each stage may use
 *  what the earlier ones found. Pure, and linear in the length of the text. */
export function readDocument(file: SourceDocument, grammars: GrammarSet, model: ProvisionModel | null): Reading {
  const { source, placed } = readSeen(file);
  const layout = readLayout(source, grammars);
  const read = readText(source.text, grammars, layout.tears);
  const tree = readStructure(source, grammars, read.tokens, layout);
  const facts = readFacts(source, tree, grammars, read);
  const obligations = extractObligations(source, tree, facts, grammars, read);
  const reading = placed({
    tree,
    facts,
    provisions: extractProvisions(source, tree, facts, read, model),
    obligations,
    ...extractComparisons(source, tree, facts, read),
  });
  return {
    source: file,
    ...reading,
    findings: collectFindings([file, reading.tree, reading.facts, ...reading.obligations]),
  };
}

/** What every stage noticed, in reading order, each once: two rules, or two stages, may stumble over the same words and tell
 *  of it in words of their own. */
function collectFindings(stages: readonly { readonly findings: readonly Finding[] }[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const finding of stages.flatMap(({ findings }) => findings)) {
    const key = `${finding.code} ${finding.span?.start ?? ''} ${finding.page ?? ''} ${finding.span ? '' : finding.message}`;
    if (!found.has(key)) found.set(key, finding);
  }
  return [...found.values()].sort((a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1));
}
