import { writeCells } from '../../../../src/workbench/model/edit';
import { ExcelError } from '../../../../src/workbench/model/error';
import { Workbook } from '../../../../src/workbench/model/workbook';
import { CellEditing } from '../../../../src/workbench/page/cell-editing';
import { Cursor } from '../../../../src/workbench/page/cursor';

const at = { row: 0, column: 0 };

function editing(workbook: Workbook): CellEditing {
  return new CellEditing(workbook, (action) => {
    try {
      action();
      return true;
    } catch (error) {
      if (error instanceof ExcelError) return false;
      throw error;
    }
  });
}

test('an open editor keeps add-ins out, a committed one lets them in again', () => {
  const workbook = new Workbook();
  const editor = editing(workbook);
  editor.begin(at, true);
  expect(workbook.cellEdit).toBe(true);
  editor.change('12');
  expect(editor.commit()).toBe(true);
  expect(workbook.cellEdit).toBe(false);
  expect(workbook.activeSheet.value(0, 0)).toBe(12);
});

test('cancelling leaves the cell as it was', () => {
  const workbook = new Workbook();
  const editor = editing(workbook);
  editor.begin(at, true);
  editor.change('12');
  editor.cancel();
  expect(workbook.activeSheet.value(0, 0)).toBeUndefined();
});

test('committing without a change does not write, so text that looks like a number stays text', () => {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  writeCells(sheet, sheet.parse('A1'), "'007");
  const changes: string[] = [];
  workbook.onChange(({ kind }) => changes.push(kind));
  const editor = editing(workbook);
  editor.begin(at, false);
  editor.commit();
  expect(changes).toEqual(['cell-edit', 'cell-edit']);
  expect(sheet.value(0, 0)).toBe('007');
});

test('a formula that cannot be read keeps the editor open', () => {
  const editor = editing(new Workbook());
  editor.begin(at, true);
  editor.change('=SUM(');
  expect(editor.commit()).toBe(false);
  expect(editor.draft.value?.text).toBe('=SUM(');
});

test('a protected cell does not open', () => {
  const workbook = new Workbook();
  workbook.activeSheet.protection.protect();
  const editor = editing(workbook);
  expect(editor.begin(at, true)).toBe(false);
  expect(workbook.cellEdit).toBe(false);
});

test('the cursor keeps its active cell while it extends, and follows what an add-in selects', () => {
  const workbook = new Workbook();
  const cursor = new Cursor(workbook);
  cursor.select({ row: 3, column: 3 });
  cursor.extend({ row: 1, column: 1 });
  expect(cursor.active).toEqual({ row: 3, column: 3 });
  expect(cursor.rect).toEqual({ top: 1, left: 1, bottom: 3, right: 3 });
  workbook.select(workbook.activeSheet, workbook.activeSheet.parse('B5:C6'));
  expect(cursor.active).toEqual({ row: 4, column: 1 });
  expect(cursor.end).toEqual({ row: 5, column: 2 });
});
