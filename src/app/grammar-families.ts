import { readFirstMatch, readSubjectFamily } from '../extract/comparison-families.js';
import type { FamilyReaders } from '../grammar/test-grammars.js';

/** How the examples beside the rules of a folder are read where slots alone do not say it: an obligation of `deadline/`
 *  gives its value and relation, a title of `facts/` its words. Folders that are not named here give their slots;
 *  `value/` gives its values. */
export const familyReaders: FamilyReaders = {
  subject: readSubjectFamily,
  precedence: readFirstMatch,
  amendment: readFirstMatch,
  timing: readFirstMatch,
  trigger: readFirstMatch,
};
