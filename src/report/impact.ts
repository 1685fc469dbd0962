import type { Impact } from '../app/measure-impact.js';
import type { ObligationDraft } from '../model/obligation.js';
import { formatValue } from '../model/value-text.js';
import { printable } from './escaping.js';
import { formatPlace } from './obligation-listing.js';

/** `+` gained, `-` lost, `~` changed: one line each, then the count. */
export function formatImpact({ documents, unchanged, lines }: Impact): string[] {
  const count = (mark: string) => lines.filter((line) => markOf(line) === mark).length;
  return [
    ...lines.map((line) => {
      const { document, before, after, quote } = line;
      const draft = (after ?? before)!;
      const said = before && after ? `${told(before)} -> ${told(after)}` : told(draft);
      return `${markOf(line)} ${printable(document.file)} ${formatPlace(draft.part, draft.clause)}  ${said}  "${printable(quote)}"`;
    }),
    `${documents} documents: ${count('+')} obligations gained, ${count('-')} lost, ${count('~')} changed, ${unchanged} as before`,
  ];
}

function markOf({ before, after }: Impact['lines'][number]): '+' | '-' | '~' {
  return before && after ? '~' : after ? '+' : '-';
}

function told({ kind, obligor, value, rule }: ObligationDraft): string {
  return `${kind} ${printable(obligor || '?')} ${printable(formatValue(value))} (${rule})`;
}
