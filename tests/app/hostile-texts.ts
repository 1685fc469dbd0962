/** `Baex`, `Caex`, …: a name for each number. */
function nameOf(number: number): string {
  let letters = '';
  for (let rest = number + 26; rest > 0; rest = Math.floor(rest / 26)) {
    letters += String.fromCharCode(97 + (rest % 26));
  }
  return `${letters[0]!.toUpperCase()}${letters.slice(1)}ex`;
}

/** What stands at the head of each text, so that there are parties, clauses and a term to be found. */
const opening = `SERVICES AGREEMENT

This Agreement is made on 1 May 2020 between Northwind Ltd (the "Supplier") and Harbour Foods plc (the "Customer").

1. Fees

1.1 The Customer shall pay within 10 days after receipt of the invoice.

2. Term

`;

/** Words that are repeated until a text is long enough; where they are a function, of how often they were. */
type Repeated = string | ((index: number) => string);

/** Marks and letters of which no contract has so many. */
const marks: Readonly<Record<string, Repeated>> = {
  underscores: '_',
  dots: '.',
  'dots apart': '. ',
  'dots on lines of their own': '.\n',
  digits: '7',
  'a number of thousands': '1,000,',
  'opening brackets': '(',
  'closing brackets': ')',
  'brackets in each other': '(a [b {c ',
  'empty brackets': '() ',
  commas: ', ',
  semicolons: ';',
  colons: 'a: ',
  'quotation marks': '"',
  'quoted letters': '“a” ',
  asterisks: '*',
  'paragraphs of an asterisk': '*\n\n',
  'bold type that never ends': '**a ',
  hyphens: '-',
  'a word of hyphens': 'non-',
  apostrophes: "'",
  possessives: "party's ",
  'a long word': 'a',
  'a long word in capitals': 'A',
  bars: '|',
  slashes: '/',
  dollars: '$ ',
  blanks: ' ',
  tabs: '\t',
  'empty lines': '\n',
  'ends of lines of another system': '\r\n',
  'lines of blanks': '\n     ',
  'scripts of many peoples': 'é漢字🙂Ω ',
  ideographs: '甲方。',
  'e-mail addresses': 'a.b@example.com ',
  'an address of a page': 'http://a.b/c?d=e&',
  'redacted words': '[***] ',
  blank: '____ days of ____, 20__ ',
};

/** Words that open something which never comes, or comes too often. */
const words: Readonly<Record<string, Repeated>> = {
  'words in capitals': 'Alpha Beta ',
  and: 'and ',
  or: 'or ',
  not: 'not ',
  'of the': 'of the ',
  shall: 'shall ',
  'provided that': 'provided that ',
  'by and between': 'by and between ',
  thirty: 'thirty ',
  'hundred and': 'hundred and ',
  'within ten days': 'within ten days ',
  'thirty (30) days': 'thirty (30) days ',
  percentages: '5% ',
  amounts: '$1,000 ',
  dates: 'January 5, 2020 ',
  'dates in figures': '01/02/2020 ',
  'times of day': '5:00 p.m. ',
  'numbers in each other': '1.1.',
  'numbers of clauses': '1.1.1 ',
  'letters of clauses': '(a)(i)(A)(1) ',
  sections: (i) => `Section ${i}.1 `,
  'ranges of sections': 'Sections 1.1, 1.2 and 1.3, ',
  articles: 'Article I Section 1. ',
  'a list of fees': 'fees;\n',
  bullets: '- fees\n',
  cells: '| a | b |\n',
  'cells apart': '3 hours     ',
  'a table of times': (i) => `| Leak ${i} | 3 hours | Customer |\n`,
  tables: 'Fault      Response time\nLeak       3 hours\n\n',
  labels: (i) => `${nameOf(i)}: ${nameOf(i + 1)}\n`,
  'labels of terms': 'Term: 3 years\n',
  contents: (i) => `${i}. Fees ........ ${i}\n`,
  pages: (i) => `Page ${i} of 99\n\f`,
  titles: 'SERVICES AGREEMENT\n',
  exhibits: (i) => `\nEXHIBIT ${i}\n\nThe Customer shall pay within 5 days of notice.\n`,
};

/** What contracts say, too often. */
const sentences: Readonly<Record<string, Repeated>> = {
  'names that begin': '(the "',
  names: (i) => `(the "${nameOf(i)}") `,
  definitions: (i) => `"${nameOf(i)}" means a day. `,
  'a period defined anew': (i) => `"Cure Period" means ${i % 90} days after notice. Pay within the Cure Period. `,
  'introductions of parties': 'by and between Alpha Ltd. and Beta Inc. ',
  parties: (i) => `${nameOf(i)} Inc., a Delaware corporation ("${nameOf(i)}"), and `,
  'parties in a list': (i) => `(${i}) ${nameOf(i)} Limited (the "${nameOf(i)}"); and\n\n`,
  signatures: (i) =>
    `IN WITNESS WHEREOF\n\n${nameOf(i).toUpperCase()} LTD\nBy: ____\nName: Ann Lee\nDate: 1 May 2020\n\n`,
  'a long sentence': 'The Customer shall pay the fees, and ',
  duties: 'The Customer shall pay the fees within 10 days after receipt of the invoice. ',
  'duties of many': (i) => `The ${nameOf(i)} shall pay the ${nameOf(i + 1)} within ${i % 90} days of notice.\n`,
  conditions: (i) => `If ${nameOf(i)} fails to pay within 5 days, and unless it is cured, then `,
  audits: 'may audit the books once per year ',
  terminations: 'TERMINATION\n\nThe Customer may terminate this Agreement on ten days notice.\n\n',
  renewals: 'shall automatically renew for successive one year terms unless ',
  laws: 'governed by the laws of the State of Ohio ',
  'receipts that are deemed': 'deemed to have been received two days after posting; ',
  'personal data': 'notify a personal data breach within 72 hours ',
  limits: 'liability shall not exceed the greater of $5 and $6 ',
  'orders of documents': 'in the following order of precedence: (a) ',
  'documents that prevail': (i) => `this Agreement and the ${nameOf(i)} Schedule conflict, the Schedule prevails `,
  amendments: (i) => `Clause ${i} of the ${nameOf(i)} Agreement is deleted. `,
  replacements: (i) => `Section ${i}.1 is deleted and replaced with "`,
  'documents named': (i) => `the ${nameOf(i)} Agreement dated 1 May 2020 (the "${nameOf(i)} Deed"), `,
};

/** A generator of numbers in `[0, 1)`, the same ones for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const alternations = 16;

/** Two of the above in turns, as drawn. */
function drawn(): Record<string, Repeated> {
  const all = Object.entries({ ...marks, ...words, ...sentences });
  const next = randomNumbers(20);
  const draw = () => all[Math.floor(next() * all.length)]!;
  const pairs = Array.from({ length: alternations }, (): [string, Repeated] => {
    const [[one, first], [other, second]] = [draw(), draw()];
    return [`${one}, ${other}`, (i) => `${wordsAt(first, i)} ${wordsAt(second, i)} `];
  });
  return Object.fromEntries(pairs);
}

const wordsAt = (repeated: Repeated, index: number) => (typeof repeated === 'string' ? repeated : repeated(index));

/** By what they consist of. */
export const hostileTexts: readonly (readonly [string, Repeated])[] = Object.entries({
  ...marks,
  ...words,
  ...sentences,
  ...drawn(),
});

/** What is repeated, below the head of a contract. @param size  in characters */
export function hostileText(repeated: Repeated, size: number): string {
  const pieces = [opening];
  for (let i = 0, length = opening.length; length < size; i++) {
    const piece = wordsAt(repeated, i);
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('').slice(0, size);
}
