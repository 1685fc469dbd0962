/** How a counter is printed: the names of OOXML's ST_NumberFormat that contracts use. Others print as decimal, which is
 *  what Word falls back to. */

const romanDigits: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** 1 to 3999; others stay decimal. */
export function romanNumber(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  let rest = count;
  let text = '';
  for (const [value, digits] of romanDigits) {
    for (; rest >= value; rest -= value) text += digits;
  }
  return text;
}

/** a … z, then aa, bb … as Word counts them. */
function letterNumber(count: number): string {
  if (count < 1 || count > 26 * 30) return String(count);
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ordinalOnes: Record<string, string> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

function cardinalWords(count: number): string {
  if (count < 20) return ones[count]!;
  if (count < 100) return tens[Math.floor(count / 10)]! + (count % 10 ? `-${ones[count % 10]}` : '');
  return String(count);
}

function ordinalWords(count: number): string {
  const words = cardinalWords(count);
  if (/\d/.test(words)) return ordinal(count);
  return words.replace(/[a-z]+$/, (last) => ordinalOnes[last] ?? last.replace(/y$/, 'ie').concat('th'));
}

function ordinal(count: number): string {
  const last = count % 10;
  if (Math.floor(count / 10) % 10 === 1 || last < 1 || last > 3) return `${count}th`;
  return `${count}${['st', 'nd', 'rd'][last - 1]}`;
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const chineseDigits = '〇一二三四五六七八九';

/** 1 to 99 as in 第十二条. */
function chineseNumber(count: number): string {
  if (count > 99) return [...String(count)].map((digit) => chineseDigits[Number(digit)]).join('');
  const ten = Math.floor(count / 10);
  const one = count % 10;
  const before = ten > 1 ? chineseDigits[ten]! : '';
  const after = one > 0 || ten === 0 ? chineseDigits[one]! : '';
  return ten > 0 ? `${before}十${after}` : after;
}

/** @param format  a value of ST_NumberFormat. `bullet` and `none` have no number and give an empty text. */
export function formatNumber(count: number, format: string): string {
  switch (format) {
    case 'bullet':
    case 'none':
      return '';
    case 'decimalZero':
      return count < 10 ? `0${count}` : String(count);
    case 'upperRoman':
      return romanNumber(count).toUpperCase();
    case 'lowerRoman':
      return romanNumber(count);
    case 'upperLetter':
      return letterNumber(count).toUpperCase();
    case 'lowerLetter':
      return letterNumber(count);
    case 'ordinal':
      return ordinal(count);
    case 'cardinalText':
      return capitalised(cardinalWords(count));
    case 'ordinalText':
      return capitalised(ordinalWords(count));
    case 'numberInDash':
      return `- ${count} -`;
    case 'decimalEnclosedParen':
      return `(${count})`;
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return count >= 1 && count <= 20 ? String.fromCharCode(0x2460 + count - 1) : String(count);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'chineseLegalSimplified':
    case 'ideographDigital':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return chineseNumber(count);
    default:
      return String(count);
  }
}
