import type { GrammarSet } from '../grammar/load.js';
import type { ClauseTree } from '../model/clause-tree.js';
import { matchesIn } from '../model/matches-in.js';
import { isName } from './party-lists.js';
import { type Name, nameAt, plainName } from './party-names.js';
import { type PartyDraft, partyPatterns } from './party-patterns.js';

const onBehalf = 'or and on behalf of';
const formula = /(?<=(?:^|\n)[ \t]*)[Ff]or and on behalf of[\s\u00a0]+(?:the[\s\u00a0]+)?/y;

/** "For and on behalf of X", in the signature block: parties that the opening may name only together. */
export function readSigning(text: string, tree: ClauseTree, grammars: GrammarSet): PartyDraft[] {
  const { signing } = partyPatterns(grammars);
  const drafts: PartyDraft[] = [];
  const add = (at: number, alone: boolean) => {
    const name = nameAt(text, at, grammars);
    const standsAlone =
      name &&
      isName(text, name, grammars) &&
      ((name.company && name.words > 1) ||
        (alone && name.words <= 8 && /^[ \t.]*(?:\n|$)/.test(text.slice(name.end, name.end + 8))));
    if (!standsAlone || drafts.length >= 200) return;
    drafts.push({
      name: plainName(text.slice(name.start, name.end)),
      aliases: [],
      spans: [{ start: name.start, end: name.end }],
      form: name.form,
      company: name.company,
    });
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

const mostSigning = 60;

/** Companies named in the signature block, and persons above their signatures, where the opening names none. A company
 *  behind "By:" signs for another and is no party. */
export function readSigned(text: string, tree: ClauseTree, grammars: GrammarSet): PartyDraft[] {
  const { signatory, signsFor } = partyPatterns(grammars);
  const block = tree.parts.find(({ id }) => id === 'signatures');
  const skipped = tree.skipped.filter(({ start, end }) => end - start > 60 && start > text.length * 0.5).pop();
  const place = block ?? skipped;
  if (!place && text.length > 6000) return [];
  const from = place ? place.start : Math.max(0, text.length - 3000);
  const to = Math.min(text.length, from + 12000);
  const drafts: PartyDraft[] = [];
  let at = from;
  for (const match of matchesIn(/(?<![\p{L}\d.&'’-])\p{Lu}/gu, text.slice(from, to))) {
    const start = from + match.index;
    if (start < at) continue;
    const title = signatory.exec(text.slice(start, start + 120))?.[0].length ?? 0;
    let name = nameAt(text, start + title, grammars);
    if (!name) continue;
    // "Ada Baker Chief Financial Officer MILL LTD": on one line, the signatory stands before the company.
    const signs = signsFor.exec(text.slice(name.start, name.end));
    if (signs) name = nameAt(text, name.start + signs[0].length, grammars) ?? name;
    const before = text.slice(Math.max(from, start - 8), start);
    // "/s/ Ada Baker      MILL LIMITED": behind a signature, what a wide gap parts from it.
    const gap = /\/s\/[\s\u00a0]*$/.test(before) ? /[\s\u00a0]{3}/.exec(text.slice(start, name.end)) : null;
    at = gap ? start + gap.index : name.end;
    if (gap || name.words < 2 || !isName(text, name, grammars)) continue;
    if (!(name.company ? signsItself(text, name, before) : signsInPerson(text, name) || signsTwice(text, name)))
      continue;
    drafts.push({
      name: plainName(text.slice(name.start, name.end)),
      aliases: [],
      spans: [{ start: name.start, end: name.end }],
      form: name.form,
      company: name.company,
    });
    if (drafts.length >= mostSigning) break;
  }
  return drafts;
}

const signature = /^\s*(?:By\b|\/s\/|Name\b|Signature|Sign\b|_{3}|\(?Seal)/i;

/** Not behind "By:", where a company signs for another; a name without a legal form stands on a line of its own. */
function signsItself(text: string, { form, end }: Name, before: string): boolean {
  if (/\b(?:by|its)[\s\u00a0]*:?[\s\u00a0]*$/i.test(before)) return false;
  const after = text.slice(end, end + 20);
  return form || signature.test(after) || (/(?:^|\n)[ \t]*$/.test(before) && /^[ \t]*\n/.test(after));
}

/** A person's name in capitals with nothing but a signature behind it. */
function signsInPerson(text: string, { start, end, capitals, words }: Name): boolean {
  return (
    capitals &&
    words <= 4 &&
    /^\s*$/.test(text.slice(Math.max(0, start - 2), start)) &&
    /^\s*(?:By:|\/s\/)/.test(text.slice(end, end + 20))
  );
}

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
