/** PostgreSQL's text has no U+0000: it is written as two characters U+0001, and U+0001 as U+0001 U+0002. So no two texts become
 *  the same, and whatever comes before another, or begins it, does so still. */
export function toPostgres(value: unknown): unknown {
  if (typeof value !== 'string' || !(value.includes('\u0000') || value.includes('\u0001'))) return value;
  return value.replace(/[\u0000\u0001]/g, (letter) => (letter === '\u0000' ? '\u0001\u0001' : '\u0001\u0002'));
}

export function fromPostgres(value: unknown): unknown {
  if (typeof value !== 'string' || !value.includes('\u0001')) return value;
  return value.replace(/\u0001([\u0001\u0002])/g, (_, letter) => (letter === '\u0001' ? '\u0000' : '\u0001'));
}
