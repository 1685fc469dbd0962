import type { GrammarSet } from '../grammar/load.js';
import { matchesIn } from '../model/matches-in.js';
import { quotedAlias, withAliases } from './party-aliases.js';
import { bestName, isName } from './party-lists.js';
import { type Name, plainName } from './party-names.js';
import { openingLength, type PartyDraft, partyPatterns } from './party-patterns.js';

/** Parties behind labels: "Party A: X", "Supplier: X". */
export function readLabelled(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  const { labelLine, signatory } = partyPatterns(grammars);
  const drafts: PartyDraft[] = [];
  const labels = [...matchesIn(labelLine, text.slice(start, start + openingLength))];
  for (const [i, match] of labels.entries()) {
    let from = start + match.index + match[0].length;
    // The name may stand on a line of its own below the label.
    from += /^[ \t\u00a0]*(?:\n[ \t\u00a0]*){1,2}/.exec(text.slice(from, from + 60))?.[0].length ?? 0;
    const lineEnd = text.indexOf('\n', from);
    const next = labels[i + 1];
    const until = Math.min(
      lineEnd < 0 ? text.length : lineEnd,
      next && start + next.index > from ? start + next.index : text.length,
    );
    const name = withoutLabel(text, bestName(text.slice(0, until), from, until, grammars));
    if (
      !name ||
      !isName(text, name, grammars) ||
      name.end - name.start < 3 ||
      (!name.company && name.words < 2 && !isDescribed(text, name))
    )
      continue;
    // "Owner: General Counsel": an office, and nobody's name.
    const words = text.slice(name.start, name.end);
    if (signatory.exec(words)?.[0].length === words.length) continue;
    const label = plainName(match[1]!);
    const draft = withAliases(text, name, until, grammars, true);
    const alias = label.replace(/(?<![\p{L}])\p{Ll}/gu, (letter) => letter.toUpperCase());
    if (!draft.aliases.includes(alias)) draft.aliases.unshift(alias);
    drafts.push(draft);
    if (drafts.length >= 8) break;
  }
  return drafts;
}

/** "Oak.org, a nonprofit corporation": one word, which what follows makes a party. */
const isDescribed = (text: string, { end }: Name): boolean =>
  /^[\s\u00a0]{0,2},[\s\u00a0]{1,3}an?[\s\u00a0](?:[\p{L}.-]+[\s\u00a0]){0,6}(?:corporation|company|partnership|association|foundation|individual)(?!\p{L})/u.test(
    text.slice(end, end + 90),
  );

/** "Supplier: Oak Quay Phone: 123": the last word is the next label. */
function withoutLabel(text: string, name: Name | null): Name | null {
  if (!name || text[name.end] !== ':') return name;
  const last = /[\s\u00a0]+\S+$/.exec(text.slice(name.start, name.end));
  return last ? { ...name, end: name.end - last[0].length, words: name.words - 1 } : null;
}

/** Characters in which capitals in a bracket stand for a party: "Oak Quay Services of 4 Quay (OAK)". */
const firstLines = 1500;

/** Parties that a bracket gives an alias, wherever near the top: X Ltd ("Owner") and Y Ltd ("Cleaner"). */
export function readAliased(text: string, start: number, grammars: GrammarSet): PartyDraft[] {
  const { noAlias, roles, places } = partyPatterns(grammars);
  const drafts: PartyDraft[] = [];
  const unquoted = new Set<PartyDraft>();
  const opening = text.slice(start, start + 8000);
  for (const bracket of matchesIn(/\(([^()]{1,120})\)/g, opening)) {
    const aliases = [...matchesIn(quotedAlias, bracket[1]!)].map((match) => plainName(match[1]!).replace(/^the /i, ''));
    const bare = bracket[1]!.replace(/^the /i, '');
    const capitals = /^[A-Z][A-Z&]{1,15}$/.test(bare) && bracket.index < firstLines;
    const alias =
      aliases[0] ?? ((roles.has(bare.toLowerCase()) && /^\p{Lu}/u.test(bare)) || capitals ? bare : undefined);
    if (!alias || noAlias.has(alias.toLowerCase())) continue;
    // Without a company's ending it is a name only where the alias is a party's role, or "we".
    const loose = roles.has(alias.toLowerCase()) || /^(?:we|us|our|you)$/i.test(alias);
    // `we serve you, the person that registers ("Customer", "you")`: somebody else than we.
    const other = aliases.find((one) => /^\p{Lu}/u.test(one)) ?? 'you';
    if (
      aliases.some((one) => /^you$/i.test(one)) &&
      drafts.some(({ aliases }) => aliases.some((one) => /^(?:we|us)$/i.test(one)))
    ) {
      const at = start + bracket.index + bracket[0].indexOf(other);
      drafts.push({
        name: other,
        aliases: ['you'],
        spans: [{ start: at, end: at + other.length }],
        form: false,
        company: false,
      });
      continue;
    }
    const name = nameBefore(text, start + bracket.index, grammars, loose);
    const words = name && plainName(text.slice(name.start, name.end)).toLowerCase();
    if (!name || !words || roles.has(words) || noAlias.has(words) || places.has(words)) continue;
    if (
      (loose ||
        (name.form && aliases.length > 0) ||
        (isShortFor(alias, words) && (name.company || aliases.length > 0))) &&
      isName(text, name, grammars)
    )
      drafts.push(withAliases(text, name, start + bracket.index + bracket[0].length, grammars, true));
    const last = drafts[drafts.length - 1];
    if (capitals && last) unquoted.add(last);
    if (drafts.length >= 6) break;
  }
  // One alone is what everybody calls so: "a certification authority (CA)".
  return drafts.length > 1 ? drafts : drafts.filter((draft) => !unquoted.has(draft));
}

/** "Lerwick" or "UL" for the University of Lerwick. */
function isShortFor(alias: string, name: string): boolean {
  const initials = name.replace(/(?<!\p{L})(?:of|the|and|for)(?!\p{L})/gu, '').match(/(?<![\p{L}\d])[\p{L}\d]/gu) ?? [];
  const plain = alias.toLowerCase();
  return plain === initials.join('') || ` ${name.replace(/[^\p{L}\d]+/gu, ' ')} `.includes(` ${plain} `);
}

/** "whose registered office is at 1 " before a name: that of a street. */
const inAddress = /(?:\d\p{L}?,?[\s\u00a0]+|(?<!\p{L})at[\s\u00a0]+)$/iu;

/** The company's name that a bracket belongs to: the last in the sentence before it. */
function nameBefore(text: string, at: number, grammars: GrammarSet, loose: boolean): Name | null {
  const { opensSentence } = partyPatterns(grammars);
  const from = Math.max(0, at - 400);
  const stretch = text.slice(from, at);
  let found: Name | null = null;
  for (const match of matchesIn(/(?<![\p{L}\d.&'’-])[\p{Lu}]/gu, stretch)) {
    const start = from + match.index;
    if (found && start < found.end) continue;
    const name = bestName(text, start, at, grammars);
    // "Whereas Mill Ltd": the name begins behind the word.
    if (name && opensSentence.test(text.slice(name.start, name.end))) continue;
    // The name right before the bracket is surer than a company further ahead.
    if (name?.company && name.words > 1) found = name;
    else if (
      name &&
      (!found || isPlain(text, name, grammars)) &&
      loose &&
      /^[\s\u00a0*]*$/.test(text.slice(name.end, at)) &&
      !(found && inAddress.test(text.slice(Math.max(from, start - 12), start)))
    )
      found = name;
  }
  return found;
}

/** Two to five words without a figure, and no place: so may a person be called. */
function isPlain(text: string, name: Name, grammars: GrammarSet): boolean {
  const words = plainName(text.slice(name.start, name.end)).toLowerCase();
  return name.words > 1 && name.words <= 5 && !/\d/.test(words) && !partyPatterns(grammars).places.has(words);
}
