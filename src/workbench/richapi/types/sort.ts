import { ExcelError } from '../../model/error';
import type { LiveRange } from '../../model/live-range';
import { sortRows, type SortField } from '../../model/sort';
import type { Table } from '../../model/table';
import { choice, flag, integer, record } from '../argument';
import type { ObjectType } from '../facade';

function fields(value: unknown): SortField[] {
  if (!Array.isArray(value)) throw new ExcelError('InvalidArgument');
  return value.map((one: unknown) => {
    const { key, ascending } = record(one);
    return { key: integer(key), ascending: flag(ascending, true) };
  });
}

export const rangeSortType: ObjectType<LiveRange> = {
  name: 'RangeSort',
  methods: {
    Apply: ({ sheet, rect }, [sortFields, matchCase, hasHeaders, orientation]) => {
      if (choice(orientation, ['Rows', 'Columns'], 'Rows') === 'Columns') {
        throw new ExcelError('NotImplemented');
      }
      sheet.assertAllowed('allowSort');
      sortRows(sheet, rect, fields(sortFields), {
        matchCase: flag(matchCase, false),
        hasHeaders: flag(hasHeaders, false),
      });
    },
  },
};

/** What a table was last sorted by. */
const applied = new WeakMap<Table, { fields: SortField[]; matchCase: boolean }>();

export const tableSortType: ObjectType<Table> = {
  name: 'TableSort',
  properties: {
    MatchCase: { get: (table) => applied.get(table)?.matchCase ?? false },
    Method: { get: () => 'PinYin' },
    Fields: { get: (table) => applied.get(table)?.fields ?? [] },
  },
  methods: {
    Apply: (table, [sortFields, matchCase]) => {
      const sort = { fields: fields(sortFields), matchCase: flag(matchCase, false) };
      sortRows(table.sheet, table.bodyRect, sort.fields, sort);
      applied.set(table, sort);
    },
    Clear: (table) => void applied.delete(table),
    Reapply: (table) => {
      const sort = applied.get(table);
      if (sort) sortRows(table.sheet, table.bodyRect, sort.fields, sort);
    },
  },
};
