import type { FamilyReader } from '../grammar/families.js';
import { matchRules } from '../grammar/matcher.js';
import { readText } from '../grammar/read-text.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import { span } from '../model/span.js';
import { formatValue } from '../model/value-text.js';
import { extractObligations } from './extract-obligations.js';

const noClauses: ClauseTree = { parts: [], clauses: [], terms: [], references: [], skipped: [], findings: [] };
const noFacts = {
  title: null,
  type: 'agreement',
  parties: [],
  agreementDate: null,
  effectiveDate: null,
  expirationDate: null,
  term: { initial: null, renewal: null, evergreen: false, noticeToStop: null, perpetual: false },
  termSpans: { renewal: null, noticeToStop: null },
  governingLaw: null,
  jurisdiction: null,
  timeZone: null,
  businessDay: null,
  deemedReceipts: [],
  references: [],
  findings: [],
} satisfies DocumentFacts;

/** What the examples of `grammars/deadline/`, `notice-period/`, `penalty/`, `audit-right/` and `retention/` write: the value
 *  of each obligation that the rule reads, all refiners applied, from a text that stands alone. */
export const readObligationFamily: FamilyReader = (text, rule, grammars) => {
  const source = { file: '', sha256: '', format: 'text' as const, text, pageStarts: [0], blocks: [], findings: [] };
  const read = readText(text, grammars);
  const terms = [...text.matchAll(/\(the "([^"]+)"\)/g)].map(({ 1: term = '', index }) => {
    const place = span(index, index + term.length);
    return { term, span: place, meaning: place };
  });
  const drafts = extractObligations(source, { ...noClauses, terms }, noFacts, grammars, read).filter(
    ({ rule: id }) => id === rule.id,
  );
  const patterns = [...new Set(matchRules(read, [rule]).map(({ pattern }) => pattern))];
  return drafts.map(({ value }, i) => ({
    gives: { value: formatValue(value) },
    claims: [],
    patterns: i === 0 ? patterns : [],
  }));
};
