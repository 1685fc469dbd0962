import { TenorError } from '../model/errors.js';

/** A pattern as parsed. Text in patterns is read as the tokenizer reads documents: "non-renewal" is two words. */
export type PatternNode =
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'prefix'; readonly prefix: string }
  | { readonly type: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly type: 'alternatives'; readonly items: readonly PatternNode[] }
  | { readonly type: 'optional'; readonly item: PatternNode }
  | { readonly type: 'gap'; readonly most: number }
  | { readonly type: 'reference'; readonly name: string; readonly slot: string | null }
  | { readonly type: 'capture'; readonly slot: string; readonly item: PatternNode };

/** A pattern that is not well-formed; the message shows where. */
export class NotationError extends TenorError {
  constructor(message: string, pattern: string, at: number) {
    super(`${message} at character ${at + 1} of the pattern "${pattern.replace(/\s+/g, ' ').trim()}"`);
  }
}

/** Words that "..." passes over unless a number says otherwise. */
const usualGap = 12;
const widestGap = 120;
const deepestNesting = 40;

/** Parses the pattern notation (see `grammars/README.md`):
 *  `word`, `begin*`, `(a | b)`, `[optional]`, `...`, `...30`, `{name}`, `{name:slot}`, `<slot: pattern>`, `"("` for a
 *  mark that the notation itself uses; any other mark stands for itself.
 *  @throws {NotationError} */
export function parsePattern(pattern: string): PatternNode {
  let at = 0;
  let depth = 0;
  const fail = (message: string, where = at): never => {
    throw new NotationError(message, pattern, where);
  };
  const skip = () => {
    while (at < pattern.length && /\s/.test(pattern[at]!)) at++;
  };

  function alternatives(close: string): PatternNode {
    if (++depth > deepestNesting) fail('nested too deeply');
    const items: PatternNode[] = [sequence(close)];
    while (pattern[at] === '|') {
      at++;
      items.push(sequence(close));
    }
    depth--;
    return items.length === 1 ? items[0]! : { type: 'alternatives', items };
  }

  function sequence(close: string): PatternNode {
    const items: PatternNode[] = [];
    const begin = at;
    for (;;) {
      skip();
      const char = pattern[at];
      if (char === undefined || char === '|' || (close && char === close)) break;
      items.push(...element(char));
    }
    if (items.length === 0) fail('nothing stands here', begin);
    return items.length === 1 ? items[0]! : { type: 'sequence', items };
  }

  function group(close: string): PatternNode {
    const open = at++;
    const node = alternatives(close);
    if (pattern[at] !== close) fail(`"${pattern[open]}" is never closed`, open);
    at++;
    return node;
  }

  function name(): string {
    skip();
    const found = /^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)*/.exec(pattern.slice(at));
    if (!found) return fail('expected a name in lower case');
    at += found[0].length;
    skip();
    return found[0];
  }

  function element(char: string): PatternNode[] {
    if (char === '(') return [group(')')];
    if (char === '[') return [{ type: 'optional', item: group(']') }];
    if (char === '{') {
      const open = at++;
      const reference = name();
      let slot: string | null = null;
      if (pattern[at] === ':') {
        at++;
        slot = name();
      }
      if (pattern[at] !== '}') fail('"{" is never closed', open);
      at++;
      return [{ type: 'reference', name: reference, slot }];
    }
    if (char === '<') {
      const open = at++;
      const slot = name();
      if (pattern[at] !== ':') fail('expected ":" after the name of a slot');
      at++;
      const item = alternatives('>');
      if (pattern[at] !== '>') fail('"<" is never closed', open);
      at++;
      return [{ type: 'capture', slot, item }];
    }
    if (pattern.startsWith('...', at)) {
      const found = /^\.\.\.(\d*)/.exec(pattern.slice(at))!;
      const most = found[1] ? Number(found[1]) : usualGap;
      if (most < 1 || most > widestGap) fail(`a gap spans 1 to ${widestGap} words`);
      at += found[0].length;
      return [{ type: 'gap', most }];
    }
    if (char === '"') {
      const close = pattern.indexOf('"', at + 1);
      if (close < 0) fail('the quotation mark is never closed');
      const words = literals(pattern.slice(at + 1, close), at);
      at = close + 1;
      return words;
    }
    if (')]}>'.includes(char)) return fail(`"${char}" closes nothing`);
    const found = /^[^\s()[\]{}<>|"]+?(?=\.\.\.|[\s()[\]{}<>|"]|$)/.exec(pattern.slice(at))!;
    const begin = at;
    at += found[0].length;
    return literals(found[0], begin);
  }

  /** `non-renew*` gives the word `non` and the beginning `renew`. */
  function literals(text: string, where: number): PatternNode[] {
    const nodes: PatternNode[] = [];
    for (const piece of text.matchAll(/\p{Script=Han}|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\d+(?:[.,]\d+)*|\S/gu)) {
      const word = piece[0].replace(/['’]s$/i, '');
      if (/^[-‐‑–]$/.test(word) && text.length > 1) continue;
      if (word === '*' && text.length > 1) {
        const last = nodes.at(-1);
        if (last?.type !== 'word' || last.word.length < 2) return fail('"*" follows at least two letters', where);
        nodes[nodes.length - 1] = { type: 'prefix', prefix: last.word };
      } else if (/^['’]$/.test(word) && text.length > 1) {
        // the apostrophe of "days'" is no token
      } else nodes.push({ type: 'word', word });
    }
    if (nodes.length === 0) fail('nothing stands here', where);
    return nodes;
  }

  const node = alternatives('');
  if (at < pattern.length) fail(`"${pattern[at]}" closes nothing`);
  return node;
}

/** Prints a pattern with its references replaced by what they stand for, for messages.
 *  @param expand  the words of a reference, shortened; null to print it as `{name}`. */
export function printPattern(node: PatternNode, expand: (name: string) => string | null = () => null): string {
  const print = (each: PatternNode) => printPattern(each, expand);
  switch (node.type) {
    case 'word':
      return /^[()[\]{}<>|]$/.test(node.word) ? `"${node.word}"` : node.word;
    case 'prefix':
      return `${node.prefix}*`;
    case 'sequence':
      return node.items.map(print).join(' ');
    case 'alternatives':
      return `(${node.items.map(print).join(' | ')})`;
    case 'optional':
      return `[${print(node.item)}]`;
    case 'gap':
      return node.most === usualGap ? '...' : `...${node.most}`;
    case 'reference':
      return expand(node.name) ?? (node.slot ? `{${node.name}:${node.slot}}` : `{${node.name}}`);
    case 'capture':
      return `<${node.slot}: ${print(node.item)}>`;
  }
}
