import * as check from '../check';
import type { Entry } from '../collection';
import type { Database } from '../database';
import { v2Costs, type Change, type Entity } from '../entity';
import type { JsonObject } from '../json';
import { access } from '../scope';
import { instant } from '../time';
import * as property from './property';
import { frequencies } from './products';

/** Products attached to deals. Their money is the deal's: a line has no currency of its own. */
export const dealProducts: Entity = {
  name: 'dealProducts',
  noun: 'Deal product',
  costs: v2Costs,
  access: access('products', 'deals'),
  createdStatus: 201,
  sorts: ['id', 'add_time', 'update_time', 'order_nr'],
  filters: {},
  properties: {
    id: property.id,
    sum: { label: 'Sum', type: 'double' },
    tax: { label: 'Tax', type: 'double', check: check.number, initial: 0 },
    deal_id: { label: 'Deal', type: 'deal' },
    name: { label: 'Name', type: 'varchar' },
    product_id: {
      label: 'Product',
      type: 'int',
      check: check.integer,
      required: true,
      refers: 'products',
    },
    product_variation_id: {
      label: 'Variation',
      type: 'int',
      check: check.nullable(check.integer),
      refers: 'productVariations',
    },
    order_nr: { label: 'Order', type: 'int' },
    add_time: property.addTime,
    update_time: property.updateTime,
    comments: { label: 'Comments', type: 'text', check: check.text, initial: '' },
    currency: { label: 'Currency', type: 'varchar' },
    discount: { label: 'Discount', type: 'double', check: check.number, initial: 0 },
    discount_type: {
      label: 'Discount type',
      type: 'enum',
      check: check.oneOf('percentage', 'amount'),
      initial: 'percentage',
    },
    quantity: { label: 'Quantity', type: 'double', check: check.number, required: true },
    item_price: { label: 'Price', type: 'double', check: check.number, required: true },
    tax_method: {
      label: 'Tax method',
      type: 'enum',
      check: check.oneOf('exclusive', 'inclusive', 'none'),
      initial: 'inclusive',
    },
    is_enabled: { label: 'Enabled', type: 'boolean', check: check.flag, initial: true },
    billing_frequency: {
      label: 'Billing frequency',
      type: 'billing_frequency',
      check: check.oneOf(...frequencies),
      initial: 'one-time',
    },
    billing_frequency_cycles: {
      label: 'Billing frequency cycles',
      type: 'int',
      check: check.nullable(check.integer),
    },
    billing_start_date: {
      label: 'Billing start date',
      type: 'date',
      check: check.nullable(check.date),
    },
  },
  includes: {},
  settle,
};

function settle({ values, before, database }: Change): void {
  const { deals, products } = database.collections;
  const deal = deals.get(Number(values.deal_id));
  values.name = products.get(Number(values.product_id))?.values.name ?? null;
  values.currency = deal?.values.currency ?? null;
  values.sum = lineSum(values);
  if (before) return;
  const lines = database.collections.dealProducts.having('deal_id', values.deal_id ?? null);
  const last = Math.max(0, ...lines.map((line) => Number(line.values.order_nr)));
  values.order_nr = last + 1;
}

/** Price times quantity less the discount, and with the tax where that comes on top. */
export function lineSum(line: JsonObject): number {
  const { item_price: price, quantity, discount, discount_type: kind, tax, tax_method } = line;
  const full = Number(price) * Number(quantity);
  const less = kind === 'amount' ? Number(discount) : (full * Number(discount)) / 100;
  const net = full - less;
  return cents(tax_method === 'exclusive' ? net * (1 + Number(tax) / 100) : net);
}

/** A deal with products is worth the sum of those that are enabled, in the deal's currency. */
export function revalued(deal: Entry, { collections }: Database, now: number): void {
  const lines = collections.dealProducts.having('deal_id', deal.id);
  for (const line of lines) line.values.currency = deal.values.currency ?? null;
  const enabled = lines.filter(({ values }) => values.is_enabled === true);
  const value = cents(enabled.reduce((sum, { values }) => sum + Number(values.sum), 0));
  Object.assign(deal.values, { value, update_time: instant(now) });
  collections.deals.changed();
}

export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
