import type { PublishedItem } from '../model/record.js';
import { listPublishedItems, putPublishedItems } from '../store/calendar-items.js';
import { inTransaction, type Store } from '../store/open-store.js';
import { StoreError } from '../store/store-error.js';
import type { Acting, Window } from './views.js';
import type { Workspace } from './workspace.js';

/** Records what a calendar file is about to say, and numbers it: SEQUENCE rises by one where the content changed since it
 *  was last told, and only then; what was told of and is not there any more comes back as gone.
 *  @param items  everything that falls due in the window, whatever part of it the file shows
 *  @param window  nothing outside it is taken for gone
 *  Of a database that may not be written nothing is recorded.
 *  @source RFC 5545 section 3.8.7.4 */
export async function publishCalendar(
  workspace: Workspace,
  items: readonly { readonly uid: string; readonly due: string; readonly content: string }[],
  window: Window,
  { now }: Pick<Acting, 'now'>,
): Promise<Map<string, PublishedItem>> {
  try {
    return await inTransaction(workspace.store, async (store) => {
      const { numbered, changed } = await number(store, items, window, now);
      await putPublishedItems(store, changed);
      return numbered;
    });
  } catch (error) {
    // Who may write will give the same changes the same numbers.
    if (!(error instanceof StoreError) || error.trouble !== 'read-only') throw error;
    return (await number(workspace.store, items, window, now)).numbered;
  }
}

async function number(
  store: Store,
  items: Parameters<typeof publishCalendar>[1],
  window: Window,
  now: Acting['now'],
): Promise<{ numbered: Map<string, PublishedItem>; changed: PublishedItem[] }> {
  const told = new Map((await listPublishedItems(store)).map((item) => [item.uid, item]));
  const modified = now.toInstant().toString();
  const present = new Set(items.map(({ uid }) => uid));
  const changed: PublishedItem[] = [];
  for (const { uid, due, content } of items) {
    const before = told.get(uid);
    if (before && before.content === content && !before.gone) continue;
    changed.push({ uid, due, content, sequence: before ? before.sequence + 1 : 0, modified, gone: false });
  }
  for (const item of told.values()) {
    const day = item.due.slice(0, 10);
    if (present.has(item.uid) || item.gone || day < window.from || day > window.to) continue;
    changed.push({ ...item, sequence: item.sequence + 1, modified, gone: true });
  }
  return { numbered: new Map([...told, ...changed.map((item) => [item.uid, item] as const)]), changed };
}
