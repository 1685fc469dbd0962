import type { GrammarSet } from '../grammar/load.js';
import { matchesIn } from '../model/matches-in.js';
import { type Name, plainName } from './party-names.js';
import { draftOf, type PartyDraft, partyPatterns } from './party-patterns.js';

/** What stands in quotes inside a bracket: `"Supplier"`, also `?Supplier?` where an encoding lost the quotes. */
export const quotedAlias =
  /(?:(?<=^(?:[Tt]he[\s\u00a0])?)\?(?=\p{Lu}[^?]*\?$)|["“”''‘’]{1,2})[\s\u00a0]?\*{0,2}([^"“”()\n]{1,60}?)[,.;]?\*{0,2}[\s\u00a0]?(?:["“”]|''|’’|['’](?![\p{L}])|(?<=\p{L})\?$)/gu;
const called =
  /(?:(?:hereinafter|hereafter|herein)?[\s\u00a0,]{0,3}(?:referred to(?: herein| in this agreement| hereinafter)? as|called|known as)[\s\u00a0]{0,3}|(?<!\([\s\u00a0]?)(?:hereinafter|hereafter)[\s\u00a0,:]{1,3})(?:the )?["“]([^"“”\n]{1,60})["”]/giu;
const asRole =
  /^[\s\u00a0,]{1,4}(?:\(?as|in its capacity as)[\s\u00a0](?:the )?(\p{Lu}\p{L}+(?:[\s\u00a0]\p{Lu}\p{L}+)?)/u;

/** ", hereinafter the Seller," without quotes or brackets. */
const hereinafter =
  /(?:hereinafter|hereafter|herein)(?:[\s\u00a0](?:referred to as|called|known as))?[\s\u00a0,:]{1,3}(?:the[\s\u00a0])?(\p{Lu}\p{L}+(?:[\s\u00a0]\p{Lu}\p{L}+)?)(?=[\s\u00a0]*[,;.)]|[\s\u00a0]+\p{Ll}|[\s\u00a0]*$)/gu;
/** `hereinafter, "Mill)`: a quote that scanning or haste left out. */
const halfQuoted =
  /(?:["“][\s\u00a0]?(\p{Lu}[\p{L}\d-]*(?:[\s\u00a0]\p{Lu}[\p{L}\d-]*)?)|[-–'‘](\p{Lu}[\p{L}\d-]+)["”])[\s\u00a0]?$/u;

/** Behind words for what a party does, brackets name what it does it with. */
const doing =
  /(?<!\p{L})(?:(?:shall|will|agrees?|wish(?:es)?|desires?|proposes?|intends?|confirms?)[\s\u00a0]|(?<!(?:referred|entitled|pursuant|according|addressed)[\s\u00a0])to[\s\u00a0](?!(?:as|be|the|an?|time|this|such)(?!\p{L}))\p{Ll}{3,}[\s\u00a0])/u;

/** "and the above-named Supplier, a corporation": somebody else, whose name stands elsewhere. */
const namedElsewhere =
  /(?<!\p{L})and[\s\u00a0]+(?:the[\s\u00a0]+)?(?:(?:above|below)[-\s\u00a0]?(?:named|mentioned)|undersigned)(?!\p{L})/iu;

/** A sentence that ends in a small word, so not in "Inc.", and another that begins. */
const heading = /\n[ \t\u00a0]*#{1,6}[ \t]/;
const anotherSentence = /(?<!\p{L})\p{Ll}{4,}\.[\s\u00a0]+\p{Lu}/u;

/** `("Seller")`, `["Seller"]`, and `– hereinafter "Seller" –` or `- the "Seller" -`, as contracts of the continent print it. */
const inBrackets =
  /\(([^()]{1,200})\)|\[(["“][^[\]]{1,60}["”])\]|(?<=[\s\u00a0])[-–—][\s\u00a0]*((?:(?:hereinafter|hereafter|subsequently|in the following)[^"“”„()\n]{0,40}|the[\s\u00a0])?["“„][^"“”„()\n]{1,60}["“”])[\s\u00a0]*[-–—](?![\p{L}\d])/gu;

const longestAlias = 50;

/** "insured by the Guild of Oven Masters ("GOM")": whether letters are the first ones of the words before their bracket, and so
 *  the short form of somebody else. */
function standsForWords(letters: string, before: string): boolean {
  if (!/^\p{Lu}{2,8}$/u.test(letters)) return false;
  const words = before.match(/\p{L}[\p{L}'’-]*(?=[^\p{L}]|$)/gu)?.slice(-2 * letters.length) ?? [];
  const initials = words.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word[0]!);
  return initials.join('').endsWith(letters);
}

/** An alias without emphasis, its article and the mark behind it; empty where it is none. */
function plainAlias(words: string, grammars: GrammarSet): string {
  const plain = plainName(words)
    .replace(/^(?:the|an?|each|as|and) /i, '')
    .replace(/[,.;]$/, '');
  const { noAlias, noAliasEndings } = partyPatterns(grammars);
  const folded = plain.toLowerCase();
  const none = noAlias.has(folded) || noAliasEndings.has(folded.split(' ').at(-1)!);
  return none || plain.length > longestAlias ? '' : plain;
}

/** A name with the aliases that follow it, up to `until`: those in brackets, "called …", or "as Supplier". */
export function withAliases(text: string, name: Name, until: number, grammars: GrammarSet, last: boolean): PartyDraft {
  const draft = draftOf(text, name);
  const limit = last ? Math.min(until, name.end + 900) : until;
  const begin = name.bracket ?? name.end;
  const stretch = text.slice(begin, limit);
  const add = (alias: string, start: number) => {
    const plain = plainAlias(alias, grammars);
    if (plain === '' || (name.bracket !== undefined && plain === draft.name && plain !== 'you')) return;
    if (draft.aliases.some((known) => known.toLowerCase() === plain.toLowerCase())) return;
    draft.aliases.push(plain);
    const offset = text.indexOf(alias.trim(), start);
    draft.spans.push({ start: offset < 0 ? start : offset, end: (offset < 0 ? start : offset) + alias.trim().length });
  };
  for (const bracket of matchesIn(inBrackets, stretch)) {
    // A bracket in a later sentence or paragraph names something else.
    if (
      draft.aliases.length > 0 &&
      /[^\s.]{3}\.[\s\u00a0]+\p{Lu}|\n[\s\u00a0]*\n/u.test(stretch.slice(0, bracket.index))
    )
      break;
    const between = stretch.slice(0, bracket.index);
    if (draft.aliases.length > 0 && (doing.test(between) || namedElsewhere.test(between))) break;
    if (draft.aliases.length === 0 && (anotherSentence.test(between) || heading.test(between))) break;
    const inside = bracket[1] ?? bracket[2] ?? bracket[3]!;
    const start = begin + bracket.index + 1;
    if (
      /collectively|together|each,? (?:of|a)|both|individually/i.test(inside) &&
      !/\band together\b/i.test(inside) &&
      draft.aliases.length > 0
    )
      continue;
    let quoted = false;
    for (const alias of matchesIn(quotedAlias, inside)) {
      quoted = true;
      if (draft.aliases.length > 0 && standsForWords(alias[1]!, between)) continue;
      add(alias[1]!, start + alias.index);
    }
    if (quoted || draft.aliases.length > 0) continue;
    const half = halfQuoted.exec(inside);
    if (half) {
      add(half[1] ?? half[2]!, start);
      continue;
    }
    const bare =
      /^\s*(?:hereinafter|hereafter|the|as)?[\s,]*(?:referred to as|called)?[\s,]*(?:the )?\*{0,2}(\p{Lu}[\p{L}&-]*(?:[\s\u00a0]\p{Lu}[\p{L}&-]*){0,2})\*{0,2}\s*$/u.exec(
        inside,
      );
    if (bare && bare[1]!.length > 2 && bracket.index < 300) add(bare[1]!, start);
  }
  const near = stretch.slice(0, heading.exec(stretch)?.index ?? stretch.length);
  for (const match of matchesIn(called, near)) add(match[1]!, begin + match.index);
  for (const match of draft.aliases.length > 0 ? [] : matchesIn(hereinafter, stretch))
    add(match[1]!, begin + match.index);
  const role = asRole.exec(stretch);
  if (role && draft.aliases.length === 0) add(role[1]!, name.end);
  return draft;
}

const opening = 10_000;
const sentenceReach = 300;

/** The names that a party gets where its full name stands again near the top: "Mill Works Ltd is the owner of the brand,
 *  hereinafter referred to as Mill." Only those that are not known already. */
export function laterAliases(
  text: string,
  { name, aliases, spans }: PartyDraft,
  start: number,
  grammars: GrammarSet,
): string[] {
  const first = spans[0]?.end ?? start;
  const at = text.slice(0, start + opening).indexOf(name, first);
  if (at < 0) return [];
  const behind = text.slice(at + name.length, at + name.length + sentenceReach);
  const stop = /\.[\s\u00a0]|\n[\s\u00a0]*\n|$/.exec(behind)!.index;
  const sentence = behind.slice(0, stop);
  return [called, hereinafter]
    .flatMap((pattern) => [...matchesIn(pattern, sentence)].map((match) => plainAlias(match[1]!, grammars)))
    .filter((alias) => alias !== '' && !aliases.includes(alias));
}
