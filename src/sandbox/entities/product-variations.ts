import * as check from '../check';
import { v2Costs, type Change, type Entity } from '../entity';
import { isObject } from '../json';
import { access } from '../scope';
import * as property from './property';

const price = check.shape(
  {
    currency: check.filledText,
    price: check.number,
    cost: check.number,
    direct_cost: check.nullable(check.number),
    notes: check.text,
  },
  ['currency', 'price'],
);

export const productVariations: Entity = {
  name: 'productVariations',
  noun: 'Product variation',
  costs: v2Costs,
  access: access('products'),
  createdStatus: 201,
  sorts: [],
  filters: {},
  properties: {
    id: property.id,
    name: { label: 'Name', type: 'varchar', check: check.filledText, required: true },
    product_id: { label: 'Product', type: 'int' },
    prices: { label: 'Unit prices', type: 'price_list', check: check.listOf(price), initial: [] },
  },
  includes: {},
  settle,
};

function settle({ values, body }: Change): void {
  if (!Array.isArray(body.prices)) return;
  values.prices = body.prices.filter(isObject).map((item) => ({
    product_variation_id: values.id ?? null,
    cost: 0,
    direct_cost: null,
    notes: '',
    ...item,
  }));
}
