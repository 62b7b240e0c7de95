import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Profile } from '../../connection/profile';
import { connectionSettings } from '../../connection/settings';
import { isUsableUnasked } from '../connections/unasked';
import { AppError, toAppError } from '../../core/error';
import type { SavedFilter } from '../../pipedrive/filter-tables';
import type { TableSchema } from '../../pipedrive/schema';
import type { Engine, OpenConnection } from '../engine';
import type { Log } from '../log/log';
import type { Services } from '../services';
import { listedFilter, listedTable } from './listed-tables';
import { loading, type Loading } from './loading';
import type { ListedTable } from './table-search';

/** A table with the columns this company's table has. */
export interface OpenTable {
  readonly schema: TableSchema;
  /** Rows it holds at most, where that can be told. */
  readonly estimate: number | undefined;
}

/** What is enough to open a table: one of the catalogue, or `Filter: NAME`. */
export type TableName = Pick<ListedTable, 'name'>;

/** Where a query is sent. */
export interface OpenSource {
  readonly engine: Engine;
  readonly connection: OpenConnection;
  /** Name of the connection. */
  readonly name: string;
}

/** Connection and table in use: where Get Data reads from. */
export interface TableSource {
  readonly engine: ReadonlySignal<Engine | undefined>;
  readonly connection: ReadonlySignal<Profile | undefined>;
  /** The tables this connection shows; saved filters come when they have been read. */
  readonly tables: ReadonlySignal<Loading<readonly ListedTable[]>>;
  /** Why the saved filters could not be read. */
  readonly filtersError: ReadonlySignal<AppError | undefined>;
  /** Name of the table chosen last for this connection. */
  readonly lastTable: ReadonlySignal<string | undefined>;
  readonly entry: ReadonlySignal<TableName | undefined>;
  readonly table: ReadonlySignal<Loading<OpenTable>>;
  useConnection(id: string): void;
  /** Reads the table's fields. What was being read before is dropped. */
  open(entry: TableName): Promise<void>;
  /** No table is open any more. */
  close(): void;
  loadEngine(): Promise<Engine>;
  /** The session of the connection in use. Throws `connection-gone` where there is none. */
  connect(): Promise<OpenSource>;
  cancel(): void;
}

export function createTableSource(
  { preferences, loadEngine, loadSignIns }: Services,
  profiles: ReadonlySignal<readonly Profile[] | undefined>,
  log: Log,
): TableSource {
  const engine = signal<Loading<Engine>>(loading);
  const chosen = signal(preferences.connection);
  const lastTable = signal<string | undefined>(undefined);
  const entry = signal<TableName | undefined>(undefined);
  const table = signal<Loading<OpenTable>>(loading);
  const filters = signal<readonly SavedFilter[]>([]);
  const filtersError = signal<AppError | undefined>(undefined);
  let reading: AbortController | undefined;

  const connection = computed(() => {
    const all = profiles.value ?? [];
    return all.find(({ id }) => id === chosen.value) ?? all[0];
  });
  effect(() => {
    lastTable.value = connection.value && preferences.of(connection.value.id).table;
  });

  const load = async (): Promise<Engine> => {
    const loaded = await loadEngine();
    engine.value = { kind: 'ready', value: loaded };
    return loaded;
  };
  // Wanted as soon as there is a connection to choose a table of.
  effect(() => {
    if (!connection.value || engine.peek().kind === 'ready') return;
    load().catch((error: unknown) => {
      engine.value = { kind: 'failed', error: toAppError(error) };
    });
  });

  // They belong to the connection: read once it is chosen, beside whatever else is done, and never by
  // asking somebody to sign in.
  effect(() => {
    const profile = connection.value;
    const loaded = engine.value;
    batch(() => {
      filters.value = [];
      filtersError.value = undefined;
    });
    if (!profile || loaded.kind !== 'ready') return;
    const stop = new AbortController();
    const { signal: stopped } = stop;
    const isUsable = isUsableUnasked(profile, loadSignIns);
    readFilters(loaded.value, profile, isUsable, stopped).then(
      (found) => {
        if (!stopped.aborted) filters.value = found;
      },
      (error: unknown) => {
        if (!stopped.aborted) filtersError.value = toAppError(error);
      },
    );
    return () => stop.abort();
  });

  const tables = computed((): Loading<readonly ListedTable[]> => {
    const loaded = engine.value;
    if (loaded.kind !== 'ready' || !connection.value)
      return loaded.kind === 'ready' ? loading : loaded;
    try {
      const settings = connectionSettings(connection.value);
      const { tableItems, isViewShown } = loaded.value;
      const named = filters.value.filter(({ source }) => isViewShown(settings, source));
      const value = [...tableItems(settings).map(listedTable), ...named.map(listedFilter)];
      return { kind: 'ready', value };
    } catch (error) {
      return { kind: 'failed', error: toAppError(error) };
    }
  });

  const read = async (wanted: TableName, profile: Profile, stop: AbortSignal) => {
    const loaded = await load();
    const open = await loaded.open(profile);
    return log.record({
      title: `Read the fields of ${wanted.name}`,
      connection: open,
      work: async (): Promise<OpenTable> => {
        const options = { signal: stop };
        const schema = await loaded.describeTable(wanted.name, open.session, options);
        const estimate = await loaded.estimateRows(schema.entry, open.session, options);
        return { schema, estimate };
      },
    });
  };

  return {
    engine: computed(() => (engine.value.kind === 'ready' ? engine.value.value : undefined)),
    connection,
    tables,
    filtersError,
    lastTable,
    entry,
    table,
    useConnection: (id) => {
      chosen.value = id;
      preferences.useConnection(id);
    },
    async open(wanted) {
      const profile = connection.value;
      if (!profile) return;
      reading?.abort();
      const controller = new AbortController();
      reading = controller;
      batch(() => {
        entry.value = wanted;
        table.value = loading;
        lastTable.value = wanted.name;
      });
      preferences.useTable(profile.id, wanted.name);
      const finish = (state: Loading<OpenTable>) => {
        if (reading === controller) table.value = state;
      };
      try {
        finish({ kind: 'ready', value: await read(wanted, profile, controller.signal) });
      } catch (error) {
        finish({ kind: 'failed', error: toAppError(error) });
      }
    },
    close: () => {
      reading?.abort();
      batch(() => {
        entry.value = undefined;
        table.value = loading;
      });
    },
    loadEngine: load,
    async connect() {
      const profile = connection.value;
      if (!profile) throw new AppError('connection-gone');
      const loaded = await load();
      return { engine: loaded, connection: await loaded.open(profile), name: profile.name };
    },
    cancel: () => {
      reading?.abort();
      reading = undefined;
    },
  };
}

async function readFilters(
  engine: Engine,
  profile: Profile,
  isUsable: Promise<boolean>,
  signal: AbortSignal,
): Promise<readonly SavedFilter[]> {
  if (!(await isUsable)) return [];
  const { session } = await engine.open(profile);
  return engine.listSavedFilters(session, { signal });
}
