import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { throwIfCancelled } from '../../core/clock';
import { isCancelled, toAppError } from '../../core/error';
import type { Value } from '../../core/column';
import type { TableSchema } from '../../pipedrive/schema';
import type { SqlPlan } from '../../query/sql/plan-sql';
import type { SqlNames } from '../sql/sql-editor';
import { sqlError, type SqlError } from '../sql/sql-error';
import type { Language } from '../language';
import type { Services } from '../services';
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
  | { readonly kind: 'plan'; readonly sql: string; readonly plan: SqlPlan }
  | { readonly kind: 'error'; readonly sql: string; readonly error: SqlError };

/** The SQL tab: a text and what would come of it. */
export interface SqlQuery {
  readonly text: ReadonlySignal<string>;
  /** Undefined while the text is being looked at. */
  readonly judged: ReadonlySignal<Judged | undefined>;
  readonly parameters: ReadonlySignal<readonly ShownParameter[]>;
  /** Tables and columns to complete. */
  readonly names: ReadonlySignal<SqlNames>;
  /** The tables the text names, as far as it could be read. */
  readonly schemas: ReadonlySignal<readonly TableSchema[]>;
  change(text: string): void;
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
  language: Language,
): SqlQuery {
  const text = signal('');
  const judged = signal<Judged | undefined>(undefined);
  const parameters = signal<readonly ShownParameter[]>([]);
  const schemas = signal<readonly TableSchema[]>([]);
  const confirmed = signal('');
  let judging: AbortController | undefined;

  const lookAt = async (sql: string, wait: number) => {
    judging?.abort();
    const controller = new AbortController();
    judging = controller;
    const { signal: stop } = controller;
    judged.value = undefined;
    if (sql.trim() === '') {
      parameters.value = [];
      return;
    }
    try {
      await clock.sleep(wait, stop);
      const { engine, connection } = await source.connect();
      const { session } = connection;
      const given = await engine.sqlParameters(sql, zone);
      throwIfCancelled(stop);
      parameters.value = given.shown;
      const described = await engine.describeSql(sql, session, stop);
      throwIfCancelled(stop);
      schemas.value = described;
      const plan = await engine.planSql(sql, {
        session,
        zone,
        locale: language.locale,
        parameters: given.values,
        confirmed: confirmed.value === sql,
        signal: stop,
      });
      throwIfCancelled(stop);
      judged.value = { kind: 'plan', sql, plan };
    } catch (error) {
      if (stop.aborted || isCancelled(error)) return;
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
    schemas,
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
      text.value = next;
      void lookAt(next, pause);
    },
    judge: () => void lookAt(text.value, 0),
    confirm: () => {
      confirmed.value = text.value;
      void lookAt(text.value, 0);
    },
  };
}
