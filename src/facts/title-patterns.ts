import type { GrammarSet } from '../grammar/load.js';
import { alternatives } from '../model/literal-pattern.js';
import { oncePer } from '../model/once-per.js';
import { phrasesOf } from './word-lists.js';

export interface TitlePatterns {
  readonly noun: RegExp;
  readonly types: ReadonlyMap<string, string>;
  readonly suffix: RegExp;
  readonly exhibit: RegExp;
  /** What stands before a title on its line: "EXECUTION VERSION", "Exhibit 10.2", a date. */
  readonly furniture: RegExp;
  /** The same where it runs into the title. */
  readonly furnitureWithin: RegExp;
  /** What makes a noun part of a company's name: "SYSTEMS, INC." behind "FRANCHISE". */
  readonly ofCompany: RegExp;
  /** A further noun that the title goes on to: "LICENSE" in "LICENSE AND SERVICES AGREEMENT". */
  readonly goesOn: RegExp;
  /** The agreement that a document belongs to: "to the Supply Agreement", on the same line or below. */
  readonly target: RegExp;
  readonly targetBelow: RegExp;
  /** A number behind a noun: "No. 2". */
  readonly number: RegExp;
  /** A title that tells nothing but how a document belongs to another: "First Addendum", "Amendment No. 2". */
  readonly depending: RegExp;
  /** A line that says which of several documents on one agreement this is: "Addendum No. 1". */
  readonly subtitle: RegExp;
  /** Annexes and the like, which no noun of `types` names, with the agreement that they belong to. */
  readonly partOf: RegExp;
  /** Rules of a house by their noun: "Standard IS-07: Records", "Staff Manual". */
  readonly rules: RegExp;
  /** The first line of a part that nothing else gives a title: "Schedule 2 - Service Levels". */
  readonly partLine: RegExp;
  /** A line whose last words are those of a document's title: "Hygiene Annex". */
  readonly endsInDocument: RegExp;
}

const space = '[\\s\\u00a0]';

export const titlePatterns = oncePer((grammars: GrammarSet): TitlePatterns => {
  const types = phrasesOf(grammars, 'facts/document-noun');
  const parts = alternatives(phrasesOf(grammars, 'structure/part-designation').keys());
  const suffixes = alternatives(
    [...phrasesOf(grammars, 'facts/company-suffix').keys()].filter((word) =>
      /^(?:inc|incorporated|corp|corporation|ltd|limited|llc|l\.l\.c|plc|gmbh|n\.v|b\.v|s\.a|lp|l\.p|llp)\.?$/.test(
        word,
      ),
    ),
  );
  const nouns = alternatives(types.keys());
  const rules = alternatives(phrasesOf(grammars, 'facts/rules-title').keys());
  const depending = phrasesOf(grammars, 'facts/depending-document');
  const revising = alternatives(
    [...depending]
      .filter(([word, relation]) => relation !== 'under' && types.has(word) && word !== 'schedule')
      .map(([word]) => word),
  );
  const number = `(?:(?:no|number|n[°º])\\.?${space}*|#)?(?!(?:no|number)[.\\s])[\\dA-Z(][\\d.A-Z()-]{0,13}`;
  const base = `(?:to|under)(?:${space}+[\\p{L}\\p{N}'’&,/-]+){0,10}?${space}+(?:${nouns})(?![\\p{L}])`;
  const label = `(?:${parts})${space}*["“]?(?!(?:to|under|of|for|and)(?!\\p{L}))${number}["”]?`;
  const months = alternatives([...phrasesOf(grammars, 'month-name').keys()].map((name) => name.replace(/ \.$/, '')));
  return {
    furniture: new RegExp(
      `^(?:(?:${alternatives(phrasesOf(grammars, 'facts/title-furniture').keys())})(?![\\p{L}])|${label}(?=${space})(?!${space}+${base})|(?:${months})[\\s\\u00a0]\\d{1,2},?[\\s\\u00a0]\\d{4}|[\\d.-]{1,14}(?=[\\s\\u00a0]))[\\s\\u00a0:–—-]+`,
      'iu',
    ),
    furnitureWithin: new RegExp(
      `(?<![\\p{L}])(?:${alternatives(phrasesOf(grammars, 'facts/title-furniture').keys())}|(?:${parts})${space}+\\d[\\d.()A-Z]*(?!${space}+(?:to|under|of|and)(?!\\p{L})))${space}+`,
      'giu',
    ),
    ofCompany: new RegExp(`^(?:[ \\u00a0]\\p{Lu}[\\p{L}&'’-]*){0,2},?[ \\u00a0](?:${suffixes})(?![\\p{L}])`, 'iu'),
    goesOn: new RegExp(`^,?(?:[\\s\\u00a0]+[\\p{L}&'’/-]+,?){0,7}?[\\s\\u00a0]+(?:${nouns})(?![\\p{L}])`, 'iu'),
    target: new RegExp(`^${space}+${base}`, 'iu'),
    targetBelow: new RegExp(`^[ \\t\\u00a0*_]*\\n[\\s\\u00a0#*_]*${base}`, 'iu'),
    subtitle: new RegExp(
      `^[ \\t\\u00a0*_]*\\n[\\s\\u00a0#*_]*(?:\\p{L}+${space})?(?:${revising})(?:${space}+${number})?(?=[ \\t\\u00a0*_]*(?:\\n|$))`,
      'iu',
    ),
    number: new RegExp(
      `^${space}*(?:(?:no|number|n[°º])\\.?${space}*\\d+|#\\d+|\\d+(?![\\d./])|[IVX]+(?![\\p{L}]))`,
      'iu',
    ),
    depending: new RegExp(`^(?:\\p{L}+${space}+)?(?:${alternatives(depending.keys())})(?:${space}+${number})?$`, 'iu'),
    rules: new RegExp(`^(?:${rules})(?=${space}*(?:[A-Z]{1,5}[- ]?\\d|[:–—-]))|(?<!\\p{L})(?:${rules})$`, 'iu'),
    partOf: new RegExp(`^(?:\\p{L}+${space}+){0,3}?(?:${parts})(?:${space}+${number})?${space}+${base}`, 'iu'),
    partLine: new RegExp(
      `^[\\s\\u00a0*]*((?:${parts})(?:${space}+${number})?[ \\t\\u00a0]*[:–—-]?[ \\t\\u00a0]*\\p{Lu}[^\\n.;]{2,90})(?=\\n|$)`,
      'iu',
    ),
    noun: new RegExp(`(?<![\\p{L}])(?:${alternatives(types.keys())})(?![\\p{L}])`, 'giu'),
    endsInDocument: new RegExp(
      `${space}(?:${alternatives(phrasesOf(grammars, 'facts/title-ending').keys())})(?:${space}\\d{1,2})?$`,
      'iu',
    ),
    types,
    suffix: new RegExp(`(?<![\\p{L}])(?:${suffixes})\\.?,?$`, 'iu'),
    exhibit: new RegExp(`^[\\s\\u00a0*]*${label}(?=${space}|$)(?!${space}+${base})[\\s\\u00a0:–—-]*`, 'iu'),
  };
});
