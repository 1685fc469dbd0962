import { readFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import { TenorError } from '../model/errors.js';

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

/** A piece of a YAML file that remembers where it stands. */
export class FileNode {
  constructor(
    readonly file: string,
    private readonly node: Node | null,
    private readonly lines: LineCounter,
  ) {}

  get line(): number {
    return this.node?.range ? this.lines.linePos(this.node.range[0]).line : 1;
  }

  fail(reason: string): never {
    throw new GrammarError(this.file, this.line, reason);
  }

  private of(node: unknown): FileNode {
    return new FileNode(this.file, node as Node | null, this.lines);
  }

  get isMap(): boolean {
    return isMap(this.node);
  }

  get isList(): boolean {
    return isSeq(this.node);
  }

  /** Keys with their values, in the file's order. */
  entries(what: string): [string, FileNode][] {
    if (!isMap(this.node)) return this.fail(`${what} is a map of names and values`);
    return (this.node as YAMLMap<ParsedNode, ParsedNode | null>).items.map((pair) => [
      String(isScalar(pair.key) ? pair.key.value : pair.key),
      this.of(pair.value ?? pair.key),
    ]);
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
    if (!isSeq(this.node)) return this.fail(`${what} is a list`);
    return this.node.items.map((item) => this.of(item));
  }

  text(what: string): string {
    const value = isScalar(this.node) ? this.node.value : undefined;
    if (typeof value === 'number' || typeof value === 'boolean')
      return String(isScalar(this.node) ? this.node.source : '');
    if (typeof value !== 'string' || value.trim() === '') return this.fail(`${what} is a text`);
    return value.trim();
  }

  /** One text or a list of texts. */
  texts(what: string): FileNode[] {
    return this.isList ? this.list(what) : [this];
  }

  /** The plain value, whatever its shape. */
  get plain(): unknown {
    return this.node === null ? null : (this.node.toJS(this.document) as unknown);
  }

  private get document() {
    return (this.lines as LineCounter & { document: Parameters<Node['toJS']>[0] }).document;
  }
}

/** Reads a YAML file. @param name  as it is to appear in messages. @throws {GrammarError} where it is no YAML. */
export function readGrammarFile(path: string, name: string): FileNode {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, uniqueKeys: true });
  const [error] = document.errors;
  if (error) throw new GrammarError(name, lines.linePos(error.pos[0]).line, error.message.split('\n')[0]!);
  Object.assign(lines, { document });
  return new FileNode(name, document.contents as Node | null, lines);
}
