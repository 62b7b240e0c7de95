import { company } from '../company';
import { addValues } from '../database';
import { day, preciseInstant } from '../time';
import { anchor } from './context';
import type { Seeding } from './seeding';

const share = 0.2;
const contents = ['Agreed.', 'Please add the drawings.', 'Erledigt', '+1', 'Qui s’en occupe ?'];

/** Colleagues comment on some notes, a few days later: made when first asked for. */
export function seedNoteComments(seeding: Seeding): void {
  const { database, users } = seeding;
  const { notes, noteComments } = database.collections;
  const commented = [...notes.all()].map(({ id, values }) => ({
    id: String(id),
    at: Date.parse(`${String(values.add_time).replace(' ', 'T')}Z`),
  }));
  noteComments.fillLater(() => {
    const random = seeding.stream('note comments');
    for (const note of commented) {
      if (!random.chance(share)) continue;
      for (let count = random.int(1, 3); count > 0; count -= 1) {
        const id = random.uuid();
        const at = Math.min(note.at + random.int(1, 9 * day), anchor);
        const user = random.pick(users.active);
        addValues(database, 'noteComments', {
          id,
          uuid: id,
          active_flag: true,
          add_time: preciseInstant(at),
          update_time: preciseInstant(Math.min(at + random.int(0, 60_000), anchor)),
          company_id: company.company_id,
          content: random.pick(contents),
          object_id: note.id,
          object_type: 'note',
          user_id: user,
          updater_id: user,
        });
      }
    }
  });
}
