import type { Link, LinkRelation } from '../model/record.js';
import { insertRows } from './batches.js';
import type { Store } from './open-store.js';

/** Links that a person decided on; proposed ones are read from the texts each time. */
export async function listDecidedLinks(store: Store): Promise<Link[]> {
  const rows = await store.tables.selectFrom('links').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    from: row.from_document,
    to: row.to_document,
    relation: row.relation as LinkRelation,
    state: row.state as Link['state'],
    title: row.title,
    date: row.dated,
  }));
}

/** Takes the place of the link with the same id. */
export async function putLink(store: Store, link: Link): Promise<void> {
  await store.tables.deleteFrom('links').where('id', '=', link.id).execute();
  await insertRows(store, 'links', [
    {
      id: link.id,
      from_document: link.from,
      to_document: link.to,
      relation: link.relation,
      state: link.state,
      title: link.title,
      dated: link.date,
    },
  ]);
}
