import type { GrammarSet } from '../grammar/load.js';
import { alternatives } from '../model/literal-pattern.js';
import { oncePer } from '../model/once-per.js';
import type { Span } from '../model/span.js';
import { type Name, plainName } from './party-names.js';
import { phrasesOf } from './word-lists.js';

/** A party as one of its places introduces it. */
export interface PartyDraft {
  name: string;
  readonly aliases: string[];
  readonly spans: Span[];
  /** The name ends in a legal form ("Ltd"). */
  readonly form: boolean;
  /** It ends in one, or in a noun for a company ("Bank"). */
  readonly company: boolean;
}

/** A party by its name in the text, with no alias yet. */
export const draftOf = (
  text: string,
  { start, end, form, company }: Pick<Name, 'start' | 'end' | 'form' | 'company'>,
): PartyDraft => ({
  name: plainName(text.slice(start, end)),
  aliases: [],
  spans: [{ start, end }],
  form,
  company,
});

interface PartyPatterns {
  readonly introducing: RegExp;
  readonly ends: RegExp;
  readonly labelLine: RegExp;
  readonly signing: RegExp;
  /** Whom the line above describes, and a colon: what a name in a signature block does not begin with. */
  readonly signatory: RegExp;
  /** The same behind somebody's name. */
  readonly signsFor: RegExp;
  readonly opensSentence: RegExp;
  /** Stands above signatures and nowhere else. */
  readonly signingLead: RegExp;
  /** The opening, in small letters, leaves parties to the signatures. */
  readonly partiesBelow: RegExp;
  /** The last words of titles: an alias that ends in one is a document's. */
  readonly documents: ReadonlySet<string>;
  /** "president of": the words by which somebody signs for the company behind them. */
  readonly officerOf: RegExp;
  readonly noAlias: ReadonlySet<string>;
  readonly noAliasEndings: ReadonlySet<string>;
  /** Whether words are no name, ever or unless they end like a company's; remembered, for the same names come up again. */
  readonly isNever: (words: string) => boolean;
  readonly isNone: (words: string) => boolean;
  /** A state or country at the beginning of a text. */
  readonly place: RegExp;
  readonly places: ReadonlySet<string>;
  readonly roles: ReadonlyMap<string, string>;
}

function remembered(pattern: RegExp): (words: string) => boolean {
  const known = new Map<string, boolean>();
  return (words) => {
    let fits = known.get(words);
    if (fits === undefined) {
      if (known.size > 1000) known.clear();
      fits = pattern.test(words);
      known.set(words, fits);
    }
    return fits;
  };
}

/** The words by which parties are found, built once for each set of grammars. */
export const partyPatterns = oncePer((grammars: GrammarSet): PartyPatterns => {
  const ends = alternatives(phrasesOf(grammars, 'facts/introduction-end').keys());
  const introducing = alternatives(phrasesOf(grammars, 'facts/introducing-phrase').keys());
  const labels = alternatives(phrasesOf(grammars, 'facts/party-label').keys());
  return {
    introducing: new RegExp(`(?<![\\p{L}])(?:${introducing})(?![\\p{L}])[\\s\\u00a0]{0,8}:?`, 'giu'),
    ends: new RegExp(`(?<![\\p{L}])(?:${ends})(?![\\p{L}])`, 'giu'),
    labelLine: new RegExp(
      `(?<=^|\\n|[ \\u00a0]{2}|[.;\\d] |[\\p{L}.:] (?=party [a-d\\d][:：]))[ \\t\\u00a0*|]{0,12}(${labels})[ \\t\\u00a0*]{0,3}(?:(?:full[ \\t]+)?(?:legal[ \\t]+)?name[ \\t]{0,3})?(?:\\([^)\\n]{1,40}\\)[ \\t]{0,3})?(?:[:：|]|(?<=legal[ \\t]+name[ \\t]{0,3}))[ \\t\\u00a0*]{0,40}(?:Name:)?[ \\t\\u00a0*]{0,6}(?=[^\\s]|[ \\t]{0,6}\\n)`,
      'giu',
    ),
    signing: new RegExp(
      `(?<![\\p{L}])(?:${alternatives(phrasesOf(grammars, 'facts/on-behalf').keys())})[\\s\\u00a0:]+(?:the[\\s\\u00a0]+)?`,
      'giu',
    ),
    signatory: new RegExp(
      `^(?:(?:${alternatives(phrasesOf(grammars, 'facts/signatory-title').keys())})(?![\\p{L}])[\\s\\u00a0,&]*)+`,
      'iu',
    ),
    signsFor: new RegExp(
      `^.{3,80}[\\s\\u00a0,](?:${alternatives([...phrasesOf(grammars, 'facts/signatory-title').keys()].filter((words) => words.includes(' ')))})[\\s\\u00a0]+(?=\\p{Lu}{3})`,
      'iu',
    ),
    opensSentence: new RegExp(
      `^(?:${alternatives(phrasesOf(grammars, 'facts/sentence-opener').keys())})[\\s\\u00a0]`,
      'iu',
    ),
    signingLead: new RegExp(`(?:${alternatives(phrasesOf(grammars, 'facts/signing-lead').keys())})`, 'giu'),
    partiesBelow: new RegExp(`(?:${alternatives(phrasesOf(grammars, 'facts/parties-below').keys())})(?!\\p{L})`, 'u'),
    documents: new Set([...phrasesOf(grammars, 'facts/document-noun').keys()].map((title) => title.split(' ').pop()!)),
    officerOf: new RegExp(
      `^[\\s\\u00a0]{0,2},?[\\s\\u00a0]{1,2}(?:(?:the|an?|its|acting|as|sole)[\\s\\u00a0]+)*(?:${alternatives(phrasesOf(grammars, 'facts/signatory-title').keys())})[\\s\\u00a0]+(?:of|for)[\\s\\u00a0]+(?=\\p{Lu})`,
      'iu',
    ),
    noAlias: new Set(phrasesOf(grammars, 'facts/no-alias').keys()),
    noAliasEndings: new Set(phrasesOf(grammars, 'facts/no-alias-ending').keys()),
    isNone: remembered(
      new RegExp(`^(?:${alternatives(phrasesOf(grammars, 'facts/no-party').keys())})(?![\\p{L}])`, 'iu'),
    ),
    isNever: remembered(
      new RegExp(
        `(?:^|(?<![\\p{L}])the[\\s\\u00a0])(?:${alternatives(phrasesOf(grammars, 'facts/never-party').keys())})(?![\\p{L}])|(?<![\\p{L}])(?:${alternatives(phrasesOf(grammars, 'facts/document-ending').keys())})$`,
        'iu',
      ),
    ),
    place: new RegExp(
      `^(?:${alternatives(phrasesOf(grammars, 'facts/jurisdiction').keys())}|[A-Z]{2}[\\s\\u00a0]\\d{5})(?![\\p{L}])`,
      'iu',
    ),
    places: new Set([...phrasesOf(grammars, 'facts/jurisdiction').keys(), ...phrasesOf(grammars, 'facts/city').keys()]),
    roles: phrasesOf(grammars, 'facts/party-role'),
  };
});

/** `Internet Service Providers ("ISPs")`: the short form of a sort of thing, and no party's. */
export const sortOfThing = /^[A-Z]{2,}s$/;

/** How far from the beginning parties are looked for, in characters. */
export const openingLength = 20000;
