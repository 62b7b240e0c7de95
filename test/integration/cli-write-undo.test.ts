/** `pipedrive-sql undo`, and the journals that it reads. */
import { existsSync, writeFileSync } from 'node:fs';
import { CliWorld } from './cli-write-world';

const world = new CliWorld();
beforeAll(() => world.start({}, { deals: 30, persons: 12, organizations: 5 }));
afterAll(() => world.close());
afterEach(() => world.reset());

const persons = async () =>
  new Map((await world.raw('api/v2/persons')).map(({ id, name }) => [Number(id), name]));

describe('undo', () => {
  test('brings back what a journal tells of, whatever was done', async () => {
    const dealsBefore = await world.raw('api/v2/deals');
    const personsBefore = await persons();
    const journal = world.path('all.jsonl');
    const script =
      "INSERT INTO Persons (Name) VALUES ('New'); UPDATE Deals SET Title = Title || '!', Value = Value + 1 WHERE Id < 6; UPDATE Deals SET Title = 'Twice' WHERE Id = 3";
    expect((await world.query(script, '--journal', journal)).code).toBe(0);
    expect(world.mode('all.jsonl')).toBe('600');
    expect(await world.raw('api/v2/deals')).not.toEqual(dealsBefore);
    const dry = await world.type(['undo', journal, '--dry-run']);
    expect(dry.rows.map(({ Status }) => Status)).toEqual(Array(6).fill('ready'));
    const { code, rows, notes } = await world.type(['undo', journal]);
    expect(rows).toContainEqual({
      Row: expect.any(Number),
      Kind: 'update',
      Table: 'Deals',
      Key: 3,
      Status: 'done',
      Error: null,
    });
    expect([code, notes]).toEqual([0, expect.stringMatching(/^Undo: 6 rows done\.\n/)]);
    const same = ({ id, title, value }: Readonly<Record<string, unknown>>) => [id, title, value];
    expect((await world.raw('api/v2/deals')).map(same)).toEqual(dealsBefore.map(same));
    expect(await persons()).toEqual(personsBefore);
  });

  test('leaves rows that somebody changed meanwhile, and names them', async () => {
    const [theirs, mine] = (await world.raw('api/v2/deals')).map(({ id }) => Number(id));
    const journal = world.path('conflict.jsonl');
    const sql = `UPDATE Deals SET Title = 'Mine' WHERE Id IN (${theirs}, ${mine})`;
    await world.query(sql, '--journal', journal);
    await world.update('Deals', theirs!, { Title: 'Theirs' });
    const { code, rows } = await world.type(['undo', journal]);
    expect(code).toBe(1);
    expect(rows.find(({ Key }) => Key === theirs)).toMatchObject({
      Status: 'failed',
      Error: expect.stringContaining(
        `Deals ${theirs}: Title was changed in Pipedrive meanwhile, to Theirs`,
      ),
    });
    expect(rows.find(({ Key }) => Key === mine)).toMatchObject({ Status: 'done' });
    expect(await world.one(`api/v2/deals/${theirs}`)).toMatchObject({ title: 'Theirs' });
  });

  test('brings deleted rows back as new ones, and says so', async () => {
    const journal = world.path('deleted.jsonl');
    const { rows: made } = await world.query("INSERT INTO Persons (Name) VALUES ('Back again')");
    await world.query(`DELETE FROM Persons WHERE Id = ${made[0]!['Key']}`, '--journal', journal);
    const { code, rows, notes } = await world.type(['undo', journal]);
    expect([code, notes]).toEqual([0, expect.stringContaining('come back with new ids')]);
    expect((await persons()).get(Number(rows[0]!['Key']))).toBe('Back again');
  });

  test('can itself be undone', async () => {
    const [first, second] = [world.path('first.jsonl'), world.path('second.jsonl')];
    await world.query("UPDATE Deals SET Title = 'One' WHERE Id = 20", '--journal', first);
    await world.type(['undo', first, '--journal', second]);
    await world.type(['undo', second]);
    expect(await world.one('api/v2/deals/20')).toMatchObject({ title: 'One' });
  });
});

describe('a journal', () => {
  test('never replaces a file, and is not left where nothing was written', async () => {
    writeFileSync(world.path('there.jsonl'), 'mine');
    const sql = "UPDATE Deals SET Title = 'x' WHERE Id = 1";
    const refused = await world.query(sql, '--journal', world.path('there.jsonl'));
    expect([refused.code, refused.notes]).toEqual([
      1,
      expect.stringMatching(/^There is a file .* already/),
    ]);
    expect([world.read('there.jsonl'), await world.sent('PATCH')]).toEqual(['mine', 0]);
    await world.query(sql.replace('Id = 1', 'Id = -1'), '--journal', world.path('none.jsonl'));
    expect(existsSync(world.path('none.jsonl'))).toBe(false);
  });

  test('holds no secret, and each row from the moment it is written', async () => {
    await world.query(
      "INSERT INTO Persons (Name) VALUES ('Kept')",
      '--journal',
      world.path('kept.jsonl'),
    );
    const lines = world.read('kept.jsonl').trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0]!)).toMatchObject({ version: 1, company: 'sandbox' });
    expect(JSON.parse(lines[1]!)).toMatchObject({ kind: 'insert', after: { Name: 'Kept' } });
    expect(lines.join()).not.toContain('sandbox-token');
  });

  test.each([
    ['', 'is no journal'],
    ['{"version":1,"company":"sandbox"}\n{"table":"Deals"', 'is no journal'],
    ['{"version":1,"company":"sandbox"}\n{"table":"Deals"}\n', 'is no journal'],
    ['{"version":1,"company":"elsewhere"}\n', 'tells of the company elsewhere'],
  ])('that reads %j is refused', async (text, sentence) => {
    writeFileSync(world.path('odd.jsonl'), text);
    const { code, notes } = await world.type(['undo', world.path('odd.jsonl')]);
    expect([code, notes]).toEqual([1, expect.stringContaining(sentence)]);
    expect(await world.sent('PATCH')).toBe(0);
  });

  test('that is not there is named', async () => {
    const { code, notes } = await world.type(['undo', world.path('missing.jsonl')]);
    expect([code, notes]).toEqual([1, expect.stringContaining('missing.jsonl')]);
  });
});
