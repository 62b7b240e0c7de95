import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { sameName } from '../../connection/profile';
import { sentenceOf, toAppError } from '../../core/error';
import type { QueryDefinition } from '../../workbook/definition';
import type { RefreshRequest } from '../../workbook/refresh-ports';
import type { Pause } from '../../workbook/schedule';
import type { Connections, Notice } from '../connections/connections';
import { loading, type Loading } from '../get-data/loading';
import type { GetData } from '../get-data/get-data';
import type { Question } from '../controls/dialog';
import type { Engine } from '../engine';
import type { Log } from '../log/log';
import type { PaneTab } from '../navigation';
import type { Services } from '../services';
import { createBackground } from './background';
import {
  createConnectionChoice,
  questionsFor,
  type ConnectionChoice,
  type ConnectionQuestion,
} from './connection-choice';
import { createQueryRuns, type RunState } from './query-runs';
import { listWorkbook, type ListedQuery, type WorkbookList } from './workbook-list';

/** The parts of the pane that the Workbook tab works with. */
export interface WorkbookSurroundings {
  readonly services: Services;
  readonly log: Log;
  readonly tab: Signal<PaneTab>;
  readonly question: Signal<Question | undefined>;
  readonly connections: Connections;
  readonly getData: GetData;
  newConnection(): void;
}

/** The queries of the workbook and what is done with them. */
export interface Workbook {
  readonly list: ReadonlySignal<Loading<WorkbookList>>;
  readonly runs: ReadonlySignal<ReadonlyMap<string, RunState>>;
  readonly pauses: ReadonlySignal<ReadonlyMap<string, Pause>>;
  /** Queries with a parameter whose cell has changed since. */
  readonly changedParameters: ReadonlySignal<ReadonlySet<string>>;
  readonly notice: Signal<Notice | undefined>;
  readonly choice: ConnectionChoice;
  readonly engine: Engine;
  readonly surroundings: WorkbookSurroundings;
  /** Reads the list anew. */
  load(): Promise<void>;
  /** Asks for connections that are yet to be chosen, then refreshes. */
  refresh(ids: readonly string[], request?: RefreshRequest): Promise<void>;
  refreshAll(): Promise<void>;
  /** The query of the table under the selection. */
  refreshSelected(): Promise<void>;
  stop(id: string): void;
  /** Forgets how the last refresh ended. */
  forget(id: string): void;
  /** Asks for a connection; resolves with whether there is one now. */
  choose(question: ConnectionQuestion): Promise<boolean>;
  /** Whether each of these queries has a connection, once those that have none were asked for. */
  ensureBound(ids: readonly string[]): Promise<boolean>;
  /** Does something to the workbook, tells where it fails, and reads the list anew. */
  attempt(work: () => Promise<void>): Promise<void>;
  change(id: string, edit: (definition: QueryDefinition) => QueryDefinition): Promise<void>;
  /** Ends what goes on by itself. */
  rest(): void;
}

/** Opens the workbook: reads its queries, begins their schedule, asks for connections once. */
export async function openWorkbook(surroundings: WorkbookSurroundings): Promise<Workbook> {
  const { services, connections, getData, tab, log } = surroundings;
  const engine = await services.loadEngine();
  const { refresher, bind, selectedTable, watchRequests } = engine.workbook;
  const list = signal<Loading<WorkbookList>>(loading);
  const changedParameters = signal<ReadonlySet<string>>(new Set());
  const notice = signal<Notice | undefined>(undefined);
  const choice = createConnectionChoice();
  const queries = (): readonly ListedQuery[] =>
    list.value.kind === 'ready' ? list.value.value.queries : [];
  const find = (id: string) => queries().find((query) => query.id === id);
  const runs = createQueryRuns({
    refresher,
    watchRequests,
    clock: services.clock,
    log,
    nameOf: (id) => find(id)?.name ?? 'query',
  });
  const forgetParameters = (ids: readonly string[]) => {
    changedParameters.value = new Set(
      [...changedParameters.value].filter((id) => !ids.includes(id)),
    );
  };
  const background = createBackground({
    engine: engine.workbook,
    refresher: { queries: refresher.queries, refreshAll: runs.run },
    onOutcome: ({ id }) => {
      forgetParameters([id]);
      void load();
    },
    onParameter: ({ id, options }) => {
      if (options.refreshOnParameter) void run([id], { interactive: false });
      else changedParameters.value = new Set(changedParameters.value).add(id);
    },
  });

  let reading = 0;
  let loads: boolean | undefined;
  const load = async (): Promise<void> => {
    const turn = ++reading;
    const read = () => listWorkbook(engine.workbook, connections.profiles.peek() ?? []);
    // Once more, for what is read may be deleted meanwhile.
    const next = await read()
      .catch(read)
      .then(
        (value) => ({ kind: 'ready', value }) as const,
        (error: unknown) => ({ kind: 'failed', error: toAppError(error) }) as const,
      );
    if (turn !== reading) return;
    if (next.kind === 'failed') {
      // What is shown stays: it is older, not wrong.
      if (list.value.kind !== 'ready') list.value = next;
      else notice.value = { tone: 'danger', text: next.error.message };
      return;
    }
    list.value = next;
    background.update(next.value.queries);
    const wanted = next.value.queries.some(
      ({ definition }) => definition.options.autoRefresh.kind === 'on-open',
    );
    // A workbook in which nobody chose this is left as it is.
    if (wanted !== (loads ?? false)) void services.loadWithWorkbook(wanted);
    loads = wanted;
  };

  const run = async (ids: readonly string[], request?: RefreshRequest) => {
    forgetParameters(ids);
    const outcomes = await runs.run(ids, request);
    outcomes.forEach(background.note);
    await load();
  };

  /** A connection that is being made for a name in the workbook. */
  let awaited: { readonly name: string; readonly known: ReadonlySet<string> } | undefined;
  const choose = async (question: ConnectionQuestion): Promise<boolean> => {
    const answer = await choice.ask(question);
    if (!answer) return false;
    if (answer === 'new') {
      const known = (connections.profiles.peek() ?? []).map(({ id }) => id);
      awaited = { name: question.name, known: new Set(known) };
      surroundings.newConnection();
      return false;
    }
    // Chosen after all, while a form for a new one was left open or given up.
    if (awaited && sameName(awaited.name, question.name)) awaited = undefined;
    await bind(question.name, answer.id);
    await load();
    return true;
  };
  const ensureBound = async (ids: readonly string[]) => {
    let isBound = true;
    for (const question of questionsFor(queries().filter(({ id }) => ids.includes(id))))
      isBound = (await choose(question)) && isBound;
    return isBound;
  };
  const attempt = async (work: () => Promise<void>) => {
    notice.value = undefined;
    try {
      await work();
    } catch (error) {
      notice.value = { tone: 'danger', text: sentenceOf(error) };
    }
    await load();
  };
  const refresh = async (ids: readonly string[], request?: RefreshRequest) => {
    notice.value = undefined;
    const before = awaited;
    await ensureBound(ids);
    // On the way to a new connection nothing is refreshed that would only fail.
    if (!awaited || awaited === before) await run(ids, request);
  };

  const workbook: Workbook = {
    list,
    runs: runs.states,
    pauses: background.pauses,
    changedParameters,
    notice,
    choice,
    engine,
    surroundings,
    load,
    refresh,
    refreshAll: async () => {
      await load();
      await refresh(queries().map(({ id }) => id));
    },
    refreshSelected: () =>
      attempt(async () => {
        const [table] = await Promise.all([selectedTable(), load()]);
        const query = queries().find((one) => one.table?.id === table?.id);
        if (table && query) return refresh([query.id]);
        const what = table
          ? `The table ${table.name} has`
          : 'The selected cell is in no table with';
        const text = `${what} ${table ? 'no query' : 'a query'}. Select a cell of a table that is listed here, then refresh.`;
        notice.value = { tone: 'danger', text };
      }),
    stop: runs.stop,
    forget: runs.forget,
    choose,
    ensureBound,
    attempt,
    change: (id, edit) => attempt(() => refresher.change(id, edit)),
    rest: background.stop,
  };

  await load();
  let shown = connections.profiles.peek();
  effect(() => {
    const profiles = connections.profiles.value ?? [];
    if (profiles === shown) return;
    shown = profiles;
    const made = awaited && profiles.find(({ id }) => !awaited!.known.has(id));
    if (made && awaited) {
      const { name } = awaited;
      awaited = undefined;
      void attempt(() => bind(name, made.id)).then(() => (tab.value = 'workbook'));
    } else void load();
  });
  effect(() => {
    // A finished import is a query more.
    if (getData.run.state.value?.kind === 'done') void load();
  });
  void greet(workbook, queries());
  return workbook;
}

/** Asks once, as somebody else's workbook is opened; then refreshes what refreshes by itself. */
async function greet(workbook: Workbook, queries: readonly ListedQuery[]): Promise<void> {
  const questions = questionsFor(queries);
  if (questions.length === 0) return;
  workbook.surroundings.tab.value = 'workbook';
  for (const question of questions) {
    const isBound = await workbook.choose(question).catch(() => false);
    const due = question.queries.filter(
      ({ definition }) => definition.options.autoRefresh.kind !== 'off',
    );
    if (isBound && due.length > 0) void workbook.refresh(due.map(({ id }) => id));
  }
}
