import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { connectionSettings } from '../../connection/settings';
import { AppError, toAppError } from '../../core/error';
import type { SchemaColumn, TableSchema } from '../../pipedrive/schema';
import type { Plan } from '../../query/plan';
import type { Filter, FilterValue, Query } from '../../query/query';
import type { Language } from '../language';
import type { Services } from '../services';
import { builtQuery, openBuilder, type Builder } from './builder';
import type { CellValues } from './cell-values';
import type { ReadyQuery } from './ready-query';
import type { TableSource } from './table-source';

/** A plan, or why there is none yet. */
export type Planned = { readonly plan: Plan } | { readonly error: AppError };

/** The query being built on the open table, and what would come of it. */
export interface QueryBuilder {
  /** Undefined until the table's fields are known. */
  readonly builder: ReadonlySignal<Builder | undefined>;
  /** Columns the remembered query used and the table no longer has. */
  readonly vanished: ReadonlySignal<readonly string[]>;
  /** The open table's columns by name. */
  readonly columns: ReadonlySignal<ReadonlyMap<string, SchemaColumn>>;
  /** The cells that its filters compare with. */
  readonly parameters: ReadonlySignal<readonly string[]>;
  /** Undefined while fields or cells are being read. */
  readonly planned: ReadonlySignal<Planned | undefined>;
  readonly sql: ReadonlySignal<string | undefined>;
  /** The query with its plan, once it can be run. */
  readonly ready: ReadonlySignal<ReadyQuery | undefined>;
  change(next: Builder): void;
  /** Shows a query that was written as SQL; opens its table if that is another one. */
  adopt(query: Query<FilterValue>, schema: TableSchema): Promise<void>;
  /** Shows a query on the open table. */
  show(query: Query<FilterValue>): void;
  /** The plan of this filter alone: tells where it runs, and whether its values can be used. */
  planFilter(filter: Filter<FilterValue>): Planned | undefined;
}

export function createQueryBuilder(
  { preferences, zone }: Pick<Services, 'preferences' | 'zone'>,
  source: TableSource,
  cells: CellValues,
  language: Language,
): QueryBuilder {
  const builder = signal<Builder | undefined>(undefined);
  const vanished = signal<readonly string[]>([]);

  const open = computed(() =>
    source.table.value.kind === 'ready' ? source.table.value.value : undefined,
  );
  const columns = computed(
    () => new Map(open.value?.schema.columns.map((column) => [column.name, column])),
  );
  const show = (schema: TableSchema, query: Query<FilterValue> | undefined) => {
    const start = openBuilder(schema, query);
    builder.value = start.builder;
    vanished.value = start.vanished;
  };
  // Another table, or the same read anew: the query built on it last time comes back.
  effect(() => {
    const opened = open.value;
    const connection = source.connection.peek();
    batch(() => {
      if (opened && connection)
        return show(
          opened.schema,
          preferences.of(connection.id).queries?.[opened.schema.entry.name],
        );
      builder.value = undefined;
      vanished.value = [];
    });
  });

  const plan = (wanted: Query<FilterValue>): Planned | undefined => {
    const engine = source.engine.value;
    const profile = source.connection.value;
    if (!engine || !profile || !open.value) return undefined;
    const { schema, estimate } = open.value;
    const given = cells.of(parametersOf(wanted));
    if (!given || 'error' in given) return given;
    try {
      const { maxRows, pageSize } = connectionSettings(profile);
      // MaxRows of the connection caps queries without a limit; the plan must say so.
      const capped =
        wanted.limit === undefined && maxRows > 0 ? { ...wanted, limit: maxRows } : wanted;
      const options = { zone, locale: language.locale, estimate, pageSize };
      const resolved = engine.resolveQuery(capped, given.values);
      return { plan: engine.planQuery(resolved, schema, options) };
    } catch (error) {
      return { error: toAppError(error) };
    }
  };
  const query = computed((): Query<FilterValue> | AppError | undefined => {
    if (!open.value || !builder.value) return undefined;
    try {
      const table = open.value.schema.entry.name;
      return builtQuery(table, builder.value, language.parseInteger);
    } catch (error) {
      return toAppError(error);
    }
  });
  const built = computed(() => (query.value instanceof AppError ? undefined : query.value));
  const parameters = computed(() => (built.value ? parametersOf(built.value) : []));
  effect(() => {
    void cells.read(parameters.value);
  });

  const planned = computed((): Planned | undefined => {
    if (query.value instanceof AppError) return { error: query.value };
    const found = built.value && plan(built.value);
    if (!found || 'error' in found) return found;
    try {
      source.engine.value?.checkInputs(found.plan);
      return found;
    } catch (error) {
      return { error: toAppError(error) };
    }
  });
  const sql = computed(() => {
    const engine = source.engine.value;
    if (!built.value || !engine || !open.value) return undefined;
    return engine.formatSql(built.value, open.value.schema.columns, zone);
  });
  const change = (next: Builder) => {
    builder.value = next;
    const connection = source.connection.value;
    if (connection && built.value) preferences.useQuery(connection.id, built.value);
  };

  return {
    builder,
    vanished,
    columns,
    parameters,
    planned,
    sql,
    ready: computed((): ReadyQuery | undefined => {
      const found = planned.value;
      const engine = source.engine.value;
      if (!engine || !found || !('plan' in found) || !built.value || sql.value === undefined)
        return undefined;
      const given = cells.of(parameters.value);
      return {
        name: found.plan.query.table,
        sql: sql.value,
        plan: engine.builderPlan(found.plan),
        parameters: given && 'values' in given ? given.values : {},
      };
    }),
    change,
    show: (shown) => {
      if (open.value) show(open.value.schema, shown);
    },
    async adopt(written, schema) {
      const connection = source.connection.value;
      if (connection) preferences.useQuery(connection.id, written);
      const { name } = schema.entry;
      if (open.value?.schema.entry.name === name)
        return batch(() => show(open.value!.schema, written));
      await source.open({ name });
    },
    planFilter: (filter) =>
      open.value &&
      plan({
        table: open.value.schema.entry.name,
        columns: [filter.column],
        filters: [filter],
        sort: [],
      }),
  };
}

/** The cells that the filters of a query compare with. */
function parametersOf({ filters }: Query<FilterValue>): string[] {
  const named = filters.flatMap(({ values }) =>
    values.flatMap((value) => (typeof value === 'string' ? [] : [value.parameter])),
  );
  return [...new Set(named)];
}
