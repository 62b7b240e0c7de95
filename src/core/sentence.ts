import type { ErrorDetails } from './error';

type Sentence = (details: ErrorDetails) => string;
const plain =
  (text: string): Sentence =>
  () =>
    text;

/**
 * From code to the user's sentence: what happened, then what to do. No codes, no blame, no secrets.
 * The wording rules are in docs/style.md.
 */
export const sentences = {
  // Everywhere
  cancelled: plain('Stopped.'),
  unexpected: plain(
    'Something unforeseen went wrong. Try again; if it happens again, send us the diagnostics from the Log tab.',
  ),

  'pane-incomplete': plain(
    'The pane could not be loaded completely. Check the internet connection, then load it again.',
  ),

  // Connections
  'connection-name-missing': plain('Give the connection a name.'),
  'connection-name-taken': (d) =>
    `There is already a connection called ${d.name}. Choose another name.`,
  'connection-missing': (d) =>
    `This device has no connection called ${d.name}. Choose another connection or make a new one.`,
  'connection-unreadable': (d) =>
    `The connection ${d.name} was saved by another browser profile and cannot be decrypted here. Edit it and enter its API token again.`,
  'property-required': (d) => `Enter the ${d.label}.`,
  'property-invalid': (d) => `${d.label} ${d.rule}.`,
  'property-unknown': (d) =>
    d.nearest
      ? `There is no property called ${d.name}. Did you mean ${d.nearest}?`
      : `There is no property called ${d.name}. Remove it, or look it up under Advanced.`,
  'connection-string-invalid': (d) =>
    `The connection string cannot be read at character ${d.position}: ${d.expected}.`,
  'company-domain-invalid': (d) =>
    `${d.reason}. Enter the first part of your Pipedrive address, such as alderfinch.`,
  'secret-unreadable': plain(
    'A stored secret cannot be decrypted on this device. Edit the connection and enter it again.',
  ),
  'connection-changed': (d) =>
    `The connection ${d.name} was changed in another pane meanwhile. Open it again, then repeat your change.`,
  'connection-gone': plain(
    'This connection was deleted meanwhile. Choose another connection or make a new one.',
  ),
  'connection-newer': (d) =>
    `The connection ${d.name} was saved by a newer version of this add-in. Open the pane again to update it, or delete the connection.`,
  'connection-damaged': (d) =>
    `What is stored of the connection ${d.name} is damaged. Delete it, then make it again.`,
  'storage-full': plain(
    'This device has no room left to save the connection. Delete a connection, then save again.',
  ),
  'storage-denied': plain(
    'The browser does not let this add-in save anything. Allow site data for this page, then save again.',
  ),
  'clipboard-denied': plain(
    'Nothing was copied: the browser keeps the clipboard from this add-in. Allow clipboard access for this page, then copy again.',
  ),

  // Signing in
  'sign-in-needed': plain('This connection is not signed in. Edit it and choose Sign In.'),
  'sign-in-elsewhere': plain(
    'This connection is not signed in. Run this in a terminal to be asked, or get an address with exec GetOAuthAuthorizationURL and give what it leads to as OAuthVerifier.',
  ),
  'sign-in-again': plain(
    'Pipedrive no longer accepts this sign-in: it was revoked, or not used for 60 days. Sign in again; the connection itself is kept.',
  ),
  'dialog-page-missing': plain(
    'The sign-in page could not be opened. Check the internet connection, then sign in again.',
  ),
  'dialog-insecure': plain(
    'The sign-in window came to a page without a secure connection and was closed. Sign in again, or choose Open in Browser.',
  ),
  'dialog-refused': plain(
    'Office did not open the sign-in window, because it does not trust the address of this add-in. Choose Open in Browser, and tell the administrator who installed the add-in.',
  ),
  'dialog-closed': plain(
    'The sign-in window was closed before access was allowed. Sign in again, or choose Open in Browser.',
  ),
  'dialog-busy': plain(
    'Another window of this add-in is still open. Close it, then sign in again.',
  ),
  'dialog-ignored': plain(
    'The sign-in window was not allowed to open. Sign in again and choose Allow.',
  ),
  'dialog-blocked': plain(
    'The browser blocked the sign-in window. Allow pop-ups for this page and sign in again, or choose Open in Browser.',
  ),
  'dialog-failed': plain(
    'Office could not open the sign-in window. Sign in again, or choose Open in Browser.',
  ),
  'sign-in-timeout': (d) =>
    `Nobody answered in the sign-in window for ${d.minutes} minutes, so it was closed. Sign in again.`,
  'sign-in-service-down': plain(
    'The sign-in service does not answer. Check the internet connection, then try again in a few minutes.',
  ),
  'sign-out-incomplete': plain(
    'You are signed out here, but Pipedrive could not be told. Uninstall the app under Tools and apps in Pipedrive to end its access.',
  ),
  'oauth-token-missing': plain(
    'This connection has no token to start with. Enter an OAuth Refresh Token or an OAuth Verifier, or set Initiate OAuth to GETANDREFRESH and sign in.',
  ),
  'oauth-token-rejected': plain(
    'Pipedrive does not accept the OAuth Access Token any more. Enter a new one, or set Initiate OAuth to GETANDREFRESH and sign in.',
  ),
  'oauth-client-missing': plain(
    "There is no Pipedrive app to sign in with. Enter the OAuth Client Id and OAuth Client Secret of your app from Pipedrive's Developer Hub.",
  ),
  'oauth-client-rejected': plain(
    "Pipedrive does not accept the OAuth Client Id and OAuth Client Secret. Copy both again from your app in Pipedrive's Developer Hub.",
  ),
  'oauth-callback-rejected': plain(
    'The Callback URL is not the one registered with the Pipedrive app. Make both the same to the letter, then sign in again.',
  ),
  'oauth-denied': plain(
    'Access was not allowed on the Pipedrive page. Sign in again and choose Allow and install.',
  ),
  'oauth-code-expired': plain(
    'The code of this sign-in is older than five minutes and has expired. Sign in again.',
  ),
  'oauth-code-used': plain(
    'Pipedrive does not accept the code of this sign-in: a code works once, for five minutes. Sign in again.',
  ),
  'oauth-verifier-invalid': plain(
    'There is no code in this text. Paste the whole address of the page that Pipedrive opened after you allowed access.',
  ),
  'oauth-state-mismatch': plain(
    'This answer does not belong to the sign-in started here and was dropped. Start the sign-in again.',
  ),
  'oauth-refused': plain(
    "Pipedrive refused the sign-in. Check the app in Pipedrive's Developer Hub, then sign in again.",
  ),
  'clock-wrong': plain(
    'The clock of this computer seems to be wrong: no secure connection can be made. Set date and time, then try again.',
  ),
  'token-place-missing': (d) =>
    d.place === 'roaming'
      ? 'The sign-in of this connection is kept in the roaming store, which this device has not joined. Join it, or choose another OAuth Settings Location.'
      : 'A file as OAuth Settings Location works on the command line only. Choose another location.',
  'procedure-unknown': (d) =>
    d.nearest
      ? `There is no procedure called ${d.name}. Did you mean ${d.nearest}?`
      : `There is no procedure called ${d.name}.`,
  'parameter-unknown': (d) =>
    `${d.procedure} has no parameter ${d.name}. It takes ${d.parameters}.`,

  // Files and roaming
  'file-unreadable': (d) => `${d.path} cannot be read. Check the path and your rights to it.`,
  'file-unwritable': (d) =>
    `${d.path} cannot be written. Check the folder, your rights to it and the room on the disk.`,
  'key-file-damaged': (d) =>
    `The key in ${d.path} is damaged, and what was encrypted with it is lost. Delete the file, then save the connections again.`,
  'settings-file-missing': (d) =>
    `There is no file ${d.path}. Export the sign-in in the pane and copy the file here, or give an OAuth Verifier to make one.`,
  'passphrase-missing': plain(
    'The OAuth settings file needs its passphrase. Set PIPEDRIVE_SETTINGS_PASSPHRASE, or run this in a terminal to be asked.',
  ),
  'passphrase-short': (d) => `Choose a passphrase of at least ${d.length} characters.`,
  'passphrase-wrong': plain('This is not the passphrase of the file. Enter it again.'),
  'settings-file-damaged': plain(
    'This is not a complete OAuth settings file. Export it again, and copy the file itself rather than its text.',
  ),
  'settings-file-newer': plain(
    'This OAuth settings file was made by a newer version. Update this program, then import the file again.',
  ),
  'profile-file-damaged': plain(
    'This is not a file of connections. Choose a file that was made with Export Connections.',
  ),
  'profile-file-newer': plain(
    'This file of connections was made by a newer version. Update this program, then import the file again.',
  ),
  'recovery-key-invalid': plain(
    'This is not a complete recovery key. Compare it with what you wrote down, letter by letter.',
  ),
  'roaming-account-missing': plain('Enter your e-mail address together with the passphrase.'),
  'roaming-missing': plain(
    'The roaming store holds nothing under this key. Check the key; if the store was deleted on another device, set roaming up again.',
  ),
  'roaming-damaged': plain(
    'What the roaming store holds cannot be read. Delete it there, then move your connections to it again.',
  ),
  'roaming-newer': plain(
    'The roaming store was written by a newer version of this add-in. Open the pane again to update it.',
  ),
  'roaming-full': plain(
    'The roaming store has no room for this. Keep a connection on this device only, then save again.',
  ),
  'roaming-busy': plain(
    'Other devices are writing to the roaming store at the same time. Save again in a moment.',
  ),
  'roaming-unreachable': plain(
    'The roaming store does not answer. Check the internet connection, then try again.',
  ),
  'roaming-left': plain(
    'This device has not joined a roaming store. Enter a recovery key, or set roaming up.',
  ),

  // Pipedrive
  'token-rejected': plain(
    'Pipedrive does not accept this API token. Copy it again from Personal preferences, API in Pipedrive.',
  ),
  'company-unknown': (d) =>
    `No Pipedrive company answers at ${d.company}. Check the company domain: it is the first part of your Pipedrive address.`,
  'company-mismatch': (d) =>
    `This API token belongs to the company ${d.actual}, not to ${d.company}. Change the company domain or use another token.`,
  'network-down': plain(
    'Pipedrive cannot be reached. Check the internet connection, then try again.',
  ),
  timeout: (d) =>
    `Pipedrive did not answer within ${d.seconds} seconds. Try again, or raise Timeout under Advanced.`,
  'server-error': plain(
    'Pipedrive has a problem of its own and did not answer properly, even after several tries. Try again in a few minutes.',
  ),
  'answer-truncated': plain(
    'An answer from Pipedrive was cut short, even after several tries. Check the network, then try again.',
  ),
  'answer-not-json': plain(
    'Something between this computer and Pipedrive answered with a web page instead of data. Check the company domain and any proxy or sign-in page of your network.',
  ),
  'rate-limited': (d) =>
    `Pipedrive is receiving too many requests right now. Wait ${d.seconds} seconds, then try again.`,
  'daily-budget-spent': plain(
    "The company's daily Pipedrive API budget is spent. It starts anew at midnight; ask an administrator for more if you need it today.",
  ),
  'daily-budget-reserve': (d) =>
    `Going on would use API tokens kept back by Daily Token Reserve (${d.reserve}). Lower the reserve under Advanced, or try again tomorrow.`,
  blocked: plain(
    'Pipedrive has blocked this API token for a while after too many requests. Wait an hour before trying again.',
  ),
  forbidden: plain(
    'Pipedrive does not allow this user to read that. Ask a Pipedrive administrator for the permission.',
  ),
  'scope-missing': plain(
    "The Pipedrive app of this connection is not allowed to read that. Add the scope to the app in Pipedrive's Developer Hub, then sign in again.",
  ),
  'plan-limit': plain(
    "This company's Pipedrive plan does not include that. Ask a Pipedrive administrator.",
  ),
  'record-missing': (d) => `Pipedrive has no ${d.what} any more. Refresh, then try again.`,
  'request-rejected': (d) => `Pipedrive did not accept the request: ${d.reason}.`,
  'read-inconsistent': (d) =>
    `The rows of ${d.table} changed so much while they were read that the result cannot be trusted. Run it again.`,
  'connection-readonly': (d) =>
    `The connection ${d.name} is read-only. Turn off Readonly under Advanced to write.`,

  'conversion-failed': (d) =>
    `Pipedrive could not make a ${d.target} of it. Open it in Pipedrive, see what is missing, then try again.`,
  'conversion-unfinished': (d) =>
    `Pipedrive is still making the ${d.target}. Look for it in Pipedrive in a few minutes.`,

  // Queries
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

  // Writing
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

  // Excel
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

  // Workbook queries
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
} satisfies Record<string, Sentence>;

/** Every failure this program tells apart. Branch on these, never on text. */
export type ErrorCode = keyof typeof sentences;
