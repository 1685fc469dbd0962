import type { ComparedDocument, Side } from './compared-document.js';
import type { OrderOfPrecedence } from './precedence.js';
import type { OrderClause } from './precedence-scope.js';
import type { Relationships } from './relationships.js';

/** Two clauses on the order of documents that decide against each other. */
export interface OrderCollision {
  readonly first: OrderClause;
  readonly second: OrderClause;
  /** The two texts between which they decide differently. */
  readonly between: readonly [ComparedDocument, ComparedDocument];
  /** For a cycle: the other clauses that close it. */
  readonly others: readonly OrderClause[];
}

/** Finds order clauses that let different documents win, each pair once, and cycles (A before B, B before C, C before A). */
export function findOrderCollisions(
  documents: readonly ComparedDocument[],
  order: OrderOfPrecedence,
  relationships: Relationships,
): OrderCollision[] {
  const ordering = documents.filter(({ precedence }) => precedence.length > 0);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const collisions = new Map<string, OrderCollision>();
  const add = (collision: OrderCollision): void => {
    const key = [spot(collision.first), spot(collision.second)].sort().join(' ~ ');
    if (!collisions.has(key)) collisions.set(key, collision);
  };
  for (const members of circlesOf(ordering, relationships)) {
    if (members.length <= largestCircle) for (const cycle of cyclesIn(members, order)) add(cycle);
  }
  for (const [x, y] of pairsInCircles(ordering, relationships)) {
    for (const first of clausesOf(x)) {
      for (const second of clausesOf(y)) {
        if (first.clause.scope !== second.clause.scope) continue;
        const apart = decideApart(first, second, [x, y, ...linkedIn(byId, x, y, relationships)], order);
        if (apart) add({ first, second, between: apart, others: [] });
      }
    }
  }
  return [...collisions.values()];
}

const clausesOf = (document: ComparedDocument): OrderClause[] =>
  document.precedence.map((clause) => ({ document, clause }));

const spot = ({ document, clause }: OrderClause) => `${document.id} ${clause.part}/${clause.clause}`;

/** More documents with order clauses around one relationship are not searched for cycles. */
const largestCircle = 24;

function circlesOf(documents: readonly ComparedDocument[], relationships: Relationships): Iterable<ComparedDocument[]> {
  const circles = new Map<string, ComparedDocument[]>();
  for (const document of documents) {
    for (const circle of relationships.circlesOf(document)) {
      const members = circles.get(circle);
      if (members) members.push(document);
      else circles.set(circle, [document]);
    }
  }
  return circles.values();
}

/** A before B, B before C, C before A, each by a clause that nothing speaks against. */
function* cyclesIn(members: readonly ComparedDocument[], order: OrderOfPrecedence): Generator<OrderCollision> {
  const clauses = members.flatMap(clausesOf).filter(({ clause }) => clause.scope === '');
  const sides = members.map(wholeOf);
  const beats = (winner: number, loser: number): OrderClause | null => {
    const speaking = clauses.filter((clause) => order.winnerBy(clause, sides[winner]!, sides[loser]!) !== null);
    const agreed = speaking.every((clause) => order.winnerBy(clause, sides[winner]!, sides[loser]!) === sides[winner]);
    return agreed ? (speaking[0] ?? null) : null;
  };
  for (let a = 0; a < members.length; a++) {
    for (let b = a + 1; b < members.length; b++) {
      for (let c = b + 1; c < members.length; c++) {
        for (const [x, y, z] of [
          [a, b, c],
          [a, c, b],
        ] as const) {
          const [first, second, third] = [beats(x, y), beats(y, z), beats(z, x)];
          if (first && second && third) yield { first, second, between: [members[x]!, members[z]!], others: [third] };
        }
      }
    }
  }
}

/** Each two documents that have order clauses and share a circle, once. */
function* pairsInCircles(
  documents: readonly ComparedDocument[],
  relationships: Relationships,
): Generator<readonly [ComparedDocument, ComparedDocument]> {
  const seen = new Set<string>();
  for (const members of circlesOf(documents, relationships)) {
    for (let i = 0; i < members.length; i++) {
      for (let j = i + 1; j < members.length; j++) {
        const key = `${members[i]!.id} ${members[j]!.id}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield [members[i]!, members[j]!];
      }
    }
  }
}

/** Documents that one of the two order clauses may speak of besides their own. */
function linkedIn(
  byId: ReadonlyMap<string, ComparedDocument>,
  x: ComparedDocument,
  y: ComparedDocument,
  relationships: Relationships,
): ComparedDocument[] {
  const linked = new Set([...relationships.linkedWith(x), ...relationships.linkedWith(y)]);
  return [...linked].filter((id) => id !== x.id && id !== y.id).flatMap((id) => byId.get(id) ?? []);
}

/** The first two documents of which the one clause lets this and the other clause that one win. */
function decideApart(
  first: OrderClause,
  second: OrderClause,
  documents: readonly ComparedDocument[],
  order: OrderOfPrecedence,
): readonly [ComparedDocument, ComparedDocument] | null {
  const sides = documents.map(wholeOf);
  for (let i = 0; i < sides.length; i++) {
    for (let j = i + 1; j < sides.length; j++) {
      const winners = [first, second].map((clause) => order.winnerBy(clause, sides[i]!, sides[j]!));
      const [one, other] = winners;
      if (one && other && one !== other && one !== 'stricter' && other !== 'stricter')
        return [sides[i]!.document, sides[j]!.document];
    }
  }
  return null;
}

/** A document as a whole, as a side of the order of documents. */
function wholeOf(document: ComparedDocument): Side {
  const stipulation = {
    start: 0,
    end: 0,
    subject: '',
    part: 'main',
    clause: '',
    obligor: '',
    value: null,
    limit: null,
    words: '',
    polarity: 'requires' as const,
    scope: {},
    defers: false,
    rule: '',
  };
  return { document, stipulation, obligor: '' };
}
