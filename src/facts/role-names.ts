import type { GrammarSet } from '../grammar/load.js';
import { matchesIn } from '../model/matches-in.js';
import { quotedAlias } from './party-aliases.js';
import type { Name } from './party-names.js';
import { partyPatterns } from './party-patterns.js';

/** What stands for a party without a name: "the customer that signs below", or a blank of a form. */
const described =
  /^(?:(?:you|your|the|an?|each|any|every)[\s\u00a0](?:(?![\s\u00a0]and[\s\u00a0]\p{Lu})[^()"“”.;]){0,160}|[[_*•●\s\u00a0\].]{3,300}|_{3,200}[\s\u00a0,][^()"“”.;]{0,260}|<{1,2}[^<>\n]{2,60}>{1,2}[^()"“”.;]{0,60}|\[[^[\]\n]{2,60}\][^()"“”.;]{0,60})\(([^()]{1,90})\)|^you as (?:an?|the) (["“]\p{L}{3,20}["”])/u;

/** "and the customer that signs below ("Customer")": a party that has no name but its role. */
export function roleName(text: string, at: number, to: number, grammars: GrammarSet): Name | null {
  const { noAlias } = partyPatterns(grammars);
  const article = /(?:the|an?|each|any|every)[\s\u00a0]+$/i.exec(text.slice(Math.max(0, at - 8), at))?.[0].length ?? 0;
  const match = described.exec(text.slice(at - article, Math.min(to, at + 400)));
  const aliases = [...matchesIn(quotedAlias, match?.[1] ?? match?.[2] ?? '')].map((quoted) =>
    quoted[1]!.replace(/^(?:the|a) /i, '').trim(),
  );
  const alias =
    aliases.find((words) => /^\p{Lu}[\p{L}-]{1,30}(?:[\s\u00a0]\p{Lu}[\p{L}-]{1,30})?$/u.test(words)) ??
    aliases.find((words) => words === 'you');
  if (!match || !alias || (!match[2] && noAlias.has(alias.toLowerCase()))) return null;
  const start = at - article + match[0].lastIndexOf(alias);
  const words = alias.split(/[\s\u00a0]/).length;
  const bracket = at - article + match[0].lastIndexOf('(');
  return { start, end: start + alias.length, company: false, form: false, words, capitals: false, bracket };
}
