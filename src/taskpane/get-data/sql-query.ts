import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { throwIfCancelled } from '../../core/clock';
import type { Value } from '../../core/column';
import { isCancelled, toAppError } from '../../core/error';
import type { TableSchema } from '../../pipedrive/schema';
import type { Language } from '../language';
import type { Services } from '../services';
import type { SqlNames } from '../sql/sql-editor';
import { sqlError, type SqlError } from '../sql/sql-error';
import type { QueryBuilder } from './query-builder';
import type { ReadyQuery } from './ready-query';
import type { TableSource } from './table-source';

/** A parameter of the SQL with what its cell holds now. */
export interface ShownParameter {
  /** As written: `@Targets!B2`. */
  readonly name: string;
  /** Undefined where the cell is empty or is not there. */
  readonly value: Exclude<Value, null> | undefined;
}

/** What has been found out about a text. */
export type Judged =
  | { readonly kind: 'ready'; readonly query: ReadyQuery }
  | { readonly kind: 'error'; readonly sql: string; readonly error: SqlError };

/** The SQL tab: a text and what would come of it. */
export interface SqlQuery {
  readonly text: ReadonlySignal<string>;
  /** Undefined while the text is being looked at, and for no text. */
  readonly judged: ReadonlySignal<Judged | undefined>;
  readonly parameters: ReadonlySignal<readonly ShownParameter[]>;
  /** Tables and columns to complete. */
  readonly names: ReadonlySignal<SqlNames>;
  /** Whether the text says something that the builder does not show. */
  readonly isOwn: ReadonlySignal<boolean>;
  /** What the builder cannot show of it: `GROUP BY`; undefined where the text has an error. */
  readonly unshown: ReadonlySignal<string | undefined>;
  change(text: string): void;
  /** Shows a text and looks at it at once. */
  load(text: string): void;
  /** Takes over what the builder shows, unless the text says something else. */
  follow(): void;
  /** Gives the text up: the builder's query counts. */
  forget(): void;
  /** Looks at the text anew: cells may have changed. */
  judge(): void;
  /** Lets this text read several tables whole. */
  confirm(): void;
}

/** Milliseconds after the last key: nobody wants to be told of half a word. */
const pause = 350;

export function createSqlQuery(
  { clock, zone }: Services,
  source: TableSource,
  builder: QueryBuilder,
  language: Language,
): SqlQuery {
  const text = signal('');
  const judged = signal<Judged | undefined>(undefined);
  const parameters = signal<readonly ShownParameter[]>([]);
  const schemas = signal<readonly TableSchema[]>([]);
  const isOwn = signal(false);
  let confirmed = '';
  let judging: AbortController | undefined;

  const ready = async (sql: string, stop: AbortSignal): Promise<ReadyQuery> => {
    const { engine, connection } = await source.connect();
    const { session } = connection;
    const given = await engine.sqlParameters(sql, zone);
    throwIfCancelled(stop);
    parameters.value = given.shown;
    const tables = await engine.describeSql(sql, session, stop);
    throwIfCancelled(stop);
    schemas.value = tables.schemas;
    const plan = await engine.planSql(sql, {
      session,
      zone,
      locale: language.locale,
      parameters: given.values,
      confirmed: confirmed === sql,
      signal: stop,
    });
    const name = tables.schemas[0]?.entry.name ?? 'Query';
    return { name, sql, plan, parameters: given.values };
  };
  const lookAt = async (sql: string, wait: number) => {
    judging?.abort();
    const controller = new AbortController();
    judging = controller;
    judged.value = undefined;
    if (sql.trim() === '') {
      parameters.value = [];
      isOwn.value = false;
      return;
    }
    try {
      await clock.sleep(wait, controller.signal);
      const query = await ready(sql, controller.signal);
      throwIfCancelled(controller.signal);
      batch(() => {
        judged.value = { kind: 'ready', query };
        // What the builder can show flows back into it.
        if (query.plan.kind === 'builder' && parameters.value.length === 0)
          isOwn.value = !builder.adopt(query.plan.plan);
      });
    } catch (error) {
      if (controller.signal.aborted || isCancelled(error)) return;
      judged.value = { kind: 'error', sql, error: sqlError(sql, toAppError(error)) };
    }
  };
  // Another connection has other fields: the same text may mean something else there.
  effect(() => {
    if (!source.connection.value) return;
    const sql = text.peek();
    if (sql !== '') void lookAt(sql, 0);
  });

  return {
    text,
    judged,
    parameters,
    isOwn,
    unshown: computed(() => {
      if (!isOwn.value || judged.value?.kind !== 'ready') return undefined;
      const { plan } = judged.value.query;
      if (plan.kind === 'engine') return plan.reason.what;
      return parameters.value.length > 0 ? 'values from cells' : 'this table here';
    }),
    names: computed(() => {
      const tables = source.tables.value;
      const all = tables.kind === 'ready' ? tables.value : [];
      const known = schemas.value.map(({ entry, columns }): [string, string[]] => [
        entry.name,
        columns.map(({ name }) => name),
      ]);
      return {
        tables: {
          ...Object.fromEntries(all.map(({ name }) => [name, []])),
          ...Object.fromEntries(known),
        },
        table: known[0]?.[0],
      };
    }),
    change: (next) => {
      if (next === text.value) return;
      batch(() => {
        text.value = next;
        isOwn.value = true;
      });
      void lookAt(next, pause);
    },
    load: (next) => {
      batch(() => {
        text.value = next;
        isOwn.value = true;
      });
      void lookAt(next, 0);
    },
    follow: () => {
      const built = builder.sql.value;
      if (isOwn.value || built === undefined || built === text.value) return;
      text.value = built;
      void lookAt(built, 0);
    },
    forget: () => {
      judging?.abort();
      batch(() => {
        text.value = '';
        judged.value = undefined;
        parameters.value = [];
        isOwn.value = false;
      });
    },
    judge: () => void lookAt(text.value, 0),
    confirm: () => {
      confirmed = text.value;
      void lookAt(text.value, 0);
    },
  };
}
