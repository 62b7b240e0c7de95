import { addValues } from '../database';
import type { JsonObject } from '../json';
import { date, day, preciseInstant } from '../time';
import { anchor } from './context';
import { countries } from './countries';
import { customValues } from './custom-values';
import type { Random } from './random';
import type { Seeding } from './seeding';

const boards: readonly (readonly [string, readonly string[]])[] = [
  ['Delivery', ['Engineering', 'Assembly', 'Installation', 'Acceptance']],
  ['Service', ['Planned', 'On site', 'Report']],
];
const templates = ['New line', 'Retrofit', 'Maintenance visit'];
const steps = [
  'Drawings approved',
  'Parts ordered',
  'Hall 3 measured',
  'FAT',
  'Übergabe',
  '=Ready?',
];
/** A project for so many of the won deals, but never more than this. */
const share = 0.2;
const most = 400;
const archivedShare = 0.1;
const deletedShare = 0.05;

/** Adds boards with their phases, templates, the projects of won deals, and their tasks. */
export function seedProjects(seeding: Seeding): void {
  const { database } = seeding;
  const made = preciseInstant(anchor - 700 * day);
  const times = { add_time: made, update_time: made };
  let phaseId = 0;
  boards.forEach(([name, phases], index) => {
    const board = index + 1;
    addValues(database, 'boards', { id: board, name, order_nr: board, ...times });
    phases.forEach((phase, order) => {
      phaseId += 1;
      addValues(database, 'phases', {
        id: phaseId,
        name: phase,
        board_id: board,
        order_nr: order + 1,
        ...times,
      });
    });
  });
  templates.forEach((title, index) => {
    addValues(database, 'projectTemplates', {
      id: index + 1,
      title,
      description: `How we do it: ${title.toLowerCase()}`,
      projects_board_id: index === 2 ? 2 : 1,
      owner_id: seeding.users.active[index] ?? null,
      ...times,
    });
  });
  addProjects(seeding);
}

function addProjects(seeding: Seeding): void {
  const { database, users, specs, counts } = seeding;
  const { deals, phases } = database.collections;
  const random = seeding.stream('projects');
  const pools = new Map();
  const allPhases = [...phases.all()];
  let id = 0;
  for (const deal of deals.all()) {
    if (deal.values.status !== 'won' || !random.chance(share)) continue;
    if (id >= most) return;
    id += 1;
    const { won_time, title, person_id, org_id } = deal.values;
    const at = Date.parse(String(won_time)) + random.int(0, 86_400_000);
    const ended = at + 120 * day < anchor;
    const phase = random.pick(allPhases);
    const status = ended ? random.pick(['completed', 'completed', 'open', 'canceled']) : 'open';
    const deleted = random.chance(deletedShare);
    const changed = preciseInstant(Math.min(at + random.int(1, 90) * day, anchor));
    const values: JsonObject = {
      id,
      title: String(title),
      description: random.chance(0.5) ? 'Scope as ordered; see the order confirmation.' : null,
      status: deleted ? 'deleted' : status,
      board_id: phase.values.board_id ?? null,
      phase_id: phase.id,
      owner_id: random.pick(users.active),
      start_date: date(at),
      end_date: random.chance(0.8) ? date(at + random.int(20, 200) * day) : null,
      deal_ids: [deal.id],
      person_ids: person_id == null ? [] : [person_id],
      org_ids: org_id == null ? [] : [org_id],
      label_ids: random.chance(0.6) ? [random.int(1, 3)] : [],
      health_status: random.chance(0.5) ? random.int(1, 3) * 10 : null,
      add_time: preciseInstant(at),
      update_time: changed,
      status_change_time: changed,
      archive_time: !deleted && random.chance(archivedShare) ? changed : null,
    };
    const context = {
      random,
      at,
      country: random.pick(countries),
      users: users.active,
      counts,
      pools,
    };
    addValues(database, 'projects', values, customValues(specs.project, context));
    addTasks(seeding, id, at, random);
  }
}

function addTasks({ database, users }: Seeding, project: number, at: number, random: Random): void {
  const { tasks } = database.collections;
  let parent: number | null = null;
  for (const title of random.some(steps, random.int(1, 5))) {
    const id = tasks.nextId();
    const done = at + 60 * day < anchor && random.chance(0.8);
    const time = preciseInstant(Math.min(at + random.int(1, 60) * day, anchor));
    addValues(database, 'tasks', {
      id,
      title,
      creator_id: random.pick(users.active),
      description: random.chance(0.3) ? 'Ask the customer for access.' : null,
      project_id: project,
      is_done: done,
      is_milestone: random.chance(0.2),
      due_date: random.chance(0.7) ? date(at + random.int(5, 90) * day) : null,
      start_date: random.chance(0.4) ? date(at) : null,
      parent_task_id: parent !== null && random.chance(0.3) ? parent : null,
      assignee_ids: random.some(users.active, random.int(0, 2)),
      priority: random.chance(0.3) ? random.int(1, 3) : null,
      add_time: preciseInstant(at),
      update_time: time,
      marked_as_done_time: done ? time : null,
    });
    parent = id;
  }
}
