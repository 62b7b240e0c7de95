import type { JsonObject } from '../../../../src/sandbox/json';
import { ask, company, everyRow, rows } from '../asking';

const data = (outcome: { body: JsonObject }) => outcome.body.data as JsonObject;

describe('the products of deals', () => {
  const database = company(1, { deals: 300 });
  const deals = everyRow(database, '/api/v2/deals').slice(0, 100);
  const path = `/api/v2/deals/products?deal_ids=${deals.map(({ id }) => String(id)).join(',')}`;

  test('of many deals are listed at once, the same as deal by deal', () => {
    const alone = deals.flatMap(({ id }) =>
      everyRow(database, `/api/v2/deals/${String(id)}/products`),
    );
    const byId = (a: JsonObject, b: JsonObject) => Number(a.id) - Number(b.id);
    expect(alone.length).toBeGreaterThan(30);
    expect(everyRow(database, path, 7)).toEqual([...alone].sort(byId));
  });

  test('add up to what the deal is worth', () => {
    const lines = everyRow(database, path);
    for (const deal of deals) {
      const own = lines.filter(({ deal_id }) => deal_id === deal.id);
      if (own.length === 0) continue;
      const sum = own.reduce((total, line) => total + Number(line.sum), 0);
      expect(sum).toBeCloseTo(Number(deal.value), 2);
      expect(new Set(own.map(({ currency }) => currency))).toEqual(new Set([deal.currency]));
    }
  });

  test('are gone with the deal, and so are its other children', () => {
    const { deal_id: id } = everyRow(database, path)[0]!;
    ask(database, `DELETE /api/v2/deals/${String(id)}`);
    for (const child of ['products', 'followers']) {
      expect(ask(database, `GET /api/v2/deals/${String(id)}/${child}`).status).toBe(404);
    }
    for (const child of ['participants', 'files', 'permittedUsers']) {
      expect(ask(database, `GET /v1/deals/${String(id)}/${child}`).status).toBe(404);
    }
    expect(everyRow(database, path).map(({ deal_id }) => deal_id)).not.toContain(id);
  });
});

test('a deal is worth what its products are, with discount and tax, once it has any', () => {
  const database = company();
  const { id } = data(ask(database, 'POST /api/v2/deals', { title: 'Line', value: 5 }));
  const path = `/api/v2/deals/${String(id)}/products`;
  const worth = () => data(ask(database, `GET /api/v2/deals/${String(id)}`)).value;
  const line = data(ask(database, `POST ${path}`, { product_id: 1, item_price: 50, quantity: 2 }));
  expect(worth()).toBe(100);
  ask(database, `PATCH ${path}/${String(line.id)}`, {
    discount: 10,
    tax: 20,
    tax_method: 'exclusive',
  });
  expect(worth()).toBe(108);
  ask(database, `PATCH ${path}/${String(line.id)}`, {
    discount: 8,
    discount_type: 'amount',
    tax: 0,
  });
  expect(worth()).toBe(92);
  ask(database, `DELETE ${path}/${String(line.id)}`);
  expect(worth()).toBe(0);
});

test('what a deal had been sold is the same whenever one first looks', () => {
  const early = company();
  const late = company();
  const deals = everyRow(early, '/api/v2/deals?include_fields=products_count');
  const { id } = deals.find(({ products_count }) => products_count !== 0)!;
  const path = `/api/v2/deals/${String(id)}/products`;
  const before = everyRow(early, path);
  ask(late, `PATCH /api/v2/deals/${String(id)}`, { value: 1 });
  expect(before.length).toBeGreaterThan(0);
  expect(everyRow(late, path)).toEqual(before);
});

test('the owner follows a new record; nobody follows twice', () => {
  const database = company();
  const { id, owner_id } = data(ask(database, 'POST /api/v2/persons', { name: 'Aino' }));
  const path = `/api/v2/persons/${String(id)}/followers`;
  expect(rows(ask(database, `GET ${path}`))).toMatchObject([{ user_id: owner_id }]);
  expect(ask(database, `POST ${path}`, { user_id: owner_id! }).status).toBe(400);
  expect(ask(database, `DELETE ${path}/${String(owner_id)}`).status).toBe(200);
  expect(rows(ask(database, `GET ${path}`))).toEqual([]);
});

test('counts that come with a deal are those of its children', () => {
  const database = company();
  const fields = 'products_count,followers_count,participants_count,files_count';
  for (const deal of everyRow(database, `/api/v2/deals?include_fields=${fields}`)) {
    const path = `/api/v2/deals/${String(deal.id)}`;
    expect(deal.products_count).toBe(everyRow(database, `${path}/products`).length);
    expect(deal.followers_count).toBe(everyRow(database, `${path}/followers`).length);
    const files = rows(ask(database, `GET /v1/deals/${String(deal.id)}/files`));
    expect(deal.files_count).toBe(files.length);
  }
});
