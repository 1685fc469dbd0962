import type { GrammarSet } from '../grammar/grammar-set.js';
import type { SourceDocument } from '../model/source-document.js';
import type { Span } from '../model/span.js';
import { FURNITURE, skipFurniture } from './page-furniture.js';
import { type Paragraph, readParagraphs } from './paragraphs.js';
import { structureWords } from './words.js';

/** The paragraphs of a document, and which of them belong to its pages. */
export interface Layout {
  readonly paragraphs: readonly Paragraph[];
  /** By paragraph: whether it is a page number, a running line, a tag. */
  readonly furniture: Uint8Array;
  /** Furniture in the midst of a sentence, in order: what reads sentences leaves it out. */
  readonly tears: readonly Span[];
}

/** The end of a sentence, or of what leads into a list. */
const stop = /[.;:?!]["'”’)]?$/;
/** The word before a tear, with a comma behind it. */
const lastWord = /(\p{Ll}+)$/u;
const longestWord = 20;

/** Never throws; linear in the text. */
export function readLayout(source: SourceDocument, grammars: GrammarSet): Layout {
  const paragraphs = readParagraphs(source);
  const furniture = new Uint8Array(paragraphs.length);
  skipFurniture(source.text, paragraphs, furniture, structureWords(grammars));
  return { paragraphs, furniture, tears: findTears(source.text, paragraphs, furniture, grammars) };
}

function findTears(
  text: string,
  paragraphs: readonly Paragraph[],
  furniture: Uint8Array,
  { lexicon, danglers }: GrammarSet,
): Span[] {
  const tears: Span[] = [];
  for (let i = 1; i < paragraphs.length; i++) {
    if (furniture[i] !== FURNITURE || furniture[i - 1]) continue;
    const first = i;
    while (furniture[i + 1] === FURNITURE) i++;
    const [before, after] = [paragraphs[first - 1]!, paragraphs[i + 1]];
    if (!after) break;
    const last = text.slice(Math.max(before.start, before.end - longestWord), before.end);
    if (stop.test(last)) continue;
    const dangles = danglers.has(lexicon.idOf(lastWord.exec(last)?.[1] ?? ''));
    if (last.endsWith(',') || dangles || /^\p{Ll}/u.test(text.slice(after.words, after.words + 2)))
      tears.push({ start: paragraphs[first]!.start, end: paragraphs[i]!.end });
  }
  return tears;
}
