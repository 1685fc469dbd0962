import type { Label } from './labels.js';

/** A clause while the tree is being built. */
export interface ClauseDraft {
  readonly start: number;
  end: number;
  readonly part: number;
  readonly label: Label | null;
  /** For an unnumbered heading: its words. */
  words: string;
  readonly parent: number | null;
  readonly level: number;
  heading: string | null;
  leadEnd: number;
  /** Where its own words begin, after the number. */
  readonly body: number;
  /** Series that it belongs to: `digit.` in one part. */
  readonly series: string;
}

/** What the builder learned of a series of numbers in a part. */
export interface Series {
  /** The last number used. */
  last: number;
  /** How often it began at 1, and how often it went on under a new heading or article: where that is its way, its numbers
   *  stand alone: `14`, not `III.14`. */
  firsts: number;
  continued: number;
  /** How often it began at 1 under an unnumbered heading: from the second time on, the heading is part of the address. */
  beginnings: number;
}

const maximalHeading = 120;

/** An unnumbered heading as an address: its words, on one line. */
function headingAddress(words: string): string {
  return words.replace(/\s+/g, ' ').slice(0, maximalHeading).trim();
}

function joined(parent: string, label: Label, underHeading: boolean): string {
  let address: string;
  if (parent === '') address = label.bracket === '()' ? `(${label.text})` : label.text;
  else if (underHeading) address = `${parent} ${label.bracket === '()' ? `(${label.text})` : label.text}`;
  else if (label.bracket === '()' || label.bracket === ')' || parent.endsWith(')'))
    address = `${parent}(${label.text})`;
  else address = `${parent}.${label.text}`;
  return address;
}

const shortestMainSeries = 5;

/** Of the series that begin anew under several headings, those under one heading that are the document's own: at least
 *  five numbers, and twice as many as under any other. They are cited without their heading. */
function mainSeries(drafts: readonly ClauseDraft[]): Set<string> {
  const counts = new Map<string, Map<number, number>>();
  for (const { label, parent, series } of drafts) {
    if (!label || label.numbers || /[()]/.test(label.bracket) || parent === null || drafts[parent]!.label !== null)
      continue;
    const under = counts.get(series) ?? new Map<number, number>();
    counts.set(series, under.set(parent, (under.get(parent) ?? 0) + 1));
  }
  const main = new Set<string>();
  for (const [series, under] of counts) {
    const [first, second] = [...under].sort((a, b) => b[1] - a[1]);
    if (first![1] >= shortestMainSeries && first![1] >= 2 * (second?.[1] ?? 0)) main.add(`${series}/${first![0]}`);
  }
  return main;
}

/** The address of every draft, as a lawyer cites it. Made at the end, since only then is it known which series go on
 *  from one heading to the next. */
export function readAddresses(drafts: readonly ClauseDraft[], series: ReadonlyMap<string, Series>): string[] {
  const addresses: string[] = [];
  const main = mainSeries(drafts);
  for (const draft of drafts) {
    const { label, parent } = draft;
    if (!label) {
      addresses.push(headingAddress(draft.words));
      continue;
    }
    let address: string;
    const known = series.get(draft.series);
    if (label.numbers) address = label.text;
    else if (parent === null || (known && known.continued > 0 && known.continued * 2 >= known.firsts))
      address = joined('', label, false);
    else if (drafts[parent]!.label === null) {
      const alone = (known?.beginnings ?? 0) <= 1 || main.has(`${draft.series}/${parent}`);
      address = !alone ? joined(addresses[parent]!, label, true) : joined('', label, false);
    } else address = joined(addresses[parent]!, label, false);
    addresses.push(address + label.tail.map((number) => `(${number})`).join(''));
  }
  return addresses;
}
