import type { Document, ParsedNode } from 'yaml';
import { TenorError } from '../model/errors.js';
import { loadYaml } from './load-yaml.js';

/** A grammar file that is not as it should be: `deadline/within.yaml:12: …`. */
export class GrammarError extends TenorError {
  constructor(
    readonly file: string,
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${file}:${line}: ${reason}`);
  }
}

/** What stands in a YAML file: all that is asked of it, in a shape that JSON can hold. Lines count from 1. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly line: number;
  readonly value: string | number | boolean | null;
  /** A number or a truth value as it is written: `1.50`. */
  readonly source?: string;
}

export interface YamlList {
  readonly line: number;
  readonly items: readonly YamlNode[];
}

/** Keys with their values, in the file's order. */
export interface YamlMap {
  readonly line: number;
  readonly entries: readonly (readonly [string, YamlNode])[];
}

/** @param name  as it is to appear in messages. @throws {GrammarError} where it is no YAML. */
export function parseYaml(text: string, name: string): YamlNode {
  const { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } = loadYaml();
  const lines = new LineCounter();
  const lineAt = (place: number): number => lines.linePos(place).line;
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true }) as Document.Parsed;
  const [error] = document.errors;
  if (error) throw new GrammarError(name, lineAt(error.pos[0]), error.message.split('\n')[0]!);
  const read = (node: ParsedNode): YamlNode => {
    const line = lineAt(node.range[0]);
    if (isAlias(node)) throw new GrammarError(name, line, `*${node.source}: write here what it stands for`);
    if (isSeq(node)) return { line, items: (node.items as ParsedNode[]).map(read) };
    if (isMap(node)) {
      return {
        line,
        entries: node.items.map(({ key, value }) => [
          String(isScalar(key) ? key.value : key),
          read((value ?? key) as ParsedNode),
        ]),
      };
    }
    const { value, source } = node;
    const plain = typeof value === 'number' || typeof value === 'boolean';
    return plain ? { line, value, source } : { line, value: typeof value === 'string' ? value : null };
  };
  return document.contents ? read(document.contents) : { line: 1, value: null };
}
