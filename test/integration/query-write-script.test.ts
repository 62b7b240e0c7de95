/** Scripts of several statements, tables in memory, procedures and deleted rows in SQL. */
import { explainScript } from '../../src/query/sql/explain-script';
import { SqlWorld } from './query-write-world';

const world = new SqlWorld();
beforeAll(() => world.start({}, { deals: 120, persons: 60, organizations: 25, activities: 40 }));
afterAll(() => world.close());
afterEach(() => world.reset());

describe('a script', () => {
  test('runs its statements in order; its result is that of the last one with rows', async () => {
    const { rows, outcomes } = await world.done(
      "INSERT INTO Organizations (Name) VALUES ('In order'); UPDATE Organizations SET Name = Name || ' 2' WHERE Name = 'In order'; SELECT Name FROM Organizations WHERE Name LIKE 'In order%'",
    );
    expect(rows).toEqual([['In order 2']]);
    expect(outcomes.map(({ kind, counts }) => [kind, counts?.done])).toEqual([
      ['insert', 1],
      ['update', 1],
      ['select', undefined],
    ]);
  });

  test('sees fields that it made itself', async () => {
    const { rows } = await world.done(
      "INSERT INTO DealFields (FieldName, FieldType) VALUES ('Made by script', 'varchar'); UPDATE Deals SET [Made by script] = 'yes' WHERE Id = 9; SELECT [Made by script] FROM Deals WHERE Id = 9",
    );
    expect(rows).toEqual([['yes']]);
  });

  test.each([
    ["INSERT INTO Persons (Name) VALUES ('Vain'); SELECT * FORM Deals", 'sql-syntax'],
    ["INSERT INTO Persons (Name) VALUES ('Vain'); SELECT * FROM Dealz", 'table-unknown'],
    ["INSERT INTO Persons (Name) VALUES ('Vain'); SELECT @missing", 'parameter-missing'],
    ["INSERT INTO Persons (Name) VALUES ('Vain'); EXEC MergeDels DealId = 1", 'procedure-unknown'],
    ["INSERT INTO Persons (Name) VALUES ('Vain'); SELECT * FROM x#TEMP", 'memory-table-unknown'],
    ["INSERT INTO Persons (Name) VALUES ('Vain'); DELETE FROM DealsSummary", 'write-refused'],
    ["INSERT INTO Persons (Name) VALUES ('Vain'); GETDELETED FROM Persons", 'deleted-unlisted'],
    ["INSERT INTO Persons (Name) VALUES ('Vain'); SELECT Nmae FROM Persons", 'column-unknown'],
    ["INSERT INTO Persons (Name) VALUES ('Vain'); UPDATE Persons SET Nmae = 1", 'column-unknown'],
    ["INSERT INTO Persons (Name) VALUES ('Vain'); SELECT FAIL(1)", 'sql-invalid'],
    ["INSERT INTO Persons (Name, Nmae) VALUES ('Vain', 'x')", 'column-unknown'],
  ])('%s: %s, and nothing was written', async (sql, code) => {
    await expect(world.run(sql)).rejects.toMatchObject({ code });
    expect(await world.sent('POST')).toBe(0);
  });

  test('that fails behind a write tells of both', async () => {
    await world.fault({ match: 'GET /api/v2/organizations', status: 403 });
    const { outcomes, error, journal } = await world.run(
      "INSERT INTO Persons (Name) VALUES ('Before the error'); SELECT Name FROM Organizations",
    );
    expect(outcomes).toMatchObject([{ counts: { done: 1 } }]);
    expect(error).toMatchObject({ code: 'forbidden' });
    expect(journal.rows).toHaveLength(1);
  });
});

describe('a table in memory', () => {
  test('is filled, changed and used by the statements behind it', async () => {
    const { rows } = await world.done(`
      INSERT INTO Wanted#TEMP (Name, Size) VALUES ('Alpha', 1), ('Beta', 2), ('Gamma', 3), (NULL, 4);
      DELETE FROM Wanted#TEMP WHERE Name IS NULL;
      UPDATE Wanted#TEMP SET Name = Name || ' Ltd', Size = Size * 10 WHERE Size > 1;
      INSERT INTO Wanted#TEMP SELECT Name, Id FROM Organizations WHERE Id = 1;
      INSERT INTO Organizations (Name) SELECT Name FROM Wanted#TEMP WHERE Size >= 20;
      SELECT w.Name, w.Size, o.Id > 0 AS Known FROM Wanted#TEMP w LEFT JOIN Organizations o ON o.Name = w.Name ORDER BY w.Size`);
    const [first] = await world.raw('api/v2/organizations');
    expect(rows).toEqual([
      ['Alpha', 1, null],
      [first!['name'], 1, 1],
      ['Beta Ltd', 20, 1],
      ['Gamma Ltd', 30, 1],
    ]);
  });

  test('may be filled from tables that WITH makes, as may those of Pipedrive', async () => {
    const { rows } = await world.done(`
      WITH three (N) AS (VALUES (1), (2), (3)) INSERT INTO n#TEMP (N) SELECT N * 2 FROM three;
      WITH big AS (SELECT N FROM n#TEMP WHERE N > 2) INSERT INTO Organizations (Name) SELECT 'With ' || N FROM big;
      WITH big AS (SELECT N FROM n#TEMP WHERE N > 2) UPSERT INTO Organizations (Name, Website) ON (Name) SELECT 'With ' || N, 'https://x.example' FROM big;
      WITH one AS (SELECT 'With 4' AS Name) UPDATE Organizations AS o SET Name = o.Name || '!' WHERE o.Name IN (SELECT Name FROM one);
      SELECT Name, Website FROM Organizations WHERE Name LIKE 'With%' ORDER BY Name`);
    expect(rows).toEqual([
      ['With 4!', 'https://x.example'],
      ['With 6', 'https://x.example'],
    ]);
    await world.done("DELETE FROM Organizations AS o WHERE o.Name LIKE 'With%'");
  });

  test('costs no request, and lives no longer than its script', async () => {
    await world.done('INSERT INTO a#TEMP (N) VALUES (1); SELECT N + 1 FROM A#temp');
    expect(await world.received()).toEqual([]);
    await expect(world.run('SELECT N FROM a#TEMP')).rejects.toMatchObject({
      code: 'memory-table-unknown',
    });
  });

  test.each([
    ['INSERT INTO a#TEMP VALUES (1)', 'memory-columns-missing'],
    ['INSERT INTO a#TEMP (N, M) VALUES (1)', 'values-count'],
    ['INSERT INTO a#TEMP (N) VALUES (1); INSERT INTO a#TEMP (M) VALUES (1)', 'column-unknown'],
    ['INSERT INTO a#TEMP (N) VALUES (1); UPSERT INTO a#TEMP (N) VALUES (1)', 'upsert-in-memory'],
    ['INSERT INTO a#TEMP (N) VALUES (1); SELECT M FROM a#TEMP', 'column-unknown'],
  ])('%s: %s', async (sql, code) => {
    await expect(world.run(sql)).rejects.toMatchObject({ code });
  });
});

describe('EXEC', () => {
  test('runs procedures on data, with parameters', async () => {
    const { rows, columns } = await world.done('EXEC DuplicateDeal DealId = @id', {
      parameters: { id: 5 },
    });
    expect(columns.map(({ name }) => name)).toEqual(['Id', 'Title']);
    expect(await world.one(`api/v2/deals/${rows[0]![0]}`)).toMatchObject({ title: rows[0]![1] });
  });

  test('in a dry run or a plan runs nothing', async () => {
    await world.run('EXEC DuplicateDeal DealId = 5', { dryRun: true });
    const [plan] = await explainScript('EXEC DuplicateDeal DealId = 5', world.options());
    expect(plan!.lines).toEqual([{ where: 'Pipedrive', text: 'runs DuplicateDeal' }]);
    expect(await world.sent('POST')).toBe(0);
  });
});

describe('GETDELETED', () => {
  test('gives the keys of deleted rows, also of those deleted since a time', async () => {
    const { rows: made } = await world.done(
      "INSERT INTO Deals (Title) VALUES ('To be deleted'), ('To be deleted too')",
    );
    const ids = made.map((row) => Number(row[2])).sort((one, other) => one - other);
    await world.done(`DELETE FROM Deals WHERE Id IN (${ids.join(', ')})`);
    const { rows, columns } = await world.done('GETDELETED FROM Deals');
    expect(columns.map(({ name }) => name)).toEqual(['Id', 'UpdateTime']);
    const raw = await world.byId('api/v2/deals?status=deleted');
    expect(rows.map(([id]) => id).sort()).toEqual([...raw.keys()].sort());
    expect(rows.map(([id]) => id)).toEqual(expect.arrayContaining(ids));
    const time = String(raw.get(ids[1]!)!['update_time']);
    const late = await world.done('GETDELETED FROM Deals WHERE UpdateTime >= @time', {
      parameters: { time },
    });
    expect(late.rows.map(([id]) => id).sort()).toEqual(
      [...raw.values()]
        .filter((deal) => String(deal['update_time']) >= time)
        .map(({ id }) => id)
        .sort(),
    );
    const none = await world.done("GETDELETED FROM Deals WHERE UpdateTime >= '2099-01-01'");
    expect(none.rows).toEqual([]);
  });

  test('says so of tables whose deleted rows nobody lists, and of a time that is none', async () => {
    await expect(world.run('GETDELETED FROM Persons')).rejects.toThrow(
      'Pipedrive does not list deleted rows of Persons, only of Deals and Projects.',
    );
    await expect(
      world.run("GETDELETED FROM Deals WHERE UpdateTime >= 'soon'"),
    ).rejects.toMatchObject({ code: 'filter-value-invalid' });
  });
});

describe('a plan', () => {
  test('tells what is read, what is written, and what both cost', async () => {
    const plans = await explainScript(
      "UPDATE Deals SET Title = 'x' WHERE StageId = 2 AND Value > 5; INSERT INTO n#TEMP (Name) VALUES ('a'), ('b'); INSERT INTO Persons (Name) SELECT Name FROM n#TEMP; DELETE FROM Deals WHERE Id = 3",
      world.options(),
    );
    expect(plans.map(({ lines }) => lines.map(({ where, text }) => `${where}: ${text}`))).toEqual([
      [
        'Pipedrive: Deals: filters by StageId',
        'Here: runs the SQL',
        expect.stringMatching(/^Pipedrive: Deals: changes at most 1[23]\d rows, one request each$/),
      ],
      ['Here: runs the SQL'],
      ['Here: runs the SQL', 'Pipedrive: Persons: adds about 2 rows, one request each'],
      [
        'Pipedrive: Deals: filters by Id',
        'Here: runs the SQL',
        'Pipedrive: Deals: deletes at most 1 row, in one request',
      ],
    ]);
    const { rows, requests, tokens } = plans[0]!;
    const count = rows!.count;
    expect(requests).toEqual({ kind: 'at-most', count: 1 + count + 2 });
    expect(tokens).toEqual({ kind: 'at-most', count: 10 + count * 5 + 20 });
    expect(plans[2]).toMatchObject({ tokens: { kind: 'about', count: 10 } });
    for (const method of ['POST', 'PATCH', 'DELETE']) expect(await world.sent(method)).toBe(0);
  });
});
