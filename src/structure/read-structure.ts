import type { GrammarSet } from '../grammar/load.js';
import { readTokens, type Tokens } from '../grammar/tokens.js';
import type { Clause, ClauseTree, Part } from '../model/clause-tree.js';
import type { SourceDocument } from '../model/source-document.js';
import type { Span } from '../model/span.js';
import { type Candidate, findCandidates } from './candidates.js';
import { ClauseBuilder } from './clause-builder.js';
import { readAddresses } from './clause-draft.js';
import { skipContents } from './contents-list.js';
import { readReferences } from './cross-references.js';
import { readTerms } from './defined-terms.js';
import { headingOf, isCapitalLine, looksLikeHeading, mayTakeHeading } from './headings.js';
import { type Layout, readLayout } from './layout.js';
import { SIGNATURE } from './page-furniture.js';
import type { Paragraph } from './paragraphs.js';
import { findParts, type PartHeading } from './parts.js';
import { findPlainTitles } from './plain-titles.js';
import { sentenceEnd } from './sentence-ends.js';
import { skipSignatures } from './signature-blocks.js';
import { type StructureWords, structureWords } from './words.js';

/** Reads parts, clauses, defined terms and cross-references of a document. Never throws; linear in the text.
 *  @param tokens  those of the text, and its layout, where the caller has them already */
export function readStructure(
  source: SourceDocument,
  grammars: GrammarSet,
  tokens: Tokens = readTokens(source.text, grammars.lexicon),
  { paragraphs, furniture }: Layout = readLayout(source, grammars),
): ClauseTree {
  const { text } = source;
  const words = structureWords(grammars);
  const skip = furniture.slice();
  skipContents(text, paragraphs, skip, words);
  skipSignatures(text, paragraphs, skip, words);
  const headings = findParts(text, paragraphs, skip, words);
  const candidates = findCandidates(tokens, paragraphs, skip, words, source.format === 'markdown');
  const builder = buildClauses(text, paragraphs, skip, headings, candidates, words);
  const addresses = readAddresses(builder.drafts, builder.series);
  const parts = readParts(text, paragraphs, skip, headings, builder);
  const ids = ['main', ...headings.map(({ id }) => id)];
  const clauses = builder.drafts.map((draft, i): Clause => {
    const end = Math.max(draft.end, draft.start);
    const leadEnd = draft.leadEnd < 0 ? end : trimmedEnd(text, draft.start, draft.leadEnd);
    return {
      start: draft.start,
      end,
      part: ids[draft.part]!,
      number: addresses[i]!,
      heading: draft.heading,
      level: draft.level,
      parent: draft.parent,
      lead: { start: draft.start, end: leadEnd },
    };
  });
  const references = readReferences(tokens, parts, clauses, words);
  return {
    parts,
    clauses,
    terms: readTerms(text, clauses, words),
    references,
    skipped: skippedSpans(paragraphs, skip),
    findings: builder.findings,
  };
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return at;
}

function buildClauses(
  text: string,
  paragraphs: readonly Paragraph[],
  skip: Uint8Array,
  headings: readonly PartHeading[],
  candidates: readonly Candidate[],
  words: StructureWords,
): ClauseBuilder {
  const builder = new ClauseBuilder(text, candidates, words.operativeLead);
  const titles = findPlainTitles(text, paragraphs, skip, candidates, words);
  const ends = (from: number, limit: number) => sentenceEnd(text, from, limit, words.abbreviations);
  let next = 0;
  let part = 0;
  let before = 0;
  for (let i = 0; i < paragraphs.length; i++) {
    if (skip[i]) continue;
    const paragraph = paragraphs[i]!;
    let numbered = false;
    let opened = false;
    const heading = headings[part]?.paragraph === i ? headings[part]! : null;
    if (heading) {
      part++;
      opened = true;
      builder.beginPart(part, before);
      builder.addHeading(paragraph.start, paragraph.words, Math.min(paragraph.end, paragraph.words + 160), before);
      builder.nameHeading(heading.designation, heading.title);
    }
    while (next < candidates.length && candidates[next]!.paragraph < i) next++;
    for (; next < candidates.length && candidates[next]!.paragraph === i; next++) {
      const candidate = candidates[next]!;
      const { label } = candidate;
      if (!candidate.opens && !opened) {
        takePlain(text, paragraphs, i, before, builder, words, candidates, next, titles[i]!);
        opened = true;
      }
      const at = candidate.opens && !numbered ? before : trimmedEnd(text, paragraph.start, label.start);
      if (!candidate.opens) builder.closeSentenceLists(label.start, ends, true, candidate);
      if (!builder.add(next, Math.min(at, label.start))) continue;
      const draft = builder.drafts[builder.drafts.length - 1]!;
      if (candidate.opens) {
        numbered = true;
        opened = true;
      }
      const until =
        candidates[next + 1]?.paragraph === i && candidates[next + 1]!.opens
          ? candidates[next + 1]!.label.start
          : paragraph.end;
      draft.heading = headingOf(text, label.end, until, words);
    }
    if (!opened) takePlain(text, paragraphs, i, before, builder, words, candidates, next, titles[i]!);
    before = paragraph.end;
    builder.closeSentenceLists(before, ends, false, candidates[next]);
  }
  builder.closeTo(0, before);
  return builder;
}

/** A paragraph without a number: the heading of the clause above, a heading of its own, or text. */
function takePlain(
  text: string,
  paragraphs: readonly Paragraph[],
  i: number,
  before: number,
  builder: ClauseBuilder,
  words: StructureWords,
  candidates: readonly Candidate[],
  next: number,
  titleEnd: number,
): void {
  const paragraph = paragraphs[i]!;
  const draft = builder.innermost;
  if (draft && mayTakeHeading(draft, text, paragraph.start)) {
    if (paragraph.end - paragraph.words < 110) draft.heading = headingOf(text, paragraph.words, paragraph.end, words);
    return;
  }
  if (titleEnd > 0) builder.addHeading(paragraph.start, paragraph.words, titleEnd, before);
  else if (looksLikeHeading(text, paragraph, words) && isOwnHeading(text, paragraph, builder, candidates, next)) {
    builder.addHeading(paragraph.start, paragraph.words, paragraph.end, before);
  } else if (builder.depth > 0) builder.addPlainParagraph(paragraph.words, before);
}

/** Among numbered clauses a line in capitals is a heading only if numbers begin anew below it; elsewhere, and where the
 *  file format says so, it is one. */
function isOwnHeading(
  text: string,
  paragraph: Paragraph,
  builder: ClauseBuilder,
  candidates: readonly Candidate[],
  next: number,
): boolean {
  if (paragraph.headingLevel > 0 || !builder.hasNumbers) return true;
  const following = candidates[next]?.opens ? candidates[next]! : candidates[next + 1];
  if (!following?.opens || text.slice(paragraph.end, following.label.start).trim().length > 200) return false;
  const { label } = following;
  const first = label.numbers ? label.numbers.every((n) => n <= 1) : label.readings.some(({ value }) => value === 1);
  return isCapitalLine(text, paragraph) && first && label.bracket !== '()';
}

function skippedSpans(paragraphs: readonly Paragraph[], skip: Uint8Array): Span[] {
  const spans: { start: number; end: number }[] = [];
  for (let i = 0; i < paragraphs.length; i++) {
    if (!skip[i]) continue;
    const last = spans[spans.length - 1];
    if (last && skip[i - 1] === skip[i]) last.end = paragraphs[i]!.end;
    else spans.push({ start: paragraphs[i]!.start, end: paragraphs[i]!.end });
  }
  return spans;
}

/** The parts, which cover the text. The signature block becomes one of its own where nothing of the main body follows. */
function readParts(
  text: string,
  paragraphs: readonly Paragraph[],
  skip: Uint8Array,
  headings: readonly PartHeading[],
  builder: ClauseBuilder,
): Part[] {
  const parts: { id: string; title: string | null; start: number; end: number }[] = [
    { id: 'main', title: null, start: 0, end: text.length },
  ];
  for (const heading of headings) {
    const { start } = paragraphs[heading.paragraph]!;
    parts[parts.length - 1]!.end = start;
    parts.push({ id: heading.id, title: heading.title, start, end: text.length });
  }
  const main = parts[0]!;
  let lastClause = 0;
  for (const draft of builder.drafts) if (draft.part === 0) lastClause = draft.start;
  const first = paragraphs.findIndex(({ start }, i) => skip[i] === SIGNATURE && start > lastClause);
  if (first >= 0 && lastClause > 0 && paragraphs[first]!.start < main.end) {
    const { start } = paragraphs[first]!;
    parts.splice(1, 0, { id: 'signatures', title: null, start, end: main.end });
    main.end = start;
  }
  return parts;
}
