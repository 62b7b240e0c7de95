import { addValues } from '../database';
import { cents, lineSum } from '../entities/deal-products';
import type { JsonObject } from '../json';
import type { Random } from './random';
import type { Seeding } from './seeding';

/** Share of the deals that have products, and the most lines of one. */
const dealShare = 0.45;
const mostLines = 3;

/** What a deal is when the company is made: later changes do not change what it had been sold. */
interface Sold {
  readonly id: number;
  readonly value: number;
  readonly currency: string;
  readonly at: string;
  readonly updated: string;
}

/** Splits a deal's value into lines that add up to it. */
function lines(deal: Sold, products: readonly JsonObject[], random: Random): JsonObject[] {
  const count = random.int(1, mostLines);
  const made: JsonObject[] = [];
  let left = deal.value;
  for (let place = count; place >= 1; place -= 1) {
    const product = random.pick(products);
    const first = place === 1;
    const quantity = first ? 1 : random.int(1, 12);
    const discount = !first && random.chance(0.25) ? random.pick([5, 10, 12.5]) : 0;
    const price = first ? cents(left) : cents((left * random.next() * 0.5) / quantity);
    const method = random.pick(['inclusive', 'inclusive', 'none']);
    const line: JsonObject = {
      sum: 0,
      tax: method === 'none' ? 0 : (product.tax ?? 0),
      deal_id: deal.id,
      name: product.name ?? null,
      product_id: product.id ?? null,
      product_variation_id: null,
      order_nr: place,
      add_time: deal.at,
      update_time: deal.updated,
      comments: random.chance(0.15) ? 'Price valid for this lot only' : '',
      currency: deal.currency,
      discount,
      discount_type: 'percentage',
      quantity,
      item_price: price,
      tax_method: method,
      is_enabled: true,
      billing_frequency: product.billing_frequency ?? 'one-time',
      billing_frequency_cycles: product.billing_frequency_cycles ?? null,
      billing_start_date: null,
    };
    line.sum = lineSum(line);
    left = cents(left - line.sum);
    made.unshift(line);
  }
  return made;
}

/** The products of the deals, made when they are first asked for. */
export function seedDealProducts(seeding: Seeding): void {
  const { database } = seeding;
  const { deals, products, dealProducts } = database.collections;
  const catalogue = [...products.all()]
    .filter(({ values }) => values.is_deleted !== true)
    .map(({ values }) => ({ ...values }));
  if (catalogue.length === 0) return;
  const random = seeding.stream('deal products');
  const sold: Sold[] = [];
  for (const { id, values } of deals.all()) {
    const { value, currency, add_time: at, update_time: updated } = values;
    if (value === 0 || !random.chance(dealShare)) continue;
    sold.push({
      id: Number(id),
      value: Number(value),
      currency: String(currency),
      at: String(at),
      updated: String(updated ?? at),
    });
  }
  dealProducts.fillLater(() => {
    let id = 0;
    for (const deal of sold) {
      for (const line of lines(deal, catalogue, random)) {
        id += 1;
        addValues(database, 'dealProducts', { id, ...line });
      }
    }
  });
}
