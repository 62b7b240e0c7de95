import { plain, type SentenceText } from './sentence-text';

/** Of Excel and the place that rows go to. */
export const excelSentences = {
  'excel-missing': plain(
    'Importing needs Excel. Open this pane with the buttons of the Pipedrive tab in Excel.',
  ),
  'excel-too-old': plain(
    'This version of Excel is too old for this add-in (it needs ExcelApi 1.13). Update Office, then open the pane again.',
  ),
  'sheet-protected': (d) =>
    `The sheet ${d.sheet ?? 'to be changed'} is protected. Unprotect it under Review, or import into a new sheet.`,
  'workbook-protected': plain(
    'The structure of this workbook is protected, so no sheet can be added. Unprotect it under Review, then try again.',
  ),
  'workbook-readonly': plain(
    'This workbook is open read-only. Save a copy, then go on in the copy.',
  ),
  'cell-in-edit': plain(
    'A cell is being edited. Press Enter or Escape in the sheet, then try again.',
  ),
  'sheet-missing': plain('The sheet was deleted during the import. Import again.'),
  'destination-occupied': (d) =>
    `${d.address} already holds data. Select an empty place with ${d.rows} free rows and ${d.columns} free columns, or import into a new sheet.`,
  'destination-too-small': (d) =>
    `${d.rows} rows do not fit below the selected cell. Select a cell further up, or import into a new sheet.`,
  'table-name-taken': (d) =>
    `The name ${d.name} is already used in this workbook. Choose another table name.`,
  'table-name-invalid': (d) =>
    `${d.name} cannot be a table name. Use letters, digits and underscores, and start with a letter.`,
  'excel-limit': plain('Excel refused the amount of data. Choose fewer columns or rows.'),
  'excel-failed': plain(
    'Excel could not carry out the change. Close other dialogs in Excel, then try again.',
  ),
} satisfies Record<string, SentenceText>;
