import type { Generated } from 'kysely';

/** Rows as they lie in the database. They never leave this folder: repositories give and take model values. Columns hold
 *  what is filtered or joined; nested things are JSON. Yes and no are 1 and 0, instants are ISO 8601 in UTC. */
export interface Tables {
  documents: DocumentRow;
  texts: TextRow;
  clauses: ClauseRow;
  provisions: ProvisionRow;
  obligations: ObligationRow;
  stipulations: StipulationRow;
  precedence_clauses: ClauseBodyRow;
  amending_clauses: ClauseBodyRow;
  findings: FindingRow;
  events: EventRow;
  decisions: DecisionRow;
  reviews: ReviewRow;
  links: LinkRow;
  conflict_decisions: ConflictDecisionRow;
  messages: MessageRow;
  reminders: ReminderRow;
  journal: JournalRow;
  calendar_items: CalendarItemRow;
  derived: DerivedRow;
  paths: PathRow;
  search_passages: SearchPassageRow;
  search_documents: SearchDocumentRow;
}

export interface DocumentRow {
  id: string;
  sha256: string;
  file: string;
  lineage: string;
  version: number;
  current: number;
  title: string;
  type: string;
  format: string;
  facts: string;
  characters: number;
  pages: number;
  clauses: number;
  obligations: number;
  imported_at: string;
  imported_by: string;
  read_with: string;
}

export interface TextRow {
  document: string;
  text: string;
  page_starts: string;
  blocks: string;
  /** Parts, terms, references, what is skipped: the clause tree without its clauses. */
  layout: string;
}

export interface ClauseRow {
  document: string;
  position: number;
  part: string;
  number: string;
  heading: string | null;
  level: number;
  parent: number | null;
  start_at: number;
  end_at: number;
  lead_start: number;
  lead_end: number;
}

export interface ProvisionRow {
  document: string;
  position: number;
  category: string;
  part: string;
  clause: string;
  start_at: number;
  end_at: number;
  page: number;
  confidence: number;
  rule: string;
  reasons: string;
}

export interface ObligationRow {
  id: string;
  document: string;
  position: number;
  kind: string;
  modality: string;
  part: string;
  clause: string;
  start_at: number;
  end_at: number;
  page: number;
  obligor: string;
  obligee: string;
  /** As exports write it. */
  value: string;
  quote: string;
  rule: string;
  confidence: number;
  unresolved: string | null;
  /** Where the clock starts: an event's name, or the anchor's type; null where nothing falls due. */
  anchor: string | null;
  /** `read` by a rule, `person`: added, `kept`: read once, marked by a person, no longer read. */
  origin: string;
  draft: string;
}

export interface StipulationRow {
  document: string;
  position: number;
  subject: string;
  part: string;
  clause: string;
  body: string;
}

export interface ClauseBodyRow {
  document: string;
  position: number;
  part: string;
  clause: string;
  body: string;
}

export interface FindingRow {
  document: string;
  position: number;
  code: string;
  body: string;
}

export interface EventRow {
  id: string;
  document: string;
  event: string;
  happened: string;
  note: string;
  recorded_at: string;
  recorded_by: string;
  undone_at: string | null;
  undone_by: string | null;
}

export interface DecisionRow {
  obligation: string;
  key: string;
  status: string | null;
  owner: string | null;
  snoozed_until: string | null;
  notes: string;
}

export interface ReviewRow {
  obligation: string;
  state: string;
  edit: string | null;
  reason: string;
  reviewed_at: string;
  reviewed_by: string;
}

export interface LinkRow {
  id: string;
  from_document: string;
  to_document: string | null;
  relation: string;
  state: string;
  title: string;
  dated: string | null;
}

export interface ConflictDecisionRow {
  conflict: string;
  status: string;
  reason: string;
  decided_at: string;
  decided_by: string;
}

export interface MessageRow {
  id: string;
  recipient: string;
  channel: string;
  subject: string;
  body: string;
  state: string;
  intended_at: string;
  sent_at: string | null;
  attempts: number;
  error: string;
}

export interface ReminderRow {
  id: string;
  message: string;
  occurrence: string;
  obligation: string;
  lead: number;
  recipient: string;
  channel: string;
  due: string;
}

export interface JournalRow {
  id: Generated<number>;
  at: string;
  who: string;
  did: string;
  subject: string;
  subject_id: string;
  before: string | null;
  after: string | null;
}

export interface CalendarItemRow {
  uid: string;
  content: string;
  due: string;
  sequence: number;
  modified: string;
  gone: number;
}

export interface DerivedRow {
  name: string;
  /** Names everything that it follows from. */
  derived_from: string;
  body: string;
}

export interface PathRow {
  /** Hash of the path. */
  id: string;
  path: string;
  document: string;
}

/** Its `id` is the rowid of its words in the full-text index. */
export interface SearchPassageRow {
  id: number;
  document: string;
  part: string;
  clause: string;
  start_at: number;
  end_at: number;
}

/** Documents whose words are in the index as they are now. */
export interface SearchDocumentRow {
  document: string;
}
