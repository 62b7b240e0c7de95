import { plain, type SentenceText } from './sentence-text';

/** Of queries and their SQL. */
export const querySentences = {
  'table-unknown': (d) =>
    d.nearest
      ? `There is no table called ${d.table}. Did you mean ${d.nearest}?`
      : `There is no table called ${d.table}. Choose another table.`,
  'column-unknown': (d) =>
    d.nearest
      ? `${d.table} has no column ${d.column}. Did you mean ${d.nearest}?`
      : `${d.table} has no column ${d.column}. Choose another column.`,
  'column-ambiguous': (d) =>
    `${d.table} has ${d.count} fields called ${d.column}. Write the key of the one you mean: ${d.keys}.`,
  'saved-filter-unknown': (d) =>
    d.nearest
      ? `There is no saved filter called ${d.filter}. Did you mean ${d.nearest}?`
      : `There is no saved filter called ${d.filter}. Choose one from the list, or save it in Pipedrive first.`,
  'saved-filter-ambiguous': (d) =>
    `There are ${d.count} saved filters called ${d.filter} (${d.choices}). Write the number of the one you mean, such as [Filter: ${d.first}].`,
  'columns-missing': plain('Choose at least one column.'),
  'filter-value-missing': (d) => `Enter a value to compare ${d.column} with.`,
  'filter-value-invalid': (d) => `${d.value} is not a ${d.type}. Change the filter on ${d.column}.`,
  'sql-syntax': (d) =>
    `The SQL cannot be read at line ${d.line}, column ${d.column}: expected ${d.expected}, found ${d.found}.`,
  'sql-invalid': (d) => `The SQL cannot be run: ${d.reason}.`,
  'function-argument': (d) => `${d.function} cannot use ${d.value}: ${d.rule}. Change the SQL.`,
  'function-unavailable': (d) =>
    `${d.function} needs the files of a computer, which SQL here never reads. Take it out of the SQL.`,
  'sql-engine-lost': plain(
    'The part of this program that computes SQL has stopped. Run the query again; if that does not help, choose fewer columns or rows.',
  ),
  'filter-required': (d) =>
    `${d.table} is read for one ${d.parent} at a time. Add a condition on ${d.column}, or join it with ${d.parents}.`,
  'parameter-empty': (d) =>
    `The query needs a value from the cell ${d.address} of the sheet ${d.sheet}, which is empty. Fill it in, then run the query again.`,
  'parameter-missing': (d) => `The query needs a value for ${d.parameter}. Give it one.`,
  'parameter-invalid': (d) =>
    `The value of ${d.parameter}, ${d.value}, is not a ${d.type}. Give it another value.`,
  'sql-changes': (d) =>
    `${d.verb} changes Pipedrive, and a query here only shows rows. Write a SELECT statement here, and run ${d.verb} with pipedrive-sql query.`,
  'sql-call': (d) =>
    `${d.verb} cannot be refreshed as a query can. Write a SELECT statement here, and run ${d.verb} with pipedrive-sql query.`,
  'memory-table-unknown': (d) =>
    `There is no table ${d.table} in memory yet. Fill it before this statement, with INSERT INTO ${d.table} (...) VALUES (...).`,
  'memory-columns-missing': (d) =>
    `The table ${d.table} has no columns yet. Name them: INSERT INTO ${d.table} (Name, ...).`,
  'upsert-in-memory': (d) =>
    `The table ${d.table} is in memory, where UPSERT does not work. Use INSERT, UPDATE or DELETE.`,
  'values-count': (d) =>
    `${d.table} is given ${d.given} values for ${d.count} columns. Give one value for each column.`,
  'deleted-unlisted': (d) =>
    `Pipedrive does not list deleted rows of ${d.table}, only of ${d.tables}. Compare the ids you have with SELECT ${d.key} FROM ${d.table}.`,
  'sql-one-statement': plain('Only one statement can be run at a time here. Remove the others.'),
  'query-costly': (d) =>
    `This query reads ${d.tables} whole to combine them: ${d.cost}. Add a condition that links or narrows them, or confirm that it may cost so much.`,
  'input-required': (d) =>
    `${d.table} needs a value for ${d.column}. Add a condition such as ${d.column} = '${d.example}'.`,
  'limit-invalid': plain('The row limit is a whole number above 0, or empty for all rows.'),
} satisfies Record<string, SentenceText>;
