import { addValues, type CollectionName } from '../database';
import type { Json } from '../json';
import type { Seeding } from './seeding';

interface Kind {
  readonly parents: CollectionName;
  readonly followers: CollectionName;
  readonly link: string;
  /** Share of the records that somebody beside the owner follows. */
  readonly others: number;
}

const kinds: readonly Kind[] = [
  { parents: 'deals', followers: 'dealFollowers', link: 'deal_id', others: 0.25 },
  { parents: 'persons', followers: 'personFollowers', link: 'person_id', others: 0.05 },
  {
    parents: 'organizations',
    followers: 'organizationFollowers',
    link: 'org_id',
    others: 0.15,
  },
  { parents: 'products', followers: 'productFollowers', link: 'product_id', others: 0.4 },
];

/** The owner follows a record from its first day, colleagues may join: made when first asked for. */
export function seedFollowers(seeding: Seeding): void {
  const { database, users } = seeding;
  for (const { parents, followers, link, others } of kinds) {
    const followed: { id: number; owner: Json; at: Json }[] = [];
    for (const { id, values } of database.collections[parents].all()) {
      followed.push({
        id: Number(id),
        owner: values.owner_id ?? null,
        at: values.add_time ?? null,
      });
    }
    database.collections[followers].fillLater(() => {
      const random = seeding.stream(followers);
      let id = 0;
      const add = (parent: number, user: Json, at: Json) => {
        id += 1;
        addValues(database, followers, { id, [link]: parent, user_id: user, add_time: at });
      };
      for (const { id: parent, owner, at } of followed) {
        add(parent, owner, at);
        if (!random.chance(others)) continue;
        for (const user of random.some(users.active, random.int(1, 3))) {
          if (user !== owner) add(parent, user, at);
        }
      }
    });
  }
}
