import type { GrammarSet } from '../grammar/load.js';
import type { ClauseTree } from '../model/clause-tree.js';
import { matchesIn } from '../model/matches-in.js';
import { bestName, isName } from './party-lists.js';
import { type Name, nameAt, plainName } from './party-names.js';
import { draftOf, type PartyDraft, partyPatterns } from './party-patterns.js';

/** Characters in which a head stands above the first clause. */
const longestHead = 800;

/** What stands between two names that a head prints side by side: "Mill Ltd, version for Quay Ltd", "Mill Ltd / Quay Ltd". */
const between =
  /^[\s\u00a0,;()|/*–—-]{1,6}(?:(?:version|edition|made|prepared|agreed|issued|drawn up|concluded)[\s\u00a0]+)?(?:(?:and|for|with|to|by|between|&)[\s\u00a0]+)?[\s\u00a0*]*$/iu;

/** "ADDENDUM NO. 1": the number of the document, and of no clause. */
const numbered = /^\p{L}+[\s\u00a0]+(?:no|nr|n°|number)(?!\p{L})/iu;

const leads = /^(?:from|between|by|for|to)[\s\u00a0]/i;

const capital = /(?<![\p{L}\d.&'’-])\p{Lu}/gu;

/** Two companies whose names stand side by side between the title and the first clause, in a schedule that introduces nobody;
 *  or the one whose name opens a line above or below the title of its rules. None where the head names more. */
export function readHead(text: string, tree: ClauseTree, grammars: GrammarSet): readonly PartyDraft[] {
  const first = tree.clauses.find(({ number }) => /\d/.test(number) && !numbered.test(number));
  const head = Math.min(first?.start ?? text.length, longestHead);
  const names: Name[] = [];
  capital.lastIndex = 0;
  for (let match = capital.exec(text); match && match.index < head; match = capital.exec(text)) {
    const name = bestName(text, match.index, head, grammars);
    if (!name?.form || name.words < 2 || !isName(text, name, grammars)) continue;
    // "From Mill Ltd to Quay Ltd": the name begins behind the word.
    if (leads.test(text.slice(name.start, name.end))) continue;
    names.push(name);
    capital.lastIndex = name.end;
  }
  const senders = readSenders(text, head, grammars);
  if (senders.length > 0) return senders;
  const [one, other] = names;
  const pair = one && !other ? readSideBySide(text, head, grammars) : null;
  if (pair) return pair;
  if (one && !other && opensLine(text, one)) return [draftOf(text, one)];
  if (!one || !other || names.length > 2 || !between.test(text.slice(one.end, other.start))) return [];
  return [draftOf(text, one), draftOf(text, other)];
}

/** Marks of emphasis and words that lead to the two names of a line. */
const lead =
  /^[\s\u00a0#*_|]*(?:(?:issued|made|sent|given|agreed|prepared|written)[\s\u00a0]+)?(?:(?:by|from|between)[\s\u00a0]+)?[*_]{0,3}/iu;
const link = /[*_]{0,3}[\s\u00a0]+(?:and|&|to)[\s\u00a0]+[*_]{0,3}/gu;
const closes = /^[\s\u00a0*_|]*(?:$|[,(.;])/u;

/** "Oak Homes and Quay Barge Works Ltd, 4 May 2024", "Issued by Quay Trust to Oak Ltd", "Oak Ltd to Dr Ada Low": the two of a line
 *  that holds nothing but them, what they do, and when. The name of one ends in a legal form. */
function readSideBySide(text: string, head: number, grammars: GrammarSet): readonly PartyDraft[] | null {
  for (const { index, 0: line } of matchesIn(/[^\n]+/g, text.slice(0, head))) {
    const from = index + lead.exec(line)![0].length;
    for (const parting of matchesIn(link, line)) {
      const at = index + parting.index;
      const behind = at + parting[0].length;
      if (at <= from) continue;
      const one = nameAt(text.slice(0, at), from, grammars);
      const other = nameAt(text.slice(0, index + line.length), behind, grammars);
      if (!one || !other || one.end + asRole(text, one.end) !== at) continue;
      if (!closes.test(text.slice(other.end + asRole(text, other.end), index + line.length))) continue;
      // "Oak Mill and Sons Ltd", "Oak Mill & Low Works Ltd" are one firm.
      if (!one.company && (parting[0].includes('&') || other.words - (other.form ? 1 : 0) < 2)) continue;
      if ((one.form || other.form) && [one, other].every((name) => standsForSomebody(text, name, grammars)))
        return [draftOf(text, one), draftOf(text, other)];
    }
  }
  return null;
}

/** Characters of " as controller" behind a name. */
const asRole = (text: string, at: number): number =>
  /^[\s\u00a0]+(?:as|in its capacity as)[\s\u00a0]+(?:(?:the|an?)[\s\u00a0]+)?\p{L}[\p{L}-]+/u.exec(
    text.slice(at, at + 60),
  )?.[0].length ?? 0;

/** "To: Mill Ltd" and "From: Quay Ltd" on lines of their own: who sends an order to whom. */
function readSenders(text: string, head: number, grammars: GrammarSet): readonly PartyDraft[] {
  const drafts: PartyDraft[] = [];
  for (const { index, 0: line } of matchesIn(sending, text.slice(0, head))) {
    const name = bestName(text, index + line.length, head, grammars);
    if (name?.form && name.start === index + line.length && isName(text, name, grammars))
      drafts.push(draftOf(text, name));
  }
  return drafts.length === 2 ? drafts : [];
}

const sending = /(?<=(?:^|\n)[ \t*_|]*)(?:To|From)[ \t*_]*:[ \t*_]*(?=\p{Lu})/gu;

function standsForSomebody(text: string, name: Name, grammars: GrammarSet): boolean {
  const { documents, noAlias } = partyPatterns(grammars);
  const words = plainName(text.slice(name.start, name.end)).toLowerCase().split(' ');
  const isDocument = !name.form && words.some((word) => documents.has(word) || noAlias.has(word));
  return name.words > 1 && !isDocument && isName(text, name, grammars);
}

/** Whether a name opens a line, marks of emphasis aside, and nothing stands behind it there but when, or in which edition: "Mill
 *  Ltd", "Mill Ltd, edition of May 2024". */
const opensLine = (text: string, { start, end }: Name): boolean =>
  /(?:^|\n)[\s\u00a0#*_]*$/.test(text.slice(Math.max(0, start - longestLead), start)) &&
  /^[\s\u00a0*_]*(?:\n|,[^\n]{0,80}\d{4}[^\n]{0,80}\n)/.test(text.slice(end, end + longestTail));

/** Marks and white space before the name on its line, and what stands behind it there. */
const longestLead = 20;
const longestTail = 200;
