import type { GrammarSet } from '../grammar/load.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { Party } from '../model/facts.js';
import type { Span } from '../model/span.js';
import { type Name, nameAt, namePatterns, plainName } from './party-names.js';
import { alternatives, oncePerGrammars, phrasesOf } from './word-lists.js';

export interface PartyDraft {
  name: string;
  readonly aliases: string[];
  readonly spans: Span[];
}

interface PartyPatterns {
  readonly introducing: RegExp;
  readonly ends: RegExp;
  readonly labelLine: RegExp;
  readonly signing: RegExp;
  readonly noAlias: ReadonlySet<string>;
  readonly roles: ReadonlyMap<string, string>;
}

const partyPatterns = oncePerGrammars((grammars: GrammarSet): PartyPatterns => {
  const ends = alternatives(phrasesOf(grammars, 'facts/introduction-end').keys());
  const introducing = alternatives(phrasesOf(grammars, 'facts/introducing-phrase').keys());
  const labels = alternatives(phrasesOf(grammars, 'facts/party-label').keys());
  return {
    introducing: new RegExp(`(?<![\\p{L}])(?:${introducing})(?![\\p{L}])[\\s\\u00a0]{0,8}:?`, 'giu'),
    ends: new RegExp(`(?<![\\p{L}])(?:${ends})(?![\\p{L}])`, 'giu'),
    labelLine: new RegExp(
      `(?<=^|\\n|[ \\u00a0]{2}|[.;\\d] )[ \\t\\u00a0*]{0,12}(${labels})[ \\t\\u00a0*]{0,3}(?:name[ \\t]{0,3})?(?:\\([^)\\n]{1,40}\\)[ \\t]{0,3})?[:：][ \\t\\u00a0*]{0,6}(?=[^\\s])`,
      'giu',
    ),
    signing: new RegExp(
      `(?<![\\p{L}])(?:${alternatives(phrasesOf(grammars, 'facts/on-behalf').keys())})[\\s\\u00a0:]+(?:the[\\s\\u00a0]+)?`,
      'giu',
    ),
    noAlias: new Set(phrasesOf(grammars, 'facts/no-alias').keys()),
    roles: phrasesOf(grammars, 'facts/party-role'),
  };
});

const longestIntroduction = 6000;
const openingLength = 20000;
const quotedAlias =
  /["“”''‘’]{1,2}[\s\u00a0]?\*{0,2}([^"“”()\n]{1,60}?)[,.;]?\*{0,2}[\s\u00a0]?(?:["“”]|''|’’|['’](?![\p{L}]))/gu;
const called =
  /(?:hereinafter|hereafter|herein)?[\s\u00a0,]{0,3}(?:referred to(?: herein| in this agreement| hereinafter)? as|called|known as)[\s\u00a0]{0,3}(?:the )?["“]([^"“”\n]{1,60})["”]/giu;
const asRole =
  /^[\s\u00a0,]{1,4}(?:\(?as|in its capacity as)[\s\u00a0](?:the )?(\p{Lu}\p{L}+(?:[\s\u00a0]\p{Lu}\p{L}+)?)/u;

/** The parties of a contract with the names it gives them, in order. Introductions are tried in the order of their
 *  reliability: the opening sentence, labels on lines of their own, names that brackets give an alias, signatures. */
export function readParties(text: string, tree: ClauseTree, grammars: GrammarSet): Party[] {
  const start = openingStart(text, tree);
  const introduced = readIntroduction(text, start, grammars);
  const labelled = readLabelled(text, start, grammars);
  const aliased = introduced.length + labelled.length < 2 ? readAliased(text, start, grammars) : [];
  const signed = introduced.length + labelled.length + aliased.length < 2 ? readSigned(text, tree, grammars) : [];
  const merged: PartyDraft[] = [];
  const signing = readSigning(text, tree, grammars);
  for (const draft of [...introduced, ...labelled, ...aliased, ...signed, ...signing]) addParty(merged, draft);
  const { roles } = partyPatterns(grammars);
  return merged.map(({ name, aliases, spans }) => ({
    name,
    aliases,
    role: aliases.map((alias) => roles.get(alias.toLowerCase())).find((role) => role !== undefined) ?? '',
    spans,
  }));
}

/** Behind page furniture and tables of contents at the top. */
function openingStart(text: string, tree: ClauseTree): number {
  let at = 0;
  for (const { start, end } of tree.skipped) {
    if (text.slice(at, start).trim() !== '') break;
    at = end;
  }
  return at;
}

function sameParty(a: string, b: string): boolean {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, ' ')
      .trim();
  const x = plain(a);
  const y = plain(b);
  return x === y || ` ${x} `.includes(` ${y} `) || ` ${y} `.includes(` ${x} `);
}

function addParty(parties: PartyDraft[], draft: PartyDraft): void {
  const known = parties.find((party) => sameParty(party.name, draft.name) || party.aliases.includes(draft.name));
  if (!known) {
    parties.push(draft);
    return;
  }
  for (const alias of draft.aliases) if (!known.aliases.includes(alias)) known.aliases.push(alias);
  for (const span of draft.spans) if (!known.spans.some(({ start }) => start === span.start)) known.spans.push(span);
}

// --- the opening sentence: "… by and between X, a Delaware corporation ("Supplier"), and Y …"

function readIntroduction(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  const { introducing } = partyPatterns(grammars);
  const opening = text.slice(start, start + openingLength);
  let first: PartyDraft[] = [];
  let tried = 0;
  for (const match of opening.matchAll(introducing)) {
    if (++tried > 40) break;
    const from = start + match.index + match[0].length;
    const drafts = readList(text, from, introductionEnd(text, from, grammars), grammars);
    const aliased = drafts.filter(({ aliases }) => aliases.length > 0).length;
    if (drafts.length >= 2 && aliased > 0) return drafts;
    if (first.length === 0 && (drafts.length >= 2 || aliased > 0)) first = drafts;
  }
  return first.length >= 2
    ? first
    : [...first, ...readAgreeing(text, start, grammars), ...readOurselves(text, start, grammars)];
}

/** "X and Y agree as follows": the parties stand before the words. */
function readAgreeing(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  for (const match of text.slice(start, start + 8000).matchAll(/\bagrees?\b/g)) {
    const at = start + match.index;
    const from = Math.max(text.lastIndexOf('\n\n', at) + 2, at - 900, start);
    const drafts = readList(text, from, at, grammars);
    if (drafts.length >= 2) return drafts;
  }
  return [];
}

/** Terms and policies speak of themselves as "we": the company that the word stands for. */
function readOurselves(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  const words =
    /["“'‘](?:[Ww]e|[Uu]s|[Oo]ur|[Cc]ompany)["”'’][^.\n]{0,90}?(?<!\p{L})(?:refers?|referring|means?|is|are)(?:[\s\u00a0]+to)?[\s\u00a0]+(?:the[\s\u00a0]+)?\[?(?=\p{Lu}|\d)/gu;
  for (const match of text.slice(start, start + 8000).matchAll(words)) {
    const name = nameAt(text, start + match.index + match[0].length, grammars);
    if (name?.company)
      return [
        {
          name: plainName(text.slice(name.start, name.end)),
          aliases: ['we'],
          spans: [{ start: name.start, end: name.end }],
        },
      ];
  }
  return [];
}

const sentenceStop =
  /[)"”]\.(?=[\s\u00a0])|\.(?=[\s\u00a0]+(?:Each|The|In|For|Whereas|This|It|Both|If|Unless|All|As|Any)[\s\u00a0])/;

function introductionEnd(text: string, from: number, grammars: GrammarSet): number {
  const { ends } = partyPatterns(grammars);
  const stretch = text.slice(from, from + longestIntroduction);
  ends.lastIndex = 0;
  const end = ends.exec(stretch);
  const stop = sentenceStop.exec(stretch);
  const limit = Math.min(end ? end.index : stretch.length, stop ? stop.index + 1 : stretch.length, 4000);
  return from + limit;
}

/** Where the next name of a list may begin. */
const separator =
  /(?:(?<![\p{L}])and(?![\p{L}])|[;；]|\n[\s\u00a0]*(?:&[\s\u00a0]*\n)?|(?<=[)"”.]),|(?<=\))(?=[\s\u00a0]))[\s\u00a0,:]*(?:and[\s\u00a0]+)?(?:between[\s\u00a0]+)?/giu;
const itemLabel =
  /(?:[\s\u00a0,:;*-]+|\(?(?:\d{1,2}|[A-Za-z]|i{1,3})[).][\s\u00a0]+|(?:the|and|between|among)[\s\u00a0:]+(?=\S))/iy;

function skipLabels(text: string, from: number, to: number, grammars: GrammarSet): number {
  const { labels } = namePatterns(grammars);
  let at = from;
  for (let i = 0; i < 6 && at < to; i++) {
    labels.lastIndex = at;
    const label = labels.exec(text);
    itemLabel.lastIndex = at;
    const mark = label ? null : itemLabel.exec(text);
    const length = label?.[0].length ?? mark?.[0].length ?? 0;
    if (length === 0) break;
    at += length;
  }
  return at;
}

/** How deep in brackets each offset of a short stretch is. */
function depths(stretch: string): Int8Array {
  const result = new Int8Array(stretch.length + 1);
  let depth = 0;
  for (let i = 0; i < stretch.length; i++) {
    if (stretch[i] === '(') depth = Math.min(depth + 1, 9);
    result[i] = depth;
    if (stretch[i] === ')') depth = Math.max(depth - 1, 0);
  }
  return result;
}

function readList(text: string, from: number, to: number, grammars: GrammarSet): PartyDraft[] {
  const drafts: PartyDraft[] = [];
  const stretch = text.slice(from, to);
  const depth = depths(stretch);
  let name = firstName(text, skipLabels(text, from, to, grammars), to, grammars);
  if (!name) return [];
  while (name && drafts.length < 20) {
    const next = nextName(text, stretch, depth, from, name.end, to, grammars);
    const until: number = next?.from ?? to;
    drafts.push(withAliases(text, name, until, grammars, next === null));
    if (!next) break;
    name = next.name;
  }
  return drafts;
}

/** The first name of a list: at once, or behind a few words ("between professional golfer, JANE DOE"), or behind a
 *  redacted one. */
function firstName(text: string, at: number, to: number, grammars: GrammarSet): Name | null {
  const name = bestName(text, at, to, grammars);
  if (name && /^(?:[\d.]+[\s\u00a0]|party[\s\u00a0][a-d\d]$)/i.test(text.slice(name.start, name.end))) return null;
  if (name && (name.company || name.words > 1 || isParty(text, name, to, grammars))) return name;
  if (name && /^[\s\u00a0]*(?:,|and\b|\()/.test(text.slice(name.end, name.end + 12))) return name;
  const stretch = text.slice(at, Math.min(to, at + 140));
  for (const match of stretch.matchAll(/(?<![\p{L}\d])[\p{Lu}\d]/gu)) {
    const later = bestName(text, at + match.index, to, grammars);
    if (later && later.words > 1 && isParty(text, later, to, grammars)) return later;
  }
  return null;
}

/** A name at an offset; where "and" might link or part, it parts if both sides can stand alone. */
function bestName(text: string, at: number, to: number, grammars: GrammarSet): Name | null {
  const short = nameAt(text, at, grammars);
  if (!short || short.end > to) return null;
  if (short.company) return short;
  const long = nameAt(text, at, grammars, true);
  return long?.company && short.words <= 2 && long.end <= to ? long : short;
}

function nextName(
  text: string,
  stretch: string,
  depth: Int8Array,
  from: number,
  after: number,
  to: number,
  grammars: GrammarSet,
): { from: number; name: Name } | null {
  separator.lastIndex = after - from;
  for (let match = separator.exec(stretch); match; match = separator.exec(stretch)) {
    if (depth[match.index]! > 0) continue;
    const place = from + match.index;
    const at = skipLabels(text, from + separator.lastIndex, to, grammars);
    const word = /and/i.test(match[0]);
    const name =
      at < to ? (bestName(text, at, to, grammars) ?? (word ? nearName(text, at, to, grammars) : null)) : null;
    separator.lastIndex = Math.max(separator.lastIndex, match.index + 1);
    if (!name || !isParty(text, name, to, grammars)) continue;
    return { from: place, name };
  }
  return null;
}

/** "and its reseller, X, Inc.": a name a few small words on. */
function nearName(text: string, at: number, to: number, grammars: GrammarSet): Name | null {
  const lead = /^(?:[\p{Ll}-]+[\s\u00a0,]+){1,4}(?:\p{Lu}\p{Ll}+,[\s\u00a0]+)?/u.exec(
    text.slice(at, Math.min(to, at + 60)),
  );
  const name = lead ? bestName(text, at + lead[0].length, to, grammars) : null;
  return name?.company && name.words > 1 ? name : null;
}

/** A later name of a list counts as a party if it ends like a company, or if an alias in brackets follows soon. */
function isParty(text: string, name: Name, to: number, grammars: GrammarSet): boolean {
  const words = plainName(text.slice(name.start, name.end));
  const { noAlias, roles } = partyPatterns(grammars);
  if (noAlias.has(words.toLowerCase()) || roles.has(words.toLowerCase())) return false;
  if (
    (/^\d/.test(words) && !name.company) ||
    /^(?:this|and|the|if|party [a-d0-9]$)(?![\p{L}])|(?:agreement|contract)$/iu.test(words)
  )
    return false;
  const after = text.slice(name.end, Math.min(to, name.end + 400));
  const alias = /^[^()]{0,380}\((?:[^)]{0,80}["“”'][^)]{1,60}|(?:the )?\p{Lu}{3,20})\)/u.test(
    after.split(/\n[\s\u00a0]*\n/)[0]!,
  );
  if (name.company && name.words > 1) return true;
  return alias || (name.capitals && name.words >= 2 && !/,?\s*(?:street|avenue|road)/i.test(words));
}

function withAliases(text: string, name: Name, until: number, grammars: GrammarSet, last: boolean): PartyDraft {
  const { noAlias } = partyPatterns(grammars);
  const draft: PartyDraft = {
    name: plainName(text.slice(name.start, name.end)),
    aliases: [],
    spans: [{ start: name.start, end: name.end }],
  };
  const limit = last ? Math.min(until, name.end + 900) : until;
  const stretch = text.slice(name.end, limit);
  const add = (alias: string, start: number) => {
    const plain = plainName(alias)
      .replace(/^(?:the|an?|each|as|and) /i, '')
      .replace(/[,.;]$/, '');
    if (plain === '' || noAlias.has(plain.toLowerCase()) || plain.length > 50 || draft.aliases.includes(plain)) return;
    draft.aliases.push(plain);
    const offset = text.indexOf(alias.trim(), start);
    draft.spans.push({ start: offset < 0 ? start : offset, end: (offset < 0 ? start : offset) + alias.trim().length });
  };
  for (const bracket of stretch.matchAll(/\(([^()]{1,200})\)/g)) {
    const inside = bracket[1]!;
    const start = name.end + bracket.index + 1;
    if (
      /collectively|together|each,? (?:of|a)|both|individually/i.test(inside) &&
      !/\band together\b/i.test(inside) &&
      draft.aliases.length > 0
    )
      continue;
    let quoted = false;
    for (const alias of inside.matchAll(quotedAlias)) {
      quoted = true;
      add(alias[1]!, start + alias.index);
    }
    if (quoted || draft.aliases.length > 0) continue;
    const bare =
      /^\s*(?:hereinafter|hereafter|the|as)?[\s,]*(?:referred to as|called)?[\s,]*(?:the )?(\p{Lu}[\p{L}&-]*(?:[\s\u00a0]\p{Lu}[\p{L}&-]*){0,2})\s*$/u.exec(
        inside,
      );
    if (bare && bare[1]!.length > 2 && bracket.index < 300) add(bare[1]!, start);
  }
  for (const match of stretch.matchAll(called)) add(match[1]!, name.end + match.index);
  const role = asRole.exec(stretch);
  if (role && draft.aliases.length === 0) add(role[1]!, name.end);
  return draft;
}

// --- labels: "Party A: X", "Supplier: X"

function readLabelled(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  const { labelLine } = partyPatterns(grammars);
  const drafts: PartyDraft[] = [];
  for (const match of text.slice(start, start + openingLength).matchAll(labelLine)) {
    const from = start + match.index + match[0].length;
    const lineEnd = text.indexOf('\n', from);
    const name = bestName(text, from, lineEnd < 0 ? text.length : lineEnd, grammars);
    if (!name || name.end - name.start < 3 || (!name.company && name.words < 2)) continue;
    const label = plainName(match[1]!);
    const draft = withAliases(text, name, lineEnd < 0 ? text.length : lineEnd, grammars, true);
    const alias = label.replace(/(?<![\p{L}])\p{Ll}/gu, (letter) => letter.toUpperCase());
    if (!draft.aliases.includes(alias)) draft.aliases.unshift(alias);
    drafts.push(draft);
    if (drafts.length >= 8) break;
  }
  return drafts;
}

// --- X Ltd ("Owner") and Y Ltd ("Cleaner"), wherever near the top

function readAliased(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  const { noAlias, roles } = partyPatterns(grammars);
  const drafts: PartyDraft[] = [];
  const opening = text.slice(start, start + 8000);
  for (const bracket of opening.matchAll(/\(([^()]{1,120})\)/g)) {
    const alias = [...bracket[1]!.matchAll(quotedAlias)].map((match) => plainName(match[1]!).replace(/^the /i, ''))[0];
    if (!alias || noAlias.has(alias.toLowerCase())) continue;
    // Without a company's ending it is a name only where the alias is a party's role, or "we".
    const loose = roles.has(alias.toLowerCase()) || /^(?:we|us|our|you)$/i.test(alias);
    const name = nameBefore(text, start + bracket.index, grammars, loose);
    if (name) drafts.push(withAliases(text, name, start + bracket.index + bracket[0].length, grammars, true));
    if (drafts.length >= 6) break;
  }
  return drafts;
}

/** The company's name that a bracket belongs to: the last in the sentence before it. */
function nameBefore(text: string, at: number, grammars: GrammarSet, loose: boolean): Name | null {
  const from = Math.max(0, at - 400);
  const stretch = text.slice(from, at);
  let found: Name | null = null;
  for (const match of stretch.matchAll(/(?<![\p{L}\d.&'’-])[\p{Lu}]/gu)) {
    const start = from + match.index;
    if (found && start < found.end) continue;
    const name = bestName(text, start, at, grammars);
    if (name?.company && name.words > 1) found = name;
    else if (name && !found && loose && text.slice(name.end, at).replace(/[\s*]/g, '') === '') found = name;
  }
  return found;
}

// --- signatures

/** "For and on behalf of X", in the signature block: parties that the opening may name only together. */
function readSigning(text: string, tree: ClauseTree, grammars: GrammarSet): PartyDraft[] {
  const { signing } = partyPatterns(grammars);
  const drafts: PartyDraft[] = [];
  const add = (at: number, alone: boolean) => {
    const name = nameAt(text, at, grammars);
    const isName =
      name &&
      ((name.company && name.words > 1) ||
        (alone && name.words <= 8 && /^[ \t.]*(?:\n|$)/.test(text.slice(name.end, name.end + 8))));
    if (!isName || drafts.length >= 200) return;
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

function readSigned(text: string, tree: ClauseTree, grammars: GrammarSet): PartyDraft[] {
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
    if (!name.company || name.words < 2) continue;
    drafts.push({
      name: plainName(text.slice(name.start, name.end)),
      aliases: [],
      spans: [{ start: name.start, end: name.end }],
    });
    if (drafts.length >= 12) break;
  }
  return drafts;
}
