import {
  asked,
  datetime,
  integer,
  link,
  never,
  number,
  rowId,
  selected,
  text,
  user,
  written,
  yesNo,
} from './column';
import type { ColumnEntry, TableEntry } from './entry';
import { pagedV1, postV1, putV1, removeV1, wholeV1 } from './source';

const roleId = link('RoleId', 'role_id', 'Roles', 'role', {
  ...never,
  ...selected,
  ...asked('role_id'),
});
const role = text('Role', 'role_id', 'Name of the role', { kind: 'option', lookup: 'roles' });
const roleInput = [{ column: 'RoleId', parameter: 'role_id' }];

export const roles: TableEntry = {
  name: 'Roles',
  kind: 'table',
  description: 'Roles of users, one above the other',
  key: 'Id',
  source: pagedV1('roles'),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: postV1('roles', ['name']),
    update: putV1('roles/{id}'),
    delete: removeV1('roles/{id}'),
  },
  columns: [
    integer('Id', 'id', 'Id of the role', { kind: 'id', ...never, ...selected }),
    text('Name', 'name', 'Name of the role', { ...never, ...selected, ...written }),
    link('ParentRoleId', 'parent_role_id', 'Roles', 'role above', { ...selected, ...written }),
    integer('Level', 'level', 'Roles above it', selected),
    integer('AssignmentCount', 'assignment_count', 'Number of users', selected),
    integer('SubRoleCount', 'sub_role_count', 'Number of roles below'),
    yesNo('ActiveFlag', 'active_flag', 'Whether it is in use'),
  ],
};

export const rolesAssignments: TableEntry = {
  name: 'RolesAssignments',
  kind: 'table',
  description: 'Users who have a role',
  key: 'RowId',
  source: pagedV1('roles/{role_id}/assignments', 10),
  inputs: roleInput,
  rowId: ['role_id', 'user_id'],
  changes: 'none',
  deletes: 'whole-list',
  writes: { create: postV1('roles/{role_id}/assignments', ['user_id']) },
  columns: [
    rowId('the role and the user'),
    roleId,
    text('Role', 'name', 'Name of the role', selected),
    ...user('User', 'user_id', 'user', { ...selected, writable: 'create' }),
    text('Type', 'type', 'Kind of the assignment'),
    link('ParentRoleId', 'parent_role_id', 'Roles', 'role above'),
    yesNo('ActiveFlag', 'active_flag', 'Whether it is in use'),
  ],
};

const defaultVisibility = (name: string, code: string, what: string): ColumnEntry =>
  integer(name, code, `Code of who may see new ${what}: 1, 3, 5 or 7`, selected);
const accessLevel = (name: string, code: string, what: string): ColumnEntry =>
  number(name, code, `Access to ${what} (default role only)`);

/** Pipedrive sets one of these at a time by key and value, so they are changed there. */
export const rolesSetting: TableEntry = {
  name: 'RolesSetting',
  kind: 'table',
  description: 'Settings of a role: who may see new records',
  key: 'RoleId',
  source: wholeV1('roles/{role_id}/settings'),
  inputs: roleInput,
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    roleId,
    role,
    defaultVisibility('DealDefaultVisibility', 'deal_default_visibility', 'deals'),
    defaultVisibility('LeadDefaultVisibility', 'lead_default_visibility', 'leads'),
    defaultVisibility('OrgDefaultVisibility', 'org_default_visibility', 'organizations'),
    defaultVisibility('PersonDefaultVisibility', 'person_default_visibility', 'persons'),
    defaultVisibility('ProductDefaultVisibility', 'product_default_visibility', 'products'),
    accessLevel('DealAccessLevel', 'deal_access_level', 'deals'),
    accessLevel('OrgAccessLevel', 'org_access_level', 'organizations'),
    accessLevel('PersonAccessLevel', 'person_access_level', 'persons'),
    accessLevel('ProductAccessLevel', 'product_access_level', 'products'),
  ],
};

export const rolesPipelines: TableEntry = {
  name: 'RolesPipelines',
  kind: 'view',
  description: 'Pipelines that a role sees, one row each',
  key: 'RowId',
  source: wholeV1('roles/{role_id}/pipelines'),
  inputs: roleInput,
  explode: 'pipeline_ids',
  rowId: ['role_id', 'pipeline_ids'],
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    rowId('the role and the pipeline'),
    roleId,
    role,
    link('PipelineId', 'pipeline_ids', 'Pipelines', 'pipeline', selected),
    text('Pipeline', 'pipeline_ids', 'Pipeline', {
      kind: 'option',
      lookup: 'pipelines',
      ...selected,
    }),
    yesNo('Visible', 'visible', 'Whether the role sees it', selected),
  ],
};

export const permissionSets: TableEntry = {
  name: 'PermissionSets',
  kind: 'table',
  description: 'Sets of permissions that users have',
  key: 'Id',
  source: wholeV1('permissionSets'),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    text('Id', 'id', 'Id of the permission set', { kind: 'id', ...never, ...selected }),
    text('Name', 'name', 'Name of the permission set', { ...never, ...selected }),
    text('Description', 'description', 'What it allows', selected),
    text('App', 'app', 'App it belongs to', {
      kind: 'option',
      values: 'sales projects campaigns global account_settings partnership nova'.split(' '),
      ...selected,
    }),
    text('Type', 'type', 'admin, manager, regular or custom', {
      kind: 'option',
      values: ['admin', 'manager', 'regular', 'custom'],
      ...selected,
    }),
    integer('AssignmentCount', 'assignment_count', 'Number of users', selected),
  ],
};

export const permissionSetsAssignments: TableEntry = {
  name: 'PermissionSetsAssignments',
  kind: 'view',
  description: 'Users who have a permission set',
  key: 'RowId',
  source: pagedV1('permissionSets/{permission_set_id}/assignments'),
  inputs: [{ column: 'PermissionSetId', parameter: 'permission_set_id' }],
  rowId: ['permission_set_id', 'user_id'],
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    rowId('the permission set and the user'),
    text('PermissionSetId', 'permission_set_id', 'Id of the permission set', {
      kind: 'id',
      references: { table: 'PermissionSets', column: 'Id' },
      ...never,
      ...selected,
      ...asked('permission_set_id'),
    }),
    text('PermissionSet', 'name', 'Name of the permission set', selected),
    ...user('User', 'user_id', 'user', selected),
  ],
};

export const webhooks: TableEntry = {
  name: 'Webhooks',
  kind: 'table',
  description: 'Addresses that Pipedrive tells of changes',
  key: 'Id',
  source: wholeV1('webhooks', 10),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: postV1('webhooks', ['subscription_url', 'event_action', 'event_object', 'name']),
    delete: removeV1('webhooks/{id}'),
  },
  // What stands before the address (user name and password) is never shown.
  columns: [
    integer('Id', 'id', 'Id of the webhook', { kind: 'id', ...never, ...selected }),
    text('Name', 'name', 'Name', { ...selected, writable: 'create' }),
    text('SubscriptionUrl', 'subscription_url', 'Address that is told', {
      ...selected,
      writable: 'create',
    }),
    text('EventAction', 'event_action', 'Which changes', { ...selected, writable: 'create' }),
    text('EventObject', 'event_object', 'Of what', { ...selected, writable: 'create' }),
    text('Version', 'version', 'Version of the messages', { writable: 'create' }),
    yesNo('IsActive', 'is_active', 'Whether it is in use', selected),
    text('Type', 'type', 'Kind of the webhook'),
    ...user('Owner', 'owner_id', 'user who owns the webhook'),
    ...user('User', 'user_id', 'user as whom it reads', { writable: 'create' }),
    link('AdminId', 'admin_id', 'Users', 'administrator who made it'),
    integer('CompanyId', 'company_id', 'Id of the company', { kind: 'id' }),
    datetime('AddTime', 'add_time', 'When the webhook was added'),
    datetime('RemoveTime', 'remove_time', 'When it was removed'),
    text('RemoveReason', 'remove_reason', 'Why it was removed'),
    datetime('LastDeliveryTime', 'last_delivery_time', 'Last message'),
    integer('LastHttpStatus', 'last_http_status', 'Answer to the last message'),
  ],
};
