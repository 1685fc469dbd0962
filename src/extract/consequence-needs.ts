import { valueNames } from '../grammar/value-names.js';
import { clausesAround } from '../model/clause-tree.js';
import type { Candidate } from './candidate.js';
import { articles, prepositions } from './english.js';
import { leadWords } from './lead-words.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** Characters of a list in which the first causes stand. */
const listReach = 600;

/** "certify the destruction", "a return authorization" */
const proofOfDeletion =
  /\b(?:(?:certif(?:y|ies|ied|ication|icate)|confirm(?:s|ed|ation)?|proof|evidence) (?:(?:of|the|its|such|in|writing|that) ){0,3}(?:deletion|destruction|erasure|return)|return (?:[a-z]+ )?(?:authori[sz]ations?|obligations?|polic(?:y|ies)|address|freight|shipments?))\b/g;

/** Words before a request for deletion in which somebody only helps with it. */
const helpReach = 14;

/** Leads of lists around a clause that are looked at. */
const mostLeads = 3;

/** Words before a percentage that tell what it measures. */
const measureReach = 10;

/** "If the Baker should for any reason become insolvent": the reason is not that of an end. */
const happensAnyhow =
  /\b(?:should|shall|if the [a-z]+) for any reason (?:whatsoever )?(?:becomes?|ceases?|fails?|be|not|is|are|cannot|refuses?)\b/;

export type Check = (candidate: Candidate, view: SentenceView, context: ReadingContext) => boolean;

/** The words of the sentence before a place, and the headings and leads of the clauses around it. */
function toldAround({ match }: Candidate, view: SentenceView, { read, tree }: ReadingContext): string {
  let told = view.words.lower.slice(0, match.from - view.words.first).join(' ');
  let depth = 0;
  for (const clause of clausesAround(tree, view.clause)) {
    if (depth++ === mostLeads) break;
    told += ` ; ${clause.heading ?? ''} ; ${leadWords(read.text, clause, listReach)}`;
  }
  return told;
}

/** What rules about the price of a breach, looks into books, and the keeping of records may ask for beyond their patterns,
 *  by the names that `needs:` uses in the grammar files. */
export const consequenceChecks: Record<string, Check> = {
  /** Ending without a reason is a right that costs nothing. */
  'no-convenience': (_candidate, { words }, { lexis }) =>
    (!lexis.occurs('for-convenience', words) || happensAnyhow.test(words.lower.join(' '))) &&
    !/\bif (?:[^ ]+ ){1,3}(?:given|gives|giving|give) .{0,40}\bnotice\b/.test(words.lower.join(' ')),
  /** "documents sent under this Agreement will be void" says nothing of the agreement. */
  'own-subject': ({ match }, { words }, { lexis }) => {
    let before = match.from - words.first - 1;
    if (lexis.match('agreement-word', words, before + 1) === 0) return true;
    while (articles.has(words.lower[before] ?? '') || /^(?:this|such|said)$/.test(words.lower[before] ?? '')) before--;
    return !prepositions.has(words.lower[before] ?? '');
  },
  /** "has no right to offset", "may not withhold": nobody may. */
  'no-missing-right': ({ match }, { words }) =>
    !/\b(?:no (?:[a-z]+ )?rights?|(?:may|shall|will|must|can) not|neither|nor)(?: [^ ,;]+){0,6}$/.test(
      words.lower.slice(0, match.from - words.first).join(' '),
    ),
  /** "may modify, suspend or discontinue any service": the offer changes, and nobody did anything wrong. */
  'no-change-of-offer': ({ match }, { words }, { lexis }) =>
    lexis.occurs('going-wrong', words) ||
    lexis.occurs('fault', words) ||
    !/\b(?:modify|change|alter|replace|discontinue|update|amend)\b/.test(
      words.lower.slice(match.from - words.first, match.to - words.first + 5).join(' '),
    ),
  /** No period of notice is asked for, as for an end without a reason. */
  'no-notice': (_candidate, { words }) => !words.lower.includes('notice'),
  /** "Upon termination all rights shall terminate": what follows an end is not what causes it. */
  'no-aftermath': ({ match, predicate }, { words }) =>
    !predicate ||
    !/\b(?:terminat\w+|expir\w+|initial)\b/.test(
      words.lower.slice(match.from - words.first, Math.max(predicate.at, 0)).join(' '),
    ),
  /** "the duty to supply shall terminate": done with, and not a consequence. "Without terminating it" ends nothing either. */
  'no-duty-ends': ({ match, predicate }, { words }) =>
    !/\bwithout (?:\w+ )?(?:terminat|cancel)/.test(
      words.lower.slice(match.from - words.first, match.to - words.first).join(' '),
    ) &&
    !(
      predicate &&
      predicate.subject === '' &&
      /\b(?:obligations?|dut(?:y|ies))\b/.test(words.lower.slice(predicate.from, predicate.at).join(' '))
    ),
  /** A verb, not "the indemnified party". */
  'no-noun': ({ match }, { words }) => {
    for (let i = match.from; i < match.to; i++) {
      if (/^(?:indemnif(?:ied|ying)|indemnification|indemnit(?:y|ies|or|ee))$/.test(words.lower[i - words.first] ?? ''))
        return /^(?:keep|keeps|hold|holds|be|save)$/.test(words.lower[match.from - words.first] ?? '');
    }
    return true;
  },
  'about-liability': ({ match }, { words, clause }) => {
    const text = `${clause?.heading ?? ''} ${words.lower.join(' ')}`;
    // "The warranty does not apply to misuse" limits a warranty.
    if (/\bwarrant/i.test(match.text) && !/\b(?:liab|limit)/i.test(match.text)) return false;
    const limit = /\b(?:limit\w*|caps?|exclu\w+|ceiling|waive\w*)\b/i.test(match.text);
    if (!limit && !/\bliab|\bdamages|\buncapped|\blimitation/i.test(text)) return false;
    return (
      /\b(?:liab\w*|damages|uncapped|indemni\w+|negligen\w+|misconduct|wil+ful|fraud|default|death|breach|gross|intent\w*|injury|limit of|cap|caps)\b/i.test(
        text,
      ) && !/\b(?:inspect\w*|audits?)\b/i.test(text)
    );
  },
  /** "takes reasonable steps to verify", "verify your identity": somebody's own care. */
  'no-steps': ({ match }, { words }) =>
    !/\b(?:steps|measures|efforts|identity)\b/.test(
      words.lower.slice(Math.max(0, match.from - words.first - 4), match.to - words.first + 6).join(' '),
    ),
  /** "for the period required by law": the law lays the period down, and it may be any. */
  'no-law': ({ match }, { words }) =>
    !/^by (?:applicable |the )?(?:laws?|statutes?|regulations?)\b/.test(
      words.lower.slice(match.to - words.first).join(' '),
    ),
  /** Records or information, not a place or a machine. */
  'about-data': (_candidate, { words }, { lexis }) => lexis.occurs('data-word', words),
  /** "shall help with requests for access or deletion": not the deletion itself. */
  'no-assistance': ({ match }, { words }) => {
    const from = match.from - words.first;
    const told = words.lower.slice(Math.max(0, from - helpReach), match.to - words.first).join(' ');
    const after = words.lower.slice(match.to - words.first, match.to - words.first + helpReach).join(' ');
    if (/\b(?:will|shall|must) (?:[a-z]+ )?(?:assist|help|forward|be (?:[a-z]+ )?forwarded)\b/.test(after))
      return false;
    return !/\b(?:respond(?:s|ing)?|assist(?:s|ing|ance)?|help(?:s|ing)?|forward(?:s|ed)?|redirect(?:s|ed)?|handl(?:es?|ing))\b/.test(
      told,
    );
  },
  /** "shall certify the deletion", "a return authorization": nothing is deleted, no record comes back. */
  'no-proof-of-deletion': ({ match }, { words }) => {
    const from = match.from - words.first;
    const told = words.lower.slice(Math.max(0, from - 5), match.to - words.first).join(' ');
    const rest = told.replace(proofOfDeletion, '');
    return (
      rest === told ||
      /\b(?:delet|destroy|eras|purg|anonymi|return|hand|giv|surrender|shred|wipe|deliver|transfer)/.test(rest)
    );
  },
  /** "the Client may delete his data": whoever is free to do so owes nothing. */
  'no-own-deletion': ({ predicate }, { words }) =>
    predicate?.modality !== 'may' ||
    !/^(?:retrieve|export|download|delete|destroy|erase|return)$/.test(words.lower[predicate.verb] ?? ''),
  /** A list of what is kept: the words before it, or its heading, say so. */
  'storage-told': (candidate, view, context) =>
    /\b(?:retention|storage|preservation|archiving) (?:periods?|times?|schedule)\b|\b(?:kept|stored|retained|held) (?:for|as follows|no longer|at most|too long)\b/i.test(
      toldAround(candidate, view, context),
    ),
  /** A list of how soon somebody comes or answers. */
  'response-told': (candidate, view, context) =>
    /\b(?:response|resolution|reaction|repair|turnaround|remediation|acknowledge?ment) (?:times?|targets?|goals?|levels?)\b/i.test(
      toldAround(candidate, view, context),
    ),
  /** A list of lengths of notice. */
  'notice-told': (candidate, view, context) =>
    /\bnotice (?:periods?|of termination|of resignation|to be given|required|requirements)\b/i.test(
      toldAround(candidate, view, context),
    ),
  /** "may, at its own expense, defend the claim": who chooses to act pays for it. */
  'no-own-choice': ({ match, predicate }, { words }) =>
    predicate === null ||
    !(
      predicate.modality === 'may' ||
      /^(?:have|has) the right$/.test(words.lower.slice(predicate.verb, predicate.verb + 3).join(' '))
    ) ||
    !/\bat (?:its|his|her|their|your|our) (?:own |sole )*(?:cost|expense|risk)/i.test(match.text),
  /** "keeps them for six years": the sentence before speaks of records. */
  'data-before': ({ match }, { index, words, clause }, context) => {
    if (context.lexis.occurs('data-word', words, 0, match.from - words.first)) return true;
    const before = index > 0 ? context.view(index - 1) : null;
    return before !== null && before.clause === clause && context.lexis.occurs('data-word', before.words);
  },
  /** Kept in a state, not kept in store: "keep the licences valid", "hold the information in confidence". */
  'no-state': ({ at, match }, { words }) =>
    !/\b(?:valid|open|insured|in (?:full )?force|secret|in (?:strict )?confidence|confidential(?:ly|ity)?|up to date|in stock|spare parts|insurance|premises)\b/.test(
      words.lower.slice(match.from - words.first, at.from - words.first).join(' '),
    ),
  /** "obligation to indemnify": speaks of the duty, does not lay it. */
  'no-duty-noun': ({ match }, { words }) =>
    // "to the extent that the Baker must indemnify": it is laid down elsewhere.
    !/\bto the extent (?:that )?(?:[^ ,;]+ ){0,7}[^ ,;]+$/.test(
      words.lower.slice(0, match.to - words.first).join(' '),
    ) &&
    !/^(?:obligations?|duty|duties|agreement|undertaking)$/.test(words.lower[match.to - words.first - 3] ?? '') &&
    !/^(?:obligations?|duty|duties|agreement|undertaking)$/.test(words.lower[match.from - words.first - 1] ?? ''),
  /** "in accordance with Section 4": the right is laid down elsewhere. */
  'no-reference': ({ match }, { words }) =>
    !/\b(?:in accordance with|pursuant to|under|as provided in|as set (?:out|forth) in) (?:section|clause|article|paragraph|this)/.test(
      words.lower.slice(match.to - words.first).join(' '),
    ),
  /** "at any time", "in its sole discretion": no reason is asked for. */
  'no-whim': (_candidate, { words }) =>
    !/\bat any time\b|\bsole (?:and absolute )?discretion\b/.test(words.lower.join(' ')),
  /** "if unpaid fees exceed 5%": what sets it off, not what it costs. */
  'no-threshold': ({ at }, { words }) =>
    !/\b(?:exceed\w*|more than|less than|at least|below)\b/.test(
      words.lower.slice(Math.max(0, at.from - words.first - 4), at.from - words.first).join(' '),
    ),
  /** "a double recovery", "double taxation" is what nobody may have. */
  'no-double-recovery': ({ at }, { words }) =>
    !/^(?:recovery|taxation|counting|dipping)$/.test(words.lower[at.to - words.first] ?? ''),
  /** What is paid for a service or a right, what is lodged or insured, is no consequence of a breach. */
  'no-price': ({ at }, { words }, { lexis }) => {
    const before = words.lower.slice(Math.max(0, at.from - words.first - 8), at.from - words.first).join(' ');
    if (/\bcompensat/.test(before) && !lexis.occurs('fault', words)) return false;
    return !/\b(?:insured|insurance|deposit of|price of|rent of|salary|wages?|licen[cs]e fee|cover of)\b/.test(before);
  },
  /** "bear the cost of EUR 200 per day": the sum is the consequence. */
  'no-sum-after': ({ match }, _view, { read }) => {
    const sums = read.valuesAt[valueNames.indexOf('money')]!;
    for (let token = match.to; token < match.to + 4; token++) if (sums.has(token)) return false;
    return true;
  },
  /** Paid less for paying early, or for buying much: no consequence of a breach. */
  'no-discount': (_candidate, { words }) =>
    !words.lower.some((word) => /^(?:discounts?|rebates?|allowances?)$/.test(word)),
  /** The sentence leads into a list of what must have gone wrong: "Either party may terminate this Agreement: (a) …". */
  'causes-listed': ({ predicate }, { words, clause }, { read }) => {
    if (words.lower.at(-1) !== ':' || !(predicate?.subject || predicate?.agent)) return false;
    const start = read.tokens.end[words.first + words.count - 1]!;
    const list = read.text.slice(start, Math.min(clause?.end ?? read.text.length, start + listReach));
    return /\b(?:fail\w*|breach\w*|default\w*|insolven\w+|bankrupt\w*|violat\w+|receiver)\b/i.test(list);
  },
  /** A percentage that measures something ("if availability is 95%"), or a share that somebody owns. */
  'no-measure': ({ at, match }, { words }) =>
    !/\b(?:if|availability|uptime|represents?|exceeds?|more than|at least|less than|discrepanc\w+|worker)\b/.test(
      words.lower
        .slice(
          Math.max(words.first, at.from - measureReach, Math.min(match.from, at.from - 3)) - words.first,
          at.from - words.first,
        )
        .join(' '),
    ),
  /** "shall not exceed 20% of the fees": a limit, not a charge. */
  'no-cap': ({ at, match }, { words }) =>
    !/\b(?:exceed(?:ing)?|maximum|up to|limited to|cap(?:ped)?)\b/.test(
      words.lower.slice(Math.max(match.from, at.from - 8) - words.first, at.from - words.first).join(' '),
    ),
  'no-share': ({ at, match }, { words }) =>
    !/\b(?:voting|ownership|owned|owns|stock|shares?|equity|beneficial|units|more than|securities)\b/.test(
      words.lower.slice(match.from - words.first, at.to + 8 - words.first).join(' '),
    ),
  /** Not a part of it: "a pro-rated portion of the price". */
  whole: ({ match }, { words }) =>
    !/\b(?:pro|prorated|portion|percentage|part|balance|unused|unearned)\b/.test(
      words.lower.slice(match.from - words.first, match.to - words.first).join(' '),
    ),
  /** Tax that the law has withheld is no consequence of a breach. */
  'no-tax': (_candidate, { words }) => !words.lower.some((word) => /^(?:tax|taxes|taxation)$/.test(word)),
};
