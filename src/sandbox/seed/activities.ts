import { addValues, type Database } from '../database';
import type { Entry } from '../collection';
import type { JsonObject } from '../json';
import { date, day, instant } from '../time';
import { anchor } from './context';
import { countries } from './countries';
import { address } from './custom-values';
import { deletedShare } from './organizations';
import type { Random } from './random';
import type { Seeding } from './seeding';
import { isExtra, madeAt } from './timeline';

const subjects: Readonly<Record<string, readonly string[]>> = {
  call: ['Follow-up call', 'Rückruf wegen Angebot', 'Clarify payment terms', '電話フォロー'],
  meeting: ['Kick-off meeting', 'Besprechung im Werk', 'Demo of the vision system'],
  task: ['Send drawings', 'Update offer', '=Check margin', 'Prepare contract'],
  deadline: ['Tender closes', 'Offer expires'],
  email: ['Send reference list', 'Mail brochure'],
  lunch: ['Lunch with the plant manager', 'Business lunch'],
  site_visit: ['Visit the site', 'Measure hall 3'],
  factory_acceptance_test: ['FAT at our works', 'Repeat FAT'],
};
const types = Object.keys(subjects);

function linkedDeal({ collections: { deals } }: Database, random: Random): Entry | undefined {
  return deals.size > 0 && random.chance(0.8) ? deals.get(random.int(1, deals.size)) : undefined;
}

export function seedActivities(seeding: Seeding): void {
  const { database, counts, users } = seeding;
  const random = seeding.stream('activities');
  const visible = counts.activities;
  const extra = Math.round(visible * deletedShare);
  for (let index = 0; index < visible + extra; index += 1) {
    const at = madeAt(index, visible + extra, random);
    const deal = linkedDeal(database, random);
    const type = random.pick(types);
    const due = random.chance(0.94) ? at + random.int(0, 45) * day : undefined;
    const done = due !== undefined && due < anchor ? random.chance(0.95) : random.chance(0.05);
    const doneTime = done
      ? instant(Math.min((due ?? at) + random.int(0, 40_000) * 1000, anchor))
      : null;
    const timed = due !== undefined && random.chance(0.6);
    const person = deal?.values.person_id ?? null;
    const online = type === 'meeting' && random.chance(0.4);
    const room = random.hash().slice(0, 10);
    const values: JsonObject = {
      id: index + 1,
      subject: random.pick(subjects[type] ?? ['Activity']),
      type,
      owner_id: random.pick(users.active),
      creator_user_id: random.pick(users.all),
      is_deleted: isExtra(index, visible, extra),
      add_time: instant(at),
      update_time: doneTime ?? instant(at),
      deal_id: deal?.id ?? null,
      lead_id: null,
      person_id: person,
      org_id: deal?.values.org_id ?? null,
      project_id: null,
      due_date: due === undefined ? null : date(due),
      due_time: timed ? `${String(random.int(7, 17)).padStart(2, '0')}:30:00` : null,
      duration: timed ? random.pick(['00:30:00', '01:00:00', '02:00:00']) : null,
      busy: random.chance(0.5),
      done,
      marked_as_done_time: doneTime,
      location: type === 'site_visit' ? address(random, random.pick(countries)) : null,
      participants: person === null ? [] : [{ person_id: person, primary: true }],
      conference_meeting_client: online ? 'google_meet' : null,
      conference_meeting_url: online ? `https://meet.example/${room}` : null,
      conference_meeting_id: online ? room : null,
      public_description: online ? 'Agenda follows' : null,
      priority: random.chance(0.3) ? random.int(261, 263) : null,
      note: random.chance(0.4) ? '<p>Bring the <b>drawings</b> &amp; samples.</p>' : null,
      attendees: online
        ? [
            {
              email: 'guest@mail.example',
              name: 'Guest',
              status: 'accepted',
              is_organizer: false,
              person_id: null,
              user_id: null,
            },
          ]
        : [],
    };
    addValues(database, 'activities', values);
  }
}
