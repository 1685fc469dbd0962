import type { DefaultTreeAdapterTypes } from 'parse5';
import { attribute, type Element } from './html-lists.js';

/** What is said of whether words are shown. */
export interface Look {
  /** Not shown, with all that is inside. */
  readonly gone?: boolean;
  /** What is inside may be visible again. */
  readonly visible?: boolean;
}

/** What the style sheets of a page say of an element. */
export type Sheets = (element: Element) => Look;

export const noSheets: Sheets = () => ({});

interface Rule {
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
  readonly look: Look;
  /** Of two rules the later one holds. */
  readonly order: number;
}

/** So many rules are read; no page needs as many to hide words. */
const mostRules = 2000;

/** Declarations by which words are not shown. */
const removes =
  /(?<![\w-])(?:display\s*:\s*none|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|font-size\s*:\s*0[a-z]*\s*(?:;|!|$)|mso-hide\s*:\s*all|(?:left|top|text-indent)\s*:\s*-\d{4,})/i;
const displays = /(?<![\w-])display\s*:/i;
const visibility = /(?<![\w-])visibility\s*:\s*(visible|hidden|collapse)/i;

function lookOf(declarations: string): Look {
  const visible = visibility.exec(declarations)?.[1];
  return {
    ...(removes.test(declarations) ? { gone: true } : displays.test(declarations) ? { gone: false } : {}),
    ...(visible !== undefined && { visible: visible.toLowerCase() === 'visible' }),
  };
}

/** `p.note`, `.hidden`, `#terms`: no other selectors are understood. */
const selector = /^([a-z][\w-]*)?((?:[.#][\w-]+)*)$/i;

/** Reads the rules of the style sheets in a page that hide or show elements. Rules for paper, or for screens of some width, say
 *  nothing of the words of a contract. */
export function readSheets(sheets: string): Sheets {
  const rules = new Map<string, Rule[]>();
  let order = 0;
  for (const { heads, declarations } of blocksOf(sheets.replace(/\/\*[\s\S]*?\*\//g, ' '))) {
    const look = lookOf(declarations);
    if (Object.keys(look).length === 0) continue;
    for (const head of heads.split(',')) {
      const match = selector.exec(head.trim());
      if (!match || match[0] === '' || order >= mostRules) continue;
      const marks = match[2]!.match(/[.#][\w-]+/g) ?? [];
      const classes = marks.filter((mark) => mark.startsWith('.')).map((mark) => mark.slice(1));
      const id = marks.find((mark) => mark.startsWith('#'))?.slice(1) ?? '';
      const rule = { tag: match[1]?.toLowerCase() ?? '', id, classes, look, order: order++ };
      const key = marks[0] ?? rule.tag;
      if (!rules.has(key)) rules.set(key, []);
      rules.get(key)!.push(rule);
    }
  }
  if (rules.size === 0) return noSheets;
  return (element) => {
    const id = attribute(element, 'id') ?? '';
    const classes = new Set((attribute(element, 'class') ?? '').split(/\s+/));
    const fits = (rule: Rule): boolean =>
      (rule.tag === '' || rule.tag === element.tagName) &&
      (rule.id === '' || rule.id === id) &&
      rule.classes.every((name) => classes.has(name));
    const fitting = [element.tagName, `#${id}`, ...[...classes].map((name) => `.${name}`)]
      .flatMap((key) => rules.get(key)?.filter(fits) ?? [])
      .sort((one, other) => one.order - other.order);
    return Object.assign({}, ...fitting.map(({ look }) => look));
  };
}

/** The innermost blocks of a style sheet with what stands before them, but those in conditions. */
function* blocksOf(sheet: string): Iterable<{ heads: string; declarations: string }> {
  const open: string[] = [];
  let from = 0;
  for (const { index, 0: brace } of sheet.matchAll(/[{}]/g)) {
    const words = sheet.slice(from, index);
    from = index + 1;
    if (brace === '{') open.push(words.slice(words.lastIndexOf(';') + 1).trim());
    else {
      const heads = open.pop();
      if (heads !== undefined && open.every((outer) => /^@media\s+(?:screen|all)$/i.test(outer)))
        yield { heads, declarations: words };
    }
  }
}

/** What an element says itself, by its attribute `hidden`, or by the style sheets of the page. A panel that waits for its tab to
 *  be pressed is shown. */
export function looksOf(element: Element, sheets: Sheets): Look {
  if (['id', 'class', 'role'].some((name) => panelName.test(attribute(element, name) ?? ''))) return {};
  const closed = element.tagName === 'dialog' && attribute(element, 'open') === undefined;
  const hidden = closed || attribute(element, 'hidden') !== undefined;
  return { ...(hidden && { gone: true }), ...sheets(element), ...lookOf(attribute(element, 'style') ?? '') };
}

/** Words that were taken out of the document, and are shown as such. */
export function isStruck(element: Element): boolean {
  const style = attribute(element, 'style') ?? '';
  return /^(?:del|s|strike)$/.test(element.tagName) || /text-decoration(?:-line)?\s*:[^;]*line-through/i.test(style);
}

/** Small letters above the line. */
export const isRaised = (element: Element): boolean =>
  element.tagName === 'sup' || /vertical-align\s*:\s*super/i.test(attribute(element, 'style') ?? '');

/** `tab-2`, `tabpanel`, `accordion-body`, `collapse`: what a press of the reader shows. */
const panelName = /(?<![a-z])(?:tabs?(?![a-z])|tab-?(?:panel|pane|content)|accordion|collaps(?:e|ible))/i;

/** The text of the style sheets in a page. */
export function sheetsOf(root: DefaultTreeAdapterTypes.Node): string {
  const sheets: string[] = [];
  const stack = [root];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.nodeName === 'style') {
      for (const inner of (next as Element).childNodes) if ('value' in inner) sheets.push(inner.value);
    } else if ('childNodes' in next) for (const inner of next.childNodes) stack.push(inner);
  }
  return sheets.reverse().join('\n');
}
