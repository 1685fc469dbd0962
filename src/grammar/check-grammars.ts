import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GrammarError } from './grammar-file.js';
import type { GrammarSet, Rule } from './grammar-set.js';
import { loadGrammars } from './load.js';
import type { PatternNode } from './notation.js';
import type { GrammarFault } from './test-grammars.js';

/** What `tenor grammar check` tells: the shape of every file, and what is there to no purpose. */
export interface GrammarCheck {
  readonly files: number;
  readonly rules: number;
  readonly vocabularies: number;
  readonly phrases: number;
  /** Empty where all is well. A file that cannot be read hides what is wrong in those after it. */
  readonly faults: readonly GrammarFault[];
}

/** Checks the files of a folder without running an example. Never throws for what stands in them. */
export function checkGrammars(folder: string): GrammarCheck {
  const files = countFiles(folder);
  let grammars: GrammarSet;
  try {
    grammars = loadGrammars(folder);
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error;
    const { file, line, reason } = error;
    const faults = [{ rule: file.replace(/\.yaml$/, ''), file, line, message: reason }];
    return { files, rules: 0, vocabularies: 0, phrases: 0, faults };
  }
  const phrases = [...grammars.vocabularies.values()].reduce((sum, { entries }) => sum + entries.length, 0);
  return {
    files,
    rules: grammars.rules.length,
    vocabularies: grammars.vocabularies.size,
    phrases,
    faults: grammars.rules.flatMap((rule) => [...repeatedPatterns(rule), ...idlePrevalence(grammars, rule)]),
  };
}

function repeatedPatterns(rule: Rule): GrammarFault[] {
  const seen = new Set<string>();
  return rule.patterns.flatMap(({ node, line, source }) => {
    const key = JSON.stringify(node satisfies PatternNode);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ rule: rule.id, file: rule.file, line, message: `the pattern stands here twice: "${source}"` }];
  });
}

function idlePrevalence(grammars: GrammarSet, rule: Rule): GrammarFault[] {
  return rule.prevailsOver.flatMap((id) =>
    grammars.rule(id)?.prevailsOver.includes(rule.id)
      ? [{ rule: rule.id, file: rule.file, line: 1, message: `prevails over ${id}, which prevails over it` }]
      : [],
  );
}

function countFiles(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => {
    const path = join(folder, name);
    return sum + (statSync(path).isDirectory() ? countFiles(path) : name.endsWith('.yaml') ? 1 : 0);
  }, 0);
}
