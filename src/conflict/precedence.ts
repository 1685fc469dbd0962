import { parseClauseTopic } from '../model/clause-topic.js';
import { type PrecedenceClause, THIS_CLAUSE } from '../model/conflict.js';
import type { ComparedDocument, Side } from './compared-document.js';
import { designates } from './designations.js';
import { inScope, type OrderClause } from './precedence-scope.js';
import type { Relationships } from './relationships.js';
import type { Subject } from './subjects.js';

/** What the clauses on the order of documents say about one pair.
 *  `decided`: they agree on a winner; `stricter`: the stricter of the two wins, whichever it is; `collision`: they decide
 *  against each other; `silent`: none speaks of the pair. */
export type Ruling =
  | { readonly ruling: 'decided'; readonly winner: Side; readonly clauses: readonly OrderClause[] }
  | { readonly ruling: 'stricter'; readonly clauses: readonly OrderClause[]; readonly yields: ComparedDocument | null }
  | { readonly ruling: 'collision'; readonly clauses: readonly OrderClause[] }
  | { readonly ruling: 'silent' };

/** Among more documents that tell an order no chain is looked for. */
const mostBetween = 24;

/** The clauses on the order of documents, asked for one pair at a time. Nothing is assumed: not that the main body wins, not
 *  that the later text wins. */
export class OrderOfPrecedence {
  readonly #byCircle = new Map<string, OrderClause[]>();
  readonly #ofRules = new Map<string, OrderClause[]>();

  constructor(
    documents: readonly ComparedDocument[],
    private readonly relationships: Relationships,
  ) {
    for (const document of documents) {
      if (document.precedence.length === 0) continue;
      const clauses = document.precedence.map((clause) => ({ document, clause }));
      for (const circle of relationships.circlesOf(document)) add(this.#byCircle, circle, clauses);
      const [only, second] = relationships.partiesOf(document);
      if (only !== undefined && second === undefined) add(this.#ofRules, only, clauses);
    }
  }

  /** Which of two clauses governs: first by clauses that speak of the two, else by a chain of them (A before B, B before C). */
  rule(a: Side, b: Side, subject: Subject): Ruling {
    const clauses = this.#concerning(a, b).filter((order) =>
      inScope({ order, sides: [a, b], subject }, this.relationships.titles),
    );
    const direct = this.#decide(clauses, a, b);
    return direct.ruling === 'silent' ? this.#byChain(clauses, a, b) : direct;
  }

  #decide(clauses: readonly OrderClause[], a: Side, b: Side): Ruling {
    const decisions = clauses
      .map((order) => ({ order, winner: this.winnerBy(order, a, b) }))
      .filter((decision): decision is { order: OrderClause; winner: Side | 'stricter' } => decision.winner !== null);
    if (decisions.length === 0) return { ruling: 'silent' };
    // A clause limited to this matter is closer to it than one for everything (lex specialis).
    const narrow = decisions.filter(({ order: { clause } }) => clause.scope !== '' || clause.winner === THIS_CLAUSE);
    const closest = firstStages(narrow.length > 0 ? narrow : decisions);
    const first = closest[0]!;
    const orders = closest.map(({ order }) => order);
    if (!closest.every(({ winner }) => winner === first.winner)) return { ruling: 'collision', clauses: orders };
    if (first.winner !== 'stricter') return { ruling: 'decided', winner: first.winner, clauses: orders };
    const { document, clause } = first.order;
    return { ruling: 'stricter', clauses: orders, yields: clause.loser === 'this' ? document : null };
  }

  /** The one beats the other over documents between them, as many as it takes. */
  #byChain(clauses: readonly OrderClause[], a: Side, b: Side): Ruling {
    const ordering = new Map(clauses.map(({ document }) => [document.id, document]));
    if (ordering.size === 0 || ordering.size > mostBetween) return { ruling: 'silent' };
    const between = [...ordering.values()]
      .filter(({ id }) => id !== a.document.id && id !== b.document.id)
      .map((document) => sideOf(document, a));
    const [down, up] = [this.#chain(clauses, a, b, between), this.#chain(clauses, b, a, between)];
    if (down && up) return { ruling: 'collision', clauses: [...new Set([...down, ...up])] };
    if (down) return { ruling: 'decided', winner: a, clauses: down };
    return up ? { ruling: 'decided', winner: b, clauses: up } : { ruling: 'silent' };
  }

  /** The clauses of the shortest chain from the winner down to the loser; null where there is none. */
  #chain(clauses: readonly OrderClause[], winner: Side, loser: Side, between: readonly Side[]): OrderClause[] | null {
    const ways: { readonly side: Side; readonly told: readonly OrderClause[] }[] = [{ side: winner, told: [] }];
    const left = new Set(between);
    for (const { side, told } of ways) {
      for (const next of side === winner ? left : [loser, ...left]) {
        const step = this.#decide(clauses, side, next);
        if (step.ruling !== 'decided' || step.winner !== side) continue;
        const chain = [...told, ...step.clauses];
        if (next === loser) return [...new Set(chain)];
        left.delete(next);
        ways.push({ side: next, told: chain });
      }
    }
    return null;
  }

  /** Clauses of documents that are in a circle with both sides. */
  #concerning(a: Side, b: Side): OrderClause[] {
    const found = new Set<OrderClause>();
    for (const side of [a, b]) {
      const { document } = side;
      for (const circle of this.relationships.circlesOf(document)) {
        for (const order of this.#byCircle.get(circle) ?? []) found.add(order);
      }
      for (const party of this.relationships.partiesOf(document)) {
        for (const order of this.#ofRules.get(party) ?? []) found.add(order);
      }
    }
    return [...found].filter(({ document }) =>
      [a, b].every((side) => {
        const relationship = this.relationships.between(document, side.document);
        return relationship === 'together' || relationship === 'rules';
      }),
    );
  }

  /** The side that one clause lets win, or null where it does not speak of the two. */
  winnerBy({ document, clause }: OrderClause, a: Side, b: Side): Side | 'stricter' | null {
    const means = (words: string, side: Side): boolean =>
      words === THIS_CLAUSE
        ? isOf(side, document, clause)
        : designates(words, document, clause.part, side, this.relationships);
    if (clause.order.length > 0) {
      const [rankA, rankB] = [a, b].map((side) => clause.order.findIndex((words) => means(words, side)));
      return rankA === rankB || rankA! < 0 || rankB! < 0 ? null : rankA! < rankB! ? a : b;
    }
    if (clause.winner === 'later') {
      const [dateA, dateB] = [a.document.date, b.document.date];
      return dateA === null || dateB === null || dateA === dateB ? null : dateA > dateB ? a : b;
    }
    if (clause.winner === 'stricter') {
      const here = [a, b].filter((side) => side.document.id === document.id).length;
      return clause.loser !== 'this' || here === 1 ? 'stricter' : null;
    }
    const wins = (side: Side, other: Side): boolean =>
      means(clause.winner, side) && !means(clause.winner, other) && this.#loses(clause, document, other, means);
    if (wins(a, b)) return a;
    return wins(b, a) ? b : null;
  }

  /** A loser that is not named, or only as "the Agreement", is whatever else belongs to the agreement, by a link or by name:
   *  not every contract between the same parties does. */
  #loses(
    clause: PrecedenceClause,
    document: ComparedDocument,
    other: Side,
    means: (words: string, side: Side) => boolean,
  ): boolean {
    if (clause.loser !== '' && means(clause.loser, other)) return true;
    if (clause.loser !== '' && !/^(agreement|contract)$/.test(clause.loser)) return false;
    if (!this.relationships.oneAgreement(document, other.document)) return false;
    if (this.relationships.between(document, other.document) === 'rules') return clause.loser === '';
    return clause.loser === '' || other.document.id !== document.id;
  }
}

function add(map: Map<string, OrderClause[]>, key: string, clauses: readonly OrderClause[]): void {
  const list = map.get(key);
  if (list) list.push(...clauses);
  else map.set(key, [...clauses]);
}

/** "First, on data, the DPA decides; second, on whatever else concerns the hub, the Addendum": of what one sentence says of a pair
 *  the first. */
function firstStages<Decision extends { readonly order: OrderClause }>(
  decisions: readonly Decision[],
): readonly Decision[] {
  const first = new Map<string, Decision>();
  for (const decision of decisions) {
    const { document, clause } = decision.order;
    const sentence = `${document.id} ${clause.start}`;
    const known = first.get(sentence);
    // "The clauses come first, save that on prices the Annex does": a matter is narrower than the numbers of clauses.
    if (!known || (tellsOnlyClauses(known) && !tellsOnlyClauses(decision))) first.set(sentence, decision);
  }
  return [...first.values()];
}

function tellsOnlyClauses({ order: { clause } }: { readonly order: OrderClause }): boolean {
  return clause.scope.split('+').every((topic) => topic === '' || parseClauseTopic(topic) !== null);
}

/** Whether a side stands in a clause on the order of documents, or in one below it. */
function isOf({ document, stipulation }: Side, from: ComparedDocument, { part, clause }: PrecedenceClause): boolean {
  if (document.id !== from.id || stipulation.part !== part || clause === '') return false;
  const rest = stipulation.clause.startsWith(clause) ? stipulation.clause.slice(clause.length) : null;
  return rest !== null && /^(?:$|[.(])/.test(rest);
}

/** A document as a whole, as a side of the order of documents. */
function sideOf(document: ComparedDocument, like: Side): Side {
  return { document, stipulation: { ...like.stipulation, part: 'main', clause: '' }, obligor: like.obligor };
}
