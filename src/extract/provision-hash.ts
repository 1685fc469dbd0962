/** The hash of no characters. */
export const hashStart = 0x811c9dc5 | 0;

/** FNV-1a over UTF-16 units: the hash of a word as `readUnits` sees it. */
export function hashWord(word: string): number {
  let hash = hashStart;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** Words that stand for a whole class. */
export const wordClass = {
  number: hashWord('#'),
  year: hashWord('#year'),
  money: hashWord('$'),
  percent: hashWord('%'),
  blank: hashWord('[*]'),
  /** A word that no model knows and that a capital letter begins: mostly a party's name. */
  name: hashWord('#name'),
} as const;

/** Shortened words whose full stop ends no sentence. */
export const shortened: ReadonlySet<number> = new Set(
  (
    'inc corp ltd co llc no nos mr mrs ms dr st vs v art sec secs para approx est dept ext fig vol pp cf al eg ie ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec jr sr messrs bros assn intl attn tel ste ave blvd rd hon'
  )
    .split(' ')
    .map(hashWord),
);
