import { addValues } from '../database';
import type { Json } from '../json';
import type { Seeding } from './seeding';

/** Share of the deals that have participants beside the contact person. */
const share = 0.2;

/** A deal's contact person takes part in it, others may: made when first asked for. */
export function seedParticipants(seeding: Seeding): void {
  const { database, users, counts } = seeding;
  const { deals, participants } = database.collections;
  const met: { id: number; person: Json; at: string }[] = [];
  for (const { id, values } of deals.all()) {
    met.push({ id: Number(id), person: values.person_id ?? null, at: String(values.add_time) });
  }
  participants.fillLater(() => {
    const random = seeding.stream('participants');
    let id = 0;
    for (const deal of met) {
      const persons = new Set<Json>(deal.person === null ? [] : [deal.person]);
      if (counts.persons > 0 && random.chance(share)) {
        for (let more = random.int(1, 3); more > 0; more -= 1) {
          persons.add(random.int(1, counts.persons));
        }
      }
      for (const person of persons) {
        id += 1;
        addValues(database, 'participants', {
          id,
          deal_id: deal.id,
          person_id: person,
          add_time: deal.at.slice(0, 19).replace('T', ' '),
          added_by_user_id: random.pick(users.all),
        });
      }
    }
  });
}
