import type { GrammarSet } from '../grammar/load.js';
import { matchesIn } from '../model/matches-in.js';
import { bestName, isName } from './party-lists.js';
import { type Name, plainName } from './party-names.js';
import { draftOf, type PartyDraft, partyPatterns } from './party-patterns.js';

/** Characters in which a contract says what it calls its parties. */
const reach = 6000;

/** `, hereinafter referred to as the "First Party"`, `, hereafter called PARTY B`: outside brackets. */
const calledSo =
  /(?:hereinafter|hereafter|herein)[\s\u00a0,]{1,3}(?:(?:jointly )?(?:referred to|designated)(?: herein| hereinafter)?(?: as)?|called|known as|as)[\s\u00a0]{1,3}(?:the[\s\u00a0])?(?:["“](?:the )?(\p{Lu}[^"“”\n]{1,40}?)[.,]?["”]|((?:first|second|third) party|party [a-d1-4])(?![\p{L}\d]))/giu;

const numbered = /^(?:(?:first|second|third) party|party [a-d1-4])$/i;

/** A number or a bullet before a name: "• 1.Mill Works Ltd". */
const itemMark = /^[\s\u00a0]*(?:[•*–-][\s\u00a0]*)?(?:\(?(?:\d{1,2}|[A-Za-z]|i{1,3})[.)][\s\u00a0]*)?/;

/** The parties of an opening that introduces each in a paragraph of its own and says there what it is called: "1. Mill Ltd, of
 *  4 Quay Road, hereinafter referred to as the "First Party"; and". Who is left blank goes by what it is called. None where
 *  fewer than two are called so. */
export function readCalled(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  const { noAlias, documents, roles } = partyPatterns(grammars);
  const drafts: PartyDraft[] = [];
  let behind = start;
  for (const match of matchesIn(calledSo, text.slice(start, start + reach))) {
    const called = match[1] ?? match[2]!;
    const alias = plainName(called);
    const at = start + match.index;
    const paragraph = Math.max(text.lastIndexOf('\n', at) + 1, behind);
    behind = at + match[0].length;
    const all = noAlias.has(alias.toLowerCase()) || documents.has(alias.split(' ').pop()!.toLowerCase());
    if (all || drafts.some(({ aliases, name }) => aliases.includes(alias) || name === alias)) continue;
    const name = nameAtHead(text, paragraph, at, grammars);
    // "the Northern Cable, hereinafter called NC": what goes by no party's name must be a company.
    if (!name?.company && !numbered.test(alias) && !roles.has(alias.toLowerCase())) continue;
    const place = at + match[0].lastIndexOf(called);
    const role = draftOf(text, { start: place, end: place + called.length, form: false, company: false });
    if (!name) drafts.push(role);
    else {
      const draft = draftOf(text, name);
      drafts.push({ ...draft, aliases: [alias], spans: [...draft.spans, ...role.spans] });
    }
  }
  return drafts.length < 2 ? [] : drafts;
}

/** The name with which a paragraph begins, behind its number. */
function nameAtHead(text: string, from: number, to: number, grammars: GrammarSet): Name | null {
  const at = from + itemMark.exec(text.slice(from, Math.min(to, from + 20)))![0].length;
  const name = bestName(text, at, to, grammars);
  return name && (name.company || name.words > 1) && isName(text, name, grammars) ? name : null;
}
