import type { GrammarSet } from '../grammar/load.js';
import type { ClauseTree } from '../model/clause-tree.js';
import { isName } from './party-lists.js';
import { nameAt, plainName } from './party-names.js';
import { type PartyDraft, partyPatterns } from './party-patterns.js';

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
    });
  };
  for (const { start, end } of tree.skipped) {
    if (end - start < 40 || start < text.length * 0.2) continue;
    for (const match of text.slice(start, end).matchAll(signing)) add(start + match.index + match[0].length, false);
  }
  // The formula occurs nowhere but above a signature.
  const from = Math.floor(text.length * 0.3);
  for (const match of text
    .slice(from)
    .matchAll(/(?:^|\n)[ \t]*[Ff]or and on behalf of[\s\u00a0]+(?:the[\s\u00a0]+)?/g)) {
    add(from + match.index + match[0].length, true);
  }
  return drafts;
}

/** Companies named in the signature block, where the opening names none. */
export function readSigned(text: string, tree: ClauseTree, grammars: GrammarSet): PartyDraft[] {
  const block = tree.parts.find(({ id }) => id === 'signatures');
  const skipped = tree.skipped.filter(({ start, end }) => end - start > 60 && start > text.length * 0.5).pop();
  const place = block ?? skipped;
  if (!place && text.length > 6000) return [];
  const from = place ? place.start : Math.max(0, text.length - 3000);
  const to = Math.min(text.length, from + 6000);
  const drafts: PartyDraft[] = [];
  let at = from;
  for (const match of text.slice(from, to).matchAll(/(?<![\p{L}\d.&'’-])\p{Lu}/gu)) {
    const start = from + match.index;
    if (start < at) continue;
    const name = nameAt(text, start, grammars);
    if (!name) continue;
    at = name.end;
    if (!name.company || name.words < 2 || !isName(text, name, grammars)) continue;
    drafts.push({
      name: plainName(text.slice(name.start, name.end)),
      aliases: [],
      spans: [{ start: name.start, end: name.end }],
    });
    if (drafts.length >= 12) break;
  }
  return drafts;
}
