import { readFileSync } from 'node:fs';
import { CompiledFiles } from './compiled-files.js';
import { GrammarError, parseYaml, type YamlNode } from './yaml-tree.js';

export { GrammarError } from './yaml-tree.js';

/** A piece of a grammar file that remembers where it stands. */
export class FileNode {
  constructor(
    readonly file: string,
    private readonly node: YamlNode,
  ) {}

  get line(): number {
    return this.node.line;
  }

  fail(reason: string): never {
    throw new GrammarError(this.file, this.line, reason);
  }

  private of(node: YamlNode): FileNode {
    return new FileNode(this.file, node);
  }

  get isMap(): boolean {
    return 'entries' in this.node;
  }

  get isList(): boolean {
    return 'items' in this.node;
  }

  /** Keys with their values, in the file's order. */
  entries(what: string): [string, FileNode][] {
    if (!('entries' in this.node)) return this.fail(`${what} is a map of names and values`);
    return this.node.entries.map(([key, value]) => [key, this.of(value)]);
  }

  /** @param allowed  keys; one that ends in `!` must be there. An unknown key is an error. */
  fields(what: string, allowed: readonly string[]): Map<string, FileNode> {
    const names = allowed.map((name) => name.replace('!', ''));
    const found = new Map<string, FileNode>();
    for (const [key, value] of this.entries(what)) {
      if (!names.includes(key)) value.fail(`unknown key "${key}": ${what} has ${names.join(', ')}`);
      found.set(key, value);
    }
    for (const name of allowed) {
      if (name.endsWith('!') && !found.has(name.slice(0, -1))) this.fail(`${what} lacks "${name.slice(0, -1)}"`);
    }
    return found;
  }

  list(what: string): FileNode[] {
    if (!('items' in this.node)) return this.fail(`${what} is a list`);
    return this.node.items.map((item) => this.of(item));
  }

  text(what: string): string {
    const { value, source } = 'value' in this.node ? this.node : {};
    if (source !== undefined) return source;
    if (typeof value !== 'string' || value.trim() === '') return this.fail(`${what} is a text`);
    return value.trim();
  }

  /** One text or a list of texts. */
  texts(what: string): FileNode[] {
    return this.isList ? this.list(what) : [this];
  }

  /** The plain value, whatever its shape. */
  get plain(): unknown {
    return plainValue(this.node);
  }
}

function plainValue(node: YamlNode): unknown {
  if ('items' in node) return node.items.map(plainValue);
  if ('entries' in node) return Object.fromEntries(node.entries.map(([key, value]) => [key, plainValue(value)]));
  return node.value;
}

/** @param name  as it is to appear in messages. @throws {GrammarError} where it is no YAML. */
export type GrammarReader = (path: string, name: string) => FileNode;

/** Made for one loading of grammars: it holds the compiled copies of all files. */
export function grammarReader(): GrammarReader {
  const compiled = CompiledFiles.open();
  return (path, name) => {
    const text = readFileSync(path, 'utf8');
    return new FileNode(name, compiled.find(text) ?? parseYaml(text, name));
  };
}
