import type { SentenceText } from './sentence-text';

/** Of rows written to Pipedrive, and of undoing that. */
export const writeSentences = {
  'write-unconditional': (d) =>
    `This ${d.verb} all ${d.count} rows of ${d.table}, because it has no WHERE. Add a condition, or confirm that all of them are meant.`,
  'write-refused': (d) => `${d.table} can only be read. ${d.instead}.`,
  'write-row-refused': (d) => `${d.row}: ${d.what}. ${d.instead}.`,
  'write-key-missing': (d) =>
    `${d.row}: ${d.column} is missing, so nobody can tell which row is meant. Fill it in.`,
  'write-parent-missing': (d) =>
    `${d.row}: ${d.column} is missing, to which the row belongs. Fill it in.`,
  'write-column-unknown': (d) =>
    d.nearest
      ? `${d.row}: ${d.table} has no column ${d.column}. Did you mean ${d.nearest}?`
      : `${d.row}: ${d.table} has no column ${d.column}. Remove it.`,
  'write-column-readonly': (d) =>
    `${d.row}: ${d.column} cannot be written: ${d.why}. Leave it out.`,
  'write-value-invalid': (d) =>
    `${d.row}: ${d.value} in ${d.column} must be ${d.expected}. Correct it.`,
  'write-value-missing': (d) => `${d.row}: ${d.column} is missing. Fill it in.`,
  'write-value-empty': (d) => `${d.row}: ${d.column} cannot be empty. Fill it in.`,
  'write-part-missing': (d) =>
    `${d.row}: ${d.column} goes together with ${d.other}, which is empty. Fill in both.`,
  'write-name-unknown': (d) =>
    d.nearest
      ? `${d.row}: ${d.column} knows no ${d.value}. Did you mean ${d.nearest}?`
      : `${d.row}: ${d.column} knows no ${d.value}. Choose another name, or write an id.`,
  'write-name-ambiguous': (d) =>
    `${d.row}: ${d.value} in ${d.column} can be any of ${d.count} (ids ${d.ids}). Write the id of the one you mean.`,
  'write-values-differ': (d) =>
    `${d.row}: ${d.column} and ${d.other} say different things. Leave one of them out.`,
  'write-row-missing': (d) =>
    `${d.row}: Pipedrive does not have this row any more, or does not show it to this user. Refresh, then try again.`,
  'write-row-archived': (d) =>
    `${d.row}: it is archived, and archived rows cannot be changed. Bring it back in Pipedrive first.`,
  'write-forbidden': (d) =>
    `${d.row}: Pipedrive does not allow this user to do that. Ask a Pipedrive administrator for the permission.`,
  'write-outcome-unknown': (d) =>
    `${d.row}: the connection broke before Pipedrive answered, so nobody can tell whether it was written. Look for it in Pipedrive before you write it again.`,
  'upsert-key-empty': (d) =>
    `Row ${d.row}: ${d.column} is empty, so no row can be looked for. Fill it in.`,
  'upsert-key-repeated': (d) =>
    `Rows ${d.first} and ${d.row} have the same ${d.column} (${d.value}). Keep one of them.`,
  'upsert-ambiguous': (d) =>
    `Row ${d.row}: ${d.count} rows of ${d.table} have ${d.value} in ${d.column} (ids ${d.ids}). Use another column to find the row, or write its id.`,
  'upsert-on-missing': (d) =>
    `UPSERT finds rows of ${d.table} by ${d.column}, which is not among its columns. Add it, with a value in each row.`,
  'undo-conflict': (d) =>
    `${d.row}: ${d.column} was changed in Pipedrive meanwhile, to ${d.now}. Undo would bring back ${d.before}; change it by hand if you want that.`,
  'journal-exists': (d) =>
    `There is a file ${d.path} already. Name another one, so that no journal is lost.`,
  'journal-damaged': (d) =>
    `${d.path} is no journal of pipedrive-sql, or it is damaged. Name the file that was given with --journal.`,
  'journal-of-other-company': (d) =>
    `${d.path} tells of the company ${d.company}, and this connection leads to ${d.actual}. Choose the connection that it was written with.`,
  'undo-gone': (d) => `${d.row}: Pipedrive does not have this row any more, so it stays as it is.`,
} satisfies Record<string, SentenceText>;
