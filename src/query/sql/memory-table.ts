import type { Column, ColumnType, Row, Value } from '../../core/column';
import type { EngineTable, FetchRows, RowChange } from '../engine/port';

/** What a table in memory tells its rows apart by: a name that no column can have. */
const rowNumber = '#';
const numeric: ReadonlySet<ColumnType> = new Set(['integer', 'number', 'money']);

type MemoryColumn = Pick<Column, 'name' | 'type'>;

/** `Deals#TEMP`: rows that a script keeps while it runs. */
export class MemoryTable {
  readonly #rows = new Map<number, Row>();
  #columns: readonly MemoryColumn[];
  #last = 0;

  constructor(
    readonly name: string,
    columns: readonly MemoryColumn[],
  ) {
    this.#columns = columns;
  }

  get columns(): readonly MemoryColumn[] {
    return this.#columns;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** As the engine sees it: nothing is filtered on the way. */
  get engineTable(): EngineTable {
    const columns = this.#columns.map(({ name, type }) => ({
      name,
      aliases: [],
      type,
      kind: 'text',
      nullable: true,
      code: name,
    }));
    return { name: this.name, key: rowNumber, columns, estimate: this.size };
  }

  /** Adds rows with values for some of its columns; a column takes the type of what it holds. */
  add(columns: readonly MemoryColumn[], rows: readonly Row[]): void {
    const isNew = this.size === 0;
    const placeOf = ({ name }: MemoryColumn) => columns.findIndex((one) => same(one.name, name));
    const places = this.#columns.map(placeOf);
    for (const row of rows) {
      const values = places.map((place) => (place < 0 ? null : (row[place] ?? null)));
      this.#rows.set(++this.#last, values);
    }
    this.#columns = this.#columns.map((column, index) => {
      const given = columns[places[index]!];
      if (!given || rows.length === 0) return column;
      return { ...column, type: isNew ? given.type : common(column.type, given.type) };
    });
  }

  /** Makes a change that the engine found. */
  apply({ kind, key, values }: RowChange): void {
    const number = Number(key);
    const cell = ({ name }: MemoryColumn, value: Value | undefined): Value =>
      Object.hasOwn(values, name) ? values[name]! : (value ?? null);
    if (kind === 'delete') this.#rows.delete(number);
    else {
      const row = kind === 'update' ? this.#rows.get(number) : undefined;
      const place = kind === 'update' ? number : ++this.#last;
      this.#rows.set(
        place,
        this.#columns.map((column, index) => cell(column, row?.[index])),
      );
    }
  }

  /** The rows with these columns; the row's number is one of them. */
  rows(columns: readonly string[]): Row[] {
    const places = columns.map((name) => this.#columns.findIndex((one) => one.name === name));
    return [...this.#rows].map(([number, row]) =>
      places.map((place) => (place < 0 ? number : row[place]!)),
    );
  }
}

/** Fetches from the tables in memory, and all else as before. */
export function withMemory(fetch: FetchRows, memory: readonly MemoryTable[]): FetchRows {
  return (request, signal) => {
    const table = memory.find(({ name }) => name === request.table);
    return table ? onePage(table.rows(request.columns)) : fetch(request, signal);
  };
}

async function* onePage(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

function common(one: ColumnType, other: ColumnType): ColumnType {
  if (one === other) return one;
  return numeric.has(one) && numeric.has(other) ? 'number' : 'text';
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
