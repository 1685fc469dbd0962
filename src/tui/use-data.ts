import { useEffect, useState } from 'react';
import type { Temporal } from 'temporal-polyfill';
import { explainObligation } from '../app/explain-obligation.js';
import { listConflicts } from '../app/list-conflicts.js';
import { listDocuments } from '../app/list-documents.js';
import { byDay, listDue } from '../app/list-due.js';
import { listObligations } from '../app/list-obligations.js';
import { showDocument } from '../app/show-document.js';
import type { ConflictView, DueItem, ObligationView, Window } from '../app/views.js';
import type { Workspace } from '../app/workspace.js';
import type { DocumentRecord } from '../model/record.js';
import { formatConflict } from '../report/conflict-report.js';
import { formatDocument } from '../report/document-page.js';
import { formatExplanation } from '../report/explanation.js';
import type { Screen } from './screens.js';

/** What the screens show. A list is loaded when its screen is first looked at, and again after every change. */
export interface Data {
  readonly items: readonly DueItem[];
  readonly obligations: readonly ObligationView[];
  readonly documents: readonly DocumentRecord[];
  readonly conflicts: readonly ConflictView[];
  /** Lines of an opened thing. */
  readonly page: readonly string[];
  readonly error: string | null;
  /** Those that the lists hold are not, or no longer, those that are asked for. */
  readonly loading: boolean;
}

/** When and for what a list or page was read. */
interface Asked {
  readonly of: string;
  /** After how many changes. */
  readonly count: number;
  /** In milliseconds, by the engine's clock. */
  readonly at: number;
}

type Part = 'items' | 'obligations' | 'documents' | 'conflicts' | 'page';
type Loaded = Omit<Data, 'loading'> & { readonly asked: { readonly [part in Part]?: Asked } };

/** What a screen shows. */
const partOf: Readonly<Record<Screen['name'], Part>> = {
  calendar: 'items',
  agenda: 'items',
  obligations: 'obligations',
  documents: 'documents',
  conflicts: 'conflicts',
  obligation: 'page',
  document: 'page',
  conflict: 'page',
  help: 'page',
};

/** For so many milliseconds a list that was left for a page is still true: others may work on the same database. */
const freshFor = 60_000;

/** What was changed here since the program was opened. */
export interface Changes {
  readonly count: number;
  /** The document of what was changed last; null where more may have changed. */
  readonly document: string | null;
}

const nothing: Loaded = {
  items: [],
  obligations: [],
  documents: [],
  conflicts: [],
  page: [],
  error: null,
  asked: {},
};

/** @param changes  each loads again: of a list that is shown only the document in which something was changed, as thousands of
 *    obligations take seconds */
export function useData(
  workspace: Workspace,
  screen: Screen,
  window: Window,
  options: { now: Temporal.ZonedDateTime; width: number; changes: Changes },
): Data {
  const [data, setData] = useState<Loaded>(nothing);
  const { now, width, changes } = options;
  const { count } = changes;
  const part = partOf[screen.name];
  const id = 'id' in screen ? screen.id : '';
  // A new day asks for the same again.
  const of = [screen.name, id, window.from, window.to, now.toPlainDate(), width].join(' ');
  const before = data.asked[part];
  const isKnown = before?.of === of && before.count === count;
  useEffect(() => {
    if (isKnown && part !== 'page' && performance.now() - before.at < freshFor) return;
    let current = true;
    const show = (read: Partial<Data>) => {
      const asked: Asked = { of, count, at: performance.now() };
      if (current) setData((old) => ({ ...old, error: null, ...read, asked: { ...old.asked, [part]: asked } }));
    };
    const shown = part === 'obligations' ? data.obligations : data.items.map(({ view }) => view);
    const isOfChanged = ({ document: { id } }: ObligationView) => id === changes.document;
    const partly = before?.of === of && before.count === count - 1 && shown.some(isOfChanged);
    const filter = partly && changes.document !== null ? { document: changes.document } : {};
    const stays = (view: ObligationView) => partly && !isOfChanged(view);
    const load = async (): Promise<void> => {
      switch (screen.name) {
        case 'calendar':
        case 'agenda': {
          const items = await listDue(workspace, window, filter, { now });
          return show({ items: [...data.items.filter(({ view }) => stays(view)), ...items].sort(byDay) });
        }
        case 'obligations': {
          const obligations = await listObligations(workspace, filter, { now });
          const from = data.obligations.findIndex((view) => !stays(view));
          const rest = data.obligations.filter(stays);
          return show({ obligations: [...rest.slice(0, from), ...obligations, ...rest.slice(from)] });
        }
        case 'documents':
          return show({ documents: await listDocuments(workspace, {}) });
        case 'conflicts':
          return show({ conflicts: await listConflicts(workspace, {}, { now }) });
        case 'obligation':
          return show({ page: formatExplanation(await explainObligation(workspace, id, { now }), width) });
        case 'document':
          return show({ page: formatDocument(await showDocument(workspace, id, { now }), width) });
        case 'conflict': {
          const views = await listConflicts(workspace, {}, { now });
          const view = views.find(({ conflict }) => conflict.id === id);
          return show({ page: view ? formatConflict(view, width) : [] });
        }
        case 'help':
          return show({});
      }
    };
    load().catch((error: Error) => show({ error: error.message }));
    return () => {
      current = false;
    };
  }, [workspace, of, count]);
  return { ...data, loading: !isKnown };
}
