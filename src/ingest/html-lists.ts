import type { DefaultTreeAdapterTypes } from 'parse5';
import { formatNumber } from './number-format.js';

export type Element = DefaultTreeAdapterTypes.Element;

const listTypes: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  'decimal-leading-zero': 'decimalZero',
  none: 'none',
};

/** A list under way, and the number that its next item gets. */
export interface List {
  readonly format: string;
  count: number;
  readonly step: number;
}

/** What is printed in front of a list item. */
export interface ItemNumber {
  readonly label: string;
  /** 0 = outermost. */
  readonly level: number;
  readonly numbered: boolean;
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value;

export function openList(element: Element, style: string): List {
  const type = attribute(element, 'type');
  const named = /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(style)?.[1]?.toLowerCase();
  const format = listTypes[named ?? ''] ?? listTypes[type ?? ''];
  if (element.tagName !== 'ol') return { format: format ?? 'bullet', count: 1, step: 1 };
  const items = element.childNodes.filter((node) => node.nodeName === 'li').length;
  const reversed = attribute(element, 'reversed') !== undefined;
  const start = Number.parseInt(attribute(element, 'start') ?? '', 10);
  return {
    format: format ?? 'decimal',
    count: Number.isFinite(start) ? start : reversed ? items : 1,
    step: reversed ? -1 : 1,
  };
}

/** Counts an item of the innermost list. An item outside of any list has a bullet. */
export function nextItem(lists: readonly List[], element: Element, style: string): ItemNumber {
  const list = lists.at(-1);
  const level = Math.max(0, lists.length - 1);
  if (!list || list.format === 'bullet' || list.format === 'none') {
    return { label: list?.format === 'none' ? '' : '•', level, numbered: false };
  }
  const value = Number.parseInt(attribute(element, 'value') ?? '', 10);
  if (Number.isFinite(value)) list.count = value;
  const own = attribute(element, 'type') ?? /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(style)?.[1];
  const format = (own !== undefined && listTypes[own]) || list.format;
  const label = `${formatNumber(list.count, format)}.`;
  list.count += list.step;
  return { label, level, numbered: true };
}
