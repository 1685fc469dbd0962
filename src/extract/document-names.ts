import type { GrammarSet } from '../grammar/load.js';
import { matchesIn } from '../model/matches-in.js';
import { oncePer } from '../model/once-per.js';
import { spaceRuns } from '../model/space-runs.js';
import { normalised } from './extract-stipulations.js';
import { wordList } from './word-list.js';

/** The name of a document has at most so many words. */
const longestName = 8;

/** What stands before the first of several documents, "lastly, (c)", apart from the word itself. */
const beforeNumber = String.raw`^\s*(?:and\s+|then\s+)?`;
const number = String.raw`\s*[,:–—-]?\s*(?:\(?\s*(?:[a-z]{1,4}|\d{1,2})\s*[).]\s*)?`;

/** Cuts the names of documents out of the words by which a clause on their order tells of them. */
export class DocumentNames {
  static readonly of = oncePer((grammars: GrammarSet) => new DocumentNames(grammars));

  private readonly tellingMore: RegExp;
  private readonly part: RegExp;
  private readonly opening: RegExp;
  private readonly limit: RegExp;
  private readonly ownClauses: RegExp;

  private constructor(grammars: GrammarSet) {
    const words = (name: string) => wordList(grammars, `precedence/${name}`).pattern;
    this.tellingMore = new RegExp(String.raw`(?<=\w )\b(?:${words('telling-more')})\b.*$`);
    this.part = new RegExp(
      `^(?:the |a |any |those )?(?:(?:${words('sort-of-part')}) )?(?:${words('part-of-document')})(?: (?:${words('set-out')}))? (?:of|in) (?!(?:${words('own-name')})\\b)`,
    );
    this.opening = new RegExp(`${beforeNumber}(?:${words('place-in-order')})?${number}`, 'i');
    this.ownClauses = new RegExp(`^(?:the )?(?:${words('own-clauses')})$`);
    this.limit = new RegExp(String.raw`,?\s*\b(?:${words('limit-of-order')})\b`);
  }

  /** The name of a document without the words that only tell of it: "an amendment made under clause 21.2" is an `amendment`,
   *  "the terms of this Addendum" are `this`. */
  of(words: string): string {
    const last = words
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .split(/[,;:]\s*/)
      .filter(Boolean)
      .at(-1);
    if (last === undefined) return '';
    // "the Agreement or with the Service Level Schedule the Order Form": what is named last stands before the verb.
    const opened =
      /^.*(?<!\b(?:of|in|to|under|with|between) )\b((?:the|this|these|our|any|an?) .*)$/.exec(last)?.[1] ?? last;
    const name = opened.replace(this.part, '').replace(this.tellingMore, '').replace(this.part, '').trim();
    if (this.ownClauses.test(name)) return 'this';
    if (/^(this|these|present|our)\b/.test(name) || /\bhere(of|in|to)?$/.test(name)) return 'this';
    // "any other policy of ours"
    return normalised(name).replace(/^other (?=\p{L})/u, '');
  }

  /** Several names, `|` between them: "the Agreement or with the Schedule". */
  joined(words: string): string {
    return words
      .split(/\b(?:or|and)(?: (?:with|from))?\b/)
      .map((each) => this.of(each))
      .filter(Boolean)
      .join(' | ');
  }

  /** An entry of a list up to the words that limit it. */
  untilLimit(text: string): string {
    return text.split(this.limit)[0]!;
  }

  /** The documents of one rank of a list, `|` between those of equal rank. */
  ofRank(text: string): string {
    const bare = this.untilLimit(text)
      .replace(spaceRuns, ' ')
      .replace(this.opening, '')
      .replace(/[.;,]\s*(and|then)?\s*$/i, '');
    return bare
      .split(/\s+and\s+(?=(?:the|any|all|an?|its|this)\b)/)
      .map((each) => this.of(each))
      .filter((name) => name !== '' && name.split(' ').length <= longestName)
      .join(' | ');
  }
}

const parting = /[;\n]+|,(?=\s*(?:then|and|\(|the|this|any|an?\b))|\bthen\b|(?=\((?:[a-h]|i{1,3}|iv|v|\d)\))/g;

/** The entries of a list of documents that is written as one sentence, each with the offset at which it begins.
 *  @param from  the offset of the text */
export function splitList(text: string, from: number): ListItem[] {
  const begin = /^[^:]*:/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(begin);
  const items = itemsBetween(text, begin, from, /^\s*1[.)]\s/.test(rest) ? numbered : parting);
  if (items.length < 2) return itemsBetween(text, begin, from, enumeration);
  // "the Letter, the Lease and the Handbook": of what commas part, "and" parts the last two.
  const last = items.at(-1)!;
  const and = /[;\n]|\(\w{1,4}\)|\d[.)]|\bthen\b/.test(rest)
    ? null
    : /\s+and\s+(?=(?:the|this|any|an?|its)\b)/.exec(last.text);
  if (!and) return items;
  const second = and.index + and[0].length;
  return [
    ...items.slice(0, -1),
    { start: last.start, text: last.text.slice(0, and.index) },
    { start: last.start + second, text: last.text.slice(second) },
  ];
}

interface ListItem {
  readonly start: number;
  readonly text: string;
}

/** "1. the Letter, 2. the Lease" */
const numbered = /[;\n]+|(?<=\s|^)(?=\d{1,2}[.)]\s)/g;
/** "Order Form, Addendum and Price List" */
const enumeration = /,\s*(?:and\s)?|\s+and\s+/g;

function itemsBetween(text: string, begin: number, from: number, separator: RegExp): ListItem[] {
  const items: ListItem[] = [];
  let at = begin;
  const add = (to: number) => {
    const words = text.slice(at, to).trim();
    if (words !== '' && !/^and$/.test(words)) items.push({ start: from + text.indexOf(words, at), text: words });
  };
  for (const match of matchesIn(separator, text.slice(begin))) {
    add(begin + match.index);
    at = begin + match.index + match[0].length;
  }
  add(text.length);
  return items;
}
