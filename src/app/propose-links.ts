import type { DocumentReference } from '../model/facts.js';
import type { DocumentRecord, Link, LinkRelation } from '../model/record.js';
import { hashOf } from '../store/identifiers.js';
import { sameParties } from './our-side.js';

/** Links that the texts speak of: "Amendment No. 2 to the Services Agreement dated 3 May 2024". A document that is named but
 *  was not imported gives a link to nothing, so that somebody looks for it. */
export function proposeLinks(documents: readonly DocumentRecord[]): Link[] {
  return documents.flatMap((document) => {
    const seen = new Map<string, Link>();
    for (const reference of document.facts.references) {
      if (reference.relation === 'mentions') continue;
      const link = propose(document, { ...reference, relation: reference.relation }, documents);
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

function propose(
  from: DocumentRecord,
  reference: DocumentReference & { relation: LinkRelation },
  documents: readonly DocumentRecord[],
): Link {
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
  const dates = [document.facts.agreementDate?.value, document.facts.effectiveDate?.value].filter(Boolean);
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
