import { basename } from 'node:path';
import type { ObligationDraft } from '../model/obligation.js';
import type { Reading } from '../model/reading.js';
import type { Deed, DocumentRecord } from '../model/record.js';
import type { SourceDocument } from '../model/source-document.js';
import { formatValue } from '../model/value-text.js';
import { pieces } from './batches.js';
import { type Likeness, type Match, matchObligations } from './carry-over.js';
import { getDocumentRecord } from './documents.js';
import { documentId, hashOf, obligationIds } from './identifiers.js';
import { writeJournal } from './journal.js';
import { type Place, putPath, recognizeFile, rememberPlace } from './known-file.js';
import { holdsMore, type Marks, markedObligations, putMarks, takeMarks } from './marks.js';
import { insertObligations, listStoredObligations, type StoredObligation } from './obligations.js';
import { inTransaction, type Store } from './open-store.js';
import { deleteReading, writeReading } from './readings.js';

export interface SavedReading {
  readonly outcome: 'imported' | 'new-version' | 'read-again' | 'unchanged';
  readonly document: DocumentRecord;
  /** Obligations whose reviews, owners and done marks came over. */
  readonly carried: number;
  /** Ids of obligations of the version before that had such marks and are no longer there. */
  readonly lost: readonly string[];
}

export interface SaveOptions {
  readonly imported: Deed;
  /** Fingerprint of the grammars and the program. */
  readonly readWith: string;
  /** Replace a reading made with the same grammars. */
  readonly again?: boolean;
  /** Where the file lies, if its name does not say it. */
  readonly place?: Place;
}

/** Stores one document in one transaction: wholly or not at all. What it is follows from its bytes and its path: see `KnownFile`.
 *  To a new version reviews, owners, done marks and events move. */
export async function saveReading(store: Store, reading: Reading, options: SaveOptions): Promise<SavedReading> {
  return inTransaction(store, async (tx) => {
    const { source } = reading;
    const id = documentId(source.sha256);
    const place = options.place ?? { path: source.file, names: [source.file], passing: true };
    const { known, before, is } = await recognizeFile(tx, source.sha256, place);
    if (known && is !== 'new') {
      const document = await rememberPlace(tx, known, place, is);
      const read = is !== 'copy-of-earlier' && (known.readWith !== options.readWith || options.again);
      return read
        ? readAgain(tx, document, reading, options)
        : { outcome: 'unchanged', document, carried: 0, lost: [] };
    }
    if (before) await setCurrent(tx, before.id, 0);
    const left = before ? await takeFrom(tx, before.id) : null;
    const lineage = known?.lineage ?? before?.lineage ?? id;
    const obligations = await writeObligationsAndText(
      tx,
      { id, lineage, stored: known !== null },
      reading,
      async () => {
        if (known) await updateRecord(tx, known, reading, options);
        else await insertRecord(tx, reading, options, before);
      },
    );
    await putPath(tx, place, id);
    const moved = before && left ? await carryOver(tx, before, left, source, obligations) : { carried: 0, lost: [] };
    const document = (await getDocumentRecord(tx, id))!;
    const outcome = before || known ? 'new-version' : 'imported';
    await writeJournal(tx, options.imported, {
      did: outcome,
      subject: 'document',
      subjectId: id,
      before: before ? { document: before.id, version: before.version } : undefined,
      after: { file: document.file, version: document.version, ...moved },
    });
    return { outcome, document, ...moved };
  });
}

/** The same bytes, other grammars: what a person marked stays, found again or kept as it was. */
async function readAgain(store: Store, known: DocumentRecord, reading: Reading, options: SaveOptions) {
  const { id, lineage } = known;
  const update = () => updateRecord(store, known, reading, options);
  await writeObligationsAndText(store, { id, lineage, stored: true }, reading, update);
  await writeJournal(store, options.imported, {
    did: 'read-again',
    subject: 'document',
    subjectId: known.id,
    before: { readWith: known.readWith, obligations: known.obligations },
    after: { readWith: options.readWith, obligations: reading.obligations.length },
  });
  const document = (await getDocumentRecord(store, known.id))!;
  return { outcome: 'read-again' as const, document, carried: 0, lost: [] };
}

/** Writes text and obligations of a document; marks that its obligations had before are on them again afterwards.
 *  @param stored  whether it was read before. Statements count: while they run nobody else stores anything
 *  @param writeRecord  writes the document's own row, once nothing depends on it */
async function writeObligationsAndText(
  store: Store,
  { id, lineage, stored }: Pick<DocumentRecord, 'id' | 'lineage'> & { stored: boolean },
  reading: Reading,
  writeRecord: () => Promise<void>,
): Promise<StoredObligation[]> {
  const { source } = reading;
  const first = lineage === id ? null : await getDocumentRecord(store, lineage);
  const ids = obligationIds(first?.sha256 ?? source.sha256, source.text, reading.obligations);
  const read: StoredObligation[] = reading.obligations.map((draft, i) => ({
    id: ids[i]!,
    draft,
    quote: source.text.slice(draft.start, draft.end),
    origin: 'read',
  }));
  const old = stored ? await listStoredObligations(store, id) : [];
  const marks = await takeMarks(
    store,
    old.map((obligation) => obligation.id),
  );
  const readIds = new Set(ids);
  const marked = markedObligations(marks);
  const astray = old.filter((obligation) => marked.has(obligation.id) && !readIds.has(obligation.id));
  // Those with a mark that still have their own id are spoken for.
  const free = read.filter((obligation) => !marked.has(obligation.id));
  const matches = matchObligations(astray.map(toLikeness), free.map(toLikeness)).filter(({ sameTerms }) => sameTerms);
  const matched = new Set(matches.map(({ from }) => from));
  const kept = astray
    .filter((obligation) => !matched.has(obligation.id))
    .map((obligation) => (obligation.origin === 'read' ? { ...obligation, origin: 'kept' as const } : obligation));
  if (stored) {
    await store.tables.deleteFrom('obligations').where('document', '=', id).execute();
    await deleteReading(store, id);
  }
  const freed = await freeIds(store, ids);
  await writeRecord();
  await writeReading(store, id, reading);
  await insertObligations(store, id, [...read, ...kept]);
  await putMarks(store, freed, []);
  await putMarks(store, marks, matches);
  return read;
}

/** What is taken from the version before, to be given to the next. */
interface Left {
  readonly old: readonly StoredObligation[];
  readonly marks: Marks;
}

async function takeFrom(store: Store, document: string): Promise<Left> {
  const old = await listStoredObligations(store, document);
  const ids = old.map(({ id }) => id);
  return { old, marks: await takeMarks(store, ids) };
}

/** An obligation that did not change has one id in every version of a file. It is that of the version in force: the same one of
 *  an earlier version gives it up for another.
 *  @returns the marks that were still on them, of a clause that had gone and has come back: to be put on the new one */
async function freeIds(store: Store, wanted: readonly string[]): Promise<Marks> {
  const taken: { id: string; document: string }[] = [];
  for (const ids of pieces(wanted)) {
    const rows = store.tables.selectFrom('obligations').select(['id', 'document']).where('id', 'in', ids);
    taken.push(...(await rows.execute()));
  }
  const marks = await takeMarks(
    store,
    taken.map(({ id }) => id),
  );
  for (const { id, document } of taken) {
    const other = hashOf([id, document], 16);
    await store.tables.updateTable('obligations').set({ id: other }).where('id', '=', id).execute();
  }
  return marks;
}

/** Moves people's marks and events from one version of a file to the next. */
async function carryOver(
  store: Store,
  before: DocumentRecord,
  { old, marks }: Left,
  source: SourceDocument,
  obligations: readonly StoredObligation[],
): Promise<{ carried: number; lost: string[] }> {
  const id = documentId(source.sha256);
  await store.tables.updateTable('events').set({ document: id }).where('document', '=', before.id).execute();
  await store.tables.updateTable('links').set({ from_document: id }).where('from_document', '=', before.id).execute();
  await store.tables.updateTable('links').set({ to_document: id }).where('to_document', '=', before.id).execute();

  const marked = markedObligations(marks);
  const candidates = old.filter((obligation) => marked.has(obligation.id));
  const matches: Match[] = matchObligations(candidates.map(toDuty), obligations.map(toDuty));
  const matched = new Set(matches.map(({ from }) => from));
  const added = candidates.filter(({ id: old, origin }) => origin === 'person' && !matched.has(old));
  for (const obligation of added) {
    const there = source.text.indexOf(obligation.quote);
    if (there < 0) continue;
    const shift = there - obligation.draft.start;
    const draft: ObligationDraft = {
      ...obligation.draft,
      start: obligation.draft.start + shift,
      end: obligation.draft.end + shift,
    };
    const again = { ...obligation, draft };
    const freed = await freeIds(store, [again.id]);
    await insertObligations(store, id, [again]);
    await putMarks(store, freed, []);
    matches.push({ from: obligation.id, to: again.id, sameTerms: true });
    matched.add(obligation.id);
  }
  await putMarks(store, marks, matches);
  const other = new Set(matches.flatMap(({ from, sameTerms }) => (sameTerms ? [] : [from])));
  const lost = [...marked].filter((one) => !matched.has(one) || (other.has(one) && holdsMore(marks, one)));
  return { carried: marked.size - lost.length, lost };
}

function toDuty(obligation: StoredObligation): Likeness {
  const { modality, obligor, trigger, relation } = obligation.draft;
  return { ...toLikeness(obligation), duty: [modality, obligor, trigger.event, relation].join('|') };
}

function toLikeness({ id, draft, quote }: StoredObligation): Likeness {
  const { kind, part, clause } = draft;
  return { id, kind, part, clause, value: formatValue(draft.value), duty: '', quote };
}

async function setCurrent(store: Store, id: string, current: 0 | 1): Promise<void> {
  await store.tables.updateTable('documents').set({ current }).where('id', '=', id).execute();
}

async function insertRecord(
  store: Store,
  reading: Reading,
  options: SaveOptions,
  before: DocumentRecord | null,
): Promise<void> {
  const { sha256, file, format } = reading.source;
  const id = documentId(sha256);
  await store.tables
    .insertInto('documents')
    .values({
      id,
      sha256,
      file,
      format,
      lineage: before?.lineage ?? id,
      version: (before?.version ?? 0) + 1,
      current: 1,
      imported_at: options.imported.at,
      imported_by: options.imported.who,
      ...readColumns(reading, options),
    })
    .execute();
}

async function updateRecord(
  store: Store,
  known: DocumentRecord,
  reading: Reading,
  options: SaveOptions,
): Promise<void> {
  await store.tables
    .updateTable('documents')
    .set({ current: 1, file: known.current ? known.file : reading.source.file, ...readColumns(reading, options) })
    .where('id', '=', known.id)
    .execute();
}

function readColumns({ source, tree, facts, obligations }: Reading, options: SaveOptions) {
  return {
    title: facts.title?.value ?? basename(source.file),
    type: facts.type,
    facts: JSON.stringify(facts),
    characters: source.text.length,
    pages: source.pageStarts.length,
    clauses: tree.clauses.length,
    obligations: obligations.length,
    read_with: options.readWith,
  };
}
