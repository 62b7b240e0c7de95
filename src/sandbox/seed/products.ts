import { addValues } from '../database';
import { productCategories } from '../entities/products';
import { instant } from '../time';
import { countries, perEuro } from './countries';
import { customValues } from './custom-values';
import { deletedShare } from './organizations';
import type { Random } from './random';
import type { Seeding } from './seeding';
import { isExtra, later, madeAt } from './timeline';

export const families = [
  'Roller conveyor',
  'Palletizer',
  'Delta robot',
  'Case erector',
  'Vision sensor',
  'Stretch wrapper',
  'Servo drive',
  'Safety fence',
  'Maintenance contract',
  'Operator training',
  'Line software',
  'Gearbox',
];
const series = ['Eco', 'Compact', 'Pro', 'XL', 'µ-Line', 'Ø 120', '2.0', 'Heavy duty'];

function prices(id: number, random: Random) {
  const euros = Math.round(random.amount(1800, 1.8));
  return random.some(['EUR', 'USD', 'JPY', 'GBP'], random.int(1, 3)).map((currency) => {
    const price = Math.round(euros * (perEuro[currency] ?? 1));
    return {
      product_id: id,
      price,
      currency,
      cost: Math.round(price * 0.55),
      direct_cost: random.chance(0.5) ? Math.round(price * 0.2) : null,
      notes: '',
    };
  });
}

export function seedProducts(seeding: Seeding): void {
  const { database, counts, users, specs } = seeding;
  const pools = new Map();
  const random = seeding.stream('products');
  const visible = counts.products;
  const extra = Math.round(visible * deletedShare);
  for (let index = 0; index < visible + extra; index += 1) {
    const id = index + 1;
    const at = madeAt(index, visible + extra, random);
    const recurring = random.chance(0.15);
    const values = {
      id,
      name: `${random.pick(families)} ${random.pick(series)} ${random.int(100, 990)}`,
      code: random.chance(0.9) ? `${random.pick(['SB', '00', 'P-'])}${String(1000 + id)}` : null,
      description: random.chance(0.5)
        ? 'Stainless version on request, delivery 6 – 10 weeks.'
        : null,
      unit: random.pick(['pc', 'set', 'm', 'h', '']),
      tax: random.pick([0, 20, 22, 25.5]),
      category: random.chance(0.85) ? random.pick(productCategories).label : null,
      is_linkable: random.chance(0.95),
      is_deleted: isExtra(index, visible, extra),
      visible_to: 3,
      owner_id: random.pick(users.all),
      add_time: instant(at),
      update_time: instant(later(at, 120, random)),
      billing_frequency: recurring ? 'monthly' : 'one-time',
      billing_frequency_cycles: recurring ? 12 : null,
      prices: prices(id, random),
    };
    const context = {
      random,
      at,
      country: random.pick(countries),
      users: users.active,
      counts,
      pools,
    };
    addValues(database, 'products', values, customValues(specs.product, context));
  }
}
