import { randomUUID } from 'node:crypto';
import * as check from '../check';
import type { Entry } from '../collection';
import { success, type Call, type Endpoint } from '../endpoint';
import { problemV1 } from '../problem';
import { access } from '../scope';
import { preciseInstant } from '../time';
import { readBody, type BodyProperty } from './body';

const colors = [
  'blue',
  'brown',
  'dark-gray',
  'gray',
  'green',
  'orange',
  'pink',
  'purple',
  'red',
  'yellow',
];
const properties: Readonly<Record<string, BodyProperty>> = {
  name: { check: check.filledText, required: true },
  color: { check: check.oneOf(...colors), required: true },
};
/** Where leads come from (OpenAPI v1, `GET /leadSources`). */
const sources = [
  'Manually created',
  'Deal',
  'Web forms',
  'Prospector',
  'Leadbooster',
  'Live chat',
  'Import',
  'Website visitors',
  'Workflow automation',
  'API',
];

function found({ params, database }: Call): Entry {
  const entry = database.collections.leadLabels.get(params.id ?? '');
  if (!entry) throw problemV1(404, 'Lead label not found');
  return entry;
}

const path = '/v1/leadLabels';
const single = `${path}/:id` as const;
const { read, write } = access('leads');

export const leadLabelEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path,
    cost: 10,
    scopes: read,
    handle: ({ database }) =>
      success([...database.collections.leadLabels.all()].map(({ values }) => values)),
  },
  {
    method: 'POST',
    path,
    cost: 10,
    scopes: write,
    handle: ({ database, body, now }) => {
      const id = randomUUID();
      const time = preciseInstant(now);
      const values = { id, ...readBody(body, properties, true), add_time: time, update_time: time };
      return success(database.collections.leadLabels.add({ id, values, custom: new Map() }).values);
    },
  },
  {
    method: 'PATCH',
    path: single,
    cost: 10,
    scopes: write,
    handle: (call) => {
      const { values } = found(call);
      Object.assign(values, readBody(call.body, properties, false), {
        update_time: preciseInstant(call.now),
      });
      return success(values);
    },
  },
  {
    method: 'DELETE',
    path: single,
    cost: 6,
    scopes: write,
    handle: (call) => {
      const entry = found(call);
      call.database.collections.leadLabels.remove(entry);
      return success({ id: entry.id });
    },
  },
  {
    method: 'GET',
    path: '/v1/leadSources',
    cost: 2,
    scopes: read,
    handle: () => success(sources.map((name) => ({ name }))),
  },
];
