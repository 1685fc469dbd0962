import { useEffect, useState } from 'react';
import type { Temporal } from 'temporal-polyfill';
import { explainObligation } from '../app/explain-obligation.js';
import { listConflicts } from '../app/list-conflicts.js';
import { listDocuments } from '../app/list-documents.js';
import { listDue } from '../app/list-due.js';
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

/** `of` names what was asked for when these were read. */
type Loaded = Omit<Data, 'loading'> & { readonly of: string };

const nothing: Loaded = {
  items: [],
  obligations: [],
  documents: [],
  conflicts: [],
  page: [],
  error: null,
  of: '',
};

/** @param revision  counts changes: a new number loads again */
export function useData(
  workspace: Workspace,
  screen: Screen,
  window: Window,
  options: { now: Temporal.ZonedDateTime; width: number; revision: number },
): Data {
  const [data, setData] = useState<Loaded>(nothing);
  const { now, width, revision } = options;
  const id = 'id' in screen ? screen.id : '';
  // `revision` asks for the same again after a change, and so does a new day.
  const wanted = [screen.name, id, window.from, window.to, now.toPlainDate(), width, revision].join(' ');
  useEffect(() => {
    let current = true;
    const show = (part: Partial<Data>) => {
      if (current) setData((old) => ({ ...old, ...part, of: wanted, error: null }));
    };
    const load = async (): Promise<void> => {
      switch (screen.name) {
        case 'calendar':
        case 'agenda':
          return show({ items: await listDue(workspace, window, {}, { now }) });
        case 'obligations':
          return show({ obligations: await listObligations(workspace, {}, { now }) });
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
    load().catch((error: Error) => {
      if (current) setData((old) => ({ ...old, of: wanted, error: error.message }));
    });
    return () => {
      current = false;
    };
  }, [workspace, wanted]);
  return { ...data, loading: data.of !== wanted };
}
