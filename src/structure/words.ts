import type { Lexicon } from '../grammar/lexicon.js';
import type { GrammarSet } from '../grammar/load.js';
import { alternatives } from '../model/literal-pattern.js';
import { oncePer } from '../model/once-per.js';

/** The words of `grammars/vocabulary/structure/` as the readers of this folder need them. */
export interface StructureWords {
  readonly lexicon: Lexicon;
  /** `Article IX`, `Section 2.01(a)`, `§ 5`: word, number, tail, separator. Sticky. */
  readonly numbered: RegExp;
  /** Printed word to its plain form: `art` to `article`. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** `one` to 1. */
  readonly numberWords: ReadonlyMap<string, number>;
  /** Words before a number that make it a reference: `section`, `paragraphs`. */
  readonly referring: ReadonlySet<string>;
  /** Those of them that refer to no clause or part: `form`, `class`. */
  readonly things: ReadonlySet<string>;
  /** Words and marks after a number that make it a reference: `and`, `above`, `,`. */
  readonly afterReference: ReadonlySet<string>;
  /** Words behind a figure in brackets that say what it counts: `months`. */
  readonly counted: ReadonlySet<string>;
  /** A part's heading: designation, designator; the rest of the line follows. Anchored at the beginning. */
  readonly part: RegExp;
  /** Printed designation to the beginning of an id: `annexure` to `annex`. */
  readonly designations: ReadonlyMap<string, string>;
  /** A heading that names a data processing addendum inside another document. Anchored at the beginning. */
  readonly dataProcessing: RegExp;
  /** A line that heads a table of contents, and a sentence that leads into one. */
  readonly contentsHeading: RegExp;
  readonly contentsLead: RegExp;
  /** A line that begins a signature block; a field of one; a field that occurs nowhere else. */
  readonly signatureLead: RegExp;
  readonly signatureField: RegExp;
  readonly signatureMark: RegExp;
  /** Words that end the recitals, at the end of what stands before the first clause. */
  readonly operativeLead: RegExp;
  readonly pageNumber: RegExp;
  readonly furniture: RegExp;
  /** Words that end in a stop without ending a sentence: `inc`, `no`. */
  readonly abbreviations: ReadonlySet<string>;
  /** Words that no heading has: `shall`. */
  readonly notHeading: ReadonlySet<string>;
  /** Alternatives of a regular expression, longest first: `shall mean|means`. */
  readonly defines: string;
  readonly introduces: string;
  readonly self: string;
}

/** The structure words of a set of grammars; made once for each set. */
export const structureWords: (grammars: GrammarSet) => StructureWords = oncePer(makeWords);

function makeWords(grammars: GrammarSet): StructureWords {
  const entries = (name: string) => grammars.vocabularies.get(`structure/${name}`)?.entries ?? [];
  const phrases = (name: string) => entries(name).map(({ phrase }) => phrase);
  const meanings = (name: string) => new Map(entries(name).map(({ phrase, meaning }) => [phrase, meaning ?? phrase]));
  const prefixes = meanings('clause-designation');
  const words = [...meanings('number-word')];
  const numbers = alternatives(words.map(([phrase]) => phrase));
  const number = `\\d{1,4}(?:\\.\\d{1,3}){0,4}|[IVXLC]{1,8}(?:\\.\\d{1,3}){0,3}|[A-Z](?:[.-]\\d{1,3}){0,3}|${numbers}`;
  const mark = meanings('signature-field');
  const signing = [...mark].filter(([, meaning]) => meaning === 'signing').map(([phrase]) => phrase);
  return {
    lexicon: grammars.lexicon,
    numbered: new RegExp(
      `(§{1,2}|(?:${alternatives([...prefixes.keys()])})\\b\\.?)[\\s\\u00a0]*[#"“]?(${number})["”]?(?![\\w%])((?:\\([A-Za-z0-9]{1,5}\\))*)([.:)]?)(?=[\\s\\u00a0*_–—-]|$|(?<=[.:])[a-z]{2})`,
      'iy',
    ),
    prefixes: new Map([
      ...prefixes,
      ...[...prefixes].map(([phrase, meaning]) => [`${phrase}.`, meaning] as const),
      ['§', 'section'],
      ['§§', 'section'],
    ]),
    numberWords: new Map(words.map(([phrase, meaning]) => [phrase, Number(meaning)])),
    referring: new Set([
      ...prefixes.keys(),
      ...phrases('clause-reference'),
      ...phrases('part-designation'),
      ...phrases('thing-reference'),
      '§',
    ]),
    things: new Set(phrases('thing-reference')),
    counted: new Set(phrases('counted-thing')),
    afterReference: new Set([...phrases('reference-follower'), ',', ';', '.', ')']),
    part: new RegExp(
      `^(${alternatives(phrases('part-designation'))})\\b(?:[\\s\\u00a0]*(?:no\\.?|number|#)?[\\s\\u00a0]*["“'‘]?(\\d{1,3}(?:\\.\\d{1,3}){0,3}(?:\\([A-Za-z0-9]{1,3}\\)){0,2}|[IVX]{1,6}|[A-Z]{1,2}|${numbers})?(?:[-‑–]([A-Z]|\\d{1,2}))?["”'’]?(?![\\w]))?`,
      'i',
    ),
    designations: meanings('part-designation'),
    dataProcessing: new RegExp(`^(?:${alternatives(phrases('data-processing-part'))})\\b`, 'i'),
    contentsHeading: new RegExp(`^(?:${alternatives(phrases('contents-heading'))})(?![\\w])`, 'i'),
    contentsLead: new RegExp(`(?:${alternatives(phrases('contents-lead'))})[^.]{0,40}:?$`, 'i'),
    signatureLead: new RegExp(`^["“\\[(]?(?:${alternatives(phrases('signature-lead'))})\\b`, 'i'),
    signatureField: new RegExp(
      `^(?:/s/|_{4,}|(?:${alternatives([...mark.keys()])})(?:[\\s\\u00a0]*\\([^)]{0,40}\\))?[\\s\\u00a0]*(?:[:：_]|/s/))`,
      'i',
    ),
    signatureMark: new RegExp(
      `^(?:/s/|(?:${alternatives(signing)})(?:[\\s\\u00a0]*\\([^)]{0,40}\\))?[\\s\\u00a0]*(?:[:：_]|/s/))`,
      'i',
    ),
    operativeLead: new RegExp(`\\b(?:${alternatives(phrases('operative-lead'))})\\b[^.;]{0,60}$`, 'i'),
    pageNumber: new RegExp(
      `^(?:[-–—\\[(]?[\\s\\u00a0]*(?:(?:${alternatives(phrases('page-word'))})\\.?[\\s\\u00a0]*)?[A-Z]{0,2}(?:[-–]| [-–] )?(?:\\d{1,4}|[ivxl]{1,7})(?:[\\s\\u00a0]*(?:of|/)[\\s\\u00a0]*\\d{1,4})?[\\s\\u00a0]*[-–—\\])]?)$`,
      'i',
    ),
    furniture: new RegExp(`^[\\[(*]*(?:${alternatives(phrases('furniture'))})(?:[\\s\\u00a0]*[:.)\\]*]|$)`, 'i'),
    abbreviations: new Set(
      (grammars.vocabularies.get('abbreviation')?.entries ?? []).map(({ phrase }) => phrase.replace(/\.$/, '')),
    ),
    notHeading: new Set(phrases('not-in-heading')),
    defines: alternatives(phrases('defining-verb')),
    introduces: alternatives(phrases('term-introduction')),
    self: alternatives(phrases('self-reference')),
  };
}
