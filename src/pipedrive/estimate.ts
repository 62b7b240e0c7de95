import type { TableEntry } from './catalogue/entry';
import { itemsOf } from './envelope';
import type { RequestOptions, Session } from './session';

/**
 * How many rows a table can have at most: its highest id, for lists do not tell their length. One
 * request, kept on the session. Undefined where the ids do not count up (leads) or the table is
 * small anyway.
 */
export function estimateRows(
  { name, source, small }: TableEntry,
  session: Session,
  options: RequestOptions = {},
): Promise<number | undefined> {
  const { probe } = source;
  if (small || !probe) return Promise.resolve(undefined);
  return session.remember(
    `highest id of ${name}`,
    async (signal) => {
      const body = await session.request(
        {
          method: 'GET',
          version: source.version,
          path: source.path,
          query: { ...probe, limit: '1' },
          cost: source.cost,
        },
        { signal },
      );
      return Number(itemsOf(body)[0]?.['id'] ?? 0);
    },
    options,
  );
}
