import type { Row, Value } from '../../../../src/core/column';
import { zoneOffset } from '../../../../src/core/zone';
import type {
  EngineColumn,
  EngineTable,
  FetchRequest,
  FetchRows,
} from '../../../../src/query/engine/port';
import { pushFilter } from '../../../../src/query/push-down';
import { decoded, type Held } from './company';

/** What was asked for, and how many rows went out. */
export interface Traffic {
  readonly requests: FetchRequest[];
  rows: number;
}

type Test = (value: Value) => boolean;

const listed =
  (sent: string): Test =>
  (value) =>
    sent.split(',').includes(String(value));

/** The parameters of this API: what each does to a column's value. Ranges know whole seconds. */
const parameters: Readonly<Record<string, { column: string; test: (sent: string) => Test }>> = {
  ids: { column: 'Id', test: listed },
  owner_id: { column: 'OwnerId', test: listed },
  stage_id: { column: 'StageId', test: listed },
  org_id: { column: 'OrgId', test: listed },
  status: { column: 'Status', test: listed },
  archived: { column: 'IsArchived', test: listed },
  updated_since: {
    column: 'UpdateTime',
    test: (sent) => (value) => value !== null && Date.parse(String(value)) >= Date.parse(sent),
  },
  updated_until: {
    column: 'UpdateTime',
    test: (sent) => (value) => value !== null && Date.parse(String(value)) < Date.parse(sent),
  },
};

/**
 * An API with the meaning that push-down relies on. Refuses what Pipedrive would: a filter that has no
 * parameter, or two for one.
 */
export function fakePipedrive(held: readonly Held[], pageRows = 7) {
  const traffic: Traffic = { requests: [], rows: 0 };
  const fetch: FetchRows = async function* (request) {
    traffic.requests.push(request);
    const { table, rows } = held.find((each) => each.table.name === request.table)!;
    const tests = testsOf(table, request);
    const found = rows.filter((row) => tests.every(({ place, test }) => test(row[place]!)));
    const ordered = request.sort ? inOrder(table, found, request.sort) : found;
    const places = request.columns.map((name) => placeOf(table, name));
    for (let first = 0; first < ordered.length; first += pageRows) {
      const page = ordered.slice(first, first + pageRows);
      traffic.rows += page.length;
      yield page.map((row) => {
        const whole = decoded(table, row);
        return places.map((place) => whole[place]!);
      });
    }
  };
  return { fetch, traffic };
}

function testsOf(table: EngineTable, { filters }: FetchRequest) {
  const sent = new Map<string, string>();
  const tests: { place: number; test: Test }[] = [];
  for (const filter of filters) {
    const column = columnOf(table, filter.column);
    if (column.name === table.required?.column) {
      if (filter.operator !== 'is') throw new Error('One parent at a time');
      tests.push({ place: placeOf(table, column.name), test: listed(filter.values[0]!) });
      continue;
    }
    const pushed = pushFilter(filter, column, zoneOffset('UTC'));
    if (!pushed) throw new Error(`No parameter for ${JSON.stringify(filter)}`);
    for (const [name, value] of Object.entries(pushed.parameters)) {
      if (sent.has(name)) throw new Error(`${name} is sent twice`);
      if (name === 'ids' && value.split(',').length > 100) throw new Error('Too many ids');
      sent.set(name, value);
      const { column: tested, test } = parameters[name]!;
      tests.push({ place: placeOf(table, tested), test: test(value) });
    }
  }
  if (table.required && !filters.some(({ column }) => column === table.required?.column))
    throw new Error('No parent');
  return tests;
}

function inOrder(
  table: EngineTable,
  rows: readonly Row[],
  { column, descending }: NonNullable<FetchRequest['sort']>,
): Row[] {
  if (columnOf(table, column).sort === undefined) throw new Error(`No sort by ${column}`);
  const place = placeOf(table, column);
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [a[place]!, b[place]!];
    // Among equals, newest first: an order that the statement does not ask for.
    return x === y ? Number(b[0]) - Number(a[0]) : x < y ? -sign : sign;
  });
}

function columnOf({ columns }: EngineTable, name: string): EngineColumn {
  return columns.find((column) => column.name === name)!;
}

const placeOf = ({ columns }: EngineTable, name: string): number =>
  columns.findIndex((column) => column.name === name);
