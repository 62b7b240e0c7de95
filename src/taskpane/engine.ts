import type { Clock } from '../core/clock';
import type { Grant } from '../connection/grant';
import type { Profile } from '../connection/profile';
import { connectionSettings, type ConnectionSettings } from '../connection/settings';
import { tables } from '../pipedrive/catalogue';
import type { Endpoints, Route } from '../pipedrive/endpoints';
import { estimateRows } from '../pipedrive/estimate';
import { currentUser } from '../pipedrive/catalogue/users';
import { itemsOf } from '../pipedrive/envelope';
import { identify } from '../pipedrive/identity';
import { describe } from '../pipedrive/schema';
import { createSession, type RequestEntry, type Session } from '../pipedrive/session';
import { startWorkerEngine } from '../query/engine/worker-start';
import { planQuery } from '../query/plan';
import { formatSql } from '../query/sql/format';
import { loadTables } from '../query/sql/load-tables';
import { parametersIn } from '../query/sql/parameter';
import {
  builderPlan,
  planSql,
  selectIn,
  type SqlOptions,
  type SqlPlan,
} from '../query/sql/plan-sql';
import { previewSql } from '../query/sql/preview-sql';
import { runSql } from '../query/sql/run-sql';
import { cellValues } from '../workbook/cells';
import { companyOf } from './connections/company-of';
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
}

/** What works on Pipedrive and on the sheet: the heavy half of the pane. */
export function createEngine({ workbook, grant: grantOf, ...environment }: EngineEnvironment) {
  /** Local SQL: its code and SQLite are loaded by the first query that needs them. */
  const sql = startWorkerEngine();
  const routes = new Map<string, Route>();
  const opened = new Map<string, { key: string; connection: OpenConnection }>();

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
    describe,
    estimateRows,
    planQuery,
    builderPlan,
    formatSql,
    /** Plans a text. Throws what planSql of query/ throws. */
    planSql: (text: string, options: Omit<SqlOptions, 'engine'>): Promise<SqlPlan> =>
      planSql(text, { ...options, engine: async () => sql }),
    /** The tables that a text names. Throws `sql-syntax`, `table-unknown`. */
    describeSql: (text: string, session: Session, signal?: AbortSignal) =>
      loadTables(selectIn(text).tables, session, signal),
    /** The parameters of a text with what their cells hold. Throws `sql-syntax`. */
    async sqlParameters(text: string, zone: string) {
      const parameters = parametersIn(selectIn(text).tokens);
      const values = await cellValues(parameters, workbook.cells, zone);
      return {
        values,
        shown: parameters.map(({ key, raw }) => ({ name: raw, value: values[key] ?? undefined })),
      };
    },
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
