import { zoneOffset } from '../../../src/core/zone';
import type { Value } from '../../../src/core/column';
import { filterTest } from '../../../src/query/filter-test';
import type { OperatorId } from '../../../src/query/operators';
import { columnOf } from '../../../src/query/validate';
import { schemaOf } from './deals-schema';

const schema = schemaOf('Deals');
const activities = schemaOf('Activities');

function passing(
  column: string,
  operator: OperatorId,
  values: string[],
  cells: Value[],
  zone = 'UTC',
) {
  const table = column.startsWith('Due') ? activities : schema;
  const test = filterTest({ column, operator, values }, columnOf(table, column), zoneOffset(zone));
  return cells.filter(test);
}

const names = ['Kestrel', 'kestrel GmbH', null];
const amounts = [9, 10, 10.5, null, 'ten'];
const days = ['2026-01-30', '2026-01-31', '2026-02-01', null];

describe('filterTest', () => {
  test.each<[string, OperatorId, string[], Value[], Value[]]>([
    ['Title', 'is', ['Kestrel'], names, ['Kestrel']],
    ['Title', 'is-not', ['Kestrel'], names, ['kestrel GmbH', null]],
    ['Title', 'contains', ['STREL'], names, ['Kestrel', 'kestrel GmbH']],
    ['Title', 'not-contains', ['gmbh'], names, ['Kestrel', null]],
    ['Title', 'starts-with', ['kes'], names, ['Kestrel', 'kestrel GmbH']],
    ['Title', 'one-of', ['Kestrel', 'x'], names, ['Kestrel']],
    ['Title', 'empty', [], names, [null]],
    ['Title', 'not-empty', [], names, ['Kestrel', 'kestrel GmbH']],
    ['Value', 'is', ['10.0'], amounts, [10]],
    ['Value', 'is-not', ['10'], amounts, [9, 10.5, null, 'ten']],
    // As in SQL, text stands above all numbers.
    ['Value', 'greater', ['10'], amounts, [10.5, 'ten']],
    ['Value', 'at-least', ['10'], amounts, [10, 10.5, 'ten']],
    ['Value', 'less', ['10'], amounts, [9]],
    ['Value', 'at-most', ['10'], amounts, [9, 10]],
    ['Value', 'between', ['9.5', '10'], amounts, [10]],
    ['Value', 'one-of', ['9', '10.5'], amounts, [9, 10.5]],
    ['IsArchived', 'is', ['true'], [true, false, null], [true]],
    ['IsArchived', 'is-not', ['true'], [true, false, null], [false, null]],
    ['ExpectedCloseDate', 'after', ['2026-01-31'], days, ['2026-02-01']],
    ['ExpectedCloseDate', 'on-or-after', ['2026-01-31'], days, ['2026-01-31', '2026-02-01']],
    ['ExpectedCloseDate', 'before', ['2026-01-31'], days, ['2026-01-30']],
    ['ExpectedCloseDate', 'on-or-before', ['2026-01-31'], days, ['2026-01-30', '2026-01-31']],
    ['DueTime', 'before', ['09:00'], ['08:59:59', '09:00:00', null], ['08:59:59']],
  ])('%s %s %j', (column, operator, values, cells, kept) => {
    expect(passing(column, operator, values, cells)).toEqual(kept);
  });

  test.each([
    ['ΟΔΟΣ', 'οδος', true],
    ['Größe', 'GRÖSSE', false],
    ['ﬁle', 'FILE', false],
    ['50%_x', '50%_', true],
    ['a.c', 'a.', true],
    ['abc', 'a.', false],
  ])('%s starts with %s: %s', (cell, text, found) => {
    expect(passing('Title', 'starts-with', [text], [cell])).toHaveLength(Number(found));
  });

  const instants = ['2026-01-30T23:59:59Z', '2026-01-31T00:00:00Z', '2026-01-31T23:59:59.999Z'];
  const next = '2026-02-01T00:00:00Z';

  test.each<[OperatorId, string[], Value[]]>([
    ['is', ['2026-01-31'], [instants[1]!, instants[2]!]],
    ['is-not', ['2026-01-31'], [instants[0]!, next]],
    ['after', ['2026-01-31'], [next]],
    ['on-or-before', ['2026-01-31'], instants],
    ['before', ['2026-01-31'], [instants[0]!]],
    ['between', ['2026-01-31', '2026-01-31'], [instants[1]!, instants[2]!]],
    ['after', ['2026-01-31T00:00:00Z'], [instants[2]!, next]],
  ])('a day stands for all its instants: AddTime %s %j', (operator, values, kept) => {
    expect(passing('AddTime', operator, values, [...instants, next])).toEqual(kept);
  });

  test('a day begins when it begins in the zone of the sheet', () => {
    const cells = ['2026-06-30T21:59:59Z', '2026-06-30T22:00:00Z', '2026-07-01T21:59:59Z'];
    expect(passing('AddTime', 'is', ['2026-07-01'], cells, 'Europe/Berlin')).toEqual(
      cells.slice(1),
    );
  });

  test('the day on which clocks change has its 23 hours', () => {
    const cells = ['2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z'];
    expect(passing('AddTime', 'is', ['2026-03-29'], cells, 'Europe/Berlin')).toEqual(
      cells.slice(1),
    );
    const after = ['2026-03-29T22:00:00Z'];
    expect(passing('AddTime', 'after', ['2026-03-29'], after, 'Europe/Berlin')).toEqual(after);
  });
});
