import type { Lexis } from './lexis.js';

/** Function words of English: what tells a noun from a verb. Words with a legal sense are in grammars/vocabulary. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Marks that end a clause of a sentence. */
export const stoppers = words('; : ( ) . ? ! ●');
export const conjunctions = words('and or but nor then and/or / also otherwise consequently therefore');
export const prepositions = words(
  'of to by with from for against between on in under upon at into about among per as than through within after before behalf concerning regarding',
);
export const subordinators = words(
  'if unless when where once until till because since as while whereas although though that which who whom whose whether provided so lest',
);
/** Openers of a condition. */
export const conditionals = words('if unless when where once until till event case whenever provided');
/** Words by which a doing without a modal phrase is told, or an infinitive. */
export const auxiliaries = words('should may to is are been has have');
export const articles = words('the a an this such that said each any either both every all');
/** Verbs that tell what something is. */
export const copulas = words('is are be');
const adverbs = words(
  'also then hereby always first further not only at once again still each already both therefore thereafter well',
);
const verbsLikeAdverbs = words('apply supply reply rely comply');

/** Words after a party's name that show that no verb of its own follows. */
const notVerbs = words(
  "as 's plus less this thus whereas perhaps always its his hers theirs ours yours us towards besides afterwards across is was has does prior harmless liable responsible free aware available informed ready able",
);

const irregularParticiples = words(
  'paid made given sent kept held told borne brought bought built done found got taken put set shown known lost left met sold spent written withheld drawn begun chosen cut read sought met due payable repaid rebuilt worn stolen lent dealt understood undertaken swept laid fed hung driven spoken thrown torn eaten overdrawn mown',
);

export const isParticiple = (word: string): boolean =>
  (word.length > 3 && word.endsWith('ed')) || irregularParticiples.has(word);

export const isAdverb = (word: string): boolean =>
  (word.length > 4 && word.endsWith('ly') && !verbsLikeAdverbs.has(word)) || adverbs.has(word);

/** Whether a word behind a party's name may be a verb: neither "always" nor "goods". */
export const mayBeVerb = (lexis: Lexis, word: string): boolean =>
  !notVerbs.has(word) && !lexis.contains('who/belonging', word);

/** "pays", "keeps": how a verb of the third person ends. */
export const looksThirdPerson = (lexis: Lexis, word: string): boolean =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && mayBeVerb(lexis, word);

const beforeThat = words('so such event case and or ,');

/** Whether a "that" behind a word opens what is said, and no closer description of a noun. */
export const saysThat = (lexis: Lexis, word: string): boolean =>
  beforeThat.has(word) || lexis.contains('who/says-that', word);
