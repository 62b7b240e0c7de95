import { tableEntry } from '../../../src/pipedrive/catalogue';
import type { SchemaColumn, TableSchema } from '../../../src/pipedrive/schema';
import { planQuery } from '../../../src/query/plan';
import type { QueryDefinition } from '../../../src/workbook/definition';
import { fullReason, isSweepDue, listsDeleted } from '../../../src/workbook/delta-policy';
import type { PreparedQuery } from '../../../src/workbook/query-reader';
import { aDefinition } from './a-definition';

/** A table as a company without custom fields has it. */
function schema(name: string, rest: Partial<TableSchema> = {}): TableSchema {
  const entry = tableEntry(name);
  const columns = entry.columns.map((column): SchemaColumn => {
    const { include, ...own } = column;
    return {
      ...own,
      kind: column.kind ?? 'text',
      nullable: column.nullable ?? true,
      selected: false,
      decode: () => null,
      ...(include ? { include: column.code } : {}),
    };
  });
  return { entry, sources: [entry.source], parameters: {}, columns, ...rest };
}
const prepared = (
  table: string,
  columns: readonly string[],
  limit?: number,
  rest?: Partial<TableSchema>,
): PreparedQuery => ({
  kind: 'plan',
  plan: planQuery(
    { table, columns, filters: [], sort: [], ...(limit ? { limit } : {}) },
    schema(table, rest),
  ),
});
const now = Date.parse('2026-11-22T09:00:00Z');
const reason = (query: PreparedQuery, definition: Partial<QueryDefinition> = {}) =>
  fullReason({ ...aDefinition, ...definition }, query, 'abc', now);
const last = aDefinition.last!;

test('the changes of a table with an update time are enough', () => {
  for (const table of [
    'Deals',
    'Persons',
    'Organizations',
    'Activities',
    'Products',
    'Leads',
    'Notes',
  ])
    expect(reason(prepared(table, ['Id']))).toBeUndefined();
});

test.each<[string, PreparedQuery, Partial<QueryDefinition>, string]>([
  ['the first time', prepared('Deals', ['Id']), { snapshot: undefined as never }, 'first'],
  ['a row limit', prepared('Deals', ['Id'], 5), {}, 'limit'],
  ['a table without update times', prepared('Stages', ['Id']), {}, 'table'],
  ['counters', prepared('Deals', ['Id', 'ActivitiesCount']), {}, 'columns'],
  ['names of other records', prepared('Notes', ['Id', 'DealTitle']), {}, 'columns'],
  ['names of linked rows', prepared('Deals', ['Id', 'Person']), {}, 'columns'],
  [
    'other SQL or settings',
    prepared('Deals', ['Id']),
    { last: { ...last, basis: 'x' } },
    'changed',
  ],
  ['no id', prepared('Deals', ['Title']), { key: 'Title' }, 'key'],
  ['a hundred deltas', prepared('Deals', ['Id']), { last: { ...last, deltas: 100 } }, 'due'],
  ['a week', prepared('Deals', ['Id']), { last: { ...last, full: '2026-11-14T09:00:00Z' } }, 'due'],
  [
    'a clock that was ahead',
    prepared('Deals', ['Id']),
    { last: { ...last, full: '2027-01-01T00:00:00Z' } },
    'due',
  ],
  [
    'archived leads, whose list knows no update time',
    prepared('Leads', ['Id'], undefined, {
      sources: [tableEntry('Leads').source, tableEntry('Leads').archived!],
    }),
    {},
    'table',
  ],
  [
    'dated copies',
    prepared('Deals', ['Id']),
    { options: { ...aDefinition.options, mode: 'append' } },
    'append',
  ],
])('all rows are read for %s', (_, query, definition, expected) => {
  expect(reason(query, definition)).toBe(expected);
});

test('it is looked which rows are still there every tenth time and after six hours', () => {
  expect(isSweepDue({ ...last, unswept: 9 }, now)).toBe(false);
  expect(isSweepDue({ ...last, unswept: 10 }, now)).toBe(true);
  expect(isSweepDue(last, now + 6 * 3_600_000)).toBe(true);
});

test('only of deals does Pipedrive list what was deleted', () => {
  const lists = ['Deals', 'Persons', 'Leads', 'Notes'].map((name) =>
    listsDeleted(tableEntry(name)),
  );
  expect(lists).toEqual([true, false, false, false]);
});
