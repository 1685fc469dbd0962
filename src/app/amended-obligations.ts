import { type GrammarSet, loadGrammars } from '../grammar/load.js';
import type { Clause } from '../model/clause-tree.js';
import type { Obligation } from '../model/obligation.js';
import type { AmendingClause } from '../model/reading.js';
import type { DocumentRecord } from '../model/record.js';
import { titleInitials } from '../model/title-initials.js';
import type { Value } from '../model/value.js';
import { formatValue } from '../model/value-text.js';
import { loadDerived, saveDerived } from '../store/derived.js';
import { hashOf } from '../store/identifiers.js';
import { listObligationsAsReviewed } from '../store/obligations.js';
import { listAmendingClauses, loadText } from '../store/readings.js';
import type { DocumentCircle } from './document-circle.js';
import { fingerprintOf } from './fingerprint.js';
import { type ClauseText, cutClause, putWords, type Reread, rereadObligation } from './reread-obligation.js';
import type { Amendment } from './views.js';
import type { Workspace } from './workspace.js';

/** A clause of an amendment that changes a clause of the agreement. */
interface Change {
  readonly by: DocumentRecord;
  readonly confirmed: boolean;
  /** Null: the document replaces the other as a whole. */
  readonly clause: AmendingClause | null;
  readonly words: string;
}

/** What amendments made of obligations: which bind nobody any more, which read otherwise now. Only a link that a person
 *  confirmed changes what counts; of one that is proposed it is told what it would change. */
export class AmendedObligations {
  readonly #changes = new Map<string, Amendment[]>();
  readonly #asAmended = new Map<string, Obligation>();
  readonly #putIn = new Set<string>();
  readonly #before = new Map<string, string>();

  /** In the order in which they were made; empty where nothing was changed. */
  changesOf({ id }: Pick<Obligation, 'id'>): readonly Amendment[] {
    return this.#changes.get(id) ?? [];
  }

  /** The obligation as its clause reads now; itself where nothing changed. */
  asAmended(obligation: Obligation): Obligation {
    return this.#asAmended.get(obligation.id) ?? obligation;
  }

  /** What took it away altogether; null where it stands. */
  ended(obligation: Pick<Obligation, 'id'>): Amendment | null {
    const ends = ({ how, confirmed }: Amendment) => confirmed && (how === 'replaced' || how === 'deleted');
    return this.changesOf(obligation).find(ends) ?? null;
  }

  /** Whether its words became words of the agreement that its document amends. */
  isPutIn({ id }: Pick<Obligation, 'id'>): boolean {
    return this.#putIn.has(id);
  }

  /** Id of the obligation in whose place it was put; null where it took no place. */
  placeTakenFrom({ id }: Pick<Obligation, 'id'>): string | null {
    return this.#before.get(id) ?? null;
  }

  /** @param asOf  ISO date: amendments made later change nothing yet */
  static async load(workspace: Workspace, circle: DocumentCircle, asOf: string): Promise<AmendedObligations> {
    const amended = new AmendedObligations();
    const texts = new Texts(workspace, circle);
    for (const base of circle.documents.values()) {
      if (base.current) await amended.#readChangesOf(base, workspace, circle, asOf, texts);
    }
    await texts.save();
    return amended;
  }

  async #readChangesOf(
    base: DocumentRecord,
    workspace: Workspace,
    circle: DocumentCircle,
    asOf: string,
    texts: Texts,
  ): Promise<void> {
    const { store } = workspace;
    const changes: Change[] = [];
    const amendments = circle.changersOf(base, asOf);
    for (const { document: by, relation, confirmed } of amendments) {
      if (relation === 'replaces') {
        changes.push({ by, confirmed, clause: null, words: '' });
        continue;
      }
      const clauses = await listAmendingClauses(store, by.id);
      if (clauses.length === 0) continue;
      const { text } = await loadText(store, by.id);
      for (const clause of clauses) {
        if (!means(clause.targetTitle, by, base)) continue;
        changes.push({ by, confirmed, clause, words: text.slice(clause.start, clause.end) });
      }
    }
    if (changes.length === 0) return;
    const documents = [base.id, ...new Set(changes.map(({ by }) => by.id))];
    const obligations = await listObligationsAsReviewed(store, { documents });
    const put: { obligation: Obligation; by: Change }[] = [];
    for (const obligation of obligations) {
      const origin = changes.findIndex(
        ({ by, clause }) => clause !== null && by.id === obligation.document && holds(clause, obligation),
      );
      if (origin < 0 && obligation.document !== base.id) continue;
      if (origin >= 0) {
        this.#putIn.add(obligation.id);
        put.push({ obligation, by: changes[origin]! });
      }
      const place = origin < 0 ? placeOf(obligation) : changes[origin]!.clause!.target;
      const later = changes.slice(origin + 1).filter(({ by, clause }) => {
        if (by.id === obligation.document) return false;
        return clause === null
          ? obligation.document === base.id
          : clause.does !== 'adds' && covers(clause.target, place);
      });
      if (later.length > 0) await this.#change(obligation, later, texts);
    }
    for (const { obligation, by } of put) {
      const gone = obligations.filter((other) => {
        const ended = other.kind === obligation.kind ? this.ended(other) : null;
        return ended !== null && ended.by.id === by.by.id && ended.quote === by.words;
      });
      const before = gone.length === 1 ? gone[0] : gone.find(({ action }) => action === obligation.action);
      if (before) this.#before.set(obligation.id, before.id);
    }
  }

  async #change(obligation: Obligation, changes: readonly Change[], texts: Texts): Promise<void> {
    const told: Amendment[] = [];
    let now = obligation;
    let clause: ClauseText | null = null;
    for (const change of changes) {
      const how =
        change.clause?.does === 'deletes' ? 'deleted' : change.clause?.does === 'varies' ? 'varied' : 'replaced';
      const before = now.value;
      if (how !== 'varied') {
        told.push(tell(change, how, before, null));
        if (change.confirmed) break;
        continue;
      }
      const own = obligation.slots.find(({ name }) => name === 'value')?.text ?? '';
      clause ??= await texts.clauseOf(obligation);
      let put: ClauseText = clause;
      for (const words of change.clause?.puts ?? []) put = putWords(put, words, own) ?? put;
      // Other words of the clause may be changed than those of this obligation.
      if (put === clause) continue;
      if (!change.confirmed) {
        told.push(tell(change, how, before, null));
        continue;
      }
      const read = obligation.review === 'edited' ? null : await texts.reread(obligation, put);
      if (
        read &&
        formatValue(read.value) === formatValue(before) &&
        JSON.stringify(read.timing) === JSON.stringify(now.timing)
      )
        continue;
      told.push(tell(change, read ? 'varied' : 'unread', before, read?.value ?? null));
      clause = put;
      if (read) now = read;
    }
    if (told.length > 0) this.#changes.set(obligation.id, told);
    if (now !== obligation) this.#asAmended.set(obligation.id, now);
  }
}

function tell(
  { by, confirmed, clause, words }: Change,
  how: Amendment['how'],
  before: Value,
  after: Value | null,
): Amendment {
  const since = by.facts.effectiveDate?.value ?? by.facts.agreementDate?.value ?? null;
  const place = { part: clause?.part ?? 'main', clause: clause?.clause ?? '' };
  return { how, by, ...place, quote: words, since, before, after, confirmed };
}

/** The texts of the documents that are asked for, and the grammars, loaded once and only where something was changed. */
class Texts {
  readonly #texts = new Map<string, { text: string; clauses: Clause[] }>();
  #known: Map<string, Reread | null> | null = null;
  #grammars: GrammarSet | null = null;
  #isNew = false;
  #fingerprint: string | null = null;

  constructor(
    private readonly workspace: Workspace,
    private readonly circle: DocumentCircle,
  ) {}

  get #from(): string {
    this.#fingerprint ??= fingerprintOf(this.workspace.grammars);
    return this.#fingerprint;
  }

  async clauseOf(obligation: Obligation): Promise<ClauseText> {
    let known = this.#texts.get(obligation.document);
    if (!known) {
      known = await loadText(this.workspace.store, obligation.document);
      this.#texts.set(obligation.document, known);
    }
    return cutClause(known.text, known.clauses, obligation);
  }

  /** Each clause is read again once, and again where the grammars have changed. */
  async reread(obligation: Obligation, clause: ClauseText): Promise<Obligation | null> {
    this.#known ??= new Map(await loadDerived<[string, Reread | null][]>(this.workspace.store, rereadings, this.#from));
    const key = hashOf([obligation.id, clause.text], 16);
    let read = this.#known.get(key);
    if (read === undefined) {
      this.#grammars ??= loadGrammars(this.workspace.grammars);
      const { facts } = this.circle.documents.get(obligation.document)!;
      read = rereadObligation(obligation, clause, facts, this.#grammars);
      this.#known.set(key, read);
      this.#isNew = true;
    }
    return read && { ...obligation, ...read };
  }

  /** Keeps what was read again for the next time. */
  async save(): Promise<void> {
    if (this.#isNew) await saveDerived(this.workspace.store, rereadings, this.#from, [...this.#known!]);
  }
}

const rereadings = 'obligations read again';

function holds(clause: AmendingClause, { part, start, end }: Obligation): boolean {
  return part === clause.part && clause.start <= start && end <= clause.end;
}

/** As an amending clause names it: `8.4`, `schedule2/3`. */
function placeOf({ part, clause }: Pick<Obligation, 'part' | 'clause'>): string {
  return part === 'main' ? clause : `${part.toLowerCase()}/${clause}`;
}

/** "Clause 5" is also 5.2 and 5.2(a). */
function covers(target: string, place: string): boolean {
  return place === target || place.startsWith(`${target}.`) || place.startsWith(`${target}(`);
}

/** Whether the words by which an amendment names the document whose clause it changes mean this one: by its title, by an
 *  acronym, or only as "the Agreement". */
function means(words: string, by: DocumentRecord, base: DocumentRecord): boolean {
  if (words === '' || /^(?:agreement|contract)$/.test(words)) return true;
  const title = base.title.toLowerCase();
  if (words.split(' ').every((word) => title.includes(word))) return true;
  if (titleInitials(base.title).includes(words.toUpperCase())) return true;
  return by.facts.references.some(
    (reference) =>
      title.includes(reference.title.toLowerCase()) &&
      reference.shortNames?.some((name) => name.toLowerCase() === words),
  );
}
