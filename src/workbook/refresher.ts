import { AppError, isCancelled, toAppError } from '../core/error';
import type { JobOptions, Progress } from '../core/progress';
import { turns } from '../connection/turns';
import type { LastRefresh, QueryDefinition } from './definition';
import { locateQueries, type Located } from './locate';
import { refreshQuery } from './refresh';
import { sharedFlight, type SharedFlight } from './shared-flight';
import type { Refreshed, RefreshPorts, RefreshRequest } from './refresh-ports';

/** How a refresh of several ended for one of them. */
export type Outcome =
  | { readonly id: string; readonly outcome: 'done'; readonly result: Refreshed }
  | { readonly id: string; readonly outcome: 'failed'; readonly error: AppError }
  | { readonly id: string; readonly outcome: 'stopped' };

export interface SeveralOptions {
  readonly signal?: AbortSignal;
  /** Stops one of them alone. */
  readonly signalOf?: (id: string) => AbortSignal;
  readonly onProgress?: (id: string, progress: Progress) => void;
  readonly onOutcome?: (outcome: Outcome) => void;
}

/**
 * Queries read at the same time. The burst budget of a connection spreads their requests; more would
 * but hold more rows in memory.
 */
const sideBySide = 6;

/** Refreshes the queries of one workbook: side by side, and never one of them twice at once. */
export interface Refresher {
  /** The workbook's queries with their tables, the last refresh being the one known here. */
  queries(): Promise<Located>;
  /** @throws AppError: `refresh-missing`, those of definitions, connections, reads and tables */
  refresh(id: string, request?: RefreshRequest, options?: JobOptions): Promise<Refreshed>;
  refreshAll(
    ids: readonly string[],
    request?: RefreshRequest,
    options?: SeveralOptions,
  ): Promise<readonly Outcome[]>;
  /**
   * Changes what a definition says, between two refreshes of it.
   * @throws AppError: `refresh-missing`, those of `Definitions`
   */
  change(id: string, edit: (definition: QueryDefinition) => QueryDefinition): Promise<void>;
  /** Removes a query, once a refresh of it has ended. Its table stays as it is. */
  remove(id: string): Promise<void>;
}

export function createRefresher(ports: RefreshPorts): Refresher {
  /** One refresh at a time changes sheets: batches are small, and a hidden sheet has one name. */
  const sheetTurn = turns();
  const queryTurns = new Map<string, ReturnType<typeof turns>>();
  const flights = new Map<string, SharedFlight<Refreshed>>();
  /** Refreshes that found nothing new are not written to the workbook. */
  const idle = new Map<string, LastRefresh>();

  const queries = async () => {
    const [stored, tables] = await Promise.all([ports.definitions.list(), ports.tables.list()]);
    const located = locateQueries(stored, tables);
    return {
      ...located,
      queries: located.queries.map((query) => ({
        ...query,
        definition: withIdle(query.definition),
      })),
    };
  };

  const withIdle = (definition: QueryDefinition): QueryDefinition => {
    const seen = idle.get(definition.id);
    const { last } = definition;
    return seen && last && seen.basis === last.basis && seen.time > last.time
      ? { ...definition, last: seen }
      : definition;
  };

  const located = async (id: string): Promise<QueryDefinition> => {
    const { queries: known, problems } = await queries();
    const found = known.find(({ definition }) => definition.id === id);
    const problem = problems.find((one) => one.id === id);
    if (problem) throw problem.problem;
    if (!found) throw new AppError('refresh-missing');
    const { definition, table } = found;
    if (!table) throw new AppError('table-missing', { table: definition.table.name });
    return { ...definition, table: { id: table.id, name: table.name } };
  };

  const inTurn = <T>(id: string, job: () => Promise<T>): Promise<T> => {
    const turn = queryTurns.get(id) ?? turns();
    queryTurns.set(id, turn);
    return turn(job);
  };

  const run = async (id: string, request: RefreshRequest, options: JobOptions) => {
    const definition = await located(id);
    const refreshed = await refreshQuery(ports, definition, request, options, sheetTurn);
    if (refreshed.definition.last) idle.set(id, refreshed.definition.last);
    return refreshed;
  };

  const refresh: Refresher['refresh'] = (id, request = {}, { signal, onProgress } = {}) => {
    const { edit, full, discardEdits, interactive } = request;
    const key = JSON.stringify([id, edit, full, discardEdits, interactive]);
    const flight =
      flights.get(key) ??
      sharedFlight((stop) =>
        inTurn(id, () => run(id, request, { signal: stop, ...(onProgress ? { onProgress } : {}) })),
      );
    flights.set(key, flight);
    const landed = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    const result = flight.join(signal);
    result.then(landed, landed);
    return result;
  };

  return {
    queries,
    refresh,
    refreshAll: async (ids, request, { signal, signalOf, onProgress, onOutcome } = {}) => {
      const waiting = [...new Set(ids)];
      const outcomes = new Map<string, Outcome>();
      const work = async () => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
          const stop = signalOf?.(id) ?? signal;
          const outcome = await outcomeOf(id, () =>
            refresh(id, request, {
              ...(stop ? { signal: stop } : {}),
              ...(onProgress ? { onProgress: (progress) => onProgress(id, progress) } : {}),
            }),
          );
          outcomes.set(id, outcome);
          onOutcome?.(outcome);
        }
      };
      await Promise.all(Array.from({ length: sideBySide }, work));
      return ids.flatMap((id) => outcomes.get(id) ?? []);
    },
    change: (id, edit) =>
      inTurn(id, async () => {
        const found = (await queries()).queries.find(({ definition }) => definition.id === id);
        if (!found) throw new AppError('refresh-missing');
        await ports.definitions.write(edit(found.definition));
      }),
    remove: (id) =>
      inTurn(id, async () => {
        const stored = await ports.definitions.list();
        const parts = stored.filter(
          (one) => ('definition' in one ? one.definition : one).id === id,
        );
        for (const { part } of parts) await ports.definitions.remove(part);
        await ports.snapshots.prune(id);
      }),
  };
}

async function outcomeOf(id: string, job: () => Promise<Refreshed>): Promise<Outcome> {
  try {
    return { id, outcome: 'done', result: await job() };
  } catch (error) {
    if (isCancelled(error)) return { id, outcome: 'stopped' };
    return { id, outcome: 'failed', error: toAppError(error) };
  }
}
