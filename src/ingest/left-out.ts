import type { Finding } from '../model/finding.js';

/** The beginning of some words, on one line. */
export function excerpt(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 80 ? `${flat.slice(0, 79)}…` : flat;
}

const reasons = { 'hidden-text': 'has hidden text, which was', 'struck-text': 'has words struck through, which were' };

/** Tells that words stand in a file which are no words of the document: nothing where there are none. */
export function leftOut(code: keyof typeof reasons, words: string): Finding[] {
  const shown = excerpt(words);
  return shown === '' ? [] : [{ code, message: `${reasons[code]} left out: “${shown}”` }];
}
