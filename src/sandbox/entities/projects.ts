import * as check from '../check';
import type { Entry } from '../collection';
import { v2Costs, type Change, type Entity, type ListFilter } from '../entity';
import { choicesParameter, hasId, idParameter } from '../list-filter';
import { validationFailed } from '../problem';
import { access } from '../scope';
import { preciseInstant } from '../time';
import * as property from './property';

const statuses = ['open', 'completed', 'canceled', 'deleted'];

/** Several statuses as a comma list; without it deleted projects are left out. */
const status: ListFilter = {
  test: (text, name) => {
    const wanted = new Set(choicesParameter(text, name, statuses));
    return ({ values }) => wanted.has(String(values.status));
  },
};

/** One of the ids that a property lists. */
export function holdsId(name: string): ListFilter {
  return {
    test: (text, parameter) => {
      const id = idParameter(text, parameter);
      return ({ values }: Entry) => {
        const ids = values[name];
        return Array.isArray(ids) && ids.includes(id);
      };
    },
  };
}

const idList = check.listOf(check.integer);

export const projects: Entity = {
  name: 'projects',
  noun: 'Project',
  costs: v2Costs,
  access: access('projects'),
  createdStatus: 201,
  fields: { kind: 'project', filterType: 'projects' },
  hasCustomFields: 'whole',
  filterIdAllowed: true,
  timeForm: preciseInstant,
  sorts: [],
  filters: {
    status,
    phase_id: hasId('phase_id'),
    deal_id: holdsId('deal_ids'),
    person_id: holdsId('person_ids'),
    org_id: holdsId('org_ids'),
  },
  properties: {
    id: property.id,
    title: { label: 'Title', type: 'varchar', check: check.filledText, required: true },
    description: { label: 'Description', type: 'text', check: check.nullable(check.text) },
    status: {
      label: 'Status',
      type: 'status',
      check: check.oneOf('open', 'completed', 'canceled'),
      initial: 'open',
      options: statuses.map((id) => ({ id, label: id })),
    },
    board_id: { label: 'Board', type: 'projects_board', check: check.integer, refers: 'boards' },
    phase_id: { label: 'Phase', type: 'projects_phase', check: check.integer, refers: 'phases' },
    owner_id: property.owner,
    start_date: { label: 'Start date', type: 'date', check: check.nullable(check.date) },
    end_date: { label: 'End date', type: 'date', check: check.nullable(check.date) },
    deal_ids: { label: 'Deals', type: 'deals', check: idList, initial: [] },
    person_ids: { label: 'Persons', type: 'people', check: idList, initial: [] },
    org_ids: { label: 'Organizations', type: 'org', check: idList, initial: [] },
    label_ids: property.labels([
      { id: 1, label: 'On schedule', color: 'green' },
      { id: 2, label: 'At risk', color: 'yellow' },
      { id: 3, label: 'Late', color: 'red' },
    ]),
    health_status: {
      label: 'Health status',
      type: 'int',
      check: check.nullable(check.integer),
    },
    add_time: property.preciseAddTime,
    update_time: property.preciseUpdateTime,
    status_change_time: { ...property.preciseAddTime, label: 'Status changed' },
    archive_time: { label: 'Archive time', type: 'date' },
  },
  includes: {},
  settle,
};

/** The phase decides the board; a board alone means its first phase. */
function settle({ values, body, before, database, now }: Change): void {
  const { phases } = database.collections;
  if (body.phase_id === undefined && (body.board_id !== undefined || !before)) {
    const board = body.board_id ?? [...database.collections.boards.all()][0]?.id ?? null;
    values.phase_id = phases.having('board_id', board)[0]?.id ?? null;
  }
  const phase = phases.get(Number(values.phase_id));
  if (body.board_id !== undefined && phase?.values.board_id !== body.board_id) {
    throw validationFailed([{ path: 'phase_id', message: 'The phase is not on the board' }]);
  }
  values.board_id = phase?.values.board_id ?? null;
  if (before && before.status !== values.status) values.status_change_time = preciseInstant(now);
}
