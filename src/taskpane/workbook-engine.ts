import type { SettingsStore } from '../connection/store';
import { sameName, type Profile } from '../connection/profile';
import { connectionSettings } from '../connection/settings';
import type { Clock } from '../core/clock';
import { AppError } from '../core/error';
import type { JobOptions } from '../core/progress';
import type { RequestEntry, Session } from '../pipedrive/session';
import {
  bindConnection,
  nameInWorkbook,
  storedBindings,
  type Candidate,
} from '../workbook/binding';
import type { Cells } from '../workbook/cells';
import { currentQuery, sqlWithout } from '../workbook/current-query';
import type { QueryDefinition, QueryOptions } from '../workbook/definition';
import type { Definitions } from '../workbook/definitions';
import { watchParameters } from '../workbook/parameter-watch';
import { preparedPlan, type LoadEngine } from '../workbook/query-reader';
import { createRefresher } from '../workbook/refresher';
import type { RefreshPorts } from '../workbook/refresh-ports';
import { reportOf } from '../workbook/report';
import type { ReportCharts } from '../workbook/report-chart';
import { importReport, type ReportImported } from '../workbook/report-import';
import { createSchedule, type SchedulePorts } from '../workbook/schedule';
import type { Destination, Sheets } from '../workbook/sheets';
import type { Snapshots } from '../workbook/snapshot';
import type { TableInfo, TableSheets } from '../workbook/table-sheet';
import { stripForTemplate } from '../workbook/template';
import { trackCopy } from '../workbook/track-copy';
import { trackImport, type TrackingPorts } from '../workbook/track-import';
import type { WorkbookIdentity } from '../workbook/workbook-identity';
import type { ReadyQuery } from './get-data/ready-query';
import { queryFacts } from './workbook/query-facts';

export interface WorkbookEnvironment {
  readonly clock: Clock;
  /** Of this device: which connection a workbook uses for a name. */
  readonly store: SettingsStore;
  readonly sheets: Sheets;
  readonly cells: Cells;
  readonly tables: TableSheets;
  readonly charts: ReportCharts;
  readonly definitions: Definitions;
  readonly snapshots: Snapshots;
  readonly identity: WorkbookIdentity;
  /** The table that the active cell stands in. */
  readonly selectedTable: () => Promise<Pick<TableInfo, 'id' | 'name'> | undefined>;
  readonly isCellInEdit: () => Promise<boolean>;
  /** Calls back after any change of cells; resolves with how to stop. */
  readonly onSheetChange: (listener: () => void) => Promise<() => Promise<void>>;
  readonly engine: LoadEngine;
  readonly profiles: () => Promise<readonly Profile[]>;
  /** Whether a connection can be used without asking anybody to sign in. */
  readonly isUsableUnasked: (profile: Profile) => Promise<boolean>;
  readonly open: (profile: Profile) => Promise<Session>;
}

export interface PaneImport {
  readonly query: ReadyQuery;
  readonly session: Session;
  /** Name of the connection. */
  readonly connection: string;
  readonly destination: Destination;
  readonly options: QueryOptions;
}

/** Queries that live in the open workbook: imported as tables, refreshed, handed on. */
export function createWorkbookEngine(environment: WorkbookEnvironment) {
  const { store, identity, profiles, isUsableUnasked, open } = environment;
  const bindings = storedBindings(store);
  const watchers = new Set<(query: string, entry: RequestEntry) => void>();

  const candidates = async (): Promise<readonly Candidate[]> =>
    (await profiles()).map((profile) => {
      const company = connectionSettings(profile).companyDomain;
      return { id: profile.id, name: profile.name, ...(company ? { company } : {}) };
    });
  /** Which of this device's connections a query uses. */
  const bindingOf = async ({ connection }: Pick<QueryDefinition, 'connection'>) => {
    const remembered = await bindings.get(await identity.get(), connection.name);
    return bindConnection(connection, await candidates(), remembered);
  };
  const ports: RefreshPorts & TrackingPorts & Pick<WorkbookEnvironment, 'charts'> = {
    ...environment,
    newId: () => crypto.randomUUID(),
    newName: () => crypto.randomUUID(),
    connect: async (definition, { interactive }) => {
      const binding = await bindingOf(definition);
      const profile =
        binding.kind === 'bound' && (await profiles()).find(({ id }) => id === binding.connection);
      if (!profile) throw new AppError('connection-missing', { name: definition.connection.name });
      if (!interactive && !(await isUsableUnasked(profile))) throw new AppError('sign-in-needed');
      return open(profile);
    },
    onRequest: (query, entry) => watchers.forEach((watch) => watch(query, entry)),
  };
  const refresher = createRefresher(ports);
  const session = (definition: QueryDefinition) => ports.connect(definition, { interactive: true });
  const bind = async (name: string, connection: string): Promise<void> =>
    bindings.set(await identity.get(), name, connection);
  /** A connection of this device, and what this workbook calls it. */
  const called = async (name: string) => {
    const found = (await profiles()).find((profile) => sameName(profile.name, name));
    if (!found) throw new AppError('connection-gone');
    const { queries } = await refresher.queries();
    const uses = queries.map(async ({ definition }) => {
      const binding = await bindingOf(definition);
      const connection = binding.kind === 'bound' ? binding.connection : undefined;
      return { name: definition.connection.name, connection };
    });
    return { id: found.id, name: nameInWorkbook(found, await Promise.all(uses)) };
  };

  return {
    ports,
    identity,
    bindingOf,
    /** Uses a connection for a name in this workbook from now on. */
    bind,
    /**
     * Uses a connection of this device, by its name, in this workbook from now on; resolves with what
     * the workbook calls it. Throws `connection-gone`.
     */
    use: async (connection: string): Promise<string> => {
      const { id, name } = await called(connection);
      await bind(name, id);
      return name;
    },
    refresher,
    queryFacts,
    /** Calls back for each request of a refresh with the id of its query; returns how to stop. */
    watchRequests: (watch: (query: string, entry: RequestEntry) => void) => {
      watchers.add(watch);
      return () => void watchers.delete(watch);
    },
    createSchedule: (schedule: Omit<SchedulePorts, 'clock' | 'isCellInEdit'>) =>
      createSchedule({ ...environment, ...schedule }),
    /** Until the signal aborts: see `watchParameters`. */
    watchParameters: (onParameter: (query: QueryDefinition) => void, signal: AbortSignal) =>
      watchParameters({ ...environment, refresher, onParameter }, signal),
    selectedTable: environment.selectedTable,
    /** A query as an editor shows it. Throws `connection-missing` and what reading fields throws. */
    currentQuery: async (definition: QueryDefinition) =>
      currentQuery(definition, await session(definition)),
    /** The text of a query without columns that are gone, and without those named. */
    sqlWithout: async (definition: QueryDefinition, removed: ReadonlySet<string>) =>
      sqlWithout(definition, removed, await session(definition)),
    stripForTemplate: () => stripForTemplate({ ...environment, identity }),
    trackCopy: (original: QueryDefinition, table: TableInfo) => trackCopy(ports, original, table),
    /** Removes a query that cannot be read. */
    removePart: (part: string) => environment.definitions.remove(part),
    importQuery: async (
      { query, session, connection, destination, options }: PaneImport,
      job: JobOptions,
    ): Promise<ReportImported> => {
      const report = reportOf(query.report);
      const { id, name } = await called(connection);
      const request = {
        prepared: preparedPlan(query.plan, session),
        session,
        sql: query.sql,
        parameters: query.parameters,
        connection: name,
        name: query.name,
        destination,
        options,
      };
      const imported = await (report
        ? importReport(report, request, ports, job)
        : trackImport(request, ports, job));
      // Without a company, as after a sign-in, its name alone would not tell it again.
      if ('definition' in imported.tracked) await bind(name, id).catch(() => undefined);
      return imported;
    },
  };
}

export type WorkbookEngine = ReturnType<typeof createWorkbookEngine>;
