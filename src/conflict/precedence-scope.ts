import { type ClauseTopic, isInClauses, parseClauseTopic } from '../model/clause-topic.js';
import type { PrecedenceClause } from '../model/conflict.js';
import type { ComparedDocument, Side } from './compared-document.js';
import type { Subject } from './subjects.js';
import type { TitleWords } from './title-words.js';

/** A clause on the order of documents, and where it stands. */
export interface OrderClause {
  readonly document: ComparedDocument;
  readonly clause: PrecedenceClause;
}

/** A clause asked about two sides that differ on a subject. */
interface Asked {
  readonly order: OrderClause;
  readonly sides: readonly [Side, Side];
  readonly subject: Subject;
}

/** A clause limited to topics decides only about those: the subject is about one, its words are in the subject's name or in
 *  what the two clauses are limited to, or, for personal data, one of the two texts is a data processing document. */
export function inScope(asked: Asked, titles: TitleWords): boolean {
  const { scope } = asked.order.clause;
  if (scope === '') return true;
  const topics = scope.split('+');
  const [excepted, limits] = [topics.filter(isExcepting), topics.filter((topic) => !isExcepting(topic))];
  return (
    excepted.every((topic) => isAbout(topic, asked, titles)) &&
    (limits.length === 0 || limits.some((topic) => isAbout(topic, asked, titles)))
  );
}

const isExcepting = (topic: string): boolean => topic.startsWith('not-');

/** Whether one of the sides stands in clauses that are told by their numbers: of the document that tells them, or of the other. */
function standsIn(clauses: ClauseTopic, { order, sides }: Asked): boolean {
  return sides.some(
    ({ document, stipulation: { part, clause } }) =>
      (document.id === order.document.id) !== clauses.isTheirs &&
      (clauses.isTheirs || part === order.clause.part) &&
      isInClauses(clause, clauses),
  );
}

function isAbout(topic: string, asked: Asked, titles: TitleWords): boolean {
  const clauses = parseClauseTopic(topic);
  if (clauses) return standsIn(clauses, asked) !== clauses.isNot;
  if (isExcepting(topic)) return !isAbout(topic.slice('not-'.length), asked, titles);
  const { sides, subject } = asked;
  if (subject.about.includes(topic) || subject.name === topic) return true;
  if (topic === 'personal-data')
    return (
      sides.some((side) => isDataProcessing(side, asked.order)) &&
      (!isOfAnyAgreement(subject) || sides.some((side) => speaksOfData(side, titles)))
    );
  // "In matters of quality … in favour of the Quality Annex": what that document says is what is meant.
  const named = titles.of(asked.order.clause.winner);
  const words = titles.of(topic.replaceAll('-', ' '));
  if (!isOfAnyAgreement(subject) && [...words].some((word) => named.has(word))) return true;
  const scopes = sides
    .flatMap(({ stipulation: { scope } }) =>
      Object.entries(scope).map(([name, words]) => (name === 'carved' ? '' : words)),
    )
    .join(' ');
  const matter = titles.of(`${subject.name} ${subject.says} ${scopes}`.replace(/[-+/]/g, ' '));
  if ([...words].some((word) => matter.has(word))) return true;
  // "Whatever concerns the harbour" is what the addendum is for that has the harbour in its title.
  const others = sides.filter(({ document }) => document.id !== asked.order.document.id);
  const known = titles.wordsOfTopic(topic);
  if (!known && others.some(({ document }) => hasWord(titles.of(document.title), words))) return true;
  // What is compared by its words alone has no name of its own but the headings under which it stands.
  if (subject.like && sides.some((side) => headingsOf(side, titles).some((word) => words.has(word)))) return true;
  if (known) return sides.every((side) => headingsOf(side, titles).some((word) => known.has(word)));
  return sides.every((side) => hasWord(new Set([...headingsOf(side, titles), ...sentenceOf(side, titles)]), words));
}

function hasWord(told: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  return [...words].some((word) => told.has(word));
}

function sentenceOf({ document, stipulation: { start, end } }: Side, titles: TitleWords): ReadonlySet<string> {
  return titles.of(document.text.slice(start, end));
}

/** The words of the headings above a side. */
function headingsOf({ document, stipulation: { start } }: Side, titles: TitleWords): string[] {
  const above = document.clauses.filter((clause) => clause.start <= start && start < clause.end);
  return above.flatMap(({ heading }) => [...titles.of(heading ?? '')]);
}

/** What every agreement lays down, whatever it is about. */
const ofAnyAgreement: ReadonlySet<string> = new Set([
  'assignment',
  'claims',
  'competition',
  'insurance',
  'law',
  'liability',
  'notices',
  'pay',
  'payment',
  'penalties',
  'price',
  'term',
  'warranty',
]);

/** What is paid, for how long, under which law: no matter of personal data, even where an addendum on data speaks of it. */
function isOfAnyAgreement({ about }: Subject): boolean {
  return about.length > 0 && about.every((topic) => ofAnyAgreement.has(topic));
}

/** So many characters of a definition tell what a term is. */
const definitionReach = 160;

/** "The liability for a breach of data protection", or for an "Incident" that is defined as one. */
function speaksOfData({ document, stipulation: { start, end } }: Side, titles: TitleWords): boolean {
  const { text, clauses, terms, parties, acronyms } = document;
  const sentence = text.slice(start, end);
  const headings = clauses
    .filter((clause) => clause.start <= start && start < clause.end)
    .map(({ heading }) => heading);
  const meanings = terms
    .filter(
      ({ term }) =>
        sentence.includes(term) && !acronyms.includes(term) && !parties.some(({ aliases }) => aliases.includes(term)),
    )
    .map(({ meaning }) => text.slice(meaning.start, Math.min(meaning.end, meaning.start + definitionReach)));
  return [sentence, ...headings, ...meanings].some((words) => titles.tellsOfPersonalData(words ?? ''));
}

/** A text about the processing of data; also the one that puts itself first there. */
function isDataProcessing({ document, stipulation }: Side, order: OrderClause): boolean {
  if (document.type === 'dpa' || stipulation.part === 'dpa') return true;
  return order.clause.winner === 'this' && document.id === order.document.id && stipulation.part === order.clause.part;
}
