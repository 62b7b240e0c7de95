import type { JsonObject } from '../../../../src/sandbox/json';
import { ask, company, everyRow, rows } from '../asking';

const data = (outcome: { body: JsonObject }) => outcome.body.data as JsonObject;

test('a lead becomes a deal with its money, people and notes, and is gone', () => {
  const database = company();
  const lead = data(
    ask(database, 'POST /v1/leads', {
      title: 'Enquiry',
      person_id: 4,
      value: { amount: 900, currency: 'USD' },
    }),
  );
  const id = String(lead.id);
  ask(database, 'POST /v1/notes', { content: 'Called', lead_id: id });
  const job = data(ask(database, `POST /api/v2/leads/${id}/convert/deal`, { stage_id: 3 }));
  const status = `GET /api/v2/leads/${id}/convert/status/${String(job.conversion_id)}`;
  expect(data(ask(database, status))).toMatchObject({ status: 'running' });
  const done = data(ask(database, status));
  expect(done).toMatchObject({ status: 'completed', conversion_id: job.conversion_id });

  const deal = Number(done.deal_id);
  const read = ask(database, `GET /api/v2/deals/${deal}?include_fields=source_lead_id`);
  expect(data(read)).toMatchObject({
    title: 'Enquiry',
    value: 900,
    currency: 'USD',
    person_id: 4,
    stage_id: 3,
    source_lead_id: id,
  });
  expect(rows(ask(database, `GET /v1/notes?deal_id=${deal}`))).toMatchObject([
    { content: 'Called', lead_id: null },
  ]);
  expect(ask(database, `GET /v1/leads/${id}`).status).toBe(404);
});

test('a deal becomes a lead with its activities, and is deleted', () => {
  const database = company();
  const deal = everyRow(database, '/api/v2/deals').find(({ person_id }) => person_id)!;
  const id = String(deal.id);
  ask(database, 'POST /api/v2/activities', { subject: 'Visit', deal_id: deal.id! });
  const job = data(ask(database, `POST /api/v2/deals/${id}/convert/lead`));
  const status = `GET /api/v2/deals/${id}/convert/status/${String(job.conversion_id)}`;
  ask(database, status);
  const lead = data(ask(database, status)).lead_id;
  expect(data(ask(database, `GET /v1/leads/${String(lead)}`))).toMatchObject({
    title: deal.title,
    source_deal_id: deal.id,
    person_id: deal.person_id,
  });
  expect(data(ask(database, `GET /api/v2/deals/${id}`))).toMatchObject({ is_deleted: true });
  const moved = everyRow(database, `/api/v2/activities?lead_id=${String(lead)}`);
  expect(moved.map(({ subject }) => subject)).toContain('Visit');
});

test('a deal without person and organization is not converted, and stays', () => {
  const database = company();
  const { id } = data(ask(database, 'POST /api/v2/deals', { title: 'Alone' }));
  const job = data(ask(database, `POST /api/v2/deals/${String(id)}/convert/lead`));
  const path = `/api/v2/deals/${String(id)}/convert/status/${String(job.conversion_id)}`;
  expect(data(ask(database, `GET ${path}`))).toMatchObject({ status: 'rejected' });
  expect(data(ask(database, `GET /api/v2/deals/${String(id)}`))).toMatchObject({ status: 'open' });
});

test('a deal is archived by a change, leaves the list, and takes no change but its return', () => {
  const database = company();
  const { id } = everyRow(database, '/api/v2/deals')[0]!;
  const path = `PATCH /api/v2/deals/${String(id)}`;
  expect(data(ask(database, path, { is_archived: true }))).toMatchObject({
    is_archived: true,
    archive_time: '2026-11-22T12:00:00Z',
  });
  const ids = (list: string) => everyRow(database, list).map((row) => row.id);
  expect(ids('/api/v2/deals')).not.toContain(id);
  expect(ids('/api/v2/deals/archived')).toContain(id);
  expect(ask(database, path, { title: 'New' }).status).toBe(400);
  expect(data(ask(database, path, { is_archived: false }))).toMatchObject({ archive_time: null });
});
