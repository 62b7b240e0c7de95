import type { CustomValues } from '../collection';
import type { CustomFieldType } from '../field-book';
import type { Json, JsonObject } from '../json';
import { date, day } from '../time';
import type { CustomSpec, ValueContext } from './context';
import { perEuro, type Country } from './countries';
import type { Random } from './random';

type Make = (context: ValueContext, spec: CustomSpec) => Json;

const sentences = [
  'Delivery in two lots; the second one depends on the extension of hall 3.',
  'Budget is approved, the purchasing department still compares two offers.',
  'Wants the service contract to be part of the price.',
  'Technical clarification done, drawings follow.',
  'Décision attendue après la réunion du comité.',
  'Kunde wünscht Lieferung frei Haus, Abnahme im Werk.',
  'Line 1: safety fence\nLine 2: conveyor\nLine 3: training',
];

export function phone(random: Random, { prefix }: Country): string {
  return `${prefix} ${random.int(10, 99)} ${random.int(100, 999)} ${random.int(1000, 9999)}`;
}

/** An address object as v2 shows it, without the parts a geocoder would not find. */
export function address(random: Random, country: Country): JsonObject {
  const route = random.pick(country.streets);
  const locality = random.pick(country.cities);
  const number = String(random.int(1, 180));
  const postal = String(random.int(10_000, 98_999));
  const value = `${route} ${number}, ${postal} ${locality}, ${country.name}`;
  return {
    value,
    street_number: number,
    route,
    sublocality: null,
    locality,
    admin_area_level_1: null,
    admin_area_level_2: null,
    country: country.name,
    postal_code: postal,
    formatted_address: value,
    subpremise: null,
  };
}

/** A price in the country's currency, rounded as prices are. */
export function price(
  random: Random,
  { currency }: Country,
  euros: number,
  spread: number,
): number {
  const amount = random.amount(euros, spread) * (perEuro[currency] ?? 1);
  const step = amount > 10_000 ? 100 : amount > 500 ? 10 : 0.5;
  return Math.max(step, Math.round(amount / step) * step);
}

const clock = (random: Random, from: number, to: number) =>
  `${String(random.int(from, to)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}:00`;
const zoneOf = ({ zone }: Country) => ({ timezone_id: zone.id, timezone_name: zone.name });

const makers: Readonly<Record<CustomFieldType, Make>> = {
  varchar: ({ random }, { texts }) =>
    random
      .pick(texts)
      .replace(/#+/g, (digits) =>
        String(random.int(1, 10 ** digits.length - 1)).padStart(digits.length, '0'),
      ),
  varchar_auto: ({ random }, { texts }) => random.pick(texts),
  text: ({ random }) => random.pick(sentences),
  double: ({ random }) => Math.round(random.amount(40, 1.1) * 100) / 100,
  monetary: ({ random, country }) => ({
    value: price(random, country, 4000, 1.2),
    currency: country.currency,
  }),
  phone: ({ random, country }) => phone(random, country),
  enum: ({ random }, { optionIds }) => random.pick(optionIds),
  set: ({ random }, { optionIds }) => random.some(optionIds, random.int(1, 3)),
  user: ({ random, users }) => random.pick(users),
  org: ({ random, counts }) => random.int(1, Math.max(1, counts.organizations)),
  people: ({ random, counts }) => random.int(1, Math.max(1, counts.persons)),
  date: ({ random, at }) => date(at + random.int(-30, 240) * day),
  daterange: ({ random, at }) => {
    const from = at + random.int(20, 200) * day;
    return { value: date(from), until: date(from + random.int(3, 90) * day) };
  },
  time: ({ random, country }) => ({ value: clock(random, 7, 17), ...zoneOf(country) }),
  timerange: ({ random, country }) => ({
    value: clock(random, 6, 11),
    until: clock(random, 13, 19),
    ...zoneOf(country),
  }),
  address: ({ random, country }) => address(random, country),
};

/** Types whose values depend on the country alone: many records share one of a few values. */
const pooled: ReadonlySet<CustomFieldType> = new Set([
  'monetary',
  'phone',
  'time',
  'timerange',
  'address',
]);
const poolSize = 100;

/** The values of a field for a country, made when first asked for. */
function pool(spec: CustomSpec, context: ValueContext): readonly Json[] {
  const key = spec.code + context.country.name;
  let values = context.pools.get(key);
  if (!values) {
    values = Array.from({ length: poolSize }, () => makers[spec.type](context, spec));
    context.pools.set(key, values);
  }
  return values;
}

/** The custom fields of one record: only those that are set. */
export function customValues(specs: readonly CustomSpec[], context: ValueContext): CustomValues {
  const { random } = context;
  const values = new Map<string, Json>();
  for (const spec of specs) {
    if (!random.chance(spec.density)) continue;
    const value = pooled.has(spec.type)
      ? random.pick(pool(spec, context))
      : makers[spec.type](context, spec);
    values.set(spec.code, value);
  }
  return values;
}
