import { type CrossReference, clauseAt, type DefinedTerm } from '../model/clause-tree.js';
import type { PrecedenceClause } from '../model/conflict.js';
import type { DocumentType } from '../model/facts.js';
import type { Finding } from '../model/finding.js';
import { acronymsOf } from '../model/names-of-document.js';
import { BOTH } from '../model/obligation.js';
import type { AmendingClause, Reading, Stipulation } from '../model/reading.js';
import type { LinkRelation } from '../model/record.js';
import type { Span } from '../model/span.js';

/** What the comparison needs of one document. */
export interface ComparedDocument {
  readonly id: string;
  /** The same for every version of the document. */
  readonly lineage: string;
  readonly file: string;
  readonly title: string;
  readonly type: DocumentType;
  readonly parties: readonly { readonly name: string; readonly aliases: readonly string[] }[];
  /** The acronyms that others may call it by: `MSA`. */
  readonly acronyms: readonly string[];
  /** What its brackets call other documents: "Main Agreement", by their titles. */
  readonly callsOthers: readonly { readonly name: string; readonly title: string }[];
  /** ISO; the date on which it was agreed, else that from which it has effect: what "later" means. Null where neither is known. */
  readonly date: string | null;
  readonly text: string;
  readonly parts: readonly { readonly id: string; readonly title: string | null }[];
  readonly clauses: readonly (Span & {
    readonly part: string;
    readonly number: string;
    readonly heading?: string | null;
  })[];
  readonly references: readonly CrossReference[];
  readonly terms: readonly DefinedTerm[];
  readonly stipulations: readonly Stipulation[];
  readonly obligations: readonly (Span & { readonly id: string })[];
  readonly precedence: readonly PrecedenceClause[];
  readonly amendments: readonly AmendingClause[];
  /** With the clause each stands in. */
  readonly findings: readonly (Finding & { readonly part: string; readonly clause: string })[];
}

type ReadForComparison = Pick<Reading, 'tree' | 'facts' | 'stipulations' | 'precedence' | 'amendments' | 'findings'> & {
  readonly source: Pick<Reading['source'], 'text'>;
};

/** What the comparison needs of a document that has been read.
 *  @param obligations  as reviewed, with the ids by which a conflict names them */
export function comparedDocument(
  record: Pick<ComparedDocument, 'id' | 'lineage' | 'file' | 'title' | 'type'>,
  { source, tree, facts, stipulations, precedence, amendments, findings }: ReadForComparison,
  obligations: ComparedDocument['obligations'],
): ComparedDocument {
  return {
    ...record,
    parties: facts.parties,
    acronyms: acronymsOf({ ...record, facts }),
    callsOthers: facts.references.flatMap(({ title, shortNames = [] }) => shortNames.map((name) => ({ name, title }))),
    date: facts.agreementDate?.value ?? facts.effectiveDate?.value ?? null,
    text: source.text,
    parts: tree.parts,
    clauses: tree.clauses,
    references: tree.references,
    terms: tree.terms,
    stipulations,
    obligations,
    precedence,
    amendments,
    findings: findings.map((finding) => {
      const clause = finding.span ? clauseAt(tree, finding.span.start) : null;
      return { ...finding, part: clause?.part ?? 'main', clause: clause?.number ?? '' };
    }),
  };
}

/** A confirmed or proposed link that was not rejected; `from` amends, supplements, replaces or stands under `to`. */
export interface ComparedLink {
  readonly from: string;
  readonly to: string;
  readonly relation: LinkRelation;
}

/** One stipulation with the document it stands in and its obligor as a party that other documents name too. */
export interface Side {
  readonly document: ComparedDocument;
  readonly stipulation: Stipulation;
  /** Key of `partyKey`; `both`; empty where nobody is named. */
  readonly obligor: string;
}

/** Whether a side names nobody, or everybody. */
export function isOpen({ obligor }: Pick<Side, 'obligor'>): boolean {
  return obligor === '' || obligor === BOTH;
}

const forms =
  /\b(incorporated|inc|corporation|corp|company|co|limited|ltd|llc|l\.l\.c|llp|lp|plc|cic|dac|clg|cio|scio|gmbh|ug|ag|sas|sa|s\.a|spa|s\.p\.a|nv|n\.v|bv|b\.v|ab|aps|oyj|oy|pty|pte|pvt|srl|sarl|kg|the|and)\b\.?/g;

/** The name of a party without its legal form, so that two documents' spellings meet. */
export function partyKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(forms, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The party that a document's own alias stands for; the alias itself where the document does not say. */
export function partyOfAlias(document: Pick<ComparedDocument, 'parties'>, alias: string): string {
  if (alias === '' || alias === BOTH) return alias;
  const wanted = alias.toLowerCase().replace(/^the /, '');
  const party = document.parties.find(
    ({ name, aliases }) =>
      (partyKey(name) !== '' && partyKey(name) === partyKey(alias)) ||
      aliases.some((a) => a.toLowerCase().replace(/^the /, '') === wanted),
  );
  if (party) return partyKey(party.name);
  // "Norvane" in rules of Norvane Orthopedics, Inc.
  const begun = document.parties.filter(({ name }) => partyKey(name).startsWith(`${wanted} `));
  return begun.length === 1 ? partyKey(begun[0]!.name) : `alias:${wanted}`;
}
