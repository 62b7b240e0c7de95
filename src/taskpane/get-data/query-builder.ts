import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { connectionSettings } from '../../connection/settings';
import { AppError, toAppError } from '../../core/error';
import type { SchemaColumn } from '../../pipedrive/schema';
import { omit } from '../../pipedrive/omit';
import type { Plan } from '../../query/plan';
import type { Filter, Query } from '../../query/query';
import type { Language } from '../language';
import type { Services } from '../services';
import { builtQuery, openBuilder, type Builder } from './builder';
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
  readonly planned: ReadonlySignal<Planned | undefined>;
  readonly sql: ReadonlySignal<string | undefined>;
  /** The query with its plan, once it can be run. */
  readonly ready: ReadonlySignal<ReadyQuery | undefined>;
  change(next: Builder): void;
  /** Shows a query that was written as SQL; false where it is one of another table. */
  adopt(plan: Plan): boolean;
  /** Shows a query on the open table. */
  show(query: Query): void;
  /** The plan of this filter alone: tells where it runs, and whether its values can be used. */
  planFilter(filter: Filter): Planned | undefined;
}

export function createQueryBuilder(
  { preferences, zone }: Services,
  source: TableSource,
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
  // Another table, or the same read anew: the query built on it last time comes back.
  effect(() => {
    const opened = open.value;
    const connection = source.connection.peek();
    batch(() => {
      if (!opened || !connection) {
        builder.value = undefined;
        vanished.value = [];
        return;
      }
      const remembered = preferences.of(connection.id).queries?.[opened.schema.entry.name];
      const start = openBuilder(opened.schema, remembered);
      builder.value = start.builder;
      vanished.value = start.vanished;
    });
  });

  const plan = (query: Query): Planned | undefined => {
    const engine = source.engine.value;
    const profile = source.connection.value;
    if (!engine || !profile || !open.value) return undefined;
    const { schema, estimate } = open.value;
    try {
      const { maxRows, pageSize } = connectionSettings(profile);
      // MaxRows of the connection caps queries without a limit; the plan must say so.
      const capped =
        query.limit === undefined && maxRows > 0 ? { ...query, limit: maxRows } : query;
      const options = { zone, locale: language.locale, estimate, pageSize };
      return { plan: engine.planQuery(capped, schema, options) };
    } catch (error) {
      return { error: toAppError(error) };
    }
  };
  const query = computed((): Query | AppError | undefined => {
    if (!open.value || !builder.value) return undefined;
    try {
      const table = open.value.schema.entry.name;
      return builtQuery(table, builder.value, language.parseInteger);
    } catch (error) {
      return toAppError(error);
    }
  });

  const planned = computed(() => {
    const wanted = query.value;
    if (!wanted) return undefined;
    return wanted instanceof AppError ? { error: wanted } : plan(wanted);
  });
  const sql = computed(() => {
    const wanted = query.value;
    const engine = source.engine.value;
    if (!wanted || wanted instanceof AppError || !engine || !open.value) return undefined;
    return engine.formatSql(wanted, open.value.schema.columns, zone);
  });
  const change = (next: Builder) => {
    builder.value = next;
    const wanted = query.value;
    const connection = source.connection.value;
    if (connection && wanted && !(wanted instanceof AppError))
      preferences.useQuery(connection.id, wanted);
  };
  /** The limit that was written: MaxRows of the connection is in the plan as well. */
  const withoutCap = (capped: Query): Query => {
    const profile = source.connection.value;
    const isCap = profile && connectionSettings(profile).maxRows === capped.limit;
    return isCap ? omit(capped, 'limit') : capped;
  };

  return {
    builder,
    vanished,
    columns,
    planned,
    sql,
    ready: computed((): ReadyQuery | undefined => {
      const found = planned.value;
      const engine = source.engine.value;
      if (!engine || !found || !('plan' in found) || sql.value === undefined) return undefined;
      return {
        name: found.plan.query.table,
        sql: sql.value,
        plan: engine.builderPlan(found.plan),
        parameters: {},
      };
    }),
    change,
    show: (shown) => {
      if (open.value) change(openBuilder(open.value.schema, shown).builder);
    },
    adopt: ({ query: written, schema }) => {
      if (open.value?.schema.entry.name !== schema.entry.name) return false;
      change(openBuilder(open.value.schema, withoutCap(written)).builder);
      return true;
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
