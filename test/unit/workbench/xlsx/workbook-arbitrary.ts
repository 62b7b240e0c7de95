import * as fc from 'fast-check';
import { addChart } from '../../../../src/workbench/model/chart-data';
import { chartTypes } from '../../../../src/workbench/model/chart';
import { addComment, addReply } from '../../../../src/workbench/model/comment';
import {
  addConditionalFormat,
  cellValueOperators,
} from '../../../../src/workbench/model/conditional-format';
import { changeFormat, writeCells } from '../../../../src/workbench/model/edit';
import type { Format } from '../../../../src/workbench/model/format';
import { setNote } from '../../../../src/workbench/model/note';
import { maxRows, sizedRect, type Rect } from '../../../../src/workbench/model/rect';
import type { Sheet } from '../../../../src/workbench/model/sheet';
import { addTable } from '../../../../src/workbench/model/tables';
import { showTotals } from '../../../../src/workbench/model/table-lines';
import {
  defaultAlert,
  defaultPrompt,
  setValidation,
  validationOperators,
} from '../../../../src/workbench/model/validation';
import { Workbook } from '../../../../src/workbench/model/workbook';

/** Something done to a sheet; what Excel refuses is passed over. */
type Step = (sheet: Sheet) => void;

const rect: fc.Arbitrary<Rect> = fc
  .tuple(fc.nat(6), fc.nat(4), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
  .map(([top, left, rows, columns]) => sizedRect(top, left, rows, columns));

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    ' padded ',
    'a\nb',
    'a\r\nb',
    '_x0041_',
    '<&>"\'',
    '\u0001',
    '00123',
    '+49',
    '#N/A',
  ),
);
const value = fc.oneof(
  text.map((one) => `'${one}`),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constantFrom(
    '=1/0',
    '=A1&"x"',
    '=SUM($A$1:B2)',
    '=IFERROR(NA(),"é<")',
    '=TEXTJOIN(",",TRUE,A1)',
  ),
);
const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((one) => `#${one.toString(16).toUpperCase().padStart(6, '0')}`);

const format: fc.Arbitrary<Partial<Format>> = fc.record(
  {
    numberFormat: fc.constantFrom('0.00', '@', 'yyyy-mm-dd', '#,##0 "€"', '[Red]-0;"<"0'),
    horizontalAlignment: fc.constantFrom('Left', 'CenterAcrossSelection', 'Fill'),
    verticalAlignment: fc.constantFrom('Top', 'Center', 'Distributed'),
    wrapText: fc.boolean(),
    indentLevel: fc.nat(3),
    textOrientation: fc.constantFrom(-90, -45, 0, 45, 90, 180),
    fontName: fc.constantFrom('Arial', 'Segoe UI'),
    fontSize: fc.constantFrom(8, 10.5, 20),
    fontColor: color,
    bold: fc.boolean(),
    italic: fc.boolean(),
    underline: fc.constantFrom('None', 'Single', 'DoubleAccountant'),
    strikethrough: fc.boolean(),
    locked: fc.boolean(),
    formulaHidden: fc.boolean(),
  },
  { requiredKeys: [] },
);
const fill = color.map((fillColor) => ({ fillColor, fillPattern: 'Solid' }));
const border = fc
  .tuple(
    fc.constantFrom('EdgeTop', 'EdgeLeft'),
    color,
    fc.constantFrom(['Continuous', 'Thin'], ['Continuous', 'Thick'], ['Dash', 'Medium']),
  )
  .map(([side, lineColor, [style, weight]]) => ({
    borders: JSON.stringify({ [side]: { style, color: lineColor, weight } }),
  }));

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(rect, value).map(
    ([at, one]): Step =>
      (sheet) =>
        writeCells(sheet, at, one),
  ),
  fc
    .tuple(rect, fc.oneof(format, fill, border), fc.boolean())
    .map(([at, change, whole]): Step => (sheet) => {
      changeFormat(sheet, whole ? { ...at, top: 0, bottom: maxRows - 1 } : at, change);
    }),
  fc
    .tuple(
      fc.nat(9),
      fc.integer({ min: 0, max: 400 }),
      fc.boolean(),
      fc.constantFrom('columns', 'rows'),
    )
    .map(([index, size, hidden, axis]): Step => ({ layout }) => {
      const lines = layout[axis as 'columns' | 'rows'];
      if (hidden) lines.hidden.add(index);
      else lines.sizes.set(index, size / 4);
    }),
  fc.tuple(rect, fc.boolean(), fc.boolean()).map(([at, totals, filtered]): Step => (sheet) => {
    const table = addTable(sheet, at, true);
    if (totals) showTotals(table, true);
    table.options.style = 'TableStyleLight9';
    table.options.highlightFirstColumn = totals;
    const id = table.columns[0]!.id;
    if (filtered) table.filters.set(id, { filterOn: 'Values', values: ['a', ''] });
    else {
      const both = { criterion1: '>=1', criterion2: '<>x*', operator: 'Or' } as const;
      table.filters.set(id, { filterOn: 'Custom', ...both });
      table.sort = { fields: [{ key: 0, ascending: false }], matchCase: true };
    }
  }),
  fc.tuple(fc.nat(5), fc.nat(5), text).map(([row, column, one]): Step => (sheet) => {
    setNote(sheet, row, column, `note ${one}`, 'Ann & Bob');
  }),
  fc.tuple(fc.nat(5), fc.nat(5), text).map(([row, column, one]): Step => (sheet) => {
    const comment = addComment(sheet, row, column, `comment ${one}`);
    addReply(comment, 'yes <b>');
    comment.resolved = row % 2 === 0;
  }),
  fc.tuple(rect, fill, fc.nat(7)).map(([at, { fillColor }, index]): Step => (sheet) => {
    const operator = cellValueOperators[index]!;
    addConditionalFormat(sheet, at, { type: 'Custom', formula: '=$A1>"<"' }, { fillColor });
    addConditionalFormat(
      sheet,
      at,
      { type: 'CellValue', operator, formula1: '=B1', ...(index < 2 && { formula2: '=3' }) },
      { bold: true, fontColor: fillColor },
    ).stopIfTrue = true;
  }),
  fc.tuple(rect, fc.nat(7)).map(([at, index]): Step => (sheet) => {
    const operator = validationOperators[index]!;
    const rule =
      index % 2
        ? ({ type: 'List', source: 'a,"b" & c', inCellDropDown: index > 3 } as const)
        : ({ type: 'WholeNumber', operator, formula1: 3, formula2: '=A1' } as const);
    const alert = { ...defaultAlert, message: 'Not "so" <', style: 'Warning' } as const;
    setValidation(sheet, at, { rule, ignoreBlanks: true, alert, prompt: defaultPrompt });
  }),
  fc
    .tuple(rect, fc.constantFrom(...chartTypes), fc.nat(800), fc.nat(800), color, text)
    .map(([at, type, left, top, seriesColor, title]): Step => (sheet) => {
      const chart = addChart(sheet, type, sheet.range(at), 'Auto');
      Object.assign(chart.settings, { left, top, title: title.replace(/\p{C}/gu, '') });
      chart.series[0]!.color = seriesColor;
      chart.series[0]!.hasDataLabels = true;
    }),
  fc.tuple(fc.nat(3), fc.nat(3)).map(([rows, columns]): Step => ({ layout }) => {
    layout.frozen = { rows, columns };
    layout.showGridlines = rows > 1;
    layout.tabColor = columns > 1 ? '#12AB34' : '';
  }),
  rect.map((at): Step => (sheet) => {
    sheet.workbook.addName(`Name_${at.top}`, sheet.range(at), at.left > 2 ? sheet : undefined, 'c');
  }),
);

/** A workbook made by random steps of a person and an add-in, on two sheets. */
export const anyWorkbook = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(1), step), { maxLength: 12 }),
    fc.dictionary(fc.string({ maxLength: 5 }), text, { maxKeys: 2 }),
    fc.option(fc.string({ maxLength: 6 }), { nil: undefined }),
  )
  .map(([steps, settings, password]) => {
    let count = 0;
    const guid = (): string => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;
    const workbook = new Workbook({ now: () => 1_793_000_000_000, guid });
    workbook.addSheet("It's & <2>");
    for (const [index, act] of steps) attempt(() => act(workbook.sheets[index]!));
    for (const [key, one] of Object.entries(settings)) {
      workbook.documentSettings.set(`k${key}`, JSON.stringify(one));
      workbook.settings.set(`s${key}`, { one, nested: [1, null] });
      workbook.sheets[1]!.customProperties.set(`p${key}`, one);
    }
    workbook.addXmlPart('<q xmlns="urn:queries"><a b="&lt;">ü</a></q>');
    workbook.properties.title = 'A & B';
    workbook.properties.company = '<ACME>';
    workbook.properties.custom.set('n', 1.5).set('b', true).set('t', 'x');
    if (password !== undefined) {
      workbook.sheets[0]!.protection.protect({ allowSort: true, selectionMode: 'None' }, password);
      workbook.sheets[1]!.setVisibility('VeryHidden');
      workbook.protection.protect({}, password);
    }
    // Fails show the difference; the whole workbook would fill screens.
    Object.defineProperty(workbook, fc.toStringMethod, { value: () => 'a workbook' });
    return workbook;
  });

function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ExcelError')) throw error;
  }
}
