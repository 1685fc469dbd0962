import type { DocumentRecord, EventRecord, LinkRelation } from '../model/record.js';
import { isUnderClause } from '../model/timing.js';
import { endingEvents } from '../resolve/term.js';
import { sameParties, sharesParty } from './our-side.js';
import type { LinkView } from './views.js';

/** Relations by which a document belongs to another: what is said of "the Agreement" in it is said of that one. */
const belonging: readonly LinkRelation[] = ['amends', 'supplements', 'under'];

/** Events of one agreement alone: the other contracts of the same parties are signed, begin and end on days of their own. */
const ofOneAgreement: readonly string[] = [...endingEvents, 'signature', 'effective-date'];

/** Events between the two sides of one contract: what a party lays down for itself (a policy) knows nothing of them. */
const betweenTwo: readonly string[] = [
  'invoice-date',
  'invoice-received',
  'goods-delivered',
  'closing',
  'notice-given',
  'notice-received',
];

/** A document that changes another, or replaces it. */
export interface Changer {
  readonly id: string;
  readonly document: DocumentRecord;
  readonly relation: 'amends' | 'replaces';
  /** A person has confirmed the link. */
  readonly confirmed: boolean;
}

/** Which documents belong together, by their links and their parties. */
export class DocumentCircle {
  /** One name for all documents that are linked, directly or through others. */
  readonly #families: ReadonlyMap<string, string>;
  readonly #above = new Map<string, string[]>();
  readonly #amending = new Map<string, string[]>();
  readonly #changing = new Map<string, Omit<Changer, 'document'>[]>();

  constructor(
    readonly documents: ReadonlyMap<string, DocumentRecord>,
    links: readonly LinkView[],
  ) {
    this.#families = joinFamilies([...documents.keys()], links);
    for (const { link } of links) {
      const { from, to, relation, state } = link;
      if (to !== null && (relation === 'amends' || relation === 'replaces'))
        this.#changing.set(to, [
          ...(this.#changing.get(to) ?? []),
          { id: from, relation, confirmed: state === 'confirmed' },
        ]);
      if (to === null || !belonging.includes(relation) || !documents.get(from)?.current) continue;
      const above = this.#above.get(from) ?? [];
      if (!above.includes(to)) this.#above.set(from, [...above, to]);
      if (relation === 'amends') this.#amending.set(to, [...(this.#amending.get(to) ?? []), from]);
    }
  }

  /** The agreement that a document amends, supplements or stands under; null where it belongs to none, or to several. */
  baseOf({ id }: DocumentRecord): DocumentRecord | null {
    const above = this.#above.get(id) ?? [];
    return above.length === 1 ? (this.documents.get(above[0]!) ?? null) : null;
  }

  /** In the order in which they were made; one without a date counts as made.
   *  @param asOf  ISO date: none that is dated later */
  amendmentsOf({ id }: DocumentRecord, asOf: string): DocumentRecord[] {
    return [...new Set(this.#amending.get(id) ?? [])]
      .flatMap((one) => this.documents.get(one) ?? [])
      .filter((one) => madeOn(one) <= asOf)
      .sort(asMade);
  }

  /** Documents that amend it or replace it, in the same order. @param asOf  as for `amendmentsOf` */
  changersOf({ id }: DocumentRecord, asOf: string): Changer[] {
    return (this.#changing.get(id) ?? [])
      .flatMap((changer) => {
        const document = this.documents.get(changer.id);
        return document?.current && madeOn(document) <= asOf ? [{ ...changer, document }] : [];
      })
      .sort((a, b) => asMade(a.document, b.document));
  }

  /** Whether what happens under one document concerns the other. */
  areRelated(one: DocumentRecord, other: DocumentRecord): boolean {
    return (
      one.id === other.id ||
      this.#families.get(one.id) === this.#families.get(other.id) ||
      sameParties(one.facts.parties, other.facts.parties)
    );
  }

  /** Whether an event recorded for one document starts the clocks of another. A breach concerns every contract of the same
   *  parties, and what one of them laid down for itself; the end of an agreement only what belongs to it. */
  startsClocks(event: Pick<EventRecord, 'event'>, at: DocumentRecord, document: DocumentRecord): boolean {
    if (at.id === document.id) return true;
    if (endingEvents.includes(event.event)) return this.#standsUnder(document.id, at.id);
    if (ofOneAgreement.includes(event.event) || isUnderClause(event.event)) return false;
    if (this.areRelated(at, document)) return true;
    const [parties, others] = [at.facts.parties, document.facts.parties];
    const ownRules = parties.length === 1 || others.length === 1;
    return ownRules && !betweenTwo.includes(event.event) && sharesParty(parties, others);
  }

  #standsUnder(document: string, above: string, seen = new Set<string>()): boolean {
    if (seen.has(document)) return false;
    seen.add(document);
    return (this.#above.get(document) ?? []).some((one) => one === above || this.#standsUnder(one, above, seen));
  }
}

function madeOn({ facts }: DocumentRecord): string {
  return facts.agreementDate?.value ?? facts.effectiveDate?.value ?? '';
}

function asMade(a: DocumentRecord, b: DocumentRecord): number {
  const [one, other] = [a, b].map((document) => `${madeOn(document)} ${document.file}`);
  return one! < other! ? -1 : 1;
}

function joinFamilies(documents: readonly string[], links: readonly LinkView[]): Map<string, string> {
  const family = new Map(documents.map((id) => [id, id]));
  const head = (id: string): string => {
    const above = family.get(id) ?? id;
    return above === id ? id : head(above);
  };
  for (const { link } of links) if (link.to) family.set(head(link.from), head(link.to));
  return new Map(documents.map((id) => [id, head(id)]));
}
