import type { DocumentRecord, EventRecord, LinkRelation } from '../model/record.js';
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

/** Which documents belong together, by their links and their parties. */
export class DocumentCircle {
  /** One name for all documents that are linked, directly or through others. */
  readonly #families: ReadonlyMap<string, string>;
  readonly #above = new Map<string, string[]>();
  readonly #amending = new Map<string, string[]>();

  constructor(
    readonly documents: ReadonlyMap<string, DocumentRecord>,
    links: readonly LinkView[],
  ) {
    this.#families = joinFamilies([...documents.keys()], links);
    for (const { link } of links) {
      const { from, to, relation } = link;
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
    const made = ({ facts }: DocumentRecord) => facts.agreementDate?.value ?? facts.effectiveDate?.value ?? '';
    return [...new Set(this.#amending.get(id) ?? [])]
      .flatMap((one) => this.documents.get(one) ?? [])
      .filter((one) => made(one) <= asOf)
      .sort((a, b) => (made(a) === made(b) ? (a.file < b.file ? -1 : 1) : made(a) < made(b) ? -1 : 1));
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
    if (ofOneAgreement.includes(event.event)) return false;
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

function joinFamilies(documents: readonly string[], links: readonly LinkView[]): Map<string, string> {
  const family = new Map(documents.map((id) => [id, id]));
  const head = (id: string): string => {
    const above = family.get(id) ?? id;
    return above === id ? id : head(above);
  };
  for (const { link } of links) if (link.to) family.set(head(link.from), head(link.to));
  return new Map(documents.map((id) => [id, head(id)]));
}
