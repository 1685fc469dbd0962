import { formatNumber } from '../number-format.js';
import { child, type XmlElement } from '../xml-events.js';
import { isOn, type Styles } from './styles.js';

/** One level of a list definition. */
interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.%2)`: `%n` stands for the counter of level n, 1-based. */
  readonly text: string;
  /** Starts again after this level (1-based) or a higher one counted; 0 = never; undefined = after any higher level. */
  readonly restart: number | undefined;
  /** All counters in it are decimal, whatever their own level says. */
  readonly legal: boolean;
  readonly suffix: string;
  readonly style: string | undefined;
}

export interface ListNumber {
  /** As Word shows it: `8.4`, `(a)`, `Article IX`; a bullet for lists without numbers. */
  readonly label: string;
  readonly bullet: boolean;
  /** What Word puts between the number and the words. */
  readonly separator: string;
  /** 0 = outermost. */
  readonly level: number;
}

interface List {
  readonly abstractId: string;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

function readLevel(element: XmlElement): Level {
  const value = (name: string) => child(element, name)?.attributes['w:val'];
  const legal = child(element, 'w:isLgl');
  const restart = value('w:lvlRestart');
  const number = (text: string | undefined, otherwise: number) => {
    const parsed = Number(text);
    return text === undefined || !Number.isFinite(parsed) ? otherwise : parsed;
  };
  return {
    start: number(value('w:start'), 0),
    format: value('w:numFmt') ?? 'decimal',
    text: value('w:lvlText') ?? '',
    restart: restart === undefined ? undefined : number(restart, 0),
    legal: legal !== undefined && isOn(legal.attributes['w:val']),
    suffix: value('w:suff') ?? 'tab',
    style: value('w:pStyle'),
  };
}

function readLevels(element: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of element.children) {
    if (level.name === 'w:lvl') levels.set(Number(level.attributes['w:ilvl']), readLevel(level));
  }
  return levels;
}

/** Counts as Word does (ECMA-376 part 1, 17.9): lists that share a definition share its counters; a list's own start
 *  counts at its first use; a level starts again when a higher one has counted. A higher level that has not counted
 *  yet shows its start. */
export class Numbering {
  private readonly abstracts = new Map<string, XmlElement>();
  private readonly lists = new Map<string, XmlElement>();
  private readonly resolved = new Map<string, List | null>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly started = new Set<string>();

  constructor(
    root: XmlElement | null,
    private readonly styles: Styles,
  ) {
    for (const element of root?.children ?? []) {
      if (element.name === 'w:abstractNum') this.abstracts.set(element.attributes['w:abstractNumId'] ?? '', element);
      if (element.name === 'w:num') this.lists.set(element.attributes['w:numId'] ?? '', element);
    }
  }

  private list(numId: string): List | null {
    const known = this.resolved.get(numId);
    if (known !== undefined) return known;
    this.resolved.set(numId, null);
    const element = this.lists.get(numId);
    let abstractId = child(element, 'w:abstractNumId')?.attributes['w:val'];
    let abstract = abstractId === undefined ? undefined : this.abstracts.get(abstractId);
    // A definition may be only a link to a list style, whose own list has the levels.
    const link = child(abstract, 'w:numStyleLink')?.attributes['w:val'];
    if (link !== undefined) {
      const linked = this.styles.run(link).look.numId;
      const target = linked === undefined ? null : this.list(linked);
      if (target) {
        abstractId = target.abstractId;
        abstract = this.abstracts.get(abstractId);
      }
    }
    if (!element || abstractId === undefined || !abstract) return null;
    const levels = readLevels(abstract);
    const starts = new Map<number, number>();
    for (const override of element.children) {
      if (override.name !== 'w:lvlOverride') continue;
      const ilvl = Number(override.attributes['w:ilvl']);
      for (const [, level] of readLevels(override)) levels.set(ilvl, level);
      const start = child(override, 'w:startOverride')?.attributes['w:val'];
      if (start !== undefined && Number.isFinite(Number(start))) starts.set(ilvl, Number(start));
    }
    const list = { abstractId, starts, levels };
    this.resolved.set(numId, list);
    return list;
  }

  /** The level of a list that belongs to a paragraph style, 0-based. */
  levelOfStyle(numId: string, styleId: string | undefined): number | undefined {
    for (const [ilvl, level] of this.list(numId)?.levels ?? []) {
      if (styleId !== undefined && level.style === styleId) return ilvl;
    }
    return undefined;
  }

  /** Counts the next paragraph of a list. @returns null for `0` and for unknown lists: the paragraph has no number. */
  next(numId: string, ilvl: number): ListNumber | null {
    const list = this.list(numId);
    const level = list?.levels.get(ilvl);
    if (!list || !level || ilvl < 0 || ilvl > 8) return null;
    const counters = this.counters.get(list.abstractId) ?? [];
    this.counters.set(list.abstractId, counters);
    const first = `${numId}/${ilvl}`;
    const own = list.starts.get(ilvl);
    if (own !== undefined && !this.started.has(first)) counters[ilvl] = own;
    else counters[ilvl] = counters[ilvl] === undefined ? (own ?? level.start) : counters[ilvl]! + 1;
    this.started.add(first);
    for (let deeper = ilvl + 1; deeper <= 8; deeper++) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart === undefined || (restart > 0 && ilvl < restart)) counters[deeper] = undefined;
    }
    const bullet = level.format === 'bullet';
    const label = bullet
      ? '•'
      : level.text.replace(/%(\d)/g, (_, digit: string) => {
          const at = Number(digit) - 1;
          const other = list.levels.get(at);
          if (!other) return '';
          const count = counters[at] ?? list.starts.get(at) ?? other.start;
          return formatNumber(count, level.legal && other.format !== 'none' ? 'decimal' : other.format);
        });
    return { label: label.trim(), bullet, separator: level.suffix === 'nothing' ? '' : ' ', level: ilvl };
  }
}
