import { plain, type SentenceText } from './sentence-text';

/** Of queries that a workbook keeps. */
export const workbookSentences = {
  'definition-newer': plain(
    'This query was saved by a newer version of this add-in. Open the pane again to update it; the table keeps its rows.',
  ),
  'definition-damaged': plain(
    'What the workbook keeps of this query is damaged. The table keeps its rows; remove the query, then import it again to refresh it.',
  ),
  'definition-not-kept': (d) =>
    `Excel did not keep the query of the table ${d.table}. Save the workbook under another name, then refresh again.`,
  'snapshot-damaged': (d) =>
    `What the workbook keeps of the last refresh of ${d.table} is damaged, so your edits cannot be told from older values. Nothing was changed. Copy your edits elsewhere, then choose Full refresh to replace them.`,
  'table-missing': (d) =>
    `The table ${d.table} was deleted or converted to a range, so it cannot be refreshed. Undo that, or remove the query and import it again.`,
  'table-changed': (d) =>
    `The table ${d.table} was changed while it was refreshed; it holds the old rows. Refresh again once you have finished.`,
  'table-blocked': (d) =>
    `Rows of the table ${d.table} cannot be added or removed, because another table or merged cells stand in the way. It holds the old rows. Move what stands below it, then refresh again.`,
  'table-headers-hidden': (d) =>
    `The header row of the table ${d.table} is hidden. Show it under Table Design, then refresh again.`,
  'table-protected': (d) =>
    `The sheet ${d.sheet} is protected, so the table ${d.table} holds the old rows. Unprotect it under Review, then refresh again.`,
  'key-column-missing': (d) =>
    `The column ${d.column} of the table ${d.table} was removed, so its rows cannot be told apart. Undo that, or add the column with Edit Query, then refresh again.`,
  'company-changed': (d) =>
    `The rows of the table ${d.table} come from the company ${d.company}, and this connection leads to ${d.actual}. Choose another connection, or Full refresh to replace all rows and what you typed beside them.`,
  'key-missing': (d) =>
    `The rows of the table ${d.table} have nothing that tells them apart, so what you typed beside them would end up beside others. Add the Id column with Edit Query, then refresh again.`,
  'report-typed': (d) =>
    `You typed beside the rows of the report ${d.table}, and a refresh may put others there. The table holds the old rows. Move what you typed out of the table (formulas can stay), then refresh again.`,
  'columns-vanished': (d) =>
    `None of the columns of the table ${d.table} exists in Pipedrive any more. Choose others with Edit Query; the table keeps its rows.`,
  'sql-unavailable': plain(
    'This query is written in SQL that cannot be refreshed here. Open it with Edit Query.',
  ),
  'parameter-cell-missing': (d) =>
    `This workbook has no cell ${d.cell}, from which the query takes a value. Name another cell in the query.`,
  'connection-unchosen': (d) =>
    `This query names the connection ${d.name}, and none of this device is chosen for it yet. Choose one, then refresh.`,
  'refresh-missing': plain(
    'This query is not in the workbook any more. Choose another query to refresh.',
  ),
} satisfies Record<string, SentenceText>;
