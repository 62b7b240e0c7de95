import { asked, datetime, link, never, rowId, selected, text, user, yesNo } from './column';
import type { TableEntry } from './entry';
import { plainList } from './source';

interface Changed {
  readonly path: string;
  readonly table: string;
  /** Column of the parent's id, and the parameter that asks for it. */
  readonly column: string;
  readonly code: string;
  readonly what: string;
}

/** What was changed in a record, field by field: v1 has the only lists, paged by cursors. */
const changelog = (name: string, { path, table, column, code, what }: Changed): TableEntry => ({
  name,
  kind: 'view',
  description: `Changes of ${path}, field by field`,
  key: 'RowId',
  source: { version: 'v1', path: `${path}/{${code}}/changelog`, paging: 'cursor', cost: 20 },
  inputs: [{ column, parameter: code }],
  rowId: [code, 'time', 'field_key', 'actor_user_id', 'new_value'],
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    rowId(`the ${what}, the time, the field, the user and the new value`),
    link(column, code, table, what, { ...never, ...selected, ...asked(code) }),
    text('FieldKey', 'field_key', 'Key of the field', selected),
    text('OldValue', 'old_value', 'Value before', selected),
    text('NewValue', 'new_value', 'Value after', selected),
    ...user('Actor', 'actor_user_id', 'user who changed it', selected),
    datetime('Time', 'time', 'When', selected),
    text('ChangeSource', 'change_source', 'Where it was changed'),
    text('ChangeSourceUserAgent', 'change_source_user_agent', 'Program that changed it'),
    yesNo('IsBulkUpdateFlag', 'is_bulk_update_flag', 'Whether many were changed at once'),
  ],
});

export const dealsChangelog = changelog('DealsChangelog', {
  path: 'deals',
  table: 'Deals',
  column: 'DealId',
  code: 'deal_id',
  what: 'deal',
});
export const personsChangelog = changelog('PersonsChangelog', {
  path: 'persons',
  table: 'Persons',
  column: 'PersonId',
  code: 'person_id',
  what: 'person',
});
export const organizationsChangelog = changelog('OrganizationsChangelog', {
  path: 'organizations',
  table: 'Organizations',
  column: 'OrgId',
  code: 'org_id',
  what: 'organization',
});

export const projectsChangelog: TableEntry = {
  name: 'ProjectsChangelog',
  kind: 'view',
  description: 'Changes of projects',
  key: 'RowId',
  source: plainList('projects/{project_id}/changelog'),
  inputs: [{ column: 'ProjectId', parameter: 'project_id' }],
  rowId: ['project_id', 'time', 'actor_user_id', 'new_values'],
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    rowId('the project, the time, the user and the new values'),
    link('ProjectId', 'project_id', 'Projects', 'project', {
      ...never,
      ...selected,
      ...asked('project_id'),
    }),
    text('OldValues', 'old_values', 'Values before', { shape: 'json', ...selected }),
    text('NewValues', 'new_values', 'Values after', { shape: 'json', ...selected }),
    ...user('Actor', 'actor_user_id', 'user who changed it', selected),
    datetime('Time', 'time', 'When', selected),
    text('ChangeSource', 'change_source', 'Where it was changed'),
    text('ChangeSourceUserAgent', 'change_source_user_agent', 'Program that changed it'),
  ],
};
