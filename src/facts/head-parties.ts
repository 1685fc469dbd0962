import type { GrammarSet } from '../grammar/load.js';
import type { ClauseTree } from '../model/clause-tree.js';
import { bestName, isName } from './party-lists.js';
import type { Name } from './party-names.js';
import { draftOf, type PartyDraft } from './party-patterns.js';

/** Characters in which a head stands above the first clause. */
const longestHead = 800;

/** What stands between two names that a head prints side by side: "Mill Ltd, version for Quay Ltd", "Mill Ltd / Quay Ltd". */
const between =
  /^[\s\u00a0,;()|/*–—-]{1,6}(?:(?:version|edition|made|prepared|agreed|issued|drawn up|concluded)[\s\u00a0]+)?(?:(?:and|for|with|to|by|between|&)[\s\u00a0]+)?[\s\u00a0*]*$/iu;

const leads = /^(?:from|between|by|for|to)[\s\u00a0]/i;

const capital = /(?<![\p{L}\d.&'’-])\p{Lu}/gu;

/** Two companies whose names stand side by side between the title and the first clause, in a schedule that introduces nobody;
 *  or the one whose name opens a line above or below the title of its rules. None where the head names more. */
export function readHead(text: string, tree: ClauseTree, grammars: GrammarSet): PartyDraft[] {
  const first = tree.clauses.find(({ number }) => /\d/.test(number));
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
  const [one, other] = names;
  if (one && !other && opensLine(text, one)) return [draftOf(text, one)];
  if (!one || !other || names.length > 2 || !between.test(text.slice(one.end, other.start))) return [];
  return [draftOf(text, one), draftOf(text, other)];
}

/** Whether a name opens a line, marks of emphasis aside, and nothing stands behind it there but when, or in which edition: "Mill
 *  Ltd", "Mill Ltd, edition of May 2024". */
const opensLine = (text: string, { start, end }: Name): boolean =>
  /(?:^|\n)[\s\u00a0#*_]*$/.test(text.slice(Math.max(0, start - longestLead), start)) &&
  /^[\s\u00a0*_]*(?:\n|,[^\n]{0,80}\d{4}[^\n]{0,80}\n)/.test(text.slice(end, end + longestTail));

/** Marks and white space before the name on its line, and what stands behind it there. */
const longestLead = 20;
const longestTail = 200;
