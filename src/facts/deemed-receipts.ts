import { CueFinder } from '../grammar/cue-finder.js';
import type { GrammarSet } from '../grammar/load.js';
import { PhraseFinder } from '../grammar/phrase-finder.js';
import { type Read, valueNames } from '../grammar/read.js';
import { tokenAt, tokenSpan } from '../grammar/tokens.js';
import type { DeemedReceipt } from '../model/facts.js';
import { alternatives } from '../model/literal-pattern.js';
import { matchesIn } from '../model/matches-in.js';
import { oncePer } from '../model/once-per.js';
import type { Period } from '../model/value.js';
import { sentencesWithin } from './windows.js';
import { phrasesOf } from './word-lists.js';

interface ReceiptPatterns {
  readonly deemed: PhraseFinder;
  readonly means: RegExp;
  readonly names: ReadonlyMap<string, string>;
  readonly ordinals: RegExp;
  readonly ordinalValues: ReadonlyMap<string, number>;
}

const receiptPatterns = oncePer((grammars: GrammarSet): ReceiptPatterns => {
  const names = phrasesOf(grammars, 'facts/sending-means');
  const ordinals = phrasesOf(grammars, 'ordinal-word');
  const deemed = [...phrasesOf(grammars, 'facts/deemed-receipt-word').keys()];
  return {
    deemed: new PhraseFinder(
      grammars.lexicon,
      deemed,
      new RegExp(`(?<![\\p{L}])(?:${alternatives(deemed)})(?![\\p{L}])`, 'iuy'),
    ),
    means: new RegExp(`(?<![\\p{L}])(?:${alternatives(names.keys())})(?![\\p{L}])`, 'giu'),
    names,
    ordinals: new RegExp(
      `(?<![\\p{L}])(${alternatives(ordinals.keys())})[\\s\\u00a0]+(?:\\(\\d+\\w*\\)[\\s\\u00a0]+)?((?:natural|calendar|business|working)[\\s\\u00a0]+)?day[\\s\\u00a0]+(?:after|following|from)`,
      'giu',
    ),
    ordinalValues: new Map([...ordinals].map(([word, value]) => [word, Number(value)])),
  };
});

const mostClauses = 12;

/** When notices count as received, by the way they are sent: "on the fifth day after mailing". */
export function readDeemedReceipts(read: Read, grammars: GrammarSet): DeemedReceipt[] {
  const { text, tokens } = read;
  const { deemed, means, names, ordinals, ordinalValues } = receiptPatterns(grammars);
  const cues = CueFinder.of(read);
  const durations = read.valuesAt[valueNames.indexOf('duration')]!;
  const found: DeemedReceipt[] = [];
  let last = -1;
  let clauses = 0;
  const places = [...deemed.find(read.tokens)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  for (const { start: place } of places) {
    if (place < last) continue;
    if (++clauses > mostClauses) break;
    const from = Math.max(0, text.lastIndexOf('\n', place) + 1, place - 700);
    const lineEnd = text.indexOf('\n', place);
    const to = Math.min(lineEnd < 0 ? text.length : lineEnd, place + 700);
    last = to;
    if (!cues.inText('sent-thing', { start: from, end: to })) continue;
    for (const range of sentencesWithin(read, [{ start: from, end: to }])) {
      const span = tokenSpan(tokens, range.from, range.to);
      const words = text.slice(span.start, span.end);
      if (!places.some(({ start, end }) => span.start <= start && end <= span.end) || !cues.has('is-sent', range))
        continue;
      const waits: { at: number; after: Period }[] = [];
      for (let t = tokenAt(tokens, span.start); t < tokens.count && tokens.start[t]! < span.end; t++) {
        const hit = durations.get(t);
        if (!hit || hit.end > span.end || hit.value?.type !== 'period') continue;
        if (/after|following|from|of|later/i.test(text.slice(hit.end, hit.end + 24)))
          waits.push({ at: hit.start, after: hit.value.period });
      }
      for (const ordinal of matchesIn(ordinals, words)) {
        const count = ordinalValues.get(ordinal[1]!.toLowerCase().replace(/\s+/g, ' '));
        const business = /business|working/i.test(ordinal[2] ?? '');
        if (count) waits.push({ at: span.start + ordinal.index, after: { count, unit: 'day', business } });
      }
      const ways = [...matchesIn(means, words)].map((way) => ({
        at: span.start + way.index,
        name: names.get(way[0].toLowerCase().replace(/\s+/g, ' ')) ?? '',
      }));
      for (const wait of waits) {
        // "Sent by registered mail, five days after posting": the way named before the wait, else the next; none is any.
        const before = ways.filter(({ at }) => at < wait.at);
        const way = before[before.length - 1] ?? ways[0];
        found.push({ span, means: way?.name ?? '', after: wait.after });
      }
    }
  }
  return found.filter(
    (receipt, i) =>
      found.findIndex(
        (other) =>
          other.means === receipt.means &&
          other.after.count === receipt.after.count &&
          other.after.unit === receipt.after.unit,
      ) === i,
  );
}
