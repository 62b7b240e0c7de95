import {
  asked,
  date,
  datetime,
  integer,
  link,
  linkedName,
  money,
  never,
  number,
  selected,
  text,
  user,
  written,
  yesNo,
} from './column';
import type { TableEntry } from './entry';
import { pagedV1, patch, post, postV1, remove, removeV1 } from './source';

const dealId = link('DealId', 'deal_id', 'Deals', 'deal', { ...never, ...selected });
const frequencies = ['one-time', 'annually', 'semi-annually', 'quarterly', 'monthly', 'weekly'];

export const dealsProducts: TableEntry = {
  name: 'DealsProducts',
  kind: 'table',
  description: 'Products of deals, with quantities and prices',
  key: 'Id',
  source: { version: 'v2', path: 'deals/products', paging: 'cursor', cost: 10 },
  inputs: [{ column: 'DealId', parameter: 'deal_ids', batch: 100 }],
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: post('deals/{deal_id}/products', ['product_id', 'item_price', 'quantity']),
    update: patch('deals/{deal_id}/products/{id}'),
    delete: remove('deals/{deal_id}/products/{id}'),
  },
  columns: [
    integer('Id', 'id', 'Id of the product within the deal', {
      kind: 'id',
      sort: 'id',
      ...never,
      ...selected,
    }),
    { ...dealId, ...asked('deal_ids') },
    linkedName('Deal', 'deal_id', 'deals', 'Title of the deal'),
    link('ProductId', 'product_id', 'Products', 'product', { ...selected, ...written }),
    text('Name', 'name', 'Name of the product', selected),
    integer('ProductVariationId', 'product_variation_id', 'Id of the variation', {
      kind: 'id',
      references: { table: 'ProductsVariations', column: 'Id' },
      ...written,
    }),
    money('ItemPrice', 'item_price', 'Price of one', { ...selected, ...written }),
    number('Quantity', 'quantity', 'How many', { ...selected, ...written }),
    money('Sum', 'sum', 'Price of all, after discount', selected),
    text('Currency', 'currency', 'Currency of the prices', selected),
    number('Discount', 'discount', 'Discount', { ...selected, ...written }),
    text('DiscountType', 'discount_type', 'Whether the discount is a percentage or an amount', {
      kind: 'option',
      values: ['percentage', 'amount'],
      ...written,
    }),
    number('Tax', 'tax', 'Tax in percent', written),
    text('TaxMethod', 'tax_method', 'Whether prices hold the tax', {
      kind: 'option',
      values: ['exclusive', 'inclusive', 'none'],
      ...written,
    }),
    yesNo('IsEnabled', 'is_enabled', 'Whether it counts for the value of the deal', written),
    text('Comments', 'comments', 'Comments', written),
    integer('OrderNr', 'order_nr', 'Place among the products'),
    text('BillingFrequency', 'billing_frequency', 'How often the customer pays', {
      kind: 'option',
      values: frequencies,
      ...written,
    }),
    integer('BillingFrequencyCycles', 'billing_frequency_cycles', 'How many times it is billed', {
      ...written,
    }),
    date('BillingStartDate', 'billing_start_date', 'When billing starts', written),
    datetime('AddTime', 'add_time', 'When the product was added'),
    datetime('UpdateTime', 'update_time', 'When it was last changed'),
  ],
};

export const dealsInstallments: TableEntry = {
  name: 'DealsInstallments',
  kind: 'view',
  description: 'Instalments of deals',
  key: 'Id',
  source: { version: 'v2', path: 'deals/installments', paging: 'cursor', cost: 10 },
  // One deal at a time: how this list takes several ids is described otherwise than for products.
  inputs: [{ column: 'DealId', parameter: 'deal_ids' }],
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: post('deals/{deal_id}/installments', ['description', 'amount', 'billing_date']),
    update: patch('deals/{deal_id}/installments/{id}'),
    delete: remove('deals/{deal_id}/installments/{id}'),
  },
  columns: [
    integer('Id', 'id', 'Id of the instalment', { kind: 'id', sort: 'id', ...never, ...selected }),
    { ...dealId, ...asked('deal_ids') },
    linkedName('Deal', 'deal_id', 'deals', 'Title of the deal'),
    text('Description', 'description', 'Description', { ...selected, ...written }),
    money('Amount', 'amount', 'Amount, in the currency of the deal', { ...selected, ...written }),
    date('BillingDate', 'billing_date', 'When it is billed', { ...selected, ...written }),
  ],
};

export const dealsDiscounts: TableEntry = {
  name: 'DealsDiscounts',
  kind: 'view',
  description: 'Additional discounts of deals',
  key: 'Id',
  source: { version: 'v2', path: 'deals/{deal_id}/discounts', paging: 'none', cost: 10 },
  inputs: [{ column: 'DealId', parameter: 'deal_id' }],
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: post('deals/{deal_id}/discounts', ['description', 'amount', 'type']),
    update: patch('deals/{deal_id}/discounts/{id}'),
    delete: remove('deals/{deal_id}/discounts/{id}'),
  },
  columns: [
    text('Id', 'id', 'Id of the discount', { kind: 'id', ...never, ...selected }),
    { ...dealId, ...asked('deal_id') },
    linkedName('Deal', 'deal_id', 'deals', 'Title of the deal'),
    text('Description', 'description', 'Description', { ...selected, ...written }),
    number('Amount', 'amount', 'Amount or percentage', { ...selected, ...written }),
    text('Type', 'type', 'Whether the discount is a percentage or an amount', {
      kind: 'option',
      values: ['percentage', 'amount'],
      ...selected,
      ...written,
    }),
    datetime('CreatedAt', 'created_at', 'When the discount was added'),
    ...user('CreatedBy', 'created_by', 'user who added it'),
    datetime('UpdatedAt', 'updated_at', 'When it was last changed'),
    ...user('UpdatedBy', 'updated_by', 'user who changed it last'),
  ],
};

export const dealsParticipants: TableEntry = {
  name: 'DealsParticipants',
  kind: 'table',
  description: 'Persons who take part in deals',
  key: 'Id',
  source: pagedV1('deals/{deal_id}/participants', 10),
  inputs: [{ column: 'DealId', parameter: 'deal_id' }],
  changes: 'none',
  deletes: 'whole-list',
  writes: {
    create: postV1('deals/{deal_id}/participants', ['person_id']),
    delete: removeV1('deals/{deal_id}/participants/{id}'),
  },
  columns: [
    integer('Id', 'id', 'Id of the participation', { kind: 'id', ...never, ...selected }),
    { ...dealId, ...asked('deal_id') },
    text('Deal', 'related_item_data.title', 'Title of the deal', selected),
    link('PersonId', 'person_id', 'Persons', 'person', { ...selected, writable: 'create' }),
    text('Person', 'person_id.name', 'Name of the person', { kind: 'person', ...selected }),
    text('Email', 'person_id.email', 'Primary e-mail address', { shape: 'primary', ...selected }),
    text('Phone', 'person_id.phone', 'Primary phone number', { shape: 'primary', ...selected }),
    link('OrgId', 'person.org_id', 'Organizations', 'organization of the person'),
    text('Organization', 'person.org_id.name', 'Organization of the person', {
      kind: 'organization',
    }),
    datetime('AddTime', 'add_time', 'When the person was added', selected),
    link('AddedByUserId', 'added_by_user_id', 'Users', 'user who added the person'),
    yesNo('ActiveFlag', 'active_flag', 'Whether it is in use'),
  ],
};
