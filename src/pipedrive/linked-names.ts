import type { LinkedName, Source } from './catalogue/entry';
import { itemsOf } from './envelope';
import { asText } from './scalar';
import type { RequestOptions, Session } from './session';

interface Linked {
  readonly source: Pick<Source, 'version' | 'path' | 'cost'>;
  /** Member that holds the name. */
  readonly name: string;
}

/** One request for names: `ids` takes 100 (Pipedrive, GET /api/v2/deals), for 10 API tokens. */
export const linkedBatch = { ids: 100, cost: 10 } as const;

/** Lists that take ids. `custom_fields` cannot be left out, so whole rows come. */
const linked: Readonly<Record<LinkedName, Linked>> = {
  deals: { source: { version: 'v2', path: 'deals', cost: linkedBatch.cost }, name: 'title' },
  persons: { source: { version: 'v2', path: 'persons', cost: linkedBatch.cost }, name: 'name' },
  organizations: {
    source: { version: 'v2', path: 'organizations', cost: linkedBatch.cost },
    name: 'name',
  },
  products: { source: { version: 'v2', path: 'products', cost: linkedBatch.cost }, name: 'name' },
};

/** Names by id, as text. Ids whose rows are deleted or hidden stand for themselves. */
export type Names = ReadonlyMap<string, string>;

interface NameBook {
  readonly names: Map<string, string>;
  /** Loads follow each other, so that readers at the same time do not ask for one id twice. */
  ready: Promise<unknown>;
}

/**
 * The names of these rows, asked for in batches of 100 unless known: they are kept on the session
 * as long as metadata. `beforeRequest` may throw to stop; otherwise throws what requests throw.
 */
export async function linkedNames(
  name: LinkedName,
  ids: Iterable<string>,
  session: Session,
  { signal, beforeRequest }: RequestOptions & { readonly beforeRequest?: (cost: number) => void },
): Promise<Names> {
  const book = await session.remember<NameBook>(
    `names of ${name}`,
    () => Promise.resolve({ names: new Map(), ready: Promise.resolve() }),
    { signal },
  );
  const { source, name: member } = linked[name];
  const load = async () => {
    const missing = [...new Set(ids)].filter((id) => !book.names.has(id));
    for (let start = 0; start < missing.length; start += linkedBatch.ids) {
      const batch = missing.slice(start, start + linkedBatch.ids);
      beforeRequest?.(source.cost);
      const query = { ids: batch.join(','), limit: String(linkedBatch.ids) };
      const body = await session.request({ method: 'GET', ...source, query }, { signal });
      for (const item of itemsOf(body))
        book.names.set(String(item['id']), String(asText(item[member]) ?? item['id']));
      for (const id of batch) if (!book.names.has(id)) book.names.set(id, id);
    }
  };
  const loaded = book.ready.then(load);
  // The next load begins whatever becomes of this one.
  book.ready = loaded.catch(() => undefined);
  await loaded;
  return book.names;
}
