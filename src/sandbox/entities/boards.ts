import * as check from '../check';
import { v2Costs, type Entity, type Property } from '../entity';
import { access } from '../scope';
import { preciseInstant } from '../time';
import * as property from './property';

const name: Property = {
  label: 'Name',
  type: 'varchar',
  check: check.filledText,
  required: true,
};
const order: Property = { label: 'Order', type: 'int', check: check.integer };
const times = { add_time: property.preciseAddTime, update_time: property.preciseUpdateTime };
/** One board or phase costs what the list costs (OpenAPI v2). */
const costs = { ...v2Costs, one: 10 };

/** Boards of projects. Their list is not paged. */
export const boards: Entity = {
  name: 'boards',
  noun: 'Board',
  costs,
  access: access('projects'),
  createdStatus: 200,
  timeForm: preciseInstant,
  sorts: [],
  filters: {},
  properties: { id: property.id, name, order_nr: order, ...times },
  includes: {},
  settle: ({ values, database }) => {
    values.order_nr ??= database.collections.boards.size + 1;
  },
};

/** Phases of a board, in which projects are. */
export const phases: Entity = {
  name: 'phases',
  noun: 'Phase',
  costs,
  access: access('projects'),
  createdStatus: 200,
  timeForm: preciseInstant,
  sorts: [],
  filters: {},
  properties: {
    id: property.id,
    name,
    board_id: {
      label: 'Board',
      type: 'projects_board',
      check: check.integer,
      required: true,
      refers: 'boards',
    },
    order_nr: order,
    ...times,
  },
  includes: {},
  settle: ({ values, database }) => {
    const others = database.collections.phases.having('board_id', values.board_id ?? null);
    values.order_nr ??= others.length + 1;
  },
};

/** Templates of projects can only be read. */
export const projectTemplates: Entity = {
  name: 'projectTemplates',
  noun: 'Project template',
  costs: v2Costs,
  access: access('projects'),
  createdStatus: 200,
  sorts: [],
  filters: {},
  properties: { id: property.id },
  includes: {},
};
