/** INSERT, UPDATE, DELETE and UPSERT in SQL, compared with what the sandbox's API says before and after. */
import { SqlWorld } from './query-write-world';

const world = new SqlWorld();
beforeAll(() => world.start({}, { deals: 120, persons: 60, organizations: 25, activities: 40 }));
afterAll(() => world.close());
afterEach(() => world.reset());

const deals = () => world.byId('api/v2/deals');

describe('INSERT', () => {
  test('adds rows, and its result tells their keys', async () => {
    const { columns, rows, journal } = await world.done(
      "INSERT INTO Persons (Name, Email) VALUES ('Ada Byron', 'ada@example.com'), ('O''Brien' || ' Jr', NULL)",
    );
    expect(columns.map(({ name }) => name)).toEqual(['Row', 'Kind', 'Key', 'Status', 'Error']);
    expect(rows).toEqual([
      [1, 'insert', expect.any(Number), 'done', null],
      [2, 'insert', expect.any(Number), 'done', null],
    ]);
    const persons = await world.byId('api/v2/persons');
    expect(persons.get(Number(rows[0]![2]))).toMatchObject({
      name: 'Ada Byron',
      emails: [{ value: 'ada@example.com' }],
    });
    expect(persons.get(Number(rows[1]![2]))).toMatchObject({ name: "O'Brien Jr", emails: [] });
    expect(journal.rows).toHaveLength(2);
  });

  test('writes names where ids stand in Pipedrive: stages, people, yes and no', async () => {
    const [person] = await world.raw('api/v2/persons');
    const [stage] = await world.raw('api/v2/stages');
    const { rows } = await world.done(
      'INSERT INTO Deals (Title, Stage, Pipeline, Person, Value, Currency) VALUES (@title, @stage, @pipeline, @person, 10 / 4.0, @currency)',
      {
        parameters: {
          title: 'By names',
          stage: String(stage!['name']),
          pipeline: String(
            (await world.raw('api/v2/pipelines')).find(({ id }) => id === stage!['pipeline_id'])![
              'name'
            ],
          ),
          person: String(person!['id']),
          currency: 'EUR',
        },
      },
    );
    expect((await deals()).get(Number(rows[0]![2]))).toMatchObject({
      title: 'By names',
      stage_id: stage!['id'],
      person_id: person!['id'],
      value: 2.5,
      currency: 'EUR',
    });
  });

  test('takes rows from a SELECT over other tables, however many MaxRows would show', async () => {
    const before = await world.raw('api/v2/organizations');
    const { rows } = await world.done(
      "INSERT INTO Activities (Subject, Type, OrgId) SELECT 'Call ' || Name, 'call', Id FROM Organizations WHERE Id <= 5",
      { session: world.session({ maxRows: 2 }) },
    );
    const wanted = before.filter(({ id }) => Number(id) <= 5);
    expect(rows).toHaveLength(wanted.length);
    const activities = await world.byId('api/v2/activities');
    expect(
      rows
        .map((row) => activities.get(Number(row[2])))
        .map((one) => [one!['subject'], one!['org_id']])
        .sort(),
    ).toEqual(wanted.map(({ id, name }) => [`Call ${String(name)}`, id]).sort());
  });

  test('of a row that belongs to a deal names the deal', async () => {
    const { rows } = await world.done(
      'INSERT INTO DealsProducts (DealId, ProductId, ItemPrice, Quantity) VALUES (1, 2, 9.5, 3)',
    );
    const products = await world.raw('api/v2/deals/1/products');
    expect(products.find(({ id }) => id === rows[0]![2])).toMatchObject({
      product_id: 2,
      item_price: 9.5,
      quantity: 3,
    });
  });
});

describe('UPDATE', () => {
  test('changes the rows its conditions mean, with expressions over what they hold, and no others', async () => {
    const before = await deals();
    const { rows } = await world.done(
      "UPDATE Deals SET Value = Value * 2, Title = UPPER(Title) || '!' WHERE StageId = 2 AND Value > 1000",
    );
    const after = await deals();
    const meant = [...before.values()].filter(
      (deal) => deal['stage_id'] === 2 && Number(deal['value']) > 1000,
    );
    expect(meant.length).toBeGreaterThan(0);
    expect(rows.map((row) => row[2]).sort()).toEqual(meant.map(({ id }) => id).sort());
    for (const [id, deal] of before) {
      const expected = meant.includes(deal)
        ? { value: Number(deal['value']) * 2, title: `${String(deal['title']).toUpperCase()}!` }
        : { value: deal['value'], title: deal['title'] };
      expect(after.get(id)).toMatchObject(expected);
    }
  });

  test('sends the conditions that Pipedrive knows along, and reads no more', async () => {
    const session = world.session();
    await world.done(
      'SELECT Stage FROM Deals WHERE Id = 1; UPDATE Deals SET Probability = 1 WHERE Id = 1',
      {
        session,
      },
    );
    await world.reset();
    await world.done('UPDATE Deals SET Probability = 55 WHERE Id IN (3, 4)', { session });
    const received = await world.received();
    expect(received.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /api/v2/deals',
      'GET /api/v2/deals/3',
      'GET /api/v2/deals/4',
      'PATCH /api/v2/deals/3',
      'PATCH /api/v2/deals/4',
    ]);
    expect(received.find(({ path }) => path === '/api/v2/deals')!.query).toMatchObject({
      ids: '3,4',
    });
  });

  test('takes values from another table with FROM, each row once', async () => {
    const before = await deals();
    const persons = await world.byId('api/v2/persons');
    await world.done(
      "UPDATE Deals SET Title = 'Ask ' || p.Name FROM Persons p WHERE p.Id = Deals.PersonId AND Deals.Id < 20",
    );
    const after = await deals();
    let count = 0;
    for (const [id, deal] of before) {
      const person = persons.get(Number(deal['person_id']));
      if (id >= 20 || !person) expect(after.get(id)!['title']).toBe(deal['title']);
      else {
        count++;
        expect(after.get(id)!['title']).toBe(`Ask ${String(person['name'])}`);
      }
    }
    expect(count).toBeGreaterThan(3);
  });

  test('empties with NULL, and skips rows that say so already', async () => {
    await world.done(
      "UPDATE Deals SET ExpectedCloseDate = CASE Id WHEN 30 THEN '2027-01-31' END WHERE Id IN (30, 31)",
    );
    await world.reset();
    const { rows } = await world.done(
      'UPDATE Deals SET ExpectedCloseDate = NULL WHERE Id IN (30, 31)',
    );
    expect(rows.map(([, , key, status]) => [key, status])).toEqual([
      [30, 'done'],
      [31, 'skipped'],
    ]);
    expect((await deals()).get(30)).toMatchObject({ expected_close_date: null });
    expect(await world.sent('PATCH')).toBe(1);
  });

  test('of rows that belong to a parent knows the parent', async () => {
    await world.done(
      'INSERT INTO DealsProducts (DealId, ProductId, ItemPrice, Quantity) VALUES (5, 2, 1, 1), (6, 3, 1, 1)',
    );
    const { rows } = await world.done(
      'UPDATE DealsProducts SET Quantity = Quantity + DealId WHERE DealId IN (5, 6) AND ItemPrice = 1',
    );
    expect(rows.map(([, , , status]) => status)).toEqual(['done', 'done']);
    const quantity = async (deal: number) =>
      (await world.raw(`api/v2/deals/${deal}/products`)).find((one) => one['item_price'] === 1)![
        'quantity'
      ];
    expect([await quantity(5), await quantity(6)]).toEqual([6, 7]);
  });
});

describe('DELETE', () => {
  test('deletes the rows its conditions mean, and no others', async () => {
    await world.done("INSERT INTO Organizations (Name) VALUES ('Gone 1'), ('Gone 2'), ('Stays')");
    const before = await world.byId('api/v2/organizations');
    const { rows } = await world.done("DELETE FROM Organizations WHERE Name LIKE 'gone _'");
    const after = await world.byId('api/v2/organizations');
    expect(rows).toHaveLength(2);
    expect([...before.keys()].filter((id) => !after.has(id)).sort()).toEqual(
      rows.map((row) => row[2]).sort(),
    );
  });

  test('of rows that belong to a parent deletes those alone', async () => {
    await world.done(
      'INSERT INTO DealsProducts (DealId, ProductId, ItemPrice, Quantity) VALUES (7, 2, 77, 1)',
    );
    await world.done('DELETE FROM DealsProducts WHERE DealId = 7 AND ItemPrice = 77');
    const left = await world.raw('api/v2/deals/7/products');
    expect(left.filter((one) => one['item_price'] === 77)).toEqual([]);
  });
});

describe('UPSERT', () => {
  test('changes rows it finds by a column, adds the others, and leaves what is the same', async () => {
    await world.done(
      "INSERT INTO Persons (Name, Email) VALUES ('Known', 'known@example.com'), ('Same', 'same@example.com')",
    );
    await world.reset();
    const sql =
      "UPSERT INTO Persons (Email, Name) ON (Email) VALUES ('known@example.com', 'Known better'), ('new@example.com', 'New'), ('same@example.com', 'Same')";
    const { rows } = await world.done(sql);
    expect(rows.map(([row, kind, , status]) => [row, kind, status])).toEqual([
      [1, 'update', 'done'],
      [2, 'insert', 'done'],
      [3, 'update', 'skipped'],
    ]);
    const names = (await world.raw('api/v2/persons')).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Known better', 'New', 'Same']));
    expect(names).not.toContain('Known');
    const again = await world.done(sql);
    expect(again.rows.map(([, , , status]) => status)).toEqual(['skipped', 'skipped', 'skipped']);
  });

  test('finds rows by the key where nothing else is named', async () => {
    const { rows } = await world.done(
      "UPSERT INTO Deals (Id, Title) SELECT Id, 'Deal ' || Id FROM Deals WHERE Id < 4",
    );
    expect(rows.map(([, kind, key, status]) => [kind, key, status])).toEqual([
      ['update', 1, 'done'],
      ['update', 2, 'done'],
      ['update', 3, 'done'],
    ]);
    expect((await deals()).get(2)).toMatchObject({ title: 'Deal 2' });
  });

  test('says when ON names a column without values', async () => {
    await expect(
      world.run("UPSERT INTO Persons (Name) ON (Email) VALUES ('x')"),
    ).rejects.toMatchObject({ code: 'upsert-on-missing' });
  });
});
