import type { GrammarSet } from '../grammar/load.js';
import { readText } from '../grammar/read-text.js';
import { tokenSpan } from '../grammar/tokens.js';
import type { DeemedReceipt } from '../model/facts.js';
import type { Period } from '../model/value.js';
import { alternatives, oncePerGrammars, phrasesOf } from './word-lists.js';

interface ReceiptPatterns {
  readonly deemed: RegExp;
  readonly means: RegExp;
  readonly names: ReadonlyMap<string, string>;
  readonly ordinals: RegExp;
  readonly ordinalValues: ReadonlyMap<string, number>;
}

const receiptPatterns = oncePerGrammars((grammars: GrammarSet): ReceiptPatterns => {
  const names = phrasesOf(grammars, 'facts/sending-means');
  const ordinals = phrasesOf(grammars, 'ordinal-word');
  return {
    deemed: new RegExp(
      `(?<![\\p{L}])(?:${alternatives(phrasesOf(grammars, 'facts/deemed-receipt-word').keys())})(?![\\p{L}])`,
      'giu',
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
const sending = /mail|sen[dt]|dispatch|post|transmi|deposit|deliver|courier|notice/i;

/** When notices count as received, by the way they are sent: "on the fifth day after mailing". */
export function readDeemedReceipts(text: string, grammars: GrammarSet): DeemedReceipt[] {
  const { deemed, means, names, ordinals, ordinalValues } = receiptPatterns(grammars);
  const found: DeemedReceipt[] = [];
  let last = -1;
  let clauses = 0;
  for (const match of text.matchAll(deemed)) {
    if (match.index < last) continue;
    if (++clauses > mostClauses) break;
    const from = Math.max(0, text.lastIndexOf('\n', match.index) + 1, match.index - 700);
    const lineEnd = text.indexOf('\n', match.index);
    const to = Math.min(lineEnd < 0 ? text.length : lineEnd, match.index + 700);
    last = to;
    const read = readText(text, grammars, { start: from, end: to });
    for (const sentence of read.sentences) {
      const span = tokenSpan(read.tokens, sentence.from, sentence.to);
      const words = text.slice(span.start, span.end);
      deemed.lastIndex = 0;
      if (
        !new RegExp(deemed.source, 'iu').test(words) ||
        !sending.test(words) ||
        !/notice|communication|document|letter|mail/i.test(text.slice(from, to))
      )
        continue;
      const waits: { at: number; after: Period }[] = [];
      for (const hit of read.values.duration) {
        if (hit.start < span.start || hit.end > span.end || hit.value?.type !== 'period') continue;
        if (/after|following|from|of|later/i.test(text.slice(hit.end, hit.end + 24)))
          waits.push({ at: hit.start, after: hit.value.period });
      }
      for (const ordinal of words.matchAll(ordinals)) {
        const count = ordinalValues.get(ordinal[1]!.toLowerCase().replace(/\s+/g, ' '));
        const business = /business|working/i.test(ordinal[2] ?? '');
        if (count) waits.push({ at: span.start + ordinal.index, after: { count, unit: 'day', business } });
      }
      const ways = [...words.matchAll(means)].map((way) => ({
        at: span.start + way.index,
        name: names.get(way[0].toLowerCase().replace(/\s+/g, ' ')) ?? '',
      }));
      for (const wait of waits) {
        // The nearest way of sending in the same sentence; none means any.
        const nearest = ways.sort((a, b) => Math.abs(a.at - wait.at) - Math.abs(b.at - wait.at))[0];
        found.push({ span, means: nearest?.name ?? '', after: wait.after });
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
