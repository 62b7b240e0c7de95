import type { Entry } from '../collection';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import type { Entity } from '../entity';
import { boards, phases, projectTemplates } from '../entities/boards';
import { projects } from '../entities/projects';
import { tasks } from '../entities/tasks';
import { idParameter } from '../list-filter';
import { notFound } from '../problem';
import { preciseInstant } from '../time';
import { listHandler } from './list';
import { refuseUnknown } from './parameters';
import { create, found, one, removed, update, written } from './record';

const { read, write } = projects.access;

const archived = ({ values }: Entry) => values.archive_time != null;
const deleted = ({ values }: Entry) => values.status === 'deleted';

/** Deleted projects are listed only where their status is named. */
function projectList(visible: (entry: Entry) => boolean, entity = projects): Endpoint['handle'] {
  const all = listHandler(entity, visible);
  const alive = listHandler(entity, (entry) => visible(entry) && !deleted(entry));
  return (call) => (call.query.has('status') ? all : alive)(call);
}

/** The list of archived projects knows no links (its parameters in OpenAPI v2). */
const { status, phase_id } = projects.filters;
const archivedProjects: Entity = {
  ...projects,
  filters: { ...(status && { status }), ...(phase_id && { phase_id }) },
};

function living(call: Call): Entry {
  const project = found(projects, call.params.id, call.database);
  if (deleted(project)) throw notFound(projects.noun);
  return project;
}

function archive(call: Call): Reply {
  const project = living(call);
  const time = preciseInstant(call.now);
  Object.assign(project.values, { archive_time: time, update_time: time });
  call.database.collections.projects.changed();
  return written(projects, project, call, 200);
}

function remove(call: Call): Reply {
  const project = living(call);
  const time = preciseInstant(call.now);
  Object.assign(project.values, {
    status: 'deleted',
    status_change_time: time,
    update_time: time,
  });
  call.database.collections.projects.changed();
  return success({ id: project.id });
}

/** Every active user may see every project. */
function permittedUsers(call: Call): Reply {
  living(call);
  const users = [...call.database.collections.users.all()];
  return success(users.filter(({ values }) => values.active_flag === true).map(({ id }) => id));
}

/** The tasks of deleted projects are gone with them. */
function taskList(call: Call): Reply {
  const { projects: all } = call.database.collections;
  const visible = ({ values }: Entry) => {
    const project = all.get(Number(values.project_id));
    return project !== undefined && !deleted(project);
  };
  return listHandler(tasks, visible)(call);
}

function boardList({ query, database }: Call): Reply {
  refuseUnknown(query, []);
  return success([...database.collections.boards.all()].map(({ values }) => values));
}

function phaseList({ query, database }: Call): Reply {
  refuseUnknown(query, ['board_id']);
  const board = idParameter(query.get('board_id') ?? '', 'board_id');
  return success(database.collections.phases.having('board_id', board).map((p) => p.values));
}

/** Tasks, boards and phases are taken away, a board with its phases. */
function take(entity: Entity): Endpoint['handle'] {
  return (call) => {
    const entry = found(entity, call.params.id, call.database);
    const { phases: all } = call.database.collections;
    if (entity === boards) for (const phase of all.having('board_id', entry.id)) all.remove(phase);
    removed(entity, entry, call);
    return success({ id: entry.id });
  };
}

/** The five endpoints of a kind, with the list and the deletion it has. */
function endpointsOf(
  entity: Entity,
  list: Endpoint['handle'],
  remove: Endpoint['handle'],
): readonly Endpoint[] {
  const path = `/api/v2/${entity.name}` as const;
  const single = `${path}/:id` as const;
  const { costs } = entity;
  return [
    { method: 'GET', path, cost: costs.list, scopes: read, handle: list },
    { method: 'POST', path, cost: costs.create, scopes: write, handle: create(entity) },
    { method: 'GET', path: single, cost: costs.one, scopes: read, handle: one(entity) },
    { method: 'PATCH', path: single, cost: costs.update, scopes: write, handle: update(entity) },
    { method: 'DELETE', path: single, cost: costs.delete, scopes: write, handle: remove },
  ];
}

export const projectEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/api/v2/projects/archived',
    cost: 10,
    scopes: read,
    handle: projectList(archived, archivedProjects),
  },
  {
    method: 'POST',
    path: '/api/v2/projects/:id/archive',
    cost: 3,
    scopes: write,
    handle: archive,
  },
  {
    method: 'GET',
    path: '/api/v2/projects/:id/permittedUsers',
    cost: 5,
    scopes: read,
    handle: permittedUsers,
  },
  ...endpointsOf(
    projects,
    projectList((entry) => !archived(entry)),
    remove,
  ),
  ...endpointsOf(tasks, taskList, take(tasks)),
  ...endpointsOf(boards, boardList, take(boards)),
  ...endpointsOf(phases, phaseList, take(phases)),
  {
    method: 'GET',
    path: '/api/v2/projectTemplates',
    cost: 10,
    scopes: read,
    handle: listHandler(projectTemplates, () => true),
  },
  {
    method: 'GET',
    path: '/api/v2/projectTemplates/:id',
    cost: 1,
    scopes: read,
    handle: one(projectTemplates),
  },
];
