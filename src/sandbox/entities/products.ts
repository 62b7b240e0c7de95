import * as check from '../check';
import { v2Costs, type Change, type Entity } from '../entity';
import { isObject } from '../json';
import { hasId, ids, updatedSince } from '../list-filter';
import { validationFailed } from '../problem';
import { access } from '../scope';
import * as property from './property';

export const frequencies = [
  'one-time',
  'annually',
  'semi-annually',
  'quarterly',
  'monthly',
  'weekly',
];

export const productCategories = [
  'Machines',
  'Spare parts',
  'Services',
  'Software',
  'Training',
].map((label, index) => ({ id: index + 11, label }));

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

export const products: Entity = {
  name: 'products',
  noun: 'Product',
  costs: v2Costs,
  access: access('products'),
  createdStatus: 201,
  fields: { kind: 'product', filterType: 'products' },
  hasCustomFields: true,
  filterIdAllowed: true,
  followers: { collection: 'productFollowers', link: 'product_id' },
  sorts: ['id', 'name', 'add_time', 'update_time'],
  filters: { ids, owner_id: hasId('owner_id'), updated_since: updatedSince },
  properties: {
    id: property.id,
    name: { label: 'Name', type: 'varchar', check: check.filledText, required: true },
    code: { label: 'Product code', type: 'varchar', check: check.nullable(check.text) },
    description: { label: 'Description', type: 'text', check: check.nullable(check.text) },
    unit: { label: 'Unit', type: 'varchar', check: check.nullable(check.text) },
    tax: { label: 'Tax', type: 'double', check: check.number, initial: 0 },
    // A number in requests, a string in answers (defect of the API description that is real).
    category: {
      label: 'Category',
      type: 'enum',
      check: check.nullable(check.oneOf(...productCategories.map(({ id }) => id))),
      options: productCategories,
    },
    is_linkable: {
      label: 'Can be added to deals',
      type: 'boolean',
      check: check.flag,
      initial: true,
    },
    is_deleted: property.isDeleted,
    visible_to: property.visibleTo,
    owner_id: property.owner,
    add_time: { ...property.addTime, label: 'Product created' },
    update_time: property.updateTime,
    billing_frequency: {
      label: 'Billing frequency',
      type: 'billing_frequency',
      check: check.oneOf(...frequencies),
      initial: 'one-time',
      options: frequencies.map((id) => ({ id, label: id })),
    },
    billing_frequency_cycles: {
      label: 'Billing frequency cycles',
      type: 'int',
      check: check.nullable(check.integer),
    },
    prices: { label: 'Unit prices', type: 'price_list', check: check.listOf(price), initial: [] },
  },
  includes: {},
  settle,
};

/** `prices` is replaced as a whole; without any there is a price of 0 in the default currency. */
function settle({ values, body, before }: Change): void {
  if (values.billing_frequency === 'one-time' && values.billing_frequency_cycles !== null) {
    throw validationFailed([
      { path: 'billing_frequency_cycles', message: 'Must be null for one-time billing' },
    ]);
  }
  if (body.category !== undefined && body.category !== null) {
    values.category = String(productCategories.find(({ id }) => id === body.category)?.label);
  }
  const written = Array.isArray(body.prices) ? body.prices : undefined;
  if (!written && before) return;
  const prices = written?.length ? written : [{ price: 0, currency: 'EUR' }];
  values.prices = prices.map((item) => ({
    product_id: values.id ?? null,
    price: 0,
    currency: 'EUR',
    cost: 0,
    direct_cost: null,
    notes: '',
    ...(isObject(item) ? item : {}),
  }));
}
