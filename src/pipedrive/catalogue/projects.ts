import { omit } from '../omit';
import {
  asked,
  date,
  datetime,
  integer,
  labels,
  link,
  never,
  owner,
  selected,
  text,
  times,
  user,
  written,
  yesNo,
} from './column';
import type { TableEntry } from './entry';
import { patch, plainList, post, remove } from './source';
import { viewOf } from './view';

export const projects: TableEntry = {
  name: 'Projects',
  kind: 'table',
  description: 'Projects',
  key: 'Id',
  source: plainList('projects'),
  archived: { ...plainList('projects/archived'), without: ['deal_id', 'person_id', 'org_id'] },
  one: { path: 'projects/{id}', cost: 1 },
  deleted: { status: 'open,completed,canceled,deleted' },
  fields: 'project',
  customFields: 'nested',
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: post('projects', ['title']),
    update: patch('projects/{id}'),
    delete: remove('projects/{id}'),
  },
  columns: [
    integer('Id', 'id', 'Id of the project', {
      kind: 'id',
      filter: { is: 'id' },
      ...never,
      ...selected,
    }),
    text('Title', 'title', 'Title of the project', { ...never, ...selected, ...written }),
    text('Description', 'description', 'Description', written),
    text('Status', 'status', 'open, completed, canceled or deleted', {
      kind: 'option',
      values: ['open', 'completed', 'canceled', 'deleted'],
      filter: { is: 'status', oneOf: 'status', only: ['open', 'completed', 'canceled'] },
      ...selected,
      ...written,
    }),
    link('BoardId', 'board_id', 'ProjectBoards', 'board', written),
    text('Board', 'board_id', 'Board the project is on', {
      kind: 'option',
      lookup: 'boards',
      ...selected,
      ...written,
    }),
    link('PhaseId', 'phase_id', 'ProjectPhases', 'phase', {
      filter: { is: 'phase_id' },
      ...selected,
      ...written,
    }),
    ...owner('project').map((column) => omit(column, 'filter')),
    date('StartDate', 'start_date', 'First day', { ...selected, ...written }),
    date('EndDate', 'end_date', 'Last day', { ...selected, ...written }),
    text('DealIds', 'deal_ids', 'Ids of the linked deals', { shape: 'list', ...written }),
    text('PersonIds', 'person_ids', 'Ids of the linked persons', { shape: 'list', ...written }),
    text('OrgIds', 'org_ids', 'Ids of the linked organizations', { shape: 'list', ...written }),
    ...labels('project'),
    integer('HealthStatus', 'health_status', 'Code of how the project goes', written),
    datetime('AddTime', 'add_time', 'When the project was added', never),
    datetime('UpdateTime', 'update_time', 'When the project was last changed'),
    datetime('StatusChangeTime', 'status_change_time', 'When the status was last changed'),
    datetime('ArchiveTime', 'archive_time', 'When the project was archived'),
  ],
};

export const projectsArchived = viewOf(projects, {
  name: 'ProjectsArchived',
  description: 'Projects that were archived',
  source: projects.archived!,
});

export const tasks: TableEntry = {
  name: 'Tasks',
  kind: 'table',
  description: 'Tasks of projects',
  key: 'Id',
  source: plainList('tasks'),
  one: { path: 'tasks/{id}', cost: 1 },
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: post('tasks', ['title', 'project_id']),
    update: patch('tasks/{id}'),
    delete: remove('tasks/{id}'),
  },
  columns: [
    integer('Id', 'id', 'Id of the task', {
      kind: 'id',
      filter: { is: 'id' },
      ...never,
      ...selected,
    }),
    text('Title', 'title', 'Title of the task', { ...never, ...selected, ...written }),
    text('Description', 'description', 'Description', written),
    link('ProjectId', 'project_id', 'Projects', 'project', {
      filter: { is: 'project_id' },
      ...selected,
      ...written,
    }),
    link('ParentTaskId', 'parent_task_id', 'Tasks', 'task it is part of', {
      filter: { is: 'parent_task_id' },
      ...written,
    }),
    yesNo('IsDone', 'is_done', 'Whether the task is done', {
      filter: { is: 'is_done' },
      writeAs: 'done',
      ...selected,
      ...written,
    }),
    yesNo('IsMilestone', 'is_milestone', 'Whether the task is a milestone', {
      filter: { is: 'is_milestone' },
      writeAs: 'milestone',
      ...written,
    }),
    date('StartDate', 'start_date', 'First day', written),
    date('DueDate', 'due_date', 'Day the task is due', { ...selected, ...written }),
    text('AssigneeIds', 'assignee_ids', 'Ids of the users who do it', {
      shape: 'list',
      ...written,
    }),
    text('Assignees', 'assignee_ids', 'Users who do it', {
      kind: 'user',
      lookup: 'users',
      ...selected,
      ...written,
    }),
    ...user('Creator', 'creator_id', 'user who added the task'),
    integer('Priority', 'priority', 'Code of the priority', written),
    datetime('MarkedAsDoneTime', 'marked_as_done_time', 'When the task was done'),
    ...times('task'),
  ],
};

export const projectBoards: TableEntry = {
  name: 'ProjectBoards',
  kind: 'table',
  description: 'Boards of projects',
  key: 'Id',
  source: { version: 'v2', path: 'boards', paging: 'none', cost: 10 },
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: post('boards', ['name']),
    update: patch('boards/{id}'),
    delete: remove('boards/{id}'),
  },
  columns: [
    integer('Id', 'id', 'Id of the board', { kind: 'id', ...never, ...selected }),
    text('Name', 'name', 'Name of the board', { ...never, ...selected, ...written }),
    integer('OrderNr', 'order_nr', 'Place among the boards', { ...selected, ...written }),
    ...times('board'),
  ],
};

export const projectPhases: TableEntry = {
  name: 'ProjectPhases',
  kind: 'table',
  description: 'Phases of the boards of projects',
  key: 'Id',
  source: { version: 'v2', path: 'phases', paging: 'none', cost: 10 },
  inputs: [{ column: 'BoardId', parameter: 'board_id' }],
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: post('phases', ['name', 'board_id']),
    update: patch('phases/{id}'),
    delete: remove('phases/{id}'),
  },
  columns: [
    integer('Id', 'id', 'Id of the phase', { kind: 'id', ...never, ...selected }),
    text('Name', 'name', 'Name of the phase', { ...never, ...selected, ...written }),
    link('BoardId', 'board_id', 'ProjectBoards', 'board', {
      ...never,
      ...selected,
      ...written,
      ...asked('board_id'),
    }),
    text('Board', 'board_id', 'Board of the phase', { kind: 'option', lookup: 'boards' }),
    integer('OrderNr', 'order_nr', 'Place within the board', { ...selected, ...written }),
    ...times('phase'),
  ],
};

export const projectTemplates: TableEntry = {
  name: 'ProjectTemplates',
  kind: 'table',
  description: 'Templates of projects',
  key: 'Id',
  source: plainList('projectTemplates'),
  small: true,
  changes: 'none',
  deletes: 'whole-list',
  columns: [
    integer('Id', 'id', 'Id of the template', { kind: 'id', ...never, ...selected }),
    text('Title', 'title', 'Title of the template', { ...never, ...selected }),
    text('Description', 'description', 'Description', selected),
    link('ProjectsBoardId', 'projects_board_id', 'ProjectBoards', 'board'),
    text('Board', 'projects_board_id', 'Board', { kind: 'option', lookup: 'boards', ...selected }),
    ...user('Owner', 'owner_id', 'user who owns the template', selected),
    ...times('template'),
  ],
};
