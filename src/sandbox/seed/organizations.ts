import { addValues } from '../database';
import { instant } from '../time';
import { industries } from '../entities/organizations';
import { countries, type Country } from './countries';
import { address, customValues } from './custom-values';
import type { Random } from './random';
import type { Seeding } from './seeding';
import { isExtra, later, madeAt } from './timeline';

const trades = [
  'Maschinenbau',
  'Logistics',
  'Packaging',
  'Foods',
  'Brewery',
  'Automation',
  'Pharma',
  'Metallwerke',
  'Timber',
  'Dairy',
  'Energy',
  'Textiles',
  'Papier',
  'Shipping',
  'Robotics',
  'Keramik',
];

function companyName(random: Random, { last, cities, forms }: Country): string {
  const stem = random.chance(0.6) ? random.pick(last).replaceAll('_', ' ') : random.pick(cities);
  return `${stem} ${random.pick(trades)} ${random.pick(forms)}`;
}

/** One row in fifty on top of the visible ones is deleted. */
export const deletedShare = 0.02;

/** Adds the organizations and gives the country of each, by id. */
export function seedOrganizations(seeding: Seeding): Country[] {
  const { database, counts, users, specs } = seeding;
  const pools = new Map();
  const random = seeding.stream('organizations');
  const visible = counts.organizations;
  const extra = Math.round(visible * deletedShare);
  const homes: Country[] = [];
  for (let index = 0; index < visible + extra; index += 1) {
    const country = random.pick(countries);
    const at = madeAt(index, visible + extra, random);
    const name = companyName(random, country);
    const slug = `${index + 1}.example.${country.tld}`;
    const values = {
      id: index + 1,
      name,
      owner_id: random.pick(users.all),
      add_time: instant(at),
      update_time: random.chance(0.04) ? null : instant(later(at, 90, random)),
      address: random.chance(0.85) ? address(random, country) : null,
      is_deleted: isExtra(index, visible, extra),
      visible_to: random.chance(0.9) ? 3 : 7,
      label_ids: random.chance(0.6) ? random.some([1, 2, 3, 4], random.int(1, 2)) : [],
      website: random.chance(0.7) ? `https://www.${slug}` : null,
      linkedin: random.chance(0.3) ? `https://www.linkedin.com/company/sandbox-${index + 1}` : null,
      industry: random.chance(0.8) ? random.pick(industries).id : null,
      annual_revenue: random.chance(0.5) ? Math.round(random.amount(20, 1.5)) * 1_000_000 : null,
      employee_count: random.chance(0.6) ? Math.round(random.amount(150, 1.4)) : null,
    };
    const custom = customValues(specs.organization, {
      random,
      at,
      country,
      users: users.active,
      counts,
      pools,
    });
    addValues(database, 'organizations', values, custom);
    homes.push(country);
  }
  return homes;
}
