import { runProcedure } from '../../src/pipedrive/procedures';
import { PipedriveWorld } from './pipedrive-world';

const world = new PipedriveWorld();
beforeAll(() => world.start());
afterAll(() => world.close());
afterEach(() => world.reset());

const ids = async (path: string) => (await world.raw(path)).map(({ id }) => id);

describe('procedures', () => {
  test.each([
    ['MergeDeals', 'DealId', 'deals'],
    ['MergePersons', 'PersonId', 'persons'],
    ['MergeOrganizations', 'OrganizationId', 'organizations'],
  ])('%s leaves the one it merges into', async (name, parameter, path) => {
    const [from, into] = await ids(`api/v2/${path}`);
    const given = { [parameter]: String(from), MergeWithId: String(into) };
    const { rows } = await runProcedure(name, given, world.session());
    expect(rows[0]![0]).toBe(into);
    const left = await ids(`api/v2/${path}`);
    expect(left).toContain(into);
    expect(left).not.toContain(from);
  });

  test('DuplicateDeal gives the id of the copy', async () => {
    const [deal] = await world.raw('api/v2/deals');
    const { rows } = await runProcedure(
      'duplicatedeal',
      { dealid: String(deal!['id']) },
      world.session(),
    );
    const [[id]] = rows as [[number]];
    const [copy] = await world.raw(`api/v2/deals?ids=${id}`);
    expect(copy!['title']).toContain(deal!['title']);
  });

  test('a lead becomes a deal, and a deal a lead', async () => {
    const [lead] = await world.raw('v1/leads');
    const session = world.session();
    const made = await runProcedure('ConvertLeadToDeal', { LeadId: String(lead!['id']) }, session);
    const dealId = Number(made.rows[0]![0]);
    const [deal] = await world.raw(`api/v2/deals?ids=${dealId}`);
    expect(deal!['title']).toBe(lead!['title']);
    const back = await runProcedure('ConvertDealToLead', { DealId: String(dealId) }, session);
    expect(await ids('v1/leads')).toContain(back.rows[0]![0]);
  });

  test('a conversion that fails and one that never ends are told, after a bounded wait', async () => {
    const lead = 'adf21080-0e10-11eb-879b-05d71fb426ec';
    const states = { failed: 'conversion-failed', running: 'conversion-unfinished' };
    for (const [status, code] of Object.entries(states)) {
      const fetch = async () =>
        Response.json({ success: true, data: { conversion_id: lead, status } });
      const session = world.session({}, { fetch });
      await expect(
        runProcedure('ConvertLeadToDeal', { LeadId: lead }, session),
      ).rejects.toMatchObject({
        code,
      });
    }
  });

  test('a file comes back as it was sent, whatever its bytes', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
    const content = Buffer.from(bytes).toString('base64');
    const [deal] = await ids('api/v2/deals');
    const session = world.session();
    const given = { FileName: 'Anhang ä.bin', Content: content, DealId: String(deal) };
    const sent = await runProcedure('UploadFile', given, session);
    const id = String(sent.rows[0]![0]);
    const { rows } = await runProcedure('DownloadFile', { FileId: id }, session);
    expect(rows).toEqual([['Anhang ä.bin', bytes.length, content]]);
  });

  test('a read-only connection changes nothing, and says so', async () => {
    const session = world.session({ readonly: true });
    const given = { DealId: '1', MergeWithId: '2' };
    await expect(runProcedure('MergeDeals', given, session)).rejects.toMatchObject({
      code: 'connection-readonly',
    });
    expect(await world.received()).toEqual([]);
  });

  test.each([
    ['MergeDeals', { DealId: 'one', MergeWithId: '2' }, 'property-invalid'],
    ['MergeDeals', { DealId: '1' }, 'property-required'],
    ['ConvertLeadToDeal', { LeadId: '5' }, 'property-invalid'],
    ['UploadFile', { FileName: 'a', Content: '***' }, 'property-invalid'],
    ['MergeDeal', {}, 'procedure-unknown'],
  ])('%s with %j is refused before anything is sent', async (name, given, code) => {
    await expect(runProcedure(name, given, world.session())).rejects.toMatchObject({ code });
    expect(await world.received()).toEqual([]);
  });
});
