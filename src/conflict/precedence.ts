import type { PrecedenceClause } from '../model/conflict.js';
import type { ComparedDocument, Side } from './compared-document.js';
import type { Relationships } from './relationships.js';
import type { Subject } from './subjects.js';

/** What the clauses on the order of documents say about one pair.
 *  `decided`: they agree on a winner; `collision`: they decide against each other; `silent`: none speaks of the pair. */
export type Ruling =
  | { readonly ruling: 'decided'; readonly winner: Side; readonly clause: OrderClause }
  | { readonly ruling: 'collision'; readonly clauses: readonly OrderClause[] }
  | { readonly ruling: 'silent' };

export interface OrderClause {
  readonly document: ComparedDocument;
  readonly clause: PrecedenceClause;
}

/** The clauses on the order of documents of all documents, asked for one pair at a time. Nothing is assumed: not that the
 *  main body wins, not that the later text wins. */
export class OrderOfPrecedence {
  readonly #clauses: readonly OrderClause[];

  constructor(
    documents: readonly ComparedDocument[],
    private readonly relationships: Relationships,
  ) {
    this.#clauses = documents.flatMap((document) => document.precedence.map((clause) => ({ document, clause })));
  }

  /** Which of two clauses governs, by the clauses in documents that bind the same parties. */
  rule(a: Side, b: Side, subject: Subject): Ruling {
    const decisions = this.#clauses
      .filter(({ document }) => this.#concerns(document, a, b))
      .filter(({ document, clause }) => inScope(clause, document, a, b, subject))
      .map((order) => ({ order, winner: winnerBy(order, a, b) }))
      .filter((decision): decision is { order: OrderClause; winner: Side } => decision.winner !== null);
    if (decisions.length === 0) return { ruling: 'silent' };
    // A clause limited to this matter is closer to it than one for everything (lex specialis).
    const narrow = decisions.filter(({ order }) => order.clause.scope !== '');
    const closest = narrow.length > 0 ? narrow : decisions;
    const first = closest[0]!;
    if (closest.every(({ winner }) => winner === first.winner)) {
      return { ruling: 'decided', winner: first.winner, clause: first.order };
    }
    return { ruling: 'collision', clauses: closest.map(({ order }) => order) };
  }

  #concerns(document: ComparedDocument, a: Side, b: Side): boolean {
    return [a, b].every((side) => {
      const relationship = this.relationships.between(document, side.document);
      return relationship === 'together' || relationship === 'rules';
    });
  }
}

/** A clause limited to personal data decides only about that: the subject is about it, or one of the two texts is a data
 *  processing document. */
function inScope(clause: PrecedenceClause, document: ComparedDocument, a: Side, b: Side, subject: Subject): boolean {
  if (clause.scope === '') return true;
  if (subject.about.includes(clause.scope)) return true;
  if (clause.scope !== 'personal-data') return subject.name === clause.scope;
  return [a, b].some(
    (side) =>
      side.document.type === 'dpa' ||
      side.stipulation.part === 'dpa' ||
      (clause.winner === 'this' && side.document.id === document.id && side.stipulation.part === clause.part),
  );
}

/** The side that one clause lets win, or null where it does not speak of the two. */
function winnerBy({ document, clause }: OrderClause, a: Side, b: Side): Side | null {
  if (clause.order.length > 0) {
    const [rankA, rankB] = [rankIn(clause, document, a), rankIn(clause, document, b)];
    return rankA === rankB || rankA < 0 || rankB < 0 ? null : rankA < rankB ? a : b;
  }
  if (clause.winner === 'later') {
    const [dateA, dateB] = [a.document.date, b.document.date];
    return dateA === null || dateB === null || dateA === dateB ? null : dateA > dateB ? a : b;
  }
  const means = (words: string, side: Side): boolean => designates(words, document, clause.part, side);
  const wins = (side: Side, other: Side): boolean =>
    means(clause.winner, side) && !means(clause.winner, other) && (clause.loser === '' || means(clause.loser, other));
  if (wins(a, b)) return a;
  return wins(b, a) ? b : null;
}

function rankIn(clause: PrecedenceClause, document: ComparedDocument, side: Side): number {
  return clause.order.findIndex((words) => designates(words, document, clause.part, side));
}

/** Whether words of a clause mean the text in which a side stands: `this`, a part of the same document, a title. */
function designates(words: string, from: ComparedDocument, part: string, side: Side): boolean {
  const here = side.document.id === from.id;
  if (words === 'this') return here && side.stipulation.part === part;
  const wanted = titleWords(words);
  if (wanted.size === 0) return false;
  const partTitle = side.document.parts.find(({ id }) => id === side.stipulation.part)?.title;
  if (here && partTitle && covers(wanted, titleWords(`${partTitle} ${side.stipulation.part}`))) return true;
  if (here && side.stipulation.part !== 'main') return false;
  if (covers(wanted, titleWords(side.document.title))) return true;
  // "the Data Processing Addendum" is the agreement's data processing agreement, whatever that calls itself.
  return typeNames[side.document.type]?.some((name) => covers(wanted, titleWords(name))) ?? false;
}

const typeNames: Partial<Record<ComparedDocument['type'], readonly string[]>> = {
  dpa: [
    'data processing addendum agreement appendix terms',
    'data protection addendum agreement',
    'data sharing agreement',
  ],
  sow: ['statement of work', 'order form', 'work order'],
  sla: ['service level agreement schedule'],
  nda: ['confidentiality agreement', 'non disclosure agreement'],
};

const emptyWords = new Set(
  'the a an this that of to and its any all such said terms conditions provisions between for in on under hereto'.split(
    ' ',
  ),
);

function titleWords(words: string): Set<string> {
  return new Set(
    words
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .map((word) => word.replace(/s$/, ''))
      .filter((word) => word !== '' && !emptyWords.has(word)),
  );
}

function covers(wanted: ReadonlySet<string>, title: ReadonlySet<string>): boolean {
  return [...wanted].every((word) => title.has(word));
}
