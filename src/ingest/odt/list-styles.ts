import { formatNumber } from '../number-format.js';
import type { XmlElement } from '../xml-events.js';

interface Level {
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  /** How many levels the number shows: 2 gives `1.2`. */
  readonly shown: number;
  readonly start: number;
  readonly bullet: boolean;
}

const formats: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  '': 'none',
};

export interface ListNumber {
  readonly label: string;
  readonly bullet: boolean;
}

/** Numbers of one list style, counted as OpenDocument lays down (ODF 1.3 part 3, 16.30): a level starts again when a
 *  higher one has counted. */
export class ListCounter {
  private readonly counters: number[] = [];

  constructor(private readonly levels: ReadonlyMap<number, Level>) {}

  /** @param level  1-based.  @param start  the item's own number, where it has one. */
  next(level: number, start?: number): ListNumber {
    const own = this.levels.get(level);
    if (!own) return { label: '', bullet: false };
    this.counters.length = Math.min(this.counters.length, level);
    for (let i = 0; i < level - 1; i++) this.counters[i] ??= this.levels.get(i + 1)?.start ?? 1;
    const before = this.counters[level - 1];
    this.counters[level - 1] = start ?? (before === undefined ? own.start : before + 1);
    if (own.bullet) return { label: '•', bullet: true };
    const numbers: string[] = [];
    for (let i = Math.max(1, level - own.shown + 1); i <= level; i++) {
      const shown = this.levels.get(i);
      const text = shown && !shown.bullet ? formatNumber(this.counters[i - 1]!, shown.format) : '';
      if (text !== '') numbers.push(text);
    }
    return numbers.length === 0
      ? { label: '', bullet: false }
      : { label: `${own.prefix}${numbers.join('.')}${own.suffix}`.trim(), bullet: false };
  }

  /** A new list begins: it counts from its start. */
  restart(): void {
    this.counters.length = 0;
  }
}

/** Levels of a `text:list-style` or of the `text:outline-style`. */
export function readListStyle(style: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const element of style.children) {
    const level = Number(element.attributes['text:level']);
    if (!Number.isInteger(level)) continue;
    const format = element.attributes['style:num-format'] ?? '';
    levels.set(level, {
      format: formats[format] ?? 'decimal',
      prefix: element.attributes['style:num-prefix'] ?? '',
      suffix: element.attributes['style:num-suffix'] ?? '',
      shown: Number(element.attributes['text:display-levels'] ?? 1) || 1,
      start: Number(element.attributes['text:start-value'] ?? 1) || 1,
      bullet: element.name !== 'text:list-level-style-number' && element.name !== 'text:outline-level-style',
    });
  }
  return levels;
}
