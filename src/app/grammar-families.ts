import { readFirstMatch, readPrecedenceFamily, readSubjectFamily } from '../extract/comparison-families.js';
import { readObligationFamily } from '../extract/obligation-family.js';
import { readProvisionFamily } from '../extract/provision-family.js';
import { readCueFamily } from '../grammar/cue-family.js';
import type { FamilyReaders } from '../grammar/test-grammars.js';

/** How the examples beside the rules of a folder are read where slots alone do not say it: an obligation of `deadline/`
 *  gives its value and relation, a title of `facts/` its words. Folders that are not named here give their slots;
 *  `value/` gives its values. */
export const familyReaders: FamilyReaders = {
  deadline: readObligationFamily,
  'notice-period': readObligationFamily,
  penalty: readObligationFamily,
  'audit-right': readObligationFamily,
  retention: readObligationFamily,
  subject: readSubjectFamily,
  precedence: readPrecedenceFamily,
  amendment: readFirstMatch,
  provision: readProvisionFamily,
  cue: readCueFamily,
  timing: readFirstMatch,
  trigger: readFirstMatch,
};
