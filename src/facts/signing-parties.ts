import type { GrammarSet } from '../grammar/load.js';
import type { ClauseTree } from '../model/clause-tree.js';
import { matchesIn } from '../model/matches-in.js';
import { isName } from './party-lists.js';
import { type Name, nameAt, namePatterns, plainName } from './party-names.js';
import { draftOf, type PartyDraft, partyPatterns } from './party-patterns.js';

const onBehalf = 'or and on behalf of';
const formula = /(?<=(?:^|\n|[ \t]{3})[ \t]*)[Ff]or and on behalf of[\s\u00a0]+(?:the[\s\u00a0]+)?/y;

/** "For and on behalf of X", in the signature block: parties that the opening may name only together. */
export function readSigning(text: string, tree: ClauseTree, grammars: GrammarSet): PartyDraft[] {
  const { signing } = partyPatterns(grammars);
  const drafts: PartyDraft[] = [];
  const add = (at: number, alone: boolean) => {
    const first = nameAt(text, at, grammars);
    const ends = first !== null && /^[ \t.,]*(?:\n|$)/.test(text.slice(first.end, first.end + 8));
    const name = (alone && !ends ? wholeLine(text, at, grammars) : null) ?? first;
    const standsAlone =
      name &&
      isName(text, name, grammars) &&
      ((name.company && name.words > 1 && (name.form || !alone)) ||
        (alone && name.words <= 8 && /^[ \t.]*(?:\n|$)/.test(text.slice(name.end, name.end + 8))));
    if (!standsAlone || drafts.length >= 200) return;
    drafts.push(draftOf(text, name));
  };
  for (const { start, end } of tree.skipped) {
    if (end - start < 40 || start < text.length * 0.2) continue;
    for (const match of matchesIn(signing, text.slice(start, end))) add(start + match.index + match[0].length, false);
  }
  // The formula occurs nowhere but above a signature.
  const from = Math.floor(text.length * 0.3);
  for (let at = text.indexOf(onBehalf, from); at >= 0; at = text.indexOf(onBehalf, at + 1)) {
    formula.lastIndex = at - 1;
    if (formula.test(text)) add(formula.lastIndex, true);
  }
  return drafts;
}

/** Behind the formula nothing but the name stands on a line, small letters in it or not: "Mill international Limited". */
function wholeLine(text: string, at: number, grammars: GrammarSet): Name | null {
  const line = /^\p{Lu}[^\n:;"“(]{3,80}?(?=[ \t.,]*(?:\n|[ \t]{3}|$))/u.exec(text.slice(at, at + 100))?.[0];
  const words = line?.split(/[\s\u00a0]+/) ?? [];
  const last = words[words.length - 1]?.toLowerCase().replace(/\.$/, '') ?? '';
  if (!line || words.length < 2 || words.length > 8 || namePatterns(grammars).suffixes.get(last) !== 'form')
    return null;
  return { start: at, end: at + line.length, company: true, form: true, words: words.length, capitals: false };
}

const mostSigning = 60;
/** "To Mill Ltd, 4 Quay": whom a letter is for; "Signed for Mill Ltd": for whom somebody signs. */
const addressing = /^(?:To:?|Signed (?:for|on behalf of|for and on behalf of|by):?)[ \t\u00a0]+(?=\p{Lu})/u;

/** Companies named in the signature block, and persons above their signatures, where the opening names none. A company
 *  behind "By:" signs for another and is no party. */
export function readSigned(text: string, tree: ClauseTree, grammars: GrammarSet): PartyDraft[] {
  const { signatory, signsFor } = partyPatterns(grammars);
  const place = signingPlace(text, tree, grammars);
  if (!place && text.length > 6000) return [];
  const from = place?.from ?? Math.max(0, text.length - 3000);
  const to = Math.min(text.length, from + (place?.length ?? 12000));
  const drafts: PartyDraft[] = [];
  let at = from;
  for (const match of matchesIn(/(?<![\p{L}\d.&'’-])\p{Lu}/gu, text.slice(from, to))) {
    const start = from + match.index;
    if (start < at) continue;
    const opening = text.slice(start, start + 120);
    const title = (signatory.exec(opening) ?? addressing.exec(opening))?.[0].length ?? 0;
    let name = nameAt(text, start + title, grammars);
    if (!name) continue;
    // "Ada Baker Chief Financial Officer MILL LTD": on one line, the signatory stands before the company.
    const signs = signsFor.exec(text.slice(name.start, name.end));
    if (signs) name = nameAt(text, name.start + signs[0].length, grammars) ?? name;
    const shouted = shoutedPart(text, name);
    if (shouted > 0) name = nameAt(text, name.start + shouted, grammars) ?? name;
    const before = text.slice(Math.max(from, name.start - 8), name.start);
    // "/s/ Ada Baker      MILL LIMITED": behind a signature, what a wide gap parts from it.
    const gap = /\/s\/[\s\u00a0]*$/.test(before) ? /[\s\u00a0]{3}/.exec(text.slice(start, name.end)) : null;
    at = gap ? start + gap.index : name.end;
    if (gap || name.words < 2 || !isName(text, name, grammars)) continue;
    if (!(name.company ? signsItself(text, name, before) : signsInPerson(text, name) || signsTwice(text, name)))
      continue;
    drafts.push(draftOf(text, name));
    if (drafts.length >= mostSigning) break;
  }
  return drafts;
}

/** How many characters of other words run into a company's name in capitals: "Sales Manager MILL WORKS, Inc." */
function shoutedPart(text: string, { start, end, company }: Name): number {
  const lead = company
    ? /^(?:\S+[\s\u00a0]+){0,5}?\p{Lu}\p{Ll}{3,}[\s\u00a0]+(?=\p{Lu}{3,}[\s\u00a0]+\p{Lu}{3})/u.exec(
        text.slice(start, end),
      )
    : null;
  return lead?.[0].length ?? 0;
}

/** The signature block, the words that stand above one, or what looks like one near the end. */
function signingPlace(
  text: string,
  tree: ClauseTree,
  grammars: GrammarSet,
): { readonly from: number; readonly length: number } | null {
  const block = tree.parts.find(({ id }) => id === 'signatures');
  if (block) return { from: block.start, length: 12000 };
  const half = Math.floor(text.length * 0.3);
  const lead = [...matchesIn(partyPatterns(grammars).signingLead, text.slice(half))].pop();
  if (lead) return { from: half + lead.index, length: 5000 };
  const skipped = tree.skipped.filter(({ start, end }) => end - start > 60 && start > text.length * 0.5).pop();
  return skipped ? { from: skipped.start, length: 12000 } : null;
}

/** Whether a text has a place where it is signed. */
export const isSigned = (text: string, tree: ClauseTree, grammars: GrammarSet): boolean =>
  signingPlace(text, tree, grammars) !== null;

const signature = /^\s*(?:By\b|\/s\/|Name\b|Signature|Sign\b|_{3}|\(?Seal)/i;

/** "Mill LLP served as counsel": a sentence, and no signature. */
const inProse = /^[\s\u00a0]{1,2}(?:is|are|was|were|has|had|shall|will|may|served|acted|announced)[\s\u00a0]/;

/** Not behind "By:", where a company signs for another; a name without a legal form stands on a line of its own. */
function signsItself(text: string, { form, end }: Name, before: string): boolean {
  if (/\b(?:by|its|of|from|to|in)[\s\u00a0]*:?[\s\u00a0]*$/i.test(before)) return false;
  const after = text.slice(end, end + 20);
  if (inProse.test(after)) return false;
  return form || signature.test(after) || (/(?:^|\n)[ \t]*$/.test(before) && /^[ \t]*\n/.test(after));
}

/** A person's name in capitals with nothing but a signature behind it. */
function signsInPerson(text: string, { start, end, capitals, words }: Name): boolean {
  return (
    capitals &&
    words <= 4 &&
    ((/^\s*$/.test(text.slice(Math.max(0, start - 2), start)) && /^\s*(?:By:|\/s\/)/.test(text.slice(end, end + 20))) ||
      folded(text.slice(end, end + 70)).startsWith(`/s/ ${folded(text.slice(start, end))}`))
  );
}

/** In small letters without accents: how "JOSÉ BAKER" signs. */
const folded = (words: string): string => `${plainName(words).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()} `;

/** "/s/ Ada Baker" and below it her name and nothing else: she signs for herself. */
function signsTwice(text: string, { start, end }: Name): boolean {
  const name = plainName(text.slice(start, end));
  return (
    /^\p{Lu}\p{Ll}+(?: \p{Lu}\.)? \p{Lu}\p{Ll}+$/u.test(name) &&
    plainName(text.slice(Math.max(0, start - 120), start)).endsWith(`/s/ ${name}`) &&
    !/\b(?:By|Its)[\s\u00a0]*:?[\s\u00a0]*\/s\/[^/]*$/i.test(text.slice(Math.max(0, start - 120), start)) &&
    /^[ \t\u00a0]*(?:,[ \t]*(?:individually|an individual)[^\n]{0,40})?(?:\n[\s\u00a0]*(?:\n|$)|$)/.test(
      text.slice(end, end + 80),
    )
  );
}
