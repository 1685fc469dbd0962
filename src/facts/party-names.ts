import type { GrammarSet } from '../grammar/load.js';
import { alternatives, oncePerGrammars, phrasesOf } from './word-lists.js';

/** A name as it stands in the text. */
export interface Name {
  readonly start: number;
  readonly end: number;
  /** It ends as companies' names do. */
  readonly company: boolean;
  readonly words: number;
  readonly capitals: boolean;
}

interface NamePatterns {
  readonly token: RegExp;
  readonly connector: RegExp;
  readonly suffix: RegExp;
  readonly suffixes: ReadonlySet<string>;
  readonly labels: RegExp;
  readonly ends: RegExp;
}

const longestName = 130;

/** Endings that a name goes on after only with another ending or a bracketed place. */
const closing =
  /^(?:inc|incorporated|corp|corporation|llc|llp|lp|ltd|limited|plc|gmbh|ag|nv|bv|sa|ltda|spa|srl|sarl|oy|kg|pty|bhd|na|ulc)$/;

export const namePatterns = oncePerGrammars((grammars: GrammarSet): NamePatterns => {
  const suffixes = new Set(
    [...phrasesOf(grammars, 'facts/company-suffix').keys()].map((word) => word.replace(/[.,]/g, '')),
  );
  return {
    token:
      /(?:[\p{Lu}\d][\p{L}\p{N}._'’&!+@-]*(?:\/[\p{Lu}][\p{L}\p{N}.'’&-]*)*|&|[a-z][\p{Lu}\d][\p{L}\p{N}.-]*|(?:[a-z]\.){2,}|[a-z0-9-]{2,30}\.(?:com|net|org|io))/uy,
    connector:
      /(?:of the|of|for the|for|the|and|&|de|del|la|y|e|et|du|des|van der|van|von|und|dos|d[’']|in|on|at)(?=[\s\u00a0])/iy,
    suffix: new RegExp(
      `,?[\\s\\u00a0]{0,3}(?:${alternatives(phrasesOf(grammars, 'facts/company-suffix').keys())})(?![\\p{L}\\d])\\.?`,
      'iuy',
    ),
    suffixes,
    labels: new RegExp(
      `(?:${alternatives(phrasesOf(grammars, 'facts/party-label').keys())})[\\s\\u00a0]{0,3}(?:\\([^)]{1,30}\\)[\\s\\u00a0]{0,3})?[:：]`,
      'iy',
    ),
    ends: new RegExp(
      `(?<![\\p{L}])(?:${alternatives(phrasesOf(grammars, 'facts/introduction-end').keys())})(?![\\p{L}])`,
      'iu',
    ),
  };
});

const smallName =
  /[a-z][\p{L}\d.-]{1,30}(?:[\s\u00a0][a-z][\p{L}\d-]{1,20})?,?[\s\u00a0](?:Inc|Incorporated|LLC|Ltd|Limited|Corp|Corporation|GmbH|AG)\b\.?/uy;
const spaces = /[\s\u00a0]{0,6}/y;
const bracketed = /[\s\u00a0]{0,2}\((?:\p{Lu}[\p{L}.' -]{1,28})\)(?=[\s\u00a0]{0,2},?[\s\u00a0]{0,2}\p{Lu})/uy;

function at(pattern: RegExp, text: string, offset: number): string | null {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? null;
}

/** The name that begins at an offset, or null. Takes capitalised words with their small links ("University of X",
 *  "X & Sons"), a bracketed place before an ending ("(Shenzhen) Co., Ltd."), and the ending behind a comma. "and" links
 *  only where `joins` says so, since it also parts two names. */
export function nameAt(text: string, offset: number, grammars: GrammarSet, joins = false): Name | null {
  const { token, connector, suffix, suffixes } = namePatterns(grammars);
  // "e-centives, Inc.": small letters all through, known by the ending.
  smallName.lastIndex = offset;
  const lower = smallName.exec(text);
  if (lower) {
    const end = offset + lower[0].trimEnd().length;
    return { start: offset, end, company: true, words: 2, capitals: false };
  }
  let position = offset;
  let end = offset;
  let words = 0;
  let company = false;
  let closed = false;
  while (position - offset < longestName) {
    const word = at(token, text, position);
    if (word !== null && !closed) {
      const bare = word.replace(/[.,]/g, '').toLowerCase();
      position += word.length;
      end = position;
      words++;
      if (suffixes.has(bare)) company = true;
      if (closing.test(bare)) closed = true;
      // "Services. At": a stop that no abbreviation needs.
      else if (
        /\p{Ll}{3}\.$/u.test(word) &&
        !/^(?:corp|bros|intl|assn|univ)$/.test(bare) &&
        /^[\s\u00a0]/.test(text.slice(position))
      )
        break;
    } else {
      // "Fujian Wanxiang (Shenzhen) Co., Ltd."
      const place = closed ? null : at(bracketed, text, end);
      if (place !== null && words > 0) {
        position = end + place.length;
        end = position;
      } else if (words > 0 && !closed) {
        const link = at(connector, text, position);
        if (link === null || (/^(?:and|&)$/i.test(link) && !joins) || /^(?:in|on|at)$/i.test(link)) break;
        const next = position + link.length + (at(spaces, text, position + link.length)?.length ?? 0);
        const following = at(token, text, next);
        // "ADA BAKER of 2 River Street": an address, not a name.
        if (following === null || /^\d/.test(following)) break;
        const shouted = text.slice(offset, end) === text.slice(offset, end).toUpperCase() && end - offset > 4;
        if (shouted && following !== following.toUpperCase()) break;
        position = next;
        continue;
      } else break;
    }
    for (let more = at(suffix, text, end); more !== null && more !== '' && words > 0; more = at(suffix, text, end)) {
      if (
        /^\s*[a-z]/.test(more.replace(/^,?\s*/, '')) &&
        !/^(?:plc|mbh|gmbh|ltd|llc|inc)/i.test(more.replace(/^,?\s*/, ''))
      )
        break;
      end += more.length;
      position = end;
      company = true;
      words++;
      if (closing.test(more.replace(/[.,\s]/g, '').toLowerCase())) closed = true;
    }
    position += at(spaces, text, position)?.length ?? 0;
    if (/\n[\s\u00a0]*\n/.test(text.slice(end, position))) break;
  }
  while (end > offset && /[\s,;:'’-]/.test(text[end - 1]!)) end--;
  // The stop behind "LLC." ends the sentence; that behind "Inc." may belong to the name.
  if (
    /(?:^|[\s\u00a0])(?:llc|llp|plc|gmbh|limited|corporation|company|incorporated|trust|fund|bank|university)\.$/i.test(
      text.slice(offset, end),
    )
  )
    end--;
  const name = text.slice(offset, end);
  if (words === 0 || !/\p{L}{2}/u.test(name) || name.length < 2) return null;
  return { start: offset, end, company, words, capitals: name === name.toUpperCase() && name.length > 3 };
}

/** A name as it is to be shown: on one line, single spaces. */
export function plainName(text: string): string {
  return text
    .replace(/[*_]+/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
