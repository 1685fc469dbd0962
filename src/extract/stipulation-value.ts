import type { Rule } from '../grammar/load.js';
import type { Match } from '../grammar/matcher.js';
import { oncePer } from '../model/once-per.js';
import { periodUnits, type Value } from '../model/value.js';
import { parseValue } from '../model/value-text.js';

/** The value of the slot, as the rule's file says it is to be taken, or the one that the file names. */
export function statedValue({ rule, slots }: Match): Value | null {
  const { bound } = rule.fields;
  const [value, other] = [slots.value?.hit?.value ?? null, slots.other?.hit?.value ?? null];
  if (value && other) {
    const which = slots.which?.meaning === 'lower' ? ('lower-of' as const) : ('higher-of' as const);
    return { type: which, values: [value, other] };
  }
  if (slots.nth?.meaning) return periodUntil(Number(slots.nth.meaning), slots.unit?.meaning ?? '', bound);
  if (value?.type === 'period' && (bound === 'at-least' || bound === 'at-most')) return { ...value, bound };
  if (value && slots.per?.meaning) return withUnit(value, slots.per.meaning);
  return value ?? namedValue(rule).value;
}

/** "On the thirtieth day after": thirty days. "By the second working day", "on the third anniversary": in that unit. */
function periodUntil(count: number, named: string, bound: unknown): Value {
  const business = named === 'business';
  const unit = business ? 'day' : (periodUnits.find((each) => named.endsWith(each)) ?? 'day');
  const period = { count, unit, business };
  return { type: 'period', period, ...((bound === 'at-least' || bound === 'at-most') && { bound }) };
}

/** "For each full hour £40 are deducted": a rate whose unit stands apart from it. */
function withUnit(value: Value, unit: string): Value {
  const isRate = value.type === 'money' || value.type === 'percentage';
  return isRate && value.per === undefined ? { ...value, per: unit } : value;
}

/** The value that a rule's file names, if any. */
const namedValue = oncePer(({ fields }: Rule) => ({
  value: typeof fields.value === 'string' ? parseValue(fields.value) : null,
}));
