import { throwIfCancelled } from '../core/clock';
import type { Row } from '../core/column';
import type { JobOptions } from '../core/progress';
import { zoneOffset } from '../core/zone';
import type { Source } from '../pipedrive/catalogue/entry';
import { readPages } from '../pipedrive/read';
import type { SchemaColumn } from '../pipedrive/schema';
import type { Session } from '../pipedrive/session';
import { filterTest } from '../query/filter-test';
import type { Plan } from '../query/plan';
import { columnOf } from '../query/validate';
import type { Key, LastRefresh } from './definition';
import type { Departure } from './merge';
import { keyText } from './shown-cell';
import { keyColumn, updateColumn, watermark, wholeSecond } from './read-result';

/** Changes are asked for from so long before the last one seen: Pipedrive may show them late. */
const overlapMs = 60_000;
/** New rows that were never changed are few: a short page at a time. */
const newPerPage = 100;

/** What changed since the last refresh. */
export interface Delta {
  /** Rows of the query, in its columns, by the text of their key. */
  readonly rows: Map<string, { readonly key: Key; readonly row: Row }>;
  readonly departed: Map<string, Departure>;
  readonly watermark: string;
  readonly highestId?: number;
  readonly pages: number;
}

/** Reads lists of a table for a delta: rows judged by the query's own conditions, which run here. */
export class DeltaReader {
  readonly plan: Plan;
  readonly columns: readonly SchemaColumn[];
  readonly rows: Delta['rows'] = new Map();
  readonly departed: Delta['departed'] = new Map();
  pages = 0;
  readonly #session: Session;
  readonly #options: JobOptions;
  readonly #passes: (row: Row) => boolean;
  readonly #width: number;

  constructor(plan: Plan, session: Session, options: JobOptions) {
    const { query, schema, zone } = plan;
    this.plan = plan;
    this.#session = session;
    this.#options = options;
    const shown = query.columns.map((name) => columnOf(schema, name));
    const needed = [
      ...query.filters.map(({ column }) => columnOf(schema, column)),
      keyColumn(schema),
      updateColumn(schema)!,
      ...schema.columns.filter(({ code }) => code === 'is_deleted' || code === 'is_archived'),
    ];
    this.columns = [...shown, ...new Set(needed.filter((column) => !shown.includes(column)))];
    this.#width = shown.length;
    const tests = query.filters.map((filter) => {
      const column = columnOf(schema, filter.column);
      return { index: this.at(column), test: filterTest(filter, column, zoneOffset(zone)) };
    });
    this.#passes = (row) => tests.every(({ index, test }) => test(row[index] ?? null));
  }

  at(column: SchemaColumn): number {
    return this.columns.indexOf(column);
  }

  key(row: Row): Key {
    const key = row[this.at(keyColumn(this.plan.schema))];
    return typeof key === 'number' ? key : String(key);
  }

  /** The pages of a list of the table, without the query's filters. */
  async *pagesOf(
    source: Source,
    parameters: Readonly<Record<string, string>>,
    limit: number,
    columns: readonly SchemaColumn[] = this.columns,
  ): AsyncGenerator<readonly Row[]> {
    const request = { source, columns, parameters, limit, seen: new Set<unknown>() };
    const { signal } = this.#options;
    for await (const page of readPages(this.plan.schema, request, this.#session, { signal })) {
      throwIfCancelled(signal);
      this.pages++;
      yield page.rows;
    }
  }

  /** Sorts a row as Pipedrive has it now into those that belong to the query and those that do not. */
  judge(row: Row): void {
    const key = this.key(row);
    const text = keyText(key);
    const reason = this.#departure(row);
    this.rows.delete(text);
    this.departed.delete(text);
    if (reason) this.departed.set(text, reason);
    else this.rows.set(text, { key, row: row.slice(0, this.#width) });
  }

  #departure(row: Row): Departure | undefined {
    const { includeDeleted, includeArchived } = this.#session.settings;
    const { entry } = this.plan.schema;
    const has = (code: string) =>
      this.columns.some((column, index) => column.code === code && row[index] === true);
    // Of tables whose deleted rows nobody lists, one that says it is deleted has left all the same.
    if (has('is_deleted') && !(includeDeleted && entry.deleted)) return 'deleted';
    if (has('is_archived') && entry.archived && !includeArchived) return 'archived';
    return this.#passes(row) ? undefined : 'left';
  }
}

/**
 * Reads what changed since the last refresh: changed rows whatever the query's filters say of them, so
 * that one which no longer passes is told from a deleted one; deleted and archived ones where
 * Pipedrive lists them; and rows with higher ids, for those never changed may have no update time.
 */
export async function readDelta(
  reader: DeltaReader,
  last: LastRefresh,
  session: Session,
): Promise<Delta> {
  const { schema, pageSize } = reader.plan;
  const { entry } = schema;
  const updated = updateColumn(schema)!;
  const since = updated.filter!.atLeast!;
  const began = session.clock.now();
  const from = Date.parse(last.watermark!) - overlapMs;
  const changes = { ...entry.deleted, [since]: wholeSecond(from) };
  // v1 pages by offset: sorted by update time, a row that changes would push another off its page.
  const order = (source: Source) =>
    source.version === 'v2' ? { sort_by: 'update_time', sort_direction: 'asc' } : {};
  const changed = async (source: Source | undefined): Promise<Row[]> =>
    source && !source.without?.includes(since)
      ? collected(reader.pagesOf(source, { ...changes, ...order(source) }, pageSize))
      : [];
  const [archived, current, fresh] = await Promise.all([
    changed(entry.archived),
    changed(entry.source),
    readNew(reader, last),
  ]);
  // A row that moved between the lists meanwhile is judged by where it is now.
  const seen = [...archived, ...fresh, ...current];
  seen.forEach((row) => reader.judge(row));
  const mark = watermark(seen, reader.at(updated), session.clock.now() - began).watermark;
  const isLater = mark !== undefined && Date.parse(mark) > Date.parse(last.watermark!);
  return {
    rows: reader.rows,
    departed: reader.departed,
    watermark: isLater ? mark : last.watermark!,
    ...highestOf(reader, fresh, last),
    pages: reader.pages,
  };
}

async function collected(pages: AsyncIterable<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

/** Rows with ids above the highest seen, newest first until a known one comes. */
async function readNew(reader: DeltaReader, { highestId }: LastRefresh): Promise<Row[]> {
  const { source } = reader.plan.schema.entry;
  if (highestId === undefined || !source.probe) return [];
  const found: Row[] = [];
  for await (const rows of reader.pagesOf(source, source.probe, newPerPage)) {
    const fresh = rows.filter((row) => Number(reader.key(row)) > highestId);
    found.push(...fresh);
    if (fresh.length < rows.length || rows.length === 0) break;
  }
  return found;
}

function highestOf(
  reader: DeltaReader,
  rows: readonly Row[],
  { highestId }: LastRefresh,
): { highestId?: number } {
  if (highestId === undefined) return {};
  return {
    highestId: rows.reduce((most, row) => Math.max(most, Number(reader.key(row))), highestId),
  };
}
