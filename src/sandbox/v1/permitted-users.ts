import type { CollectionName } from '../database';
import { success, type Call, type Endpoint } from '../endpoint';
import type { Json } from '../json';
import { problemV1 } from '../problem';
import { access } from '../scope';
import { living } from './parameters';

/** Every active user may see every record. */
function activeUsers({ database }: Call): Json[] {
  const users = [...database.collections.users.all()];
  return users.filter(({ values }) => values.active_flag === true).map(({ id }) => id);
}

function permittedUsers(
  name: CollectionName,
  noun: string,
  area: 'deals' | 'contacts' | 'products',
): Endpoint {
  return {
    method: 'GET',
    path: `/v1/${name}/:id/permittedUsers`,
    cost: 10,
    scopes: access(area).read,
    handle: (call) => {
      living(name, noun, call);
      return success(activeUsers(call));
    },
  };
}

export const permittedUserEndpoints: readonly Endpoint[] = [
  permittedUsers('deals', 'Deal', 'deals'),
  permittedUsers('persons', 'Person', 'contacts'),
  permittedUsers('organizations', 'Organization', 'contacts'),
  permittedUsers('products', 'Product', 'products'),
  {
    method: 'GET',
    path: '/v1/leads/:id/permittedUsers',
    cost: 10,
    scopes: access('leads').read,
    handle: (call) => {
      if (!call.database.collections.leads.get(call.params.id ?? '')) {
        throw problemV1(404, 'Lead not found');
      }
      return success(activeUsers(call));
    },
  },
];
