import type { DocumentReference } from '../model/facts.js';
import { acronymsOf, isAcronym } from '../model/names-of-document.js';
import type { DocumentRecord, Link, LinkRelation } from '../model/record.js';
import { titleParts } from '../model/title-parts.js';
import { hashOf } from '../store/identifiers.js';
import { sameParties, sharesParty } from './our-side.js';

/** Links that the texts speak of: "Amendment No. 2 to the Services Agreement dated 3 May 2024". A document that is named but
 *  was not imported gives a link to nothing, so that somebody looks for it. */
export function proposeLinks(documents: readonly DocumentRecord[]): Link[] {
  const titled = new TitledDocuments(documents);
  return documents.flatMap((document) => {
    const seen = new Map<string, Link>();
    for (const reference of relatedReferences(document, titled)) {
      const link = propose(document, reference, titled);
      // The same document is named many times: the mention that finds it, or the first, stands for all.
      const key = link.to === null ? `${link.relation} ${bare(link.title)}` : `${link.relation} ${link.to}`;
      if (!seen.has(key)) seen.set(key, link);
    }
    const links = [...seen.values()];
    // "the Agreement" without a date is not missing where a fuller mention of the same sort was found.
    const found = new Set(links.filter(({ to }) => to !== null).map(({ relation }) => relation));
    return links.filter(({ to, relation, date }) => to !== null || date !== null || !found.has(relation));
  });
}

interface RelatedReference extends DocumentReference {
  readonly relation: LinkRelation;
}

/** What a document says it does to others. Where no sentence says so, its title does ("Amendment No. 1 to the Services
 *  Agreement"), with the date by which the text names that agreement; else that the two name each other, and this one gives
 *  the other's date: a schedule to an agreement that refers to its schedule. */
function relatedReferences(document: DocumentRecord, titled: TitledDocuments): RelatedReference[] {
  const references = withFullTitles(document.facts.references);
  const stated = references.filter((reference): reference is RelatedReference => reference.relation !== 'mentions');
  if (stated.length > 0) return stated;
  const dated = references.filter(({ date, span }) => date !== null && span.start < opening);
  const amends = document.type === 'amendment';
  const { base } = titleParts(document);
  if (base !== null) {
    const named = dated.find(({ title }) => bare(title) === bare(base));
    const relation = amends ? 'amends' : 'supplements';
    return [named ? { ...named, relation } : { span: { start: 0, end: 0 }, title: base, date: null, relation }];
  }
  if (amends && dated.length === 1) return [{ ...dated[0]!, relation: 'amends' }];
  return dated
    .filter(({ title, date }) =>
      titled.like(title, date, document).some((other) => namesBack(other, document, title, date)),
    )
    .map((reference) => ({ ...reference, relation: 'under' }));
}

/** "This Addendum forms part of the MSA", where brackets behind a title have said what the MSA is: the title, with its date. */
function withFullTitles(references: readonly DocumentReference[]): readonly DocumentReference[] {
  return references.map((reference) => {
    const { title } = reference;
    const full = references.find((other) => other.title !== title && other.shortNames?.includes(title));
    return full ? { ...reference, title: full.title, date: reference.date ?? full.date } : reference;
  });
}

/** Documents by their titles, dates and parties: the few that a name may mean are found without asking all. */
class TitledDocuments {
  readonly #byTitle = new Map<string, DocumentRecord[]>();
  readonly #byWord = new Map<string, DocumentRecord[]>();
  readonly #byAcronym = new Map<string, DocumentRecord[]>();

  constructor(documents: readonly DocumentRecord[]) {
    for (const document of documents) {
      const title = bare(document.title);
      add(this.#byTitle, title, document);
      for (const word of new Set(title.split(' '))) add(this.#byWord, word, document);
      for (const name of acronymsOf(document)) add(this.#byAcronym, name, document);
    }
  }

  /** Those whose titles have all the words of a name, or stand in it as they are. Where they are hundreds, as a team has of
   *  its standard agreements, only those that share the date or the parties can be told apart. */
  like(title: string, date: string | null, from: DocumentRecord): readonly DocumentRecord[] {
    const words = bare(title).split(' ');
    const lists = words.map((word) => this.#byWord.get(word) ?? []).sort((a, b) => a.length - b.length);
    const found = new Set([...(lists[0] ?? []), ...(this.#byAcronym.get(title) ?? [])]);
    for (let first = 0; first < words.length; first++) {
      for (let last = first + 1; last <= words.length; last++) {
        for (const document of this.#byTitle.get(words.slice(first, last).join(' ')) ?? []) found.add(document);
      }
    }
    if (found.size < hundreds) return [...found];
    return [...found].filter(
      (document) =>
        (date !== null && datesOf(document).includes(date)) || sameParties(document.facts.parties, from.facts.parties),
    );
  }
}

const hundreds = 200;

function add(lists: Map<string, DocumentRecord[]>, key: string, document: DocumentRecord): void {
  const list = lists.get(key);
  if (list) list.push(document);
  else lists.set(key, [document]);
}

/** Characters in which a document says what it belongs to. */
const opening = 3_000;

/** Whether the document that is named so names this one by its title, and binds the same parties. */
function namesBack(other: DocumentRecord, document: DocumentRecord, title: string, date: string | null): boolean {
  return (
    bare(other.title) === bare(title) &&
    datesOf(other).includes(date ?? '') &&
    sameParties(other.facts.parties, document.facts.parties) &&
    other.facts.references.some((reference) => bare(reference.title) === bare(document.title))
  );
}

function datesOf({ facts }: DocumentRecord): string[] {
  return [facts.agreementDate?.value, facts.effectiveDate?.value].filter((date) => date !== undefined);
}

function propose(from: DocumentRecord, reference: RelatedReference, titled: TitledDocuments): Link {
  const { relation, title, date } = reference;
  const ranked = titled
    .like(title, date, from)
    .filter(({ lineage }) => lineage !== from.lineage)
    .filter((document) => !areStrangers(document, from) || datesOf(document).includes(date ?? ''))
    .map((document) => ({ document, score: fit(document, from, title, date) }))
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score);
  // Two that fit equally well: no guess.
  const best = ranked[0] && ranked[0].score > (ranked[1]?.score ?? 0) ? ranked[0].document : null;
  return {
    id: hashOf([from.lineage, relation, bare(title), date ?? ''], 12),
    from: from.id,
    to: best?.id ?? null,
    relation,
    state: 'proposed',
    title,
    date,
  };
}

/** Every title of agreements is borne by many of them: only a date or a party in common tells which is meant. */
function areStrangers(a: DocumentRecord, b: DocumentRecord): boolean {
  const [parties, others] = [a.facts.parties, b.facts.parties];
  const known = parties.length > 0 && others.length > 0 && parties.length + others.length > 2;
  return known && !sharesParty(parties, others);
}

/** More agreements of strangers than this with one title are no hint. */
const mostStrangers = 2;

/** Documents that a link to nothing may mean: called as the text says, whatever their dates; those that bind none of the same
 *  parties only where there is nothing better.
 *  @param links  with `to` null */
export function findNamesakes(
  links: readonly Link[],
  documents: readonly DocumentRecord[],
): Map<string, DocumentRecord[]> {
  const titled = new TitledDocuments(documents);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const found = new Map<string, DocumentRecord[]>();
  for (const { id, from: at, title, date } of links) {
    const from = byId.get(at);
    if (!from) continue;
    const others = titled.like(title, date, from).filter(({ lineage }) => lineage !== from.lineage);
    for (const when of date === null ? [null] : [date, null]) {
      const ranked = others.map((document) => ({ document, score: fit(document, from, title, when) }));
      const best = Math.max(2, ...ranked.map(({ score }) => score));
      const fitting = ranked.filter(({ score }) => score === best).map(({ document }) => document);
      const near = fitting.filter((document) => !areStrangers(document, from));
      const namesakes = near.length > 0 ? near : fitting.length > mostStrangers ? [] : fitting;
      if (namesakes.length === 0) continue;
      found.set(id, namesakes);
      break;
    }
  }
  return found;
}

/** What two linked documents do not agree about; the first is the one that speaks of the other. */
export function findDoubts({ relation, date }: Link, from: DocumentRecord, to: DocumentRecord): string[] {
  const doubts: string[] = [];
  const dates = datesOf(to);
  if (date !== null && dates.length > 0 && !dates.includes(date)) {
    doubts.push(`${to.file} is dated ${dates.join(' or ')}, but ${from.file} speaks of one dated ${date}`);
  }
  if (areStrangers(from, to)) doubts.push(`${from.file} and ${to.file} name different parties`);
  const [made, before] = [from.facts.agreementDate?.value, to.facts.agreementDate?.value];
  if (relation === 'amends' && made !== undefined && before !== undefined && made < before) {
    doubts.push(`${from.file} is dated ${made}, before ${to.file}, which it amends (${before})`);
  }
  return doubts;
}

/** How well a document fits the way it is named: its title counts most, a date that differs rules it out. */
function fit(document: DocumentRecord, from: DocumentRecord, title: string, date: string | null): number {
  const dates = datesOf(document);
  if (date !== null && dates.length > 0 && !dates.includes(date) && !maySignEarlier(document, date)) return 0;
  const [named, own] = [bare(title), bare(document.title)];
  if (named === '' || own === '') return 0;
  const words = new Set(own.split(' '));
  const all = named.split(' ').every((word) => words.has(word));
  // A team has many an MSA: only the parties or the date tell which is meant.
  const short = isAcronym(title) && acronymsOf(document).includes(title);
  const titles = named === own ? 3 : own.includes(named) || named.includes(own) ? 2 : short ? 1.6 : all ? 1.5 : 0;
  if (titles === 0 || bare(titleParts(document).base ?? '') === named) return 0;
  const dated = date !== null && dates.includes(date) ? 1 : 0;
  return titles + dated + (sameParties(document.facts.parties, from.facts.parties) ? 0.5 : 0);
}

/** Where only the day is known on which a document took effect, it may have been signed before. */
function maySignEarlier({ facts }: DocumentRecord, date: string): boolean {
  return facts.agreementDate === null && facts.effectiveDate !== null && date < facts.effectiveDate.value;
}

function bare(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(the|this|our|your|a|an|of|and|to|for|by|between)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
