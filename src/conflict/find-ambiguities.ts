import type { Conflict } from '../model/conflict.js';
import type { Span } from '../model/span.js';
import type { ComparedDocument } from './compared-document.js';
import { describeAmbiguity } from './describe.js';
import { subordinate } from './designations.js';

/** Places where one text undoes itself: words against figures, a reference to a number that the numbering leaves out. */
export function findAmbiguities(document: ComparedDocument): Conflict[] {
  const figures = document.findings
    .filter(
      ({ code, span }) =>
        code === 'word-figure-mismatch' && span && isOneNumber(document.text.slice(span.start, span.end)),
    )
    .map(({ span, message, part, clause }) =>
      describeAmbiguity(
        document,
        sentenceAround(document.text, span!),
        { part, clause },
        {
          topic: 'words-and-figures',
          severity: 'high',
          because: 'words and figures differ',
          explanation: message,
          advice: 'Ask for a correction; until then act on the shorter time and the higher sum.',
        },
      ),
    );
  return [...figures, ...missingClauses(document)];
}

/** "twenty (30) days" and not "four weeks (20 days)", which may count days of another kind. */
function isOneNumber(words: string): boolean {
  const inBrackets = /\(([^)]*)\)/.exec(words)?.[1] ?? '';
  return !/\d/.test(inBrackets) || /^[\s\d.,%]*$/.test(inBrackets);
}

/** References to a clause that does not exist although its neighbours do: clause 12.4 where 12.3 is followed by 12.5. */
function missingClauses(document: ComparedDocument): Conflict[] {
  const numbers = new Set(document.clauses.filter(({ part }) => part === 'main').map(({ number }) => number));
  let opening: ReadonlySet<string> | undefined;
  const told = new Set<string>();
  return document.references.flatMap((reference) => {
    if (reference.target !== null || reference.external || isOfBase(document, reference.span)) return [];
    const words = document.text.slice(reference.span.start, reference.span.end);
    const [, number] = /(\d+(?:\.\d+)+)/.exec(words) ?? [];
    if (number === undefined || !hasNeighbours(number, numbers)) return [];
    opening ??= numbersOpening(document.text);
    if (opening.has(number)) return [];
    const clause = innermost(document, reference.span.start);
    const place = `${clause.part}/${clause.clause} ${number}`;
    if (told.has(place)) return [];
    told.add(place);
    return [
      describeAmbiguity(document, sentenceAround(document.text, reference.span), clause, {
        topic: 'cross-reference',
        severity: 'medium',
        because: 'the clause referred to does not exist',
        explanation: `it refers to clause ${number}, and the numbering has none`,
        advice: 'Ask which clause is meant.',
      }),
    ];
  });
}

/** "Clause 8.2 of the Agreement" in an order under it is a clause of the agreement. */
function isOfBase({ type, text }: ComparedDocument, { end }: Span): boolean {
  return subordinate.includes(type) && /^\s{0,2}(?:of|in|to|under)\s(?:the|that|its)\s/.test(text.slice(end, end + 12));
}

/** Whether the numbering goes on behind the missing number, and the number stands nowhere. */
function hasNeighbours(number: string, numbers: ReadonlySet<string>): boolean {
  if (numbers.has(number)) return false;
  const stem = number.replace(/\.\d+$/, '');
  const last = Number(number.slice(stem.length + 1));
  return numbers.has(`${stem}.${last - 1}`) && (numbers.has(`${stem}.${last + 1}`) || numbers.has(stem));
}

/** "… is paid. 5.2. This contract ends": a number behind a sentence, with a sentence behind it, is that of a clause, though its
 *  line was run together with the one before. */
const opensSentence = /(?<=^|[.;:]\s|\s\s)(?:\p{Lu}\p{L}+\s+|§\s*)?(\d+(?:\.\d+)+)(?=\.?\s*["“(]?\p{Lu})/gu;

const numbersOpening = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(opensSentence)].map(([, number]) => number!));

function innermost(document: ComparedDocument, offset: number): { part: string; clause: string } {
  const holding = document.clauses.filter(({ start, end }) => start <= offset && offset < end);
  const clause = holding.at(-1);
  return { part: clause?.part ?? 'main', clause: clause?.number ?? '' };
}

const mostAround = 240;

/** The words around a place, to the ends of the sentence or line, in short. */
function sentenceAround(text: string, { start, end }: Span): Span {
  const before = text.slice(Math.max(0, start - mostAround), start);
  const opened = Math.max(before.lastIndexOf('\n'), before.search(/[.;]\s+(?=[A-Z(“"][^.;]*$)/));
  const after = /[.;](?=\s|$)|\n\n|$/.exec(text.slice(end, end + mostAround));
  return {
    start: start - before.length + Math.max(0, opened + 1),
    end: end + (after ? after.index + after[0].trimEnd().length : 0),
  };
}
