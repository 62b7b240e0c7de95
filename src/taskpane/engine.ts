import type { Clock } from '../core/clock';
import type { Grant } from '../connection/grant';
import type { Profile } from '../connection/profile';
import { connectionSettings, type ConnectionSettings } from '../connection/settings';
import { tables } from '../pipedrive/catalogue';
import type { Endpoints, Route } from '../pipedrive/endpoints';
import { estimateRows } from '../pipedrive/estimate';
import { currentUser } from '../pipedrive/catalogue/users';
import { itemsOf } from '../pipedrive/envelope';
import { describeTable, listSavedFilters } from '../pipedrive/filter-tables';
import { identify } from '../pipedrive/identity';
import { dailyBudget } from '../pipedrive/reserve';
import type { TableSchema } from '../pipedrive/schema';
import { seriesOf } from '../pipedrive/series';
import { createSession, type RequestEntry, type Session } from '../pipedrive/session';
import { isViewShown, tableItems } from '../pipedrive/system/table-items';
import { startWorkerEngine } from '../query/engine/worker-start';
import { planQuery, type Plan } from '../query/plan';
import type { FilterValue, Query } from '../query/query';
import { formatSql } from '../query/sql/format';
import { loadTables } from '../query/sql/load-tables';
import { parametersIn, readParameter } from '../query/sql/parameter';
import { parseSelection } from '../query/sql/parse';
import {
  builderPlan,
  planSql,
  selectIn,
  type SqlOptions,
  type SqlPlan,
} from '../query/sql/plan-sql';
import { previewSql } from '../query/sql/preview-sql';
import { resolveQuery } from '../query/sql/resolve';
import { runSql } from '../query/sql/run-sql';
import { Unexpressed } from '../query/sql/selection';
import { tablesIn } from '../query/sql/table-use';
import { toQuery } from '../query/sql/to-query';
import { cellValues } from '../workbook/cells';
import { companyOf } from './connections/company-of';
import { readableTokens } from './sql/readable-tokens';
import { isTextError, sqlError } from './sql/sql-error';
import { createWorkbookEngine, type WorkbookEnvironment } from './workbook-engine';

/** A connection in use, with its requests to watch. */
export interface OpenConnection {
  readonly session: Session;
  /** Calls back for each request sent from now on; returns how to stop. */
  watch(listener: (entry: RequestEntry) => void): () => void;
}

export interface EngineEnvironment {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: () => number;
  readonly endpoints: Endpoints;
  /** What works on the sheets. */
  readonly workbook: Omit<WorkbookEnvironment, 'clock' | 'engine' | 'open'>;
  /** The sign-in of a connection with OAuth. */
  readonly grant: (profile: Profile) => Promise<Grant>;
  /** The active cell as Excel writes it: `Sheet1!B2`. */
  readonly selectedCell: () => Promise<string>;
  /** Calls back after any change of cells; resolves with how to stop. */
  readonly onSheetChange: (listener: () => void) => Promise<() => Promise<void>>;
}

/** A query that was written as SQL, as the builder shows it. */
export interface WrittenQuery {
  readonly query: Query<FilterValue>;
  readonly schema: TableSchema;
}

/** What works on Pipedrive and on the sheet: the heavy half of the pane. */
export function createEngine({
  workbook,
  grant: grantOf,
  selectedCell,
  onSheetChange,
  ...environment
}: EngineEnvironment) {
  /** Local SQL: its code and SQLite are loaded by the first query that needs them. */
  const sql = startWorkerEngine();
  const routes = new Map<string, Route>();
  const opened = new Map<string, { key: string; connection: OpenConnection }>();
  const sessions: Session[] = [];

  const start = (settings: ConnectionSettings, grant: Grant | undefined): OpenConnection => {
    const listeners = new Set<(entry: RequestEntry) => void>();
    const preferred = routes.get(settings.companyDomain);
    const session = createSession(settings, {
      ...environment,
      ...(grant ? { grant } : {}),
      ...(preferred ? { preferred } : {}),
      onRoute: (route) => routes.set(settings.companyDomain, route),
      onRequest: (entry) => listeners.forEach((listener) => listener(entry)),
    });
    sessions.push(session);
    const watch = (listener: (entry: RequestEntry) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };
    return { session, watch };
  };

  /** Settings and sign-in of a connection; the company is the one the sign-in named, if none is given. */
  const prepare = async (profile: Profile) => {
    const settings = connectionSettings(profile);
    if (settings.authScheme !== 'OAuth') return { settings, grant: undefined };
    const grant = await grantOf(profile);
    const companyDomain = settings.companyDomain || (companyOf(await grant.apiDomain()) ?? '');
    return { settings: { ...settings, companyDomain }, grant };
  };

  /** The one session of a saved connection, made anew when its properties or its company have changed. */
  const open = async (profile: Profile): Promise<OpenConnection> => {
    const { settings, grant } = await prepare(profile);
    const key = JSON.stringify(settings);
    const known = opened.get(profile.id);
    if (known?.key === key) return known.connection;
    const connection = start(settings, grant);
    opened.set(profile.id, { key, connection });
    return connection;
  };

  return {
    tables,
    /** The rows of sys_tables and which saved filters go with them: what a connection shows. */
    tableItems,
    isViewShown,
    /** A connection of its own, for properties that may not have been saved. */
    async connect(profile: Profile): Promise<OpenConnection> {
      const { settings, grant } = await prepare(profile);
      return start(settings, grant);
    },
    open,
    /** The name of the user a connection speaks for: one request. */
    async userName({ session }: OpenConnection, signal?: AbortSignal): Promise<string> {
      const { version, path, cost } = currentUser.source;
      const body = await session.request({ method: 'GET', version, path, cost }, { signal });
      return String(itemsOf(body)[0]?.['name'] ?? '');
    },
    identify,
    describeTable,
    listSavedFilters,
    estimateRows,
    planQuery,
    builderPlan,
    formatSql,
    /** Plans a text. Throws what planSql of query/ throws. */
    planSql: (text: string, options: Omit<SqlOptions, 'engine'>): Promise<SqlPlan> =>
      planSql(text, { ...options, engine: async () => sql }),
    /**
     * The tables that a text names, by the names it has for them in lower case: those that are there,
     * whatever else is wrong with it.
     */
    async describeNamed(
      text: string,
      session: Session,
      signal?: AbortSignal,
    ): Promise<ReadonlyMap<string, TableSchema>> {
      const names = new Map(
        tablesIn(readableTokens(text).tokens).map(({ name }) => [name.toLowerCase(), name]),
      );
      const found = await Promise.allSettled(
        [...names].map(
          async ([key, name]) => [key, await describeTable(name, session, { signal })] as const,
        ),
      );
      return new Map(found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
    },
    /** A text as the builder shows it, where it can. Throws what `planSql` throws. */
    async writtenQuery(
      text: string,
      session: Session,
      zone: string,
      signal?: AbortSignal,
    ): Promise<WrittenQuery | undefined> {
      const { tokens, tables: uses } = selectIn(text);
      const selection = parseSelection(text, tokens);
      if (selection instanceof Unexpressed) return undefined;
      const schema = (await loadTables(uses, session, signal)).schemas[0]!;
      const query = toQuery(selection, schema, zone);
      return query instanceof Unexpressed ? undefined : { query, schema };
    },
    isTextError,
    sqlError,
    /** The parameters of a text, as written, each once. */
    parametersOf: (text: string): string[] =>
      parametersIn(readableTokens(text).tokens).map(({ raw }) => raw),
    readParameter,
    resolveQuery,
    /** Values of parameters by their keys. Throws `parameter-cell-missing`. */
    cellValues: (parameters: readonly string[], zone: string) =>
      cellValues(
        parameters.map((raw) => readParameter(raw)),
        workbook.cells,
        zone,
      ),
    /** Throws `filter-required` or `input-required` where a table is read for values it lacks. */
    checkInputs({ schema, parameters }: Pick<Plan, 'schema' | 'parameters'>): void {
      for (const source of schema.sources) seriesOf(schema.entry, source, parameters);
    },
    selectedCell,
    onSheetChange,
    dailyBudget,
    /** Requests sent and API tokens spent by all connections since the pane was opened. */
    spent: () =>
      sessions.reduce(
        (sum, session) => {
          const { requests, tokens } = session.usage();
          return { requests: sum.requests + requests, tokens: sum.tokens + tokens };
        },
        { requests: 0, tokens: 0 },
      ),
    previewSql,
    runSql,
    workbook: createWorkbookEngine({
      ...workbook,
      clock: environment.clock,
      engine: async () => sql,
      open: async (profile) => (await open(profile)).session,
    }),
    showTable: workbook.sheets.show.bind(workbook.sheets),
  };
}

export type Engine = ReturnType<typeof createEngine>;
