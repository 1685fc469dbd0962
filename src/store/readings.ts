import type { Clause, ClauseTree } from '../model/clause-tree.js';
import type { PrecedenceClause } from '../model/conflict.js';
import type { Finding } from '../model/finding.js';
import type { Provision, ProvisionCategory } from '../model/provision.js';
import type { AmendingClause, Reading, Stipulation } from '../model/reading.js';
import type { SourceDocument } from '../model/source-document.js';
import { insertRows } from './batches.js';
import { getDocumentRecord } from './documents.js';
import { listDrafts } from './obligations.js';
import type { Store } from './open-store.js';
import { readJson } from './read-json.js';

/** The tables that hold what was read from a document, apart from its obligations, which carry people's marks. */
const readTables = [
  'texts',
  'clauses',
  'provisions',
  'stipulations',
  'precedence_clauses',
  'amending_clauses',
  'findings',
] as const;

/** Deletes what `writeReading` wrote. */
export async function deleteReading(store: Store, document: string): Promise<void> {
  for (const table of readTables) await store.tables.deleteFrom(table).where('document', '=', document).execute();
}

/** Writes text, clauses and everything read but the obligations, of a document that has none of it. */
export async function writeReading(store: Store, document: string, reading: Reading): Promise<void> {
  const { source, tree } = reading;
  const { clauses, ...layout } = tree;
  await insertRows(store, 'texts', [
    {
      document,
      text: source.text,
      page_starts: JSON.stringify(source.pageStarts),
      blocks: JSON.stringify(source.blocks),
      layout: JSON.stringify({ ...layout, sourceFindings: source.findings }),
    },
  ]);
  await insertRows(
    store,
    'clauses',
    clauses.map((clause, position) => ({
      document,
      position,
      part: clause.part,
      number: clause.number,
      heading: clause.heading,
      level: clause.level,
      parent: clause.parent,
      start_at: clause.start,
      end_at: clause.end,
      lead_start: clause.lead.start,
      lead_end: clause.lead.end,
    })),
  );
  await insertRows(
    store,
    'provisions',
    reading.provisions.map((provision, position) => ({
      document,
      position,
      category: provision.category,
      part: provision.part,
      clause: provision.clause,
      start_at: provision.start,
      end_at: provision.end,
      page: provision.page,
      confidence: provision.confidence,
      rule: provision.rule,
      reasons: JSON.stringify(provision.reasons),
    })),
  );
  await insertRows(
    store,
    'stipulations',
    reading.stipulations.map((stipulation, position) => ({
      document,
      position,
      subject: stipulation.subject,
      part: stipulation.part,
      clause: stipulation.clause,
      body: JSON.stringify(stipulation),
    })),
  );
  const bodies = (items: readonly { part: string; clause: string }[]) =>
    items.map((item, position) => ({
      document,
      position,
      part: item.part,
      clause: item.clause,
      body: JSON.stringify(item),
    }));
  await insertRows(store, 'precedence_clauses', bodies(reading.precedence));
  await insertRows(store, 'amending_clauses', bodies(reading.amendments));
  await insertRows(
    store,
    'findings',
    reading.findings.map((finding, position) => ({
      document,
      position,
      code: finding.code,
      body: JSON.stringify(finding),
    })),
  );
}

/** Reads back what was read from a document. @returns null where there is no such document */
export async function loadReading(store: Store, document: string): Promise<Reading | null> {
  const record = await getDocumentRecord(store, document);
  if (!record) return null;
  const text = await store.tables
    .selectFrom('texts')
    .selectAll()
    .where('document', '=', document)
    .executeTakeFirstOrThrow();
  type Layout = Omit<ClauseTree, 'clauses'> & { sourceFindings: Finding[] };
  const { sourceFindings, ...layout } = readJson<Layout>(store, 'texts', document, text.layout);
  const source: SourceDocument = {
    file: record.file,
    sha256: record.sha256,
    format: record.format,
    text: text.text,
    pageStarts: readJson(store, 'texts', document, text.page_starts),
    blocks: readJson(store, 'texts', document, text.blocks),
    findings: sourceFindings,
  };
  return {
    source,
    tree: { ...layout, clauses: await loadClauses(store, document) },
    facts: record.facts,
    provisions: await listProvisions(store, document),
    obligations: await listDrafts(store, document),
    stipulations: await loadBodies<Stipulation>(store, 'stipulations', document),
    precedence: await loadBodies<PrecedenceClause>(store, 'precedence_clauses', document),
    amendments: await loadBodies<AmendingClause>(store, 'amending_clauses', document),
    findings: await loadBodies<Finding>(store, 'findings', document),
  };
}

/** What of a reading the comparison of documents needs, for many documents at once. */
export type ComparedReading = Pick<Reading, 'stipulations' | 'precedence' | 'amendments' | 'findings'> & {
  readonly source: Pick<SourceDocument, 'text'>;
  readonly tree: ClauseTree;
};

/** By document. Costs a few statements for hundreds of documents. */
export async function loadComparedReadings(
  store: Store,
  documents: readonly string[],
): Promise<Map<string, ComparedReading>> {
  const found = new Map<string, ComparedReading>();
  for (let i = 0; i < documents.length; i += documentsAtOnce) {
    const ids = documents.slice(i, i + documentsAtOnce);
    const texts = await store.tables
      .selectFrom('texts')
      .select(['document', 'text', 'layout'])
      .where('document', 'in', ids)
      .orderBy('document')
      .execute();
    const clauses = await loadClausesOf(store, ids);
    const stipulations = await loadBodiesOf<Stipulation>(store, 'stipulations', ids);
    const precedence = await loadBodiesOf<PrecedenceClause>(store, 'precedence_clauses', ids);
    const amendments = await loadBodiesOf<AmendingClause>(store, 'amending_clauses', ids);
    const findings = await loadBodiesOf<Finding>(store, 'findings', ids);
    for (const { document, text, layout } of texts) {
      found.set(document, {
        source: { text },
        tree: {
          ...readJson<Omit<ClauseTree, 'clauses'>>(store, 'texts', document, layout),
          clauses: clauses.get(document) ?? [],
        },
        stipulations: stipulations.get(document) ?? [],
        precedence: precedence.get(document) ?? [],
        amendments: amendments.get(document) ?? [],
        findings: findings.get(document) ?? [],
      });
    }
  }
  return found;
}

const documentsAtOnce = 200;

/** The words of a document and where its clauses stand: what a clause number is told from. */
export async function loadText(store: Store, document: string): Promise<{ text: string; clauses: Clause[] }> {
  const { text } = await store.tables
    .selectFrom('texts')
    .select('text')
    .where('document', '=', document)
    .executeTakeFirstOrThrow();
  return { text, clauses: await loadClauses(store, document) };
}

/** The words of a document with its pages, clauses and parts, and what of them is not to be read. */
export async function loadSourceText(
  store: Store,
  document: string,
): Promise<{ text: string; pageStarts: number[]; tree: Pick<ClauseTree, 'clauses' | 'parts' | 'skipped'> }> {
  const { text, page_starts, layout } = await store.tables
    .selectFrom('texts')
    .select(['text', 'page_starts', 'layout'])
    .where('document', '=', document)
    .executeTakeFirstOrThrow();
  const { parts, skipped } = readJson<Pick<ClauseTree, 'parts' | 'skipped'>>(store, 'texts', document, layout);
  const clauses = await loadClauses(store, document);
  return {
    text,
    pageStarts: readJson<number[]>(store, 'texts', document, page_starts),
    tree: { clauses, parts, skipped },
  };
}

/** What a document does to the clauses of another. */
export function listAmendingClauses(store: Store, document: string): Promise<AmendingClause[]> {
  return loadBodies(store, 'amending_clauses', document);
}

async function loadClauses(store: Store, document: string): Promise<Clause[]> {
  return (await loadClausesOf(store, [document])).get(document) ?? [];
}

async function loadClausesOf(store: Store, documents: readonly string[]): Promise<Map<string, Clause[]>> {
  const rows = await store.tables
    .selectFrom('clauses')
    .selectAll()
    .where('document', 'in', [...documents])
    .orderBy('document')
    .orderBy('position')
    .execute();
  return byDocument(rows, (row) => ({
    part: row.part,
    number: row.number,
    heading: row.heading,
    level: row.level,
    parent: row.parent,
    start: row.start_at,
    end: row.end_at,
    lead: { start: row.lead_start, end: row.lead_end },
  }));
}

/** Clause categories of a document, in the order of the text. */
export async function listProvisions(store: Store, document: string): Promise<Provision[]> {
  const rows = await store.tables
    .selectFrom('provisions')
    .selectAll()
    .where('document', '=', document)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    category: row.category as ProvisionCategory,
    part: row.part,
    clause: row.clause,
    start: row.start_at,
    end: row.end_at,
    page: row.page,
    confidence: row.confidence,
    rule: row.rule,
    reasons: readJson<string[]>(store, 'provisions', `${document} ${row.position}`, row.reasons),
  }));
}

type BodyTable = 'stipulations' | 'precedence_clauses' | 'amending_clauses' | 'findings';

async function loadBodies<Item>(store: Store, table: BodyTable, document: string): Promise<Item[]> {
  return (await loadBodiesOf<Item>(store, table, [document])).get(document) ?? [];
}

async function loadBodiesOf<Item>(
  store: Store,
  table: BodyTable,
  documents: readonly string[],
): Promise<Map<string, Item[]>> {
  const rows = await store.tables
    .selectFrom(table)
    .select(['document', 'position', 'body'])
    .where('document', 'in', [...documents])
    .orderBy('document')
    .orderBy('position')
    .execute();
  return byDocument(rows, ({ document, position, body }) =>
    readJson<Item>(store, table, `${document} ${position}`, body),
  );
}

function byDocument<Row extends { document: string }, Item>(
  rows: readonly Row[],
  read: (row: Row) => Item,
): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const row of rows) {
    const list = found.get(row.document);
    if (list) list.push(read(row));
    else found.set(row.document, [read(row)]);
  }
  return found;
}
