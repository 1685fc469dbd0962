import { numbersAround } from '../model/clause-tree.js';
import type { AmendingClause } from '../model/reading.js';
import type { ComparedDocument, ComparedLink, Side } from './compared-document.js';
import { subordinate } from './designations.js';
import type { Relationships } from './relationships.js';
import type { TitleWords } from './title-words.js';

export interface Amending {
  readonly document: ComparedDocument;
  readonly clause: AmendingClause;
}

/** Which clauses amending clauses change, and which documents later ones replace as a whole. */
export class Amendments {
  readonly #byTarget = new Map<string, Amending[]>();
  readonly #byDocument = new Map<string, { readonly amending: Amending; readonly base: ComparedDocument }[]>();
  readonly #replacing = new Map<string, string[]>();
  /** In reading order, each with the document whose clause it changes. */
  readonly all: { readonly amending: Amending; readonly base: ComparedDocument }[] = [];

  constructor(documents: readonly ComparedDocument[], links: readonly ComparedLink[], relationships: Relationships) {
    const byId = new Map(documents.map((document) => [document.id, document]));
    const bases = new Map<string, ComparedDocument[]>();
    const above = new Map<string, ComparedDocument[]>();
    for (const { from, to, relation } of links) {
      const base = byId.get(to);
      if (!base) continue;
      if (relation === 'amends') bases.set(from, [...(bases.get(from) ?? []), base]);
      else if (relation !== 'replaces') above.set(from, [...(above.get(from) ?? []), base]);
      if (relation === 'replaces') this.#replacing.set(from, [...(this.#replacing.get(from) ?? []), to]);
    }
    for (const document of documents) {
      if (document.amendments.length === 0) continue;
      const ofOne = ofOneParty(document, documents, relationships);
      const near = relationships.around(document);
      for (const clause of document.amendments) {
        if (clause.does === 'adds') continue;
        const base =
          baseOf(clause, document, bases.get(document.id) ?? [], near, relationships.titles) ??
          onlyNamed(clause, document, ofOne, relationships.titles) ??
          onlyAbove(clause, document, above.get(document.id) ?? contractsBeside(document, near, relationships));
        if (!base) continue;
        const amending = { document, clause };
        this.all.push({ amending, base });
        this.#byDocument.set(document.id, [...(this.#byDocument.get(document.id) ?? []), { amending, base }]);
        const key = `${base.id} ${placeIn(base, clause)}`;
        this.#byTarget.set(key, [...(this.#byTarget.get(key) ?? []), amending]);
      }
    }
  }

  /** The amending side, where one of the two stands in a clause that replaces or varies the other's, or in a document that
   *  replaces the other's as a whole. */
  between(a: Side, b: Side): Side | null {
    for (const [newer, older] of [
      [a, b],
      [b, a],
    ] as const) {
      if (this.#replacing.get(newer.document.id)?.includes(older.document.id)) return newer;
      if (newer.stipulation.subject !== older.stipulation.subject) continue;
      const amending = this.#of(older).some(
        ({ document, clause }) =>
          document.id === newer.document.id &&
          clause.start <= newer.stipulation.start &&
          newer.stipulation.start < clause.end,
      );
      if (amending) return newer;
    }
    return null;
  }

  /** Whether a later document replaced or deleted the clause: it binds nobody any more. */
  replaced(side: Side): boolean {
    return this.#of(side).some(({ clause }) => clause.does !== 'varies');
  }

  /** A later clause that changed some words of the one in which a text stands; null where none did. */
  changedBy(side: Side): Amending | null {
    return this.#of(side).find(({ clause }) => clause.does === 'varies') ?? null;
  }

  /** A text that a clause puts in the place of another ranks as the text that it replaces. */
  asBase(side: Side): Side {
    const { document, stipulation } = side;
    const found = (this.#byDocument.get(document.id) ?? []).find(
      ({ amending: { clause } }) => clause.start <= stipulation.start && stipulation.start < clause.end,
    );
    return found ? { ...side, document: found.base, stipulation: { ...stipulation, part: 'main' } } : side;
  }

  /** The clause that a text stands in as it changes another: its printed number there, not that of the words it puts in place. */
  numberOf({ document, stipulation }: Side): string {
    const within = document.amendments.find(({ start, end }) => start <= stipulation.start && stipulation.start < end);
    return within && within.part === stipulation.part ? within.clause : stipulation.clause;
  }

  #of({ document, stipulation }: Side): readonly Amending[] {
    // "Clause 5 is deleted" deletes 5.2 and 5.2(a) too.
    return numbersAround(stipulation.clause).flatMap(
      (number) => this.#byTarget.get(`${document.id} ${stipulation.part}/${number}`) ?? [],
    );
  }
}

/** The part and number of the clause that is meant: of the part that is named as the document, or of the one part that has it,
 *  where a document is an annex as a whole. */
export function placeIn(base: ComparedDocument, { target, targetTitle }: AmendingClause): string {
  if (target.includes('/')) return target;
  const has = (part: string) => base.clauses.some((clause) => clause.part === part && clause.number === target);
  const named = base.parts.find(({ id }) => id.toLowerCase() === targetTitle.replace(/ /g, ''));
  if (named && has(named.id)) return `${named.id}/${target}`;
  if (has('main')) return `main/${target}`;
  const [only, another] = base.parts.filter(({ id }) => has(id));
  return `${only && !another ? only.id : 'main'}/${target}`;
}

/** A letter of which only the addressee was read: the contracts of that party with others. */
function ofOneParty(
  document: ComparedDocument,
  documents: readonly ComparedDocument[],
  relationships: Relationships,
): readonly ComparedDocument[] {
  const [only, second] = relationships.partiesOf(document);
  if (only === undefined || second !== undefined) return [];
  const others = documents.filter((other) => other.id !== document.id && relationships.partiesOf(other).includes(only));
  return others.length <= mostContracts ? others : [];
}

/** The one document that the clause names; null where several are called so. */
function onlyNamed(
  clause: AmendingClause,
  document: ComparedDocument,
  others: readonly ComparedDocument[],
  titles: TitleWords,
): ComparedDocument | null {
  if (others.length === 0) return null;
  const named = titles.meant(clause.targetTitle, document);
  const fitting = others.filter((other) => named.size > 0 && titles.name(named, other));
  return fitting.length === 1 ? fitting[0]! : null;
}

/** "Our agreement is changed: the date in clause 2.1 is …": the contracts between the same parties that stand under no other. */
function contractsBeside(
  document: ComparedDocument,
  near: readonly ComparedDocument[],
  relationships: Relationships,
): readonly ComparedDocument[] {
  const parties = relationships.partiesOf(document);
  const contracts = near.filter(
    (other) =>
      other.id !== document.id &&
      !subordinate.includes(other.type) &&
      !relationships.isAnnexed(other) &&
      relationships.partiesOf(other).length === parties.length,
  );
  return parties.length > 1 ? [...new Set(contracts)] : [];
}

/** The one agreement that an addendum belongs to, where the clause names no other and the number is none of its own. */
function onlyAbove(
  { targetTitle, target, does, clause }: AmendingClause,
  { clauses }: ComparedDocument,
  above: readonly ComparedDocument[],
): ComparedDocument | null {
  const [only, second] = above;
  if (targetTitle !== '' || only === undefined || second !== undefined) return null;
  const isOwn = target !== clause && clauses.some(({ number }) => number === target);
  return does === 'varies' && isOwn ? null : only;
}

/** Where one party has more contracts, a letter to it that does not name the other cannot tell which is meant. */
const mostContracts = 12;

/** The document whose clause is meant: the one named by its title, else the one that this document amends. */
function baseOf(
  clause: AmendingClause,
  document: ComparedDocument,
  linked: readonly ComparedDocument[],
  near: readonly ComparedDocument[],
  titles: TitleWords,
): ComparedDocument | null {
  const others = [...linked, ...near].filter(({ id }) => id !== document.id);
  const named = titles.meant(clause.targetTitle, document);
  const byTitle = others.find((other) => (named.size >= 2 || isAcronymOf(named, other)) && titles.name(named, other));
  if (byTitle) return byTitle;
  if (linked.length > 0) return linked[0]!;
  const fitting = [...new Set(others)].filter((other) => named.size > 0 && titles.name(named, other));
  if (fitting.length === 1) return fitting[0]!;
  // "The Agreement" is none of those that stand under it.
  const main = titles.nameASort(named) ? fitting.filter(({ type }) => !subordinate.includes(type)) : [];
  return main.length === 1 ? main[0]! : null;
}

function isAcronymOf(named: ReadonlySet<string>, { acronyms }: ComparedDocument): boolean {
  return named.size === 1 && acronyms.some((acronym) => named.has(acronym.toLowerCase()));
}
