import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { parseYaml, type YamlNode } from './yaml-tree.js';

/** Made by `npm run build`, beside the compiled code. */
const home = fileURLToPath(new URL('./compiled-files.json', import.meta.url));

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The code that made a copy: another may see other things in the same text. */
const reader = (): string =>
  hashOf(readFileSync(new URL(import.meta.url.replace('compiled-files', 'yaml-tree')), 'utf8'));

/** Grammar files as they were read when the program was built: to parse their YAML takes longer than all the rest of
 *  loading them. Each is found by a hash of its text, so a file that was changed since, or that somebody added, is not
 *  found and is read as YAML. */
export class CompiledFiles {
  private constructor(private readonly trees: Readonly<Record<string, YamlNode>>) {}

  /** Empty where nothing was compiled, by other code, or only in part. */
  static open(path = home): CompiledFiles {
    try {
      const { madeBy, trees } = JSON.parse(readFileSync(path, 'utf8'));
      if (madeBy === reader()) return new CompiledFiles(trees);
    } catch {
      // YAML says the same.
    }
    return new CompiledFiles({});
  }

  /** @param text  of a whole file */
  find(text: string): YamlNode | undefined {
    const hash = hashOf(text);
    return Object.hasOwn(this.trees, hash) ? this.trees[hash] : undefined;
  }

  /** Compiles files. One that is not well-formed, or holds what JSON cannot, is left to be read as YAML.
   *  @param texts  of whole files */
  static write(texts: readonly string[], path = home): void {
    const trees: Record<string, YamlNode> = {};
    for (const text of texts) {
      try {
        const tree = parseYaml(text, '');
        if (isDeepStrictEqual(JSON.parse(JSON.stringify(tree)), tree)) trees[hashOf(text)] = tree;
      } catch {
        // Whoever loads it is told what is wrong.
      }
    }
    // Whoever reads meanwhile finds the old copy or the new one, and never half of it.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify({ madeBy: reader(), trees }));
    renameSync(draft, path);
  }
}
