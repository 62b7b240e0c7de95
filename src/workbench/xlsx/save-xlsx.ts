import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import { cellsMarkup, columnsMarkup, dimension, type CellContext } from './sheet-cells';
import { formatAddress } from '../model/address';
import { People, writeComments } from './comment-parts';
import { writeSettings, writeSheetProperties, writeXmlParts } from './custom-parts';
import { writeProperties } from './document-parts';
import { writeDrawing } from './drawing-part';
import { toFile } from './file-formula';
import { toCharacters } from './column-width';
import { escapeXml, tag } from './markup';
import { officeRelationships, PackageWriter } from './package-writer';
import { conditionsMarkup, validationsMarkup } from './rules';
import { SharedStrings } from './shared-strings';
import { protectionMarkup, tabColorMarkup, viewMarkup } from './sheet-view';
import { StyleWriter } from './style-writer';
import { tableMarkup } from './table-part';
import { themeMarkup } from './theme';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const workbookPath = 'xl/workbook.xml';

interface Context extends CellContext {
  readonly file: PackageWriter;
  readonly people: People;
  readonly nextChart: () => number;
}

/**
 * The workbook as the bytes of an .xlsx file, with everything the workbench knows of it: cells, formats,
 * layout, tables, rules, charts, comments, protection, settings and custom XML parts.
 */
export function saveXlsx(workbook: Workbook): Uint8Array<ArrayBuffer> {
  const file = new PackageWriter();
  let charts = 0;
  const context: Context = {
    file,
    styles: new StyleWriter(),
    strings: new SharedStrings(),
    people: new People(),
    nextChart: () => ++charts,
  };
  file.relate('', 'officeDocument', workbookPath);
  const sheets = workbook.sheets.map((sheet) => {
    const path = `xl/worksheets/sheet${sheet.position + 1}.xml`;
    file.add(path, `${spreadsheet}.worksheet+xml`, sheetMarkup(sheet, path, context));
    return tag('sheet', {
      name: sheet.name,
      sheetId: sheet.position + 1,
      state: states[sheet.visibility],
      'r:id': file.relate(workbookPath, 'worksheet', path),
    });
  });
  file.add(workbookPath, `${spreadsheet}.sheet.main+xml`, workbookMarkup(workbook, sheets));
  file.add('xl/styles.xml', `${spreadsheet}.styles+xml`, context.styles.markup());
  file.relate(workbookPath, 'styles', 'xl/styles.xml');
  file.add('xl/sharedStrings.xml', `${spreadsheet}.sharedStrings+xml`, context.strings.markup());
  file.relate(workbookPath, 'sharedStrings', 'xl/sharedStrings.xml');
  const theme = 'xl/theme/theme1.xml';
  file.add(theme, 'application/vnd.openxmlformats-officedocument.theme+xml', themeMarkup());
  file.relate(workbookPath, 'theme', theme);
  context.people.write(file, workbookPath);
  writeXmlParts(workbook, file, workbookPath);
  writeSettings(workbook, file);
  writeProperties(workbook.properties, file);
  return file.bytes();
}

const states = { Visible: undefined, Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;

function workbookMarkup(workbook: Workbook, sheets: readonly string[]): string {
  const protection = workbook.protection.toJSON();
  const names = workbook.names.map(({ name, formula, scope, comment, visible }) =>
    tag(
      'definedName',
      {
        name,
        comment: comment || undefined,
        localSheetId: scope?.position,
        hidden: visible ? undefined : true,
      },
      escapeXml(toFile(formula, undefined)),
    ),
  );
  return tag('workbook', { xmlns: main, 'xmlns:r': officeRelationships }, [
    protection
      ? tag('workbookProtection', {
          workbookPassword: protection.hash || undefined,
          lockStructure: true,
        })
      : '',
    tag('bookViews', {}, tag('workbookView', { activeTab: workbook.activeSheet.position })),
    tag('sheets', {}, sheets),
    names.length > 0 ? tag('definedNames', {}, names) : '',
  ]);
}

/** A sheet's part; the order of its elements is fixed (ECMA-376 part 1, 18.3.1.99). */
function sheetMarkup(sheet: Sheet, path: string, context: Context): string {
  const { file, people, nextChart } = context;
  const { columns, rows, merged } = sheet.layout;
  const tables = sheet.tables.map((table) => {
    const part = `xl/tables/table${table.id}.xml`;
    file.add(part, `${spreadsheet}.table+xml`, tableMarkup(table));
    return tag('tablePart', { 'r:id': file.relate(path, 'table', part) });
  });
  const properties = writeSheetProperties(sheet, path, file);
  const drawing = writeDrawing(sheet, file, nextChart);
  const notes = writeComments(sheet, path, file, people);
  return tag(
    'worksheet',
    {
      xmlns: main,
      'xmlns:r': officeRelationships,
      'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
      'mc:Ignorable': 'xr',
      'xmlns:xr': 'http://schemas.microsoft.com/office/spreadsheetml/2014/revision',
      // Excel keeps a sheet's id here.
      'xr:uid': sheet.id,
    },
    [
      tabColorMarkup(sheet),
      tag('dimension', { ref: dimension(sheet) }),
      viewMarkup(sheet),
      tag('sheetFormatPr', {
        defaultColWidth: toCharacters(columns.defaultSize),
        defaultRowHeight: rows.defaultSize,
      }),
      columnsMarkup(sheet, context),
      cellsMarkup(sheet, context),
      protectionMarkup(sheet),
      merged.length > 0
        ? tag(
            'mergeCells',
            { count: merged.length },
            merged.map((rect) => tag('mergeCell', { ref: formatAddress(rect) })),
          )
        : '',
      conditionsMarkup(sheet, context.styles),
      validationsMarkup(sheet),
      properties,
      drawing ? tag('drawing', { 'r:id': file.relate(path, 'drawing', drawing) }) : '',
      notes ? tag('legacyDrawing', { 'r:id': notes }) : '',
      tables.length > 0 ? tag('tableParts', { count: tables.length }, tables) : '',
    ],
  );
}
