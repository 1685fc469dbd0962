import { loadGrammars } from '../grammar/load.js';
import type { GrammarReport } from '../grammar/test-grammars.js';
import { testGrammars } from '../grammar/test-grammars.js';
import type { TextTrace } from '../grammar/trace.js';
import { traceText } from '../grammar/trace.js';
import type { Configuration } from '../model/configuration.js';
import { UsageError } from '../model/errors.js';
import { familyReaders } from './grammar-families.js';
import { readCalendarFile } from './read-calendar-file.js';
import { type ResolvedObligation, resolveSentence } from './resolve-sentence.js';

/** Reads every grammar file. @throws {GrammarError} naming file and line. @returns how many there are */
export function checkGrammars(folder: string): { rules: number; vocabularies: number } {
  const { rules, vocabularies } = loadGrammars(folder);
  return { rules: rules.length, vocabularies: vocabularies.size };
}

/** Runs the examples beside the rules. @param of  the beginning of rule ids (`deadline/`), or null for all
 *  @throws {UsageError} where no rule begins so */
export function runGrammarExamples(folder: string, of: string | null): GrammarReport {
  const grammars = loadGrammars(folder);
  const rules = of === null ? grammars.rules : grammars.rules.filter(({ id }) => id.startsWith(of));
  if (rules.length === 0) throw new UsageError(`no grammar is called ${of}; see the folders in ${folder}`);
  return testGrammars(grammars, familyReaders, rules);
}

/** Which values, phrases and rules a text meets. */
export function traceGrammars(folder: string, text: string): TextTrace {
  return traceText(text, loadGrammars(folder));
}

/** Tries a sentence: what would be read from it, and when it would fall due, by the team's own calendars and hours.
 *  @param what  `calendars`: jurisdictions or names of own calendars; the others as `SentenceQuestion` has them
 *  @throws {UsageError} for a date, a zone or a calendar that does not exist */
export function trySentence(
  folder: string,
  configuration: Configuration,
  what: {
    readonly sentence: string;
    readonly event: string | null;
    readonly effective: string | null;
    readonly expiry: string | null;
    readonly timeZone: string | null;
    readonly calendars: readonly string[];
  },
): { readonly obligations: readonly ResolvedObligation[] } {
  const question = {
    ...what,
    fallbackZone: configuration.timeZone,
    fallbackCalendars: configuration.calendars.default,
    ownCalendars: configuration.calendars.files.map(readCalendarFile),
    workingHours: configuration.workingHours,
  };
  return resolveSentence(question, loadGrammars(folder));
}
