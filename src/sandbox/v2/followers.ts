import * as check from '../check';
import { pageOf, sortBy, type Entry } from '../collection';
import { decodeCursor } from '../cursor';
import { existing } from '../database';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import type { Entity } from '../entity';
import { deals } from '../entities/deals';
import { organizations } from '../entities/organizations';
import { persons } from '../entities/persons';
import { products } from '../entities/products';
import { isObject, type JsonObject } from '../json';
import { notFound, Problem, validationFailed } from '../problem';
import type { Access } from '../scope';
import { instant } from '../time';
import { livingParent } from './children';
import { pageReply } from './list';
import { limitParameter, refuseUnknown } from './parameters';

/** A kind of record, and where its followers are. */
type Followed = NonNullable<Entity['followers']> & { readonly parent: Entity };

const followed: readonly Followed[] = [deals, persons, organizations, products].flatMap((parent) =>
  parent.followers ? [{ ...parent.followers, parent }] : [],
);

const maxLimit = 500;
const body = check.shape({ user_id: check.integer }, ['user_id']);

const shown = ({ values }: Entry): JsonObject => ({
  user_id: values.user_id ?? null,
  add_time: values.add_time ?? null,
});

/** Followers and their changes are paged alike: in the order in which they came. */
function page(entries: readonly Entry[], call: Call, show: (entry: Entry) => JsonObject): Reply {
  refuseUnknown(call.query, ['limit', 'cursor']);
  const cursor = call.query.get('cursor');
  const { entries: rows, next } = pageOf(sortBy([...entries], 'id'), {
    field: 'id',
    direction: 'asc',
    limit: limitParameter(call.query, maxLimit),
    match: () => true,
    ...(cursor === null ? {} : { from: decodeCursor(cursor, 'id', 'asc') }),
  });
  return pageReply(
    rows.map((entry) => JSON.stringify(show(entry))),
    next,
  );
}

function followersOf({ collection, link, parent }: Followed, call: Call): readonly Entry[] {
  return call.database.collections[collection].having(link, livingParent(parent, call).id);
}

/** The changes that followers still show: that each of them was added. */
const addition = ({ values }: Entry): JsonObject => ({
  action: 'added',
  actor_user_id: values.user_id ?? null,
  follower_user_id: values.user_id ?? null,
  time: values.add_time ?? null,
});

/** Adding a follower twice is refused (documented at the endpoint). */
function follow(kind: Followed, call: Call): Reply {
  const { database, now } = call;
  const issues = body(call.body ?? null, '');
  if (issues.length > 0 || !isObject(call.body)) throw validationFailed(issues);
  const user = Number(call.body.user_id);
  const parent = livingParent(kind.parent, call);
  if (!existing(database, 'users', user)) {
    throw validationFailed([{ path: 'user_id', message: 'No such record in users' }]);
  }
  if (followersOf(kind, call).some(({ values }) => values.user_id === user)) {
    throw new Problem(400, {
      error: 'User is already following this item',
      code: 'ERR_BUSINESS_VALIDATION_FAILED',
    });
  }
  const followers = database.collections[kind.collection];
  const id = followers.nextId();
  const values = { id, [kind.link]: parent.id, user_id: user, add_time: instant(now) };
  return success(shown(followers.add({ id, values, custom: new Map() })), undefined, 201);
}

/** A follower is named by the user's id. */
function unfollow(kind: Followed, call: Call): Reply {
  const user = Number(call.params.follower);
  const follower = followersOf(kind, call).find(({ values }) => values.user_id === user);
  if (!follower) throw notFound('Follower');
  call.database.collections[kind.collection].remove(follower);
  return success({ user_id: user });
}

function endpointsOf(kind: Followed): readonly Endpoint[] {
  const { read, write }: Access = kind.parent.access;
  const path = `/api/v2/${kind.parent.name}/:id/followers` as const;
  return [
    {
      method: 'GET',
      path,
      cost: 10,
      scopes: read,
      handle: (call) => page(followersOf(kind, call), call, shown),
    },
    { method: 'POST', path, cost: 5, scopes: write, handle: (call) => follow(kind, call) },
    {
      method: 'GET',
      path: `${path}/changelog`,
      cost: 10,
      scopes: read,
      handle: (call) => page(followersOf(kind, call), call, addition),
    },
    {
      method: 'DELETE',
      path: `${path}/:follower`,
      cost: 3,
      scopes: write,
      handle: (call) => unfollow(kind, call),
    },
  ];
}

export const followerEndpoints: readonly Endpoint[] = followed.flatMap(endpointsOf);
