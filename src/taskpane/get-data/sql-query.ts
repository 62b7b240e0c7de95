import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { throwIfCancelled } from '../../core/clock';
import { isCancelled, toAppError, type AppError } from '../../core/error';
import type { TableSchema } from '../../pipedrive/schema';
import type { Language } from '../language';
import type { Services } from '../services';
import type { SqlNames } from '../sql/sql-completion';
import type { SqlError } from '../sql/sql-error';
import type { CellValues, ShownParameter } from './cell-values';
import type { QueryBuilder } from './query-builder';
import type { ReadyQuery } from './ready-query';
import type { TableSource } from './table-source';

/** What has been found out about a text. */
export type Judged =
  | { readonly kind: 'ready'; readonly query: ReadyQuery }
  | { readonly kind: 'error'; readonly error: SqlError }
  /** The text may be right: something else is wrong. */
  | { readonly kind: 'failed'; readonly error: AppError };

/** The SQL tab: a text and what would come of it. */
export interface SqlQuery {
  readonly text: ReadonlySignal<string>;
  /** Undefined while the text is being looked at, and for no text. */
  readonly judged: ReadonlySignal<Judged | undefined>;
  readonly parameters: ReadonlySignal<readonly ShownParameter[]>;
  /** Tables and columns to complete. */
  readonly names: ReadonlySignal<SqlNames>;
  /** The one table that the text reads. */
  readonly table: ReadonlySignal<string | undefined>;
  /** Whether the text says something that the builder does not show. */
  readonly isOwn: ReadonlySignal<boolean>;
  /** What the builder cannot show of it: `GROUP BY`; undefined where the text has an error. */
  readonly unshown: ReadonlySignal<string | undefined>;
  /** The SQL written last for this connection, where it is not the text. */
  readonly last: ReadonlySignal<string | undefined>;
  change(text: string): void;
  /** Shows a text and looks at it at once. */
  load(text: string): void;
  /** Takes over what the builder shows, unless the text says something else or the same. */
  follow(): void;
  /** Another connection: a text that somebody wrote stays; tells whether there is one. */
  keep(): boolean;
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
  { clock, zone, preferences }: Pick<Services, 'clock' | 'zone' | 'preferences'>,
  source: TableSource,
  cells: CellValues,
  builder: QueryBuilder,
  language: Language,
): SqlQuery {
  const text = signal('');
  const judged = signal<Judged | undefined>(undefined);
  const parameters = signal<readonly string[]>([]);
  const schemas = signal<ReadonlyMap<string, TableSchema>>(new Map());
  const isOwn = signal(false);
  const last = signal<string | undefined>(undefined);
  /** The builder's SQL for what the text said: as long as it stays so, the text need not change. */
  let adopted: string | undefined;
  let confirmed = '';
  let judging: AbortController | undefined;

  const ready = async (sql: string, stop: AbortSignal): Promise<ReadyQuery> => {
    const { engine, connection } = await source.connect();
    const { session } = connection;
    parameters.value = engine.parametersOf(sql);
    const [given, named] = await Promise.all([
      cells.read(parameters.value),
      engine.describeNamed(sql, session, stop),
    ]);
    throwIfCancelled(stop);
    schemas.value = named;
    if ('error' in given) throw given.error;
    const plan = await engine.planSql(sql, {
      session,
      zone,
      locale: language.locale,
      parameters: given.values,
      confirmed: confirmed === sql,
      signal: stop,
    });
    const [only, ...others] = new Set([...named.values()].map(({ entry }) => entry.name));
    const name = only !== undefined && others.length === 0 ? only : 'Query';
    return { name, sql, plan, parameters: given.values };
  };
  /** What the builder can show flows into it. */
  const flow = async (sql: string, { plan }: ReadyQuery, stop: AbortSignal) => {
    if (!isOwn.value || plan.kind !== 'builder') return;
    const { engine, connection } = await source.connect();
    const written = await engine.writtenQuery(sql, connection.session, zone, stop);
    throwIfCancelled(stop);
    if (!written) return;
    await builder.adopt(written.query, written.schema);
    throwIfCancelled(stop);
    adopted = builder.sql.value;
    isOwn.value = adopted === undefined;
  };
  const remember = (sql: string) => {
    const { value: connection } = source.connection;
    if (!connection || !isOwn.value) return;
    preferences.useSql(connection.id, sql);
    last.value = sql;
  };
  const lookAt = async (sql: string, wait: number) => {
    judging?.abort();
    const controller = new AbortController();
    judging = controller;
    judged.value = undefined;
    if (sql.trim() === '') {
      parameters.value = [];
      schemas.value = new Map();
      isOwn.value = false;
      return;
    }
    const { signal: stop } = controller;
    try {
      await clock.sleep(wait, stop);
      remember(sql);
      const query = await ready(sql, stop);
      throwIfCancelled(stop);
      judged.value = { kind: 'ready', query };
      await flow(sql, query, stop);
    } catch (thrown) {
      if (stop.aborted || isCancelled(thrown)) return;
      const error = toAppError(thrown);
      const engine = source.engine.value;
      judged.value = engine?.isTextError(error)
        ? { kind: 'error', error: engine.sqlError(sql, error) }
        : { kind: 'failed', error };
    }
  };
  // Another connection has other fields: the same text may mean something else there.
  effect(() => {
    const connection = source.connection.value;
    if (!connection) return;
    last.value = preferences.of(connection.id).sql;
    const sql = text.peek();
    if (sql !== '') void lookAt(sql, 0);
  });
  // A cell that changes changes the plan.
  let given = '';
  effect(() => {
    const now = JSON.stringify(cells.shown(parameters.value));
    const isNew = given !== now && parameters.peek().length > 0 && judged.peek() !== undefined;
    given = now;
    if (isNew) void lookAt(text.peek(), 0);
  });
  const put = (next: string, own: boolean, wait: number) => {
    batch(() => {
      text.value = next;
      isOwn.value = own;
    });
    adopted = undefined;
    void lookAt(next, wait);
  };

  return {
    text,
    judged,
    isOwn,
    parameters: computed(() => cells.shown(parameters.value)),
    table: computed(() => {
      const [only, ...others] = [...schemas.value.values()].map(({ entry }) => entry.name);
      return others.length === 0 ? only : undefined;
    }),
    unshown: computed(() => {
      if (!isOwn.value || judged.value?.kind !== 'ready') return undefined;
      const { plan } = judged.value.query;
      return plan.kind === 'engine' ? plan.reason.what : 'a value from a cell at this place';
    }),
    last: computed(() =>
      last.value === undefined || last.value.trim() === text.value.trim() ? undefined : last.value,
    ),
    names: computed(() => namesOf(source, schemas.value)),
    change: (next) => {
      if (next !== text.value) put(next, true, pause);
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
      if (isOwn.value || built === undefined || built === adopted || built === text.value) return;
      put(built, false, 0);
    },
    keep: () => {
      if (adopted !== undefined) isOwn.value = true;
      adopted = undefined;
      return isOwn.value;
    },
    forget: () => {
      judging?.abort();
      adopted = undefined;
      batch(() => {
        text.value = '';
        judged.value = undefined;
        parameters.value = [];
        schemas.value = new Map();
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

function namesOf({ tables }: TableSource, schemas: ReadonlyMap<string, TableSchema>): SqlNames {
  const all = tables.value.kind === 'ready' ? tables.value.value : [];
  return {
    tables: all.map(({ name, kind }) => ({
      name,
      detail: kind === 'system' ? 'system table' : kind,
    })),
    columns: new Map(
      [...schemas].map(([name, { columns }]) => [
        name,
        columns.map((column) => ({ name: column.name, detail: column.kind })),
      ]),
    ),
  };
}
