import { nearest } from '../connection/nearest';
import { AppError } from '../core/error';
import { tableEntry } from './catalogue';
import { filters } from './catalogue/settings';
import type { JsonObject } from './json';
import { omit } from './omit';
import { listAll } from './paging';
import { asText } from './scalar';
import { describe, type TableSchema } from './schema';
import type { RequestOptions, Session } from './session';

/** A filter that was saved in Pipedrive. */
export interface SavedFilter {
  readonly id: number;
  readonly name: string;
  /** The table whose rows it chooses: `Deals`. */
  readonly table: string;
  /** Its name as a table: `Filter: My open deals`, or `Filter: 12` where several have one name. */
  readonly source: string;
}

/** Tables by the types of filters: Pipedrive, GET /v1/filters. */
const tablesByType: Readonly<Record<string, string>> = {
  deals: 'Deals',
  leads: 'Leads',
  org: 'Organizations',
  people: 'Persons',
  products: 'Products',
  activity: 'Activities',
  projects: 'Projects',
};

const prefix = /^filter:\s*/i;

/** The saved filters that this user sees, kept on the session. Throws what requests throw. */
export function listSavedFilters(
  session: Session,
  options: RequestOptions = {},
): Promise<readonly SavedFilter[]> {
  return session.remember(
    'saved filters',
    async (signal) => {
      const items = await listAll(session, filters.source, { signal });
      const usable = items.filter(
        (item) =>
          item['active_flag'] !== false &&
          item['temporary_flag'] !== true &&
          String(item['type']) in tablesByType,
      );
      const names = usable.map(nameOf);
      return usable.map((item, index) => {
        const isShared = names.some((name, other) => other !== index && same(name, names[index]!));
        return {
          id: Number(item['id']),
          name: names[index]!,
          table: tablesByType[String(item['type'])]!,
          source: `Filter: ${isShared ? String(item['id']) : names[index]!}`,
        };
      });
    },
    options,
  );
}

/** Whether a table name means a saved filter. */
export function isFilterTable(name: string): boolean {
  return prefix.test(name);
}

/**
 * The table of that name, or for `Filter: NAME` (or its number) that of the filter's rows. Pipedrive
 * ignores other conditions beside a filter, so its columns take none. Throws `table-unknown`,
 * `saved-filter-unknown`, `saved-filter-ambiguous`, and what requests throw.
 */
export async function describeTable(
  name: string,
  session: Session,
  options: RequestOptions = {},
): Promise<TableSchema> {
  if (!isFilterTable(name)) return describe(tableEntry(name), session, options);
  const filter = findFilter(
    name.replace(prefix, '').trim(),
    await listSavedFilters(session, options),
  );
  const entry = omit(tableEntry(filter.table), 'one', 'deleted', 'small');
  const schema = await describe(entry, session, options);
  return {
    ...schema,
    entry: {
      ...entry,
      kind: 'view',
      name: filter.source,
      description: `${filter.table} that the saved filter ${filter.name} chooses`,
      changes: 'none',
      deletes: 'whole-list',
    },
    parameters: { filter_id: String(filter.id) },
    columns: schema.columns.map((column) => omit(column, 'filter')),
  };
}

function findFilter(wanted: string, all: readonly SavedFilter[]): SavedFilter {
  const named = all.filter(({ name }) => same(name, wanted));
  const exact = named.length > 1 ? named.filter(({ name }) => name === wanted) : named;
  const found = exact.length === 1 ? exact : named;
  if (found.length > 1)
    throw new AppError('saved-filter-ambiguous', {
      filter: wanted,
      count: found.length,
      choices: found.map(({ id, table }) => `${table} ${id}`).join(', '),
      first: found[0]!.id,
    });
  const [only = all.find(({ id }) => String(id) === wanted)] = found;
  if (only) return only;
  const names = new Map(all.map(({ name }) => [name.toLowerCase(), name]));
  const guess = names.get(nearest(wanted.toLowerCase(), [...names.keys()]) ?? '');
  throw new AppError('saved-filter-unknown', {
    filter: wanted,
    ...(guess ? { nearest: guess } : {}),
  });
}

const nameOf = (item: JsonObject) => String(asText(item['name']) ?? item['id']);
const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
