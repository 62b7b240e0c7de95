import type { AutoRefresh, QueryDefinition } from '../../workbook/definition';
import type { CurrentQuery } from '../../workbook/current-query';
import type { QueryEdit } from '../../workbook/refresh-ports';
import { focusSoon } from '../controls/focus';
import type { Workbook } from './workbook';
import type { ListedCopy, ListedQuery } from './workbook-list';

export function setAutoRefresh(
  workbook: Pick<Workbook, 'change'>,
  id: string,
  autoRefresh: AutoRefresh,
): Promise<void> {
  return workbook.change(id, withOptions({ autoRefresh }));
}

export function setRefreshOnParameter(
  workbook: Workbook,
  id: string,
  refreshOnParameter: boolean,
): Promise<void> {
  return workbook.change(id, withOptions({ refreshOnParameter }));
}

const withOptions =
  (options: Partial<QueryDefinition['options']>) =>
  (definition: QueryDefinition): QueryDefinition => ({
    ...definition,
    options: { ...definition.options, ...options },
  });

/**
 * Opens a query in Get Data; `attempted` is a change that was not made, to go on with. A text that
 * cannot be read is shown as it is.
 */
export async function editQuery(
  workbook: Workbook,
  { id }: ListedQuery,
  attempted?: QueryEdit,
): Promise<void> {
  const { engine, surroundings } = workbook;
  const { getData, tab } = surroundings;
  if (!(await workbook.ensureBound([id]))) return;
  const query = listed(workbook, id);
  if (!query) return;
  const { definition, name, profile } = query;
  const wanted = attempted ? { ...definition, sql: attempted.sql, fields: [] } : definition;
  const current: CurrentQuery = await engine.workbook
    .currentQuery(wanted)
    .catch(() => ({ sql: wanted.sql, schema: undefined }));
  const { sql, built, schema } = current;
  const entry = engine.tables.find((one) => one.name === schema?.entry.name);
  const isOpen = getData.edit({
    table: name,
    connection: profile?.id,
    sql,
    ...(built && entry ? { built, entry } : {}),
    apply: (next) => {
      tab.value = 'workbook';
      focusSoon(refreshId(id));
      const { sql: text, connection } = next;
      const isOther = connection !== profile?.name;
      void workbook.attempt(async () => {
        const other = isOther ? { connection: await engine.workbook.use(connection) } : {};
        await keepUndecided(workbook, query);
        await workbook.refresh([id], { edit: { sql: text, ...other } });
      });
    },
    leave: () => {
      tab.value = 'workbook';
      focusSoon(actionsId(id));
    },
  });
  if (isOpen) tab.value = 'get-data';
  else
    workbook.notice.value = {
      tone: 'danger',
      text: 'An import is under way. Wait until it has ended, or stop it; then edit the query.',
    };
}

const listed = ({ list }: Workbook, id: string): ListedQuery | undefined =>
  list.value.kind === 'ready' ? list.value.value.queries.find((one) => one.id === id) : undefined;

export const refreshId = (id: string) => `refresh-${id}`;
export const actionsId = (id: string) => `query-${id}`;

export function askToRemove(workbook: Workbook, { id, name, table }: ListedQuery): void {
  const rows = table ? ` The table ${name} keeps its rows and becomes a plain table.` : '';
  workbook.surroundings.question.value = {
    title: `Remove the query of ${name}?`,
    text: `It is no longer refreshed.${rows} Undo in Excel does not bring the query back.`,
    action: 'Remove',
    cancel: 'Cancel',
    onAction: () => {
      workbook.stop(id);
      void workbook
        .attempt(() => workbook.engine.workbook.refresher.remove(id))
        .then(() => focusSoon('refresh-all'));
      workbook.forget(id);
    },
  };
}

/** Removes a query that cannot be read. */
export function askToRemovePart(workbook: Workbook, part: string): void {
  workbook.surroundings.question.value = {
    title: 'Remove this query?',
    text: 'What the workbook keeps of it cannot be read. Its table keeps its rows and becomes a plain table.',
    action: 'Remove',
    cancel: 'Cancel',
    onAction: () => {
      void workbook
        .attempt(() => workbook.engine.workbook.removePart(part))
        .then(() => focusSoon('refresh-all'));
    },
  };
}

/** Columns that Pipedrive has no more become the user's own. */
export function keepVanished(workbook: Workbook, { id }: ListedQuery): Promise<void> {
  return workbook.change(id, (definition) => ({
    ...definition,
    columns: definition.columns.filter(({ state }) => state !== 'vanished'),
  }));
}

export function removeVanished(workbook: Workbook, query: ListedQuery): Promise<void> {
  return changeColumns(workbook, query, () => new Set());
}

/** A change of the query takes out what it no longer gives: not before the user has said so. */
async function keepUndecided(workbook: Workbook, query: ListedQuery): Promise<void> {
  const { columns } = query.definition;
  if (columns.some(({ state }) => state === 'vanished')) await keepVanished(workbook, query);
}

/** Adds what the query gives and the table does not have; what the user has deleted stays deleted. */
export async function addOffered(workbook: Workbook, query: ListedQuery): Promise<void> {
  await keepUndecided(workbook, query);
  await changeColumns(
    workbook,
    query,
    ({ columns }) =>
      new Set(columns.flatMap(({ state, name }) => (state === 'removed' ? [name] : []))),
  );
}

function changeColumns(
  workbook: Workbook,
  { id, definition }: ListedQuery,
  without: (definition: QueryDefinition) => ReadonlySet<string>,
): Promise<void> {
  return workbook.attempt(async () => {
    const sql = await workbook.engine.workbook.sqlWithout(definition, without(definition));
    await workbook.refresh([id], { edit: { sql } });
  });
}

/** Makes a copied table a query of its own, and refreshes it. */
export function makeQuery(workbook: Workbook, { of, table }: ListedCopy): Promise<void> {
  return workbook.attempt(async () => {
    const { id } = await workbook.engine.workbook.trackCopy(of, table);
    await workbook.load();
    await workbook.refresh([id]);
  });
}

/** Asks, then takes the rows out of this workbook: Office cannot save it under another name by code. */
export function askForTemplate(workbook: Workbook): void {
  const { surroundings, engine, notice } = workbook;
  surroundings.tab.value = 'workbook';
  surroundings.question.value = {
    title: 'Make this workbook a template?',
    text: 'The rows of all queries are taken out of THIS workbook, and Undo cannot bring them back. Choose File, Save As first and go on in the copy, so that your own workbook keeps its rows. Queries, formulas, formats and charts stay.',
    action: 'Save as Template',
    cancel: 'Cancel',
    onAction: () => {
      // A refresh by itself would fill the template again.
      workbook.rest();
      void workbook.attempt(async () => {
        const stripped = await engine.workbook.stripForTemplate();
        const count = stripped.length === 1 ? '1 query' : `${stripped.length} queries`;
        stripped.forEach(({ id }) => workbook.forget(id));
        notice.value = {
          tone: 'success',
          text: `The rows are out, ${count} left. Now choose File, Save As, Excel Template (.xltx). Whoever opens it is asked for a connection.`,
        };
      });
    },
  };
}
