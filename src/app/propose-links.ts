import type { DocumentReference, DocumentType } from '../model/facts.js';
import type { DocumentRecord, Link, LinkRelation } from '../model/record.js';
import { hashOf } from '../store/identifiers.js';
import { sameParties } from './our-side.js';

/** Links that the texts speak of: "Amendment No. 2 to the Services Agreement dated 3 May 2024". A document that is named but
 *  was not imported gives a link to nothing, so that somebody looks for it. */
export function proposeLinks(documents: readonly DocumentRecord[]): Link[] {
  return documents.flatMap((document) => {
    const seen = new Map<string, Link>();
    for (const reference of relatedReferences(document, documents)) {
      const link = propose(document, reference, documents);
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
function relatedReferences(document: DocumentRecord, documents: readonly DocumentRecord[]): RelatedReference[] {
  const { references } = document.facts;
  const stated = references.filter((reference): reference is RelatedReference => reference.relation !== 'mentions');
  if (stated.length > 0) return stated;
  const dated = references.filter(({ date, span }) => date !== null && span.start < opening);
  const amends = document.type === 'amendment';
  const [, base] = document.title.split(/ to (?=the )/i);
  if (base !== undefined && (amends || belongs.includes(document.type))) {
    const named = dated.find(({ title }) => bare(title) === bare(base));
    const relation = amends ? 'amends' : 'supplements';
    return [named ? { ...named, relation } : { span: { start: 0, end: 0 }, title: base, date: null, relation }];
  }
  if (amends && dated.length === 1) return [{ ...dated[0]!, relation: 'amends' }];
  return dated
    .filter(({ title, date }) => documents.some((other) => namesBack(other, document, title, date)))
    .map((reference) => ({ ...reference, relation: 'under' }));
}

/** Characters in which a document says what it belongs to. */
const opening = 3_000;

const belongs: readonly DocumentType[] = ['addendum', 'dpa', 'sow', 'sla'];

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

function propose(from: DocumentRecord, reference: RelatedReference, documents: readonly DocumentRecord[]): Link {
  const { relation, title, date } = reference;
  const ranked = documents
    .filter(({ lineage }) => lineage !== from.lineage)
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

/** How well a document fits the way it is named: its title counts most, a date that differs rules it out. */
function fit(document: DocumentRecord, from: DocumentRecord, title: string, date: string | null): number {
  const dates = datesOf(document);
  if (date !== null && dates.length > 0 && !dates.includes(date)) return 0;
  const [named, own] = [bare(title), bare(document.title)];
  if (named === '' || own === '') return 0;
  const words = new Set(own.split(' '));
  const all = named.split(' ').every((word) => words.has(word));
  const titles = named === own ? 3 : own.includes(named) || named.includes(own) ? 2 : all ? 1.5 : 0;
  if (titles === 0) return 0;
  const dated = date !== null && dates.includes(date) ? 1 : 0;
  return titles + dated + (sameParties(document.facts.parties, from.facts.parties) ? 0.5 : 0);
}

function bare(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(the|this|a|an|of|and|to|for|by|between)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
