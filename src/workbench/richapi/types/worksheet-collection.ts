import { ExcelError } from '../../model/error';
import type { Sheet } from '../../model/sheet';
import type { Workbook } from '../../model/workbook';
import { flag, text } from '../argument';
import { workbookTarget } from '../event-hub';
import { wrap, wrapOrNull, type Facade, type ObjectType } from '../facade';
import { worksheetType } from './worksheet';

const shown = ({ sheets }: Workbook, visibleOnly: unknown): readonly Sheet[] =>
  flag(visibleOnly, false) ? sheets.filter((sheet) => sheet.visibility === 'Visible') : sheets;

function required(sheet: Sheet | undefined): Facade<Sheet> {
  if (!sheet) throw new ExcelError('ItemNotFound');
  return wrap(worksheetType, sheet);
}

export const worksheetCollectionType: ObjectType<Workbook> = {
  name: 'WorksheetCollection',
  items: ({ sheets }) => sheets.map((sheet) => wrap(worksheetType, sheet)),
  item: (workbook, key) => wrapOrNull(worksheetType, workbook.findSheet(text(key))) ?? undefined,
  methods: {
    Add: (workbook, [name]) =>
      wrap(
        worksheetType,
        workbook.addSheet(name === null || name === undefined ? undefined : text(name)),
      ),
    GetItemOrNullObject: (workbook, [key]) =>
      wrapOrNull(worksheetType, workbook.findSheet(text(key))),
    GetActiveWorksheet: ({ activeSheet }) => wrap(worksheetType, activeSheet),
    GetFirst: (workbook, [visibleOnly]) => required(shown(workbook, visibleOnly)[0]),
    GetLast: (workbook, [visibleOnly]) => required(shown(workbook, visibleOnly).at(-1)),
    GetCount: (workbook, [visibleOnly]) => shown(workbook, visibleOnly).length,
  },
  eventTarget: () => workbookTarget,
};
