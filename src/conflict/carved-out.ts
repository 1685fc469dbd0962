import type { Side } from './compared-document.js';
import { plainWords } from './title-words.js';

/** Of the words of an exception so many, or this share, must stand in the other clause. */
const enough = 2;
const share = 0.5;

/** Whether another clause of its own text takes out of one side what the other is about: "Clause 10.1 does not apply to liability
 *  for personal data", against a limit of that; or its own clause what another document lays down. Words that the side itself has
 *  tell nothing. */
export function isCarvedOut(side: Side, other: Side): boolean {
  const carved = (side.stipulation.scope.carved ?? '').split('+').filter(Boolean);
  if (carved.length === 0) return false;
  const named = carved.filter((word) => word.startsWith('@')).map((word) => word.slice(1));
  const title = wordsIn(other.document.title);
  if (named.length > 0 && named.every((word) => title.has(word))) return true;
  const own = wordsOf(side);
  const left = carved.filter((word) => !own.has(word));
  const theirs = wordsOf(other);
  const told = left.filter((word) => theirs.has(word)).length;
  return told >= enough || (told > 0 && told / left.length >= share);
}

function wordsOf({ document, stipulation: { start, end } }: Side): ReadonlySet<string> {
  return wordsIn(document.text.slice(start, end));
}

function wordsIn(text: string): ReadonlySet<string> {
  const words = plainWords(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.flatMap((word) => [word, word.replace(/(?<!s)s$/, '')]));
}
