import type { SettingsStore } from '../connection/store';
import type { FilterValue, Query } from '../query/query';
import type { Destination } from '../workbook/sheets';

/** The last choices for one connection. */
export interface ConnectionChoices {
  readonly table?: string | undefined;
  readonly destination?: Destination['kind'];
  /** The last query built per table. */
  readonly queries?: Readonly<Record<string, Query<FilterValue>>>;
  /** The SQL written last. */
  readonly sql?: string;
}

interface Choices {
  /** Id of the connection used last. */
  readonly connection?: string;
  readonly byConnection: Readonly<Record<string, ConnectionChoices>>;
}

/** Tables remembered per connection; the one used longest ago is forgotten first. */
const maxQueries = 20;

export interface Preferences {
  readonly connection: string | undefined;
  of(connection: string): ConnectionChoices;
  useConnection(connection: string): void;
  useTable(connection: string, table: string | undefined): void;
  useDestination(connection: string, destination: Destination['kind']): void;
  useQuery(connection: string, query: Query<FilterValue>): void;
  useSql(connection: string, sql: string): void;
}

/**
 * The choices made in this workbook, remembered on this device. A store that cannot be read or
 * written costs the memory, never the work: its failures are ignored on purpose.
 */
export async function loadPreferences(
  store: SettingsStore,
  workbook: string,
): Promise<Preferences> {
  const key = `choices:${workbook}`;
  let choices = parseChoices(await store.get(key).catch(() => undefined));

  const save = (next: Choices) => {
    choices = next;
    void store.set(key, JSON.stringify(next)).catch(() => undefined);
  };
  const update = (connection: string, change: ConnectionChoices) =>
    save({
      connection,
      byConnection: {
        ...choices.byConnection,
        [connection]: { ...choices.byConnection[connection], ...change },
      },
    });

  return {
    get connection() {
      return choices.connection;
    },
    of: (connection) => choices.byConnection[connection] ?? {},
    useConnection: (connection) => update(connection, {}),
    useTable: (connection, table) => update(connection, { table }),
    useDestination: (connection, destination) => update(connection, { destination }),
    useSql: (connection, sql) => update(connection, { sql }),
    useQuery: (connection, query) => {
      const others = Object.entries(choices.byConnection[connection]?.queries ?? {})
        .filter(([table]) => table !== query.table)
        .slice(1 - maxQueries);
      update(connection, { queries: Object.fromEntries([...others, [query.table, query]]) });
    },
  };
}

function parseChoices(text: string | undefined): Choices {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    if (parsed instanceof Object && 'byConnection' in parsed) return parsed as Choices;
  } catch {
    // Nothing stored yet, or not ours.
  }
  return { byConnection: {} };
}
