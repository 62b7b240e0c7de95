import type { ColumnType, Row } from '../../src/core/column';
import type { EngineColumn, EngineTable, FetchRows } from '../../src/query/engine/port';

const dealCount = 100_000;
const organizationCount = 20_000;

function column(name: string, type: ColumnType): EngineColumn {
  return { name, aliases: [], type, kind: 'text', nullable: true, code: name.toLowerCase() };
}

/** 40 columns as deals have them: ids, labels, titles, money, times. */
const kinds: readonly { type: ColumnType; value: (row: number, place: number) => Row[number] }[] = [
  { type: 'integer', value: (row, place) => ((row * (place + 1)) % organizationCount) + 1 },
  { type: 'text', value: (row) => `Stage ${row % 12}` },
  { type: 'money', value: (row, place) => (row % 1000) * (place + 0.25) },
  { type: 'datetime', value: (row) => `2026-01-${10 + (row % 20)}T10:${10 + (row % 50)}:00Z` },
  { type: 'text', value: (row, place) => (row % 9 === 0 ? null : `Deal ${row} of ${place}`) },
];
const kindAt = (place: number) => kinds[place % kinds.length]!;

const places = Array.from({ length: 39 }, (_, place) => place);
export const deals: EngineTable = {
  name: 'Deals',
  key: 'Id',
  estimate: dealCount,
  columns: [
    column('Id', 'integer'),
    ...places.map((place) => column(`C${place}`, kindAt(place).type)),
  ],
};
export const organizations: EngineTable = {
  name: 'Organizations',
  key: 'Id',
  estimate: organizationCount,
  columns: [column('Id', 'integer'), column('Name', 'text'), column('OwnerId', 'integer')],
};

export const rows: Readonly<Record<string, readonly Row[]>> = {
  Deals: Array.from({ length: dealCount }, (_, row) => [
    row + 1,
    ...places.map((place) => kindAt(place).value(row, place)),
  ]),
  Organizations: Array.from({ length: organizationCount }, (_, row) => [
    row + 1,
    `Organization ${row}`,
    row % 50,
  ]),
};

/** The rows from memory, 500 a page: what is measured is the engine. */
export const fetchFromMemory: FetchRows = async function* ({ table, columns }) {
  const all = (table === 'Deals' ? deals : organizations).columns.map(({ name }) => name);
  const wanted = columns.map((name) => all.indexOf(name));
  const held = rows[table]!;
  for (let first = 0; first < held.length; first += 500) {
    const page = held.slice(first, first + 500);
    yield page.map((row) => wanted.map((place) => row[place]!));
  }
};

export const statements = {
  group: 'SELECT C1, count(*), sum(C2) FROM Deals GROUP BY C1',
  join: 'SELECT o.OwnerId, sum(d.C2) FROM Deals d JOIN Organizations o ON o.Id = d.C0 GROUP BY o.OwnerId',
  joinRows: 'SELECT d.Id, o.Name FROM Deals d JOIN Organizations o ON o.Id = d.C0',
  all: 'SELECT * FROM Deals',
} as const;
export type StatementName = keyof typeof statements;
