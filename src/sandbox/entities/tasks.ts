import * as check from '../check';
import { v2Costs, type Change, type Entity, type ListFilter, type Property } from '../entity';
import { hasFlag, hasId, idParameter } from '../list-filter';
import { access } from '../scope';
import { preciseInstant } from '../time';
import { holdsId } from './projects';
import * as property from './property';

/** Tasks of a task, or with the word `null` those that belong to none. */
const parentTask: ListFilter = {
  test: (text, name) => {
    const id = text === 'null' ? null : idParameter(text, name);
    return ({ values }) => values.parent_task_id === id;
  },
};

/** Requests have names of their own for some properties: they are read, and not kept. */
const bit: Property = { label: '', type: 'int', check: check.oneOf(0, 1) };
const assignee: Property = { label: '', type: 'user', check: check.nullable(check.integer) };
const spoken = { done: bit, milestone: bit, assignee_id: assignee };

export const tasks: Entity = {
  name: 'tasks',
  noun: 'Task',
  costs: v2Costs,
  access: access('projects'),
  createdStatus: 201,
  timeForm: preciseInstant,
  sorts: [],
  filters: {
    is_done: hasFlag('is_done'),
    is_milestone: hasFlag('is_milestone'),
    assignee_id: holdsId('assignee_ids'),
    project_id: hasId('project_id'),
    parent_task_id: parentTask,
  },
  properties: {
    id: property.id,
    title: { label: 'Title', type: 'varchar', check: check.filledText, required: true },
    creator_id: property.creator,
    description: { label: 'Description', type: 'text', check: check.nullable(check.text) },
    project_id: {
      label: 'Project',
      type: 'project',
      check: check.integer,
      required: true,
      refers: 'projects',
    },
    is_done: { label: 'Done', type: 'boolean', initial: false },
    is_milestone: { label: 'Milestone', type: 'boolean', initial: false },
    due_date: { label: 'Due date', type: 'date', check: check.nullable(check.date) },
    start_date: { label: 'Start date', type: 'date', check: check.nullable(check.date) },
    parent_task_id: {
      label: 'Parent task',
      type: 'int',
      check: check.nullable(check.integer),
      refers: 'tasks',
    },
    assignee_ids: {
      label: 'Assignees',
      type: 'user',
      check: check.listOf(check.integer),
      initial: [],
    },
    priority: { label: 'Priority', type: 'int', check: check.nullable(check.integer) },
    add_time: property.preciseAddTime,
    update_time: property.preciseUpdateTime,
    marked_as_done_time: { label: 'Marked as done', type: 'date' },
    ...spoken,
  },
  includes: {},
  settle,
};

function settle({ values, body, before, now }: Change): void {
  if (body.done !== undefined) values.is_done = body.done === 1;
  if (body.milestone !== undefined) values.is_milestone = body.milestone === 1;
  if (body.assignee_id !== undefined && body.assignee_ids === undefined) {
    values.assignee_ids = body.assignee_id === null ? [] : [body.assignee_id];
  }
  for (const name of Object.keys(spoken)) delete values[name];
  if (values.is_done !== (before?.is_done ?? false)) {
    values.marked_as_done_time = values.is_done === true ? preciseInstant(now) : null;
  }
}
