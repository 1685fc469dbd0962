import { minorDigits } from '../model/value-text.js';
import type { Match, SlotMatch } from './matcher.js';
import { clean, phraseAt } from './numbers.js';
import type { Read } from './read.js';
import { mismatch, slotNumber, slotProblems } from './slots.js';
import { GAP_NONE, GAP_SPACE, MARK, NUMBER } from './tokens.js';
import type { ValueReading } from './value-reading.js';

/** Slots: `currency` (its meaning is the ISO 4217 code), `amount`; `scale` (a factor), `millions` (a code for millions
 *  of a currency), `cents` (hundredths beside the amount), `minor` (the amount is in hundredths), `cent` (their name),
 *  `again` (the same amount once more), `also` (the currency once more). A currency without a code ("francs") leaves
 *  the words. */
export function readMoney(match: Match, read: Read): ValueReading | null {
  const { slots } = match;
  const { problem: stated, findings } = slotProblems(match);
  const words = { type: 'words' as const, words: match.text };
  const also = slots.also?.meaning ?? '';
  if (belongsToNext(match, read)) return null;
  const shared = slots.currency && sharedDollar(slots.currency, read);
  const currency = shared ?? slots.currency?.meaning ?? slots.minor?.meaning ?? slots.millions?.meaning ?? '';
  const amount = thousands(slots.amount, currency) ?? slotNumber(slots.amount);
  const again = slotNumber(slots.again);
  if (amount === null || again === null) return { value: words, problem: stated, findings };
  if (amount === undefined || Number.isNaN(amount)) return null;
  // "$2.50 $3.00": the second sign is that of the next amount.
  if (also && ((also !== currency && also !== 'unknown') || !/^\p{L}/u.test(slots.also!.text))) return null;
  if (slots.cents && !slots.cent && !spelledCents(match, read)) return null;
  const scale = slots.millions ? 1e6 : Number(slots.scale?.meaning ?? 1);
  const cents = slotNumber(slots.cents) ?? 0;
  if (cents >= 100) return null;
  let problem = stated;
  if (again !== undefined && again !== clean(amount * scale)) {
    problem = 'words and figures differ';
    findings.push(mismatch(match));
  }
  if (!/^[A-Z]{3}$/.test(currency)) return { value: words, problem, findings };
  const digits = minorDigits(currency);
  const minor = slots.minor ? amount : clean((amount * scale + cents / 100) * 10 ** digits);
  // Money is an integer of minor units: a tenth of a cent is no amount that can be paid.
  if (!Number.isSafeInteger(minor)) return { value: words, problem, findings };
  const per = readPer(read, behindDash(read, match.to));
  return {
    value: { type: 'money', money: { minor, currency }, ...(per && { per }) },
    problem,
    findings,
    skip: shared ? 1 : 0,
  };
}

/** "exceeds a $ 4 billion limit", "the buyer's $ 5": the letter before a sign that stands apart is a word, no Australia
 *  and no Singapore. The code of the sign alone, or null. */
function sharedDollar(sign: SlotMatch, read: Read): string | null {
  if (!/^[as]\s+\S+$/i.test(sign.text)) return null;
  return phraseAt(read, read.grammars.trie.idOf('currency-sign'), sign.from + 1)?.meaning ?? null;
}

/** Where these are counted a point parts thousands. */
const pointed = new Set('EUR IDR VND BRL TRY DKK ISK COP CLP ARS'.split(' '));

/** "3.000 €": three digits behind a point are no fraction. */
const thousands = (slot: SlotMatch | undefined, currency: string): number | null =>
  pointed.has(currency) && slot && /^[1-9]\d{0,2}\.\d{3}$/.test(slot.text) ? Number(slot.text.replace('.', '')) : null;

/** "Rp 400.000,- per day": a dash in place of the minor units. The token behind it, or the one given. */
function behindDash({ tokens }: Read, token: number): number {
  const last = Math.min(token + dashReach, tokens.count);
  if (token >= last || tokens.gap[token] !== GAP_NONE) return token;
  const dash = /^[,.][-–—]+/.exec(tokens.text.slice(tokens.start[token]!, tokens.end[last - 1]!));
  const end = tokens.start[token]! + (dash?.[0].length ?? 0);
  let at = token;
  while (at < last && tokens.end[at]! <= end) at++;
  return at;
}

/** ",--" is so many tokens at most. */
const dashReach = 4;

/** "1 $10 note": the sign is that of the next amount. */
function belongsToNext({ slots, to }: Match, { tokens }: Read): boolean {
  if (!slots.amount || !slots.currency || slots.currency.to !== to || slots.currency.from < slots.amount.from)
    return false;
  return tokens.gap[to - 1]! >= GAP_SPACE && tokens.gap[to] === GAP_NONE && tokens.kind[to] === NUMBER;
}

/** "thirteen dollars forty-five", without the word "cents", only in words and only where nothing is counted by it. */
function spelledCents({ slots, to }: Match, { tokens }: Read): boolean {
  return !/\d/.test(slots.cents!.text) && (to >= tokens.count || tokens.kind[to] === MARK);
}

/** "per package", "for each day", "a share" after an amount: the unit as `vocabulary/rate-unit` names it. */
export function readPer(read: Read, token: number): string | null {
  const { trie } = read.grammars;
  const lead = phraseAt(read, trie.idOf('per'), token);
  const unit = lead && phraseAt(read, trie.idOf('rate-unit'), lead.to);
  if (!unit) return null;
  const { start, end } = read.tokens;
  return (
    unit.meaning ||
    read.text
      .slice(start[lead.to], end[unit.to - 1])
      .replace(/\s+/g, ' ')
      .toLowerCase()
  );
}
