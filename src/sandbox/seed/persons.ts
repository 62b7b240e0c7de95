import { addValues } from '../database';
import type { JsonObject } from '../json';
import { date, day, instant } from '../time';
import { countries, type Country } from './countries';
import { address, customValues, phone } from './custom-values';
import { deletedShare } from './organizations';
import type { Random } from './random';
import type { Seeding } from './seeding';
import { isExtra, later, madeAt } from './timeline';

const jobs = [
  'Head of Purchasing',
  'Production Manager',
  'CEO',
  'Geschäftsführer',
  'Plant Engineer',
  'Maintenance Lead',
  'CFO',
  'Directrice des achats',
  'Project Engineer',
  '工場長',
];

/** Lists of emails and phones: none, one, or two of which the first is the primary one. */
function contacts(values: readonly string[], labels: readonly string[]): JsonObject[] {
  return values.map((value, index) => ({
    value,
    primary: index === 0,
    label: labels[index] ?? '',
  }));
}

function phones(random: Random, country: Country): JsonObject[] {
  if (random.chance(0.1)) return [];
  const numbers = [phone(random, country)];
  if (random.chance(0.25)) numbers.push(phone(random, country));
  // The label of a phone may be empty (recorded answers).
  return contacts(numbers, random.chance(0.1) ? [] : ['work', 'mobile']);
}

function emails(random: Random, id: number, country: Country): JsonObject[] {
  if (random.chance(0.06)) return [];
  const addresses = [`person${id}@${random.int(1, 300)}.example.${country.tld}`];
  if (random.chance(0.15)) addresses.push(`private${id}@mail.example`);
  return contacts(addresses, ['work', 'home']);
}

/** Adds the persons; most of them work at an organization and live in its country. */
export function seedPersons(seeding: Seeding, homes: readonly Country[]): void {
  const { database, counts, users, specs } = seeding;
  const pools = new Map();
  const random = seeding.stream('persons');
  const visible = counts.persons;
  const extra = Math.round(visible * deletedShare);
  for (let index = 0; index < visible + extra; index += 1) {
    const id = index + 1;
    const employer = homes.length > 0 && random.chance(0.9) ? random.int(1, homes.length) : null;
    const country = employer === null ? random.pick(countries) : homes[employer - 1]!;
    const at = madeAt(index, visible + extra, random);
    const first = random.pick(country.first);
    const last = random.chance(0.03) ? null : random.pick(country.last).replaceAll('_', ' ');
    const values = {
      id,
      name: last === null ? first : `${first} ${last}`,
      first_name: first,
      last_name: last,
      owner_id: random.pick(users.all),
      org_id: employer,
      add_time: instant(at),
      update_time: random.chance(0.05) ? null : instant(later(at, 60, random)),
      emails: emails(random, id, country),
      phones: phones(random, country),
      is_deleted: isExtra(index, visible, extra),
      visible_to: random.chance(0.9) ? 3 : 7,
      label_ids: random.chance(0.5) ? random.some([1, 2, 3, 4], random.int(1, 2)) : [],
      picture_id: random.chance(0.2) ? 5000 + id : null,
      postal_address: random.chance(0.3) ? address(random, country) : null,
      notes: null,
      im: [],
      birthday: random.chance(0.2)
        ? date(Date.UTC(1960, 0, 1) + random.int(0, 15_000) * day)
        : null,
      job_title: random.chance(0.7) ? random.pick(jobs) : null,
    };
    const custom = customValues(specs.person, {
      random,
      at,
      country,
      users: users.active,
      counts,
      pools,
    });
    addValues(database, 'persons', values, custom);
  }
}
