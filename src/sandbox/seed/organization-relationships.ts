import { addValues } from '../database';
import { plainTime } from '../time';
import type { Seeding } from './seeding';
import { later, madeAt } from './timeline';

/** A relationship for so many of the organizations, but never more than this. */
const share = 0.15;
const most = 3000;

/** Groups of companies: parents and their daughters, and partners. */
export function seedOrganizationRelationships(seeding: Seeding): void {
  const { database } = seeding;
  const { organizations, organizationRelationships } = database.collections;
  const { size } = organizations;
  const count = Math.min(most, Math.floor(size * share));
  organizationRelationships.fillLater(() => {
    const random = seeding.stream('organization relationships');
    for (let index = 0; index < count; index += 1) {
      const owner = random.int(1, size);
      const other = ((owner - 1 + random.int(1, size - 1)) % size) + 1;
      const at = madeAt(index, count, random);
      addValues(database, 'organizationRelationships', {
        id: index + 1,
        type: random.chance(0.6) ? 'parent' : 'related',
        rel_owner_org_id: owner,
        rel_linked_org_id: other,
        add_time: plainTime(at),
        update_time: plainTime(later(at, 60, random)),
        active_flag: 'true',
      });
    }
  });
}
