import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Profile } from '../../connection/profile';
import { connectionSettings } from '../../connection/settings';
import { AppError, toAppError } from '../../core/error';
import type { TableEntry } from '../../pipedrive/catalogue';
import type { TableSchema } from '../../pipedrive/schema';
import type { Engine, OpenConnection } from '../engine';
import type { Log } from '../log/log';
import type { Services } from '../services';
import { loading, type Loading } from './loading';
import { shownTables } from './table-search';

/** A table with the columns this company's table has. */
export interface OpenTable {
  readonly schema: TableSchema;
  /** Rows it holds at most, where that can be told. */
  readonly estimate: number | undefined;
}

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
  /** The tables this connection shows. */
  readonly tables: ReadonlySignal<Loading<readonly TableEntry[]>>;
  /** Name of the table chosen last for this connection. */
  readonly lastTable: ReadonlySignal<string | undefined>;
  readonly entry: ReadonlySignal<TableEntry | undefined>;
  readonly table: ReadonlySignal<Loading<OpenTable>>;
  useConnection(id: string): void;
  /** Reads the table's fields. What was being read before is dropped. */
  open(entry: TableEntry): Promise<void>;
  /** The session of the connection in use. Throws `connection-gone` where there is none. */
  connect(): Promise<OpenSource>;
  cancel(): void;
}

export function createTableSource(
  { preferences, loadEngine }: Services,
  profiles: ReadonlySignal<readonly Profile[] | undefined>,
  log: Log,
): TableSource {
  const engine = signal<Loading<Engine>>(loading);
  const chosen = signal(preferences.connection);
  const lastTable = signal<string | undefined>(undefined);
  const entry = signal<TableEntry | undefined>(undefined);
  const table = signal<Loading<OpenTable>>(loading);
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

  const tables = computed((): Loading<readonly TableEntry[]> => {
    const loaded = engine.value;
    if (loaded.kind !== 'ready' || !connection.value)
      return loaded.kind === 'ready' ? loading : loaded;
    try {
      const settings = connectionSettings(connection.value);
      return { kind: 'ready', value: shownTables(loaded.value.tables, settings) };
    } catch (error) {
      return { kind: 'failed', error: toAppError(error) };
    }
  });

  const read = async (wanted: TableEntry, profile: Profile, stop: AbortSignal) => {
    const loaded = await load();
    const open = await loaded.open(profile);
    return log.record({
      title: `Read the fields of ${wanted.name}`,
      connection: open,
      work: async (): Promise<OpenTable> => {
        const options = { signal: stop };
        const [schema, estimate] = await Promise.all([
          loaded.describe(wanted, open.session, options),
          loaded.estimateRows(wanted, open.session, options),
        ]);
        return { schema, estimate };
      },
    });
  };

  return {
    engine: computed(() => (engine.value.kind === 'ready' ? engine.value.value : undefined)),
    connection,
    tables,
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
