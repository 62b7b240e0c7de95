import type { Source } from './catalogue/entry';
import type { TableSchema } from './schema';
import type { SortKey } from './two-ends';

/** How a list is read. */
export interface ReadingWay {
  /** Parameters of each part: together they make the list, and no row is in two of them. */
  readonly parts: readonly Readonly<Record<string, string>>[];
  /** Set where each part is read from both ends. Without it there is one part, page after page. */
  readonly key?: SortKey;
  /** Key and parameter of the update time, by which rows are found that moved between parts. */
  readonly updated?: { readonly code: string; readonly parameter: string };
  /** Pages read at the same time, at most. */
  readonly streams: number;
  /** Whether the length of the list is known well enough to begin with all of them. */
  readonly isLong: boolean;
}

export interface ListToRead {
  readonly schema: TableSchema;
  readonly source: Source;
  /** Filters and sort of the query, as parameters of the API. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Rows a page. */
  readonly limit: number;
  /** Rows the list holds at most, where that is known. */
  readonly estimate?: number | undefined;
}

/** Tokens that reading at once may cost, as a multiple of what page after page costs. */
const mostTokens = 1.25;
/** Two ends that meet can waste a page. */
const endsWaste = 1;

const onePart = { parts: [{}], streams: 1, isLong: false } as const;

/**
 * How to read all rows of a list: page after page, from both ends, or in parts from both ends each.
 *
 * Parts are made by a column that is never empty and whose values the API fixes (a deal's status,
 * whether an activity is done): so they are complete by the API's own documents. Stages and owners
 * do not make parts: the lists of them may lack what this user may not see or what was deleted, and
 * rows would be lost unnoticed. Windows of update time do not either: rows never changed have none,
 * and whether such a window holds them is not documented.
 */
export function readingWay(list: ListToRead): ReadingWay {
  const { schema, source, parameters, limit, estimate } = list;
  const key = sortKey(list);
  if (!key) return onePart;
  const narrowed = Object.keys(parameters).length > 0;
  // A filter may leave little of the list: the first pages tell how much.
  if (narrowed || estimate === undefined || source !== schema.sources[0])
    return { ...onePart, key, streams: 2 };
  const pages = Math.ceil(estimate / limit);
  const isAffordable = (waste: number) => pages + waste <= pages * mostTokens;
  const divided = divide(list);
  // Each part has a last page of its own, its ends meet, and moved rows are looked for at the end.
  if (divided && isAffordable(divided.parts.length * (1 + endsWaste)))
    return { ...divided, key, streams: divided.parts.length * 2, isLong: true };
  return isAffordable(endsWaste) ? { ...onePart, key, streams: 2, isLong: true } : onePart;
}

/** What tells where a row stands in the list, if the list can be read from both ends at all. */
function sortKey({ schema, source, parameters }: ListToRead): SortKey | undefined {
  const { entry, columns } = schema;
  const column = columns.find(({ name }) => name === entry.key);
  const isSorted = 'sort_by' in parameters;
  if (source.paging !== 'cursor' || entry.small || isSorted || 'ids' in parameters)
    return undefined;
  return column?.sort && column.type === 'integer'
    ? { sort: column.sort, code: column.code }
    : undefined;
}

function divide({ schema, source }: ListToRead): Pick<ReadingWay, 'parts' | 'updated'> | undefined {
  const takes = (parameter: string) => !source.without?.includes(parameter);
  const updated = schema.columns.find(({ filter }) => filter?.atLeast === 'updated_since');
  if (!updated || !takes('updated_since')) return undefined;
  for (const { nullable, type, filter } of schema.columns) {
    const name = filter?.is;
    if (nullable || name === undefined || !takes(name)) continue;
    const values =
      schema.parameters[name]?.split(',') ??
      filter?.only ??
      (type === 'boolean' ? ['true', 'false'] : undefined);
    if (values && values.length > 1)
      return {
        parts: values.map((value) => ({ [name]: value })),
        updated: { code: updated.code, parameter: 'updated_since' },
      };
  }
  return undefined;
}
