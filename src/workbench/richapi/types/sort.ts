import { ExcelError } from '../../model/error';
import type { LiveRange } from '../../model/live-range';
import { sortRows, type SortField } from '../../model/sort';
import { sortTable } from '../../model/table-filter';
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

export const tableSortType: ObjectType<Table> = {
  name: 'TableSort',
  properties: {
    MatchCase: { get: ({ sort }) => sort?.matchCase ?? false },
    Method: { get: () => 'PinYin' },
    Fields: { get: ({ sort }) => sort?.fields ?? [] },
  },
  methods: {
    Apply: (table, [sortFields, matchCase]) =>
      sortTable(table, { fields: fields(sortFields), matchCase: flag(matchCase, false) }),
    Clear: (table) => {
      table.sort = undefined;
    },
    Reapply: (table) => {
      if (table.sort) sortTable(table, table.sort);
    },
  },
};
