import * as check from '../check';
import type { Entry } from '../collection';
import { success, type Call, type Endpoint } from '../endpoint';
import { problemV1 } from '../problem';
import { access, type Scope } from '../scope';
import { plainTime } from '../time';
import { numeric, readBody, type BodyProperty } from './body';

const properties: Readonly<Record<string, BodyProperty>> = {
  name: { check: check.filledText, required: true },
  icon_key: { check: check.filledText, required: true },
  color: { check: check.nullable(check.text) },
};
const changes: Readonly<Record<string, BodyProperty>> = {
  ...properties,
  order_nr: { check: check.integer, from: numeric },
};

function found({ params, database }: Call): Entry {
  const entry = database.collections.activityTypes.get(Number(params.id));
  if (!entry) throw problemV1(404, 'Activity type not found');
  return entry;
}

const path = '/v1/activityTypes';
const single = `${path}/:id` as const;
const readers: readonly Scope[] = [...access('activities').read, 'admin'];

/** Settings of the company: activity types and currencies. Neither list is paged. */
export const settingEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path,
    cost: 20,
    scopes: readers,
    handle: ({ database }) =>
      success([...database.collections.activityTypes.all()].map(({ values }) => values)),
  },
  {
    method: 'POST',
    path,
    cost: 10,
    scopes: ['admin'],
    handle: ({ database, body, now }) => {
      const { activityTypes } = database.collections;
      const written = readBody(body, properties, true);
      const id = activityTypes.nextId();
      const values = {
        id,
        order_nr: activityTypes.size + 1,
        name: '',
        key_string: String(written.name).toLowerCase().replace(/\W+/g, '_'),
        icon_key: '',
        active_flag: true,
        color: null,
        is_custom_flag: true,
        add_time: plainTime(now),
        update_time: plainTime(now),
        ...written,
      };
      return success(activityTypes.add({ id, values, custom: new Map() }).values);
    },
  },
  {
    method: 'PUT',
    path: single,
    cost: 10,
    scopes: ['admin'],
    handle: (call) => {
      const { values } = found(call);
      const written = readBody(call.body, changes, false);
      Object.assign(values, written, { update_time: plainTime(call.now) });
      return success(values);
    },
  },
  {
    method: 'DELETE',
    path: single,
    cost: 6,
    scopes: ['admin'],
    handle: (call) => {
      const { values } = found(call);
      Object.assign(values, { active_flag: false, update_time: plainTime(call.now) });
      return success(values);
    },
  },
  {
    method: 'GET',
    path: '/v1/currencies',
    cost: 20,
    scopes: ['base'],
    handle: ({ database, query }) => {
      const term = (query.get('term') ?? '').toLowerCase();
      const all = [...database.collections.currencies.all()].map(({ values }) => values);
      return success(
        all.filter(({ code, name }) =>
          `${String(code)} ${String(name)}`.toLowerCase().includes(term),
        ),
      );
    },
  },
];
