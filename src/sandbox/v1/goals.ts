import { randomBytes } from 'node:crypto';
import * as check from '../check';
import type { Entry } from '../collection';
import type { Call, Endpoint, Reply } from '../endpoint';
import { isObject, type Json, type JsonObject } from '../json';
import { every } from '../list-filter';
import { problemV1 } from '../problem';
import { access } from '../scope';
import { isDate } from '../time';
import { readBody, switched, type BodyProperty } from './body';
import { progressOf } from './goal-progress';

const goalTypes = [
  'deals_won',
  'deals_progressed',
  'activities_completed',
  'activities_added',
  'deals_started',
  'revenue_forecast',
];
const object: check.Check = (value, path) =>
  isObject(value) ? [] : [{ path, message: 'must be an object' }];
const goalType: check.Check = (value, path) =>
  isObject(value) && goalTypes.includes(String(value.name))
    ? []
    : [{ path, message: `name must be one of ${goalTypes.join(', ')}` }];

const properties: Readonly<Record<string, BodyProperty>> = {
  title: { check: check.text },
  assignee: { check: object, required: true },
  type: { check: goalType, required: true },
  expected_outcome: { check: object, required: true },
  duration: { check: object, required: true },
  interval: { check: check.oneOf('weekly', 'monthly', 'quarterly', 'yearly'), required: true },
};

/** The answers of goals say more of themselves than others do (examples of OpenAPI v1). */
function answered(data: JsonObject | undefined): Reply {
  const facts = { success: true, statusCode: 20000, statusText: 'OK' };
  const body = { ...facts, service: 'statistics-goals-api' };
  return { status: 200, body: data ? { ...body, data } : body };
}

function found({ params, database }: Call): Entry {
  const entry = database.collections.goals.get(params.id ?? '');
  if (!entry) throw problemV1(404, 'Goal not found');
  return entry;
}

/** The value at a dotted name, such as `type.params.pipeline_id`. */
function at(values: JsonObject, name: string): Json {
  return name
    .split('.')
    .reduce<Json>((value, key) => (isObject(value) ? (value[key] ?? null) : null), values);
}

const searchable = [
  'type.name',
  'assignee.id',
  'assignee.type',
  'expected_outcome.target',
  'expected_outcome.tracking_metric',
  'expected_outcome.currency_id',
  'type.params.pipeline_id',
  'type.params.stage_id',
  'type.params.activity_type_id',
];

/** Numbers and text alike; of a list any of the wanted ones. */
function matches(value: Json, wanted: readonly string[]): boolean {
  const held = Array.isArray(value) ? value : [value];
  return wanted.some((text) => held.some((item) => String(item) === text));
}

function period({ query }: Call): { start: string; end: string } | undefined {
  const start = query.get('period.start');
  const end = query.get('period.end');
  if (start === null && end === null) return undefined;
  if (start === null || end === null || !isDate(start) || !isDate(end)) {
    throw problemV1(400, 'period.start and period.end must both be dates');
  }
  return { start, end };
}

/** Goals by their properties. Without any of them only those of the caller. */
function find(call: Call): Reply {
  const { query, database, user } = call;
  const asked = searchable.flatMap((name) => {
    const wanted = [...query.getAll(name), ...query.getAll(`${name}[]`)].flatMap((t) =>
      t.split(','),
    );
    return wanted.length > 0 ? [{ name, wanted }] : [];
  });
  const title = query.get('title');
  const active = query.get('is_active');
  const span = period(call);
  const match = every([
    ...asked.map(
      ({ name, wanted }) =>
        ({ values }: Entry) =>
          matches(at(values, name), wanted),
    ),
    ...(asked.length > 0 ? [] : [({ values }: Entry) => at(values, 'assignee.id') === user]),
    ...(title === null ? [] : [({ values }: Entry) => values.title === title]),
    ...(active === null ? [] : [({ values }: Entry) => values.is_active === switched(active)]),
    ...(span ? [({ values }: Entry) => within(values, span)] : []),
  ]);
  const goals = [...database.collections.goals.all()].filter(match);
  return answered({ goals: goals.map(({ values }) => values) });
}

function within(goal: JsonObject, { start, end }: { start: string; end: string }): boolean {
  const last = at(goal, 'duration.end');
  return String(at(goal, 'duration.start')) <= end && (last === null || String(last) >= start);
}

function create({ database, user, body }: Call): Reply {
  const id = randomBytes(16).toString('hex');
  const values: JsonObject = {
    id,
    owner_id: user,
    title: '',
    ...readBody(body, properties, true),
    is_active: true,
    report_ids: [],
  };
  database.collections.goals.add({ id, values, custom: new Map() });
  return answered({ goal: values });
}

function update(call: Call): Reply {
  const { values } = found(call);
  Object.assign(values, readBody(call.body, properties, false));
  return answered({ goal: values });
}

function remove(call: Call): Reply {
  call.database.collections.goals.remove(found(call));
  return answered(undefined);
}

function results(call: Call): Reply {
  const { values } = found(call);
  const span = period(call);
  if (!span) throw problemV1(400, 'period.start and period.end are required');
  return answered({ progress: progressOf(values, span, call.database), goal: values });
}

const path = '/v1/goals';
const single = `${path}/:id` as const;
const { read, write } = access('goals');

export const goalEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: `${path}/find`, cost: 20, scopes: read, handle: find },
  { method: 'POST', path, cost: 10, scopes: write, handle: create },
  { method: 'PUT', path: single, cost: 10, scopes: write, handle: update },
  { method: 'DELETE', path: single, cost: 6, scopes: write, handle: remove },
  { method: 'GET', path: `${single}/results`, cost: 20, scopes: read, handle: results },
];
