import { ExcelError } from '../../model/error';
import type { LiveRange } from '../../model/live-range';
import { contains, overlaps } from '../../model/rect';
import type { Sheet } from '../../model/sheet';
import { addTable } from '../../model/tables';
import type { Table } from '../../model/table';
import type { Workbook } from '../../model/workbook';
import { flag, integer, place } from '../argument';
import { workbookTarget } from '../event-hub';
import { wrap, wrapOrNull, type Facade, type ObjectType } from '../facade';
import { tableType } from './table';

/** The tables of the workbook, of a sheet or of a range. */
interface Tables {
  readonly workbook: Workbook;
  readonly sheet: Sheet | undefined;
  /** Evaluated when asked, for tables come and go. */
  readonly list: () => readonly Table[];
}

export const tablesOfWorkbook = (workbook: Workbook): Facade<Tables> =>
  wrap(tableCollectionType, { workbook, sheet: undefined, list: () => workbook.tables });

export const tablesOfSheet = (sheet: Sheet): Facade<Tables> =>
  wrap(tableCollectionType, { workbook: sheet.workbook, sheet, list: () => sheet.tables });

export const scopedTables = (range: LiveRange, fullyContained: boolean): Facade<Tables> =>
  wrap(tableScopedCollectionType, {
    workbook: range.sheet.workbook,
    sheet: range.sheet,
    list: () =>
      range.sheet.tables.filter((table) =>
        fullyContained ? contains(range.rect, table.rect) : overlaps(range.rect, table.rect),
      ),
  });

/** By name or id; ids may come back as numbers. */
function find({ list }: Tables, key: unknown): Table | undefined {
  const lower = String(key).toLowerCase();
  return list().find((table) => table.name.toLowerCase() === lower || table.id === lower);
}

const members = {
  properties: { Count: { get: ({ list }) => list().length } },
  items: ({ list }) => list().map((table) => wrap(tableType, table)),
  item: (tables, key) => wrapOrNull(tableType, find(tables, key)) ?? undefined,
  eventTarget: ({ sheet }) => sheet?.id ?? workbookTarget,
} satisfies Partial<ObjectType<Tables>>;

const methods: NonNullable<ObjectType<Tables>['methods']> = {
  GetCount: ({ list }) => list().length,
  GetItemOrNullObject: (tables, [key]) => wrapOrNull(tableType, find(tables, key)),
  GetItemAt: ({ list }, [index]) => {
    const table = list()[integer(index)];
    if (!table) throw new ExcelError('InvalidArgument');
    return wrap(tableType, table);
  },
  GetFirst: ({ list }) => {
    const [table] = list();
    if (!table) throw new ExcelError('ItemNotFound');
    return wrap(tableType, table);
  },
};

const tableCollectionType: ObjectType<Tables> = {
  name: 'TableCollection',
  ...members,
  methods: {
    ...methods,
    Add: ({ workbook, sheet }, [address, hasHeaders], host) => {
      const at = place(address, host, sheet ?? workbook.activeSheet);
      return wrap(tableType, addTable(at.sheet, at.rect, flag(hasHeaders)));
    },
  },
};

const tableScopedCollectionType: ObjectType<Tables> = {
  name: 'TableScopedCollection',
  ...members,
  methods,
};
