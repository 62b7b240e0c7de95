import type { Clock } from '../core/clock';
import type { JobOptions } from '../core/progress';
import type { Profile } from '../connection/profile';
import { connectionSettings } from '../connection/settings';
import { tables } from '../pipedrive/catalogue';
import type { Endpoints, Route } from '../pipedrive/endpoints';
import { estimateRows } from '../pipedrive/estimate';
import { identify } from '../pipedrive/identity';
import { describe } from '../pipedrive/schema';
import { createSession, type RequestEntry, type Session } from '../pipedrive/session';
import { planQuery } from '../query/plan';
import { previewQuery } from '../query/run';
import { formatSql } from '../query/sql';
import { importQuery, type QueryImport, type QueryImported } from '../workbook/import-query';
import type { Sheets } from '../workbook/sheets';

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
  readonly sheets: Sheets;
}

/** What works on Pipedrive and on the sheet: the heavy half of the pane. */
export function createEngine({ sheets, ...environment }: EngineEnvironment) {
  const routes = new Map<string, Route>();
  const opened = new Map<string, { key: string; connection: OpenConnection }>();

  /** A connection of its own, for properties that may not have been saved. */
  const connect = (profile: Profile): OpenConnection => {
    const listeners = new Set<(entry: RequestEntry) => void>();
    const settings = connectionSettings(profile);
    const preferred = routes.get(settings.companyDomain);
    const session = createSession(settings, {
      ...environment,
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

  return {
    tables,
    connect,
    /** The one session of a saved connection, made anew when its properties have changed. */
    open(profile: Profile): OpenConnection {
      const key = JSON.stringify(profile.properties);
      const known = opened.get(profile.id);
      if (known?.key === key) return known.connection;
      const connection = connect(profile);
      opened.set(profile.id, { key, connection });
      return connection;
    },
    identify,
    describe,
    estimateRows,
    planQuery,
    previewQuery,
    formatSql,
    importQuery: (request: QueryImport, options: JobOptions): Promise<QueryImported> =>
      importQuery(request, sheets, options, environment.clock),
    showTable: sheets.show.bind(sheets),
  };
}

export type Engine = ReturnType<typeof createEngine>;
