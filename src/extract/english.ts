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
export const notVerbs = words(
  "as 's plus less this thus whereas perhaps always its his hers theirs ours yours us towards besides afterwards across " +
    'is was has does prior goods services fees products affiliates employees personnel officers directors agents representatives ' +
    'customers users business premises records systems terms rights obligations expenses costs losses products trademarks marks ' +
    'partners subcontractors subsidiaries interests claims invoices orders',
);

const irregularParticiples = words(
  'paid made given sent kept held told borne brought bought built done found got taken put set shown known lost left met sold spent written withheld drawn begun chosen cut read sought met due payable repaid rebuilt worn stolen lent dealt understood undertaken swept laid fed hung driven spoken thrown torn eaten overdrawn mown',
);

/** Verbs of the legal duty itself: their passive subject is the one who must act ("Party B is required to"). */
export const bindingParticiples = words(
  'required obliged obligated deemed entitled bound allowed permitted relieved released prohibited considered excused covered insured expected instructed encouraged urged reminded',
);

export const isParticiple = (word: string): boolean =>
  (word.length > 3 && word.endsWith('ed')) || irregularParticiples.has(word);

export const isAdverb = (word: string): boolean =>
  (word.length > 4 && word.endsWith('ly') && !verbsLikeAdverbs.has(word)) || adverbs.has(word);

/** "pays", "keeps": how a verb of the third person ends. */
export const looksThirdPerson = (word: string): boolean =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !notVerbs.has(word);

/** Verbs whose "that" opens what is said, not a closer description of a noun. */
export const saysThat = (word: string) =>
  /^(?:agrees?|ensures?|guarantees?|warrants?|confirms?|acknowledges?|provided|represents?|undertakes?|promises?|procures?|understands?|so|such|deemed|means|event|case|and|or|,)$/.test(
    word,
  );
