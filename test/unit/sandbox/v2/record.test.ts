import type { Json, JsonObject } from '../../../../src/sandbox/json';
import { ask, codeOf, company, everyRow } from '../asking';

const database = company();
const hash = codeOf(database, 'deal', 'Order number');
const setField = codeOf(database, 'deal', 'Product lines');
const open = everyRow(database, '/api/v2/deals?status=open')[0]!;
const data = (outcome: { body: JsonObject }) => outcome.body.data as JsonObject;

test.each<[string, JsonObject, string]>([
  ['a number sent as text', { value: '5' }, 'value'],
  ['text sent as a number', { title: 5 }, 'title'],
  ['1 for true', { is_archived: 1 }, 'is_archived'],
  ['an empty title', { title: ' ' }, 'title'],
  ['an unknown key', { colour: 'red' }, 'colour'],
  ['a read-only property', { add_time: '2026-01-01T00:00:00Z' }, 'add_time'],
  ['a custom field at the root', { [hash]: 'x' }, hash],
  ['an unknown custom field', { custom_fields: { ['0'.repeat(40)]: 'x' } }, 'custom_fields.000'],
  ['an empty list for a set', { custom_fields: { [setField]: [] } }, `custom_fields.${setField}`],
  ['an option that does not exist', { custom_fields: { [setField]: [1] } }, setField],
  ['a visibility that does not exist', { visible_to: 2 }, 'visible_to'],
  ['a visibility as text', { visible_to: '3' }, 'visible_to'],
  ['a date that does not exist', { expected_close_date: '2026-02-30' }, 'expected_close_date'],
  ['a person that does not exist', { person_id: 99_999 }, 'person_id'],
  ['a lost reason for an open deal', { lost_reason: 'Price' }, 'lost_reason'],
  ['a won time for a lost deal', { status: 'lost', won_time: '2026-01-01T00:00:00Z' }, 'won_time'],
  ['a stage of another pipeline', { pipeline_id: 2, stage_id: 1 }, 'stage_id'],
])('%s makes the whole change fail', (_what, change, path) => {
  const { status, body } = ask(database, `PATCH /api/v2/deals/${String(open.id)}`, change);
  expect(status).toBe(400);
  expect(body.code).toBe('ERR_SCHEMA_VALIDATION_FAILED');
  expect(body.error).toContain(`Validation failed: `);
  expect(body.error).toContain(path);
  expect(data(ask(database, `GET /api/v2/deals/${String(open.id)}`))).toEqual(open);
});

test.each<[string, string, JsonObject]>([
  ['a deal', 'deals', { value: 1 }],
  ['a person', 'persons', {}],
  ['an organization', 'organizations', {}],
  ['a product', 'products', {}],
  ['a pipeline', 'pipelines', {}],
  ['a stage', 'stages', { name: 'Stage' }],
])('%s cannot be created without what it requires', (_what, path, body) => {
  expect(ask(database, `POST /api/v2/${path}`, body)).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('Required') },
  });
});

test('products are created with 201, all others with 200', () => {
  expect(ask(database, 'POST /api/v2/products', { name: 'Drive' }).status).toBe(201);
  expect(ask(database, 'POST /api/v2/deals', { title: 'Line' }).status).toBe(200);
  expect(ask(database, 'POST /api/v2/activities', {}).status).toBe(200);
});

test('a new deal was never updated; a new activity and product were', () => {
  expect(data(ask(database, 'POST /api/v2/deals', { title: 'Line' })).update_time).toBeNull();
  expect(data(ask(database, 'POST /api/v2/activities', {})).update_time).not.toBeNull();
  expect(data(ask(database, 'POST /api/v2/products', { name: 'P' })).update_time).not.toBeNull();
});

test('a change touches only what it names, and the update time', () => {
  const deal = everyRow(database, '/api/v2/deals?status=open')[1]!;
  const changed = data(ask(database, `PATCH /api/v2/deals/${String(deal.id)}`, { value: 7.25 }));
  expect(changed).toEqual({ ...deal, value: 7.25, update_time: '2026-11-22T12:00:00Z' });
});

test('null clears a custom field', () => {
  const path = `/api/v2/deals/${String(open.id)}`;
  const write = (value: Json) =>
    data(ask(database, `PATCH ${path}`, { custom_fields: { [hash]: value } }));
  expect((write('=SO-1').custom_fields as JsonObject)[hash]).toBe('=SO-1');
  expect((write(null).custom_fields as JsonObject)[hash]).toBeNull();
});

test('parts of an address that were not sent become null', () => {
  const code = codeOf(database, 'deal', 'Installation site');
  const written = ask(database, `PATCH /api/v2/deals/${String(open.id)}`, {
    custom_fields: { [code]: { value: 'Jõe 5, Tallinn' } },
  });
  expect((data(written).custom_fields as JsonObject)[code]).toMatchObject({
    value: 'Jõe 5, Tallinn',
    country: null,
    formatted_address: null,
  });
});

test('winning, losing and reopening a deal keep its times consistent', () => {
  const { id } = data(ask(database, 'POST /api/v2/deals', { title: 'Line' }));
  const change = (body: JsonObject) =>
    data(ask(database, `PATCH /api/v2/deals/${String(id)}`, body));
  const time = '2026-11-22T12:00:00Z';
  expect(change({ status: 'won' })).toMatchObject({
    won_time: time,
    close_time: time,
    local_won_date: '2026-11-22',
  });
  expect(change({ status: 'lost', lost_reason: 'Price' })).toMatchObject({
    won_time: null,
    local_won_date: null,
    lost_time: time,
    lost_reason: 'Price',
  });
  expect(change({ status: 'open' })).toMatchObject({
    lost_time: null,
    close_time: null,
    lost_reason: null,
  });
});

test('the stage decides the pipeline, and a pipeline alone means its first stage', () => {
  const made = data(ask(database, 'POST /api/v2/deals', { title: 'Line', pipeline_id: 2 }));
  expect(made).toMatchObject({ pipeline_id: 2, stage_id: 7 });
  const moved = ask(database, `PATCH /api/v2/deals/${String(made.id)}`, { stage_id: 14 });
  expect(data(moved)).toMatchObject({ pipeline_id: 3, stage_id: 14 });
});

test('an archived deal takes no change but its return', () => {
  const [archived] = everyRow(database, '/api/v2/deals/archived');
  const path = `PATCH /api/v2/deals/${String(archived!.id)}`;
  expect(ask(database, path, { title: 'New' }).status).toBe(400);
  expect(data(ask(database, path, { is_archived: false }))).toMatchObject({
    is_archived: false,
    archive_time: null,
  });
});

test('a deleted record can be read but not changed; a deal can be brought back', () => {
  const { id } = data(ask(database, 'POST /api/v2/deals', { title: 'Line' }));
  const path = `/api/v2/deals/${String(id)}`;
  expect(ask(database, `DELETE ${path}`).body).toEqual({ success: true, data: { id } });
  expect(data(ask(database, `GET ${path}`))).toMatchObject({ is_deleted: true, status: 'deleted' });
  expect(ask(database, `PATCH ${path}`, { title: 'New' }).status).toBe(404);
  expect(ask(database, `DELETE ${path}`).status).toBe(404);
  expect(data(ask(database, `PATCH ${path}`, { is_deleted: false }))).toMatchObject({
    status: 'open',
  });
});

test('a person has one primary phone at most, and the list is replaced as a whole', () => {
  const phones = [
    { value: '+372 1', primary: true, label: 'work' },
    { value: '+372 2', primary: true, label: 'home' },
  ];
  expect(ask(database, 'PATCH /api/v2/persons/1', { phones }).status).toBe(400);
  const one = phones.slice(0, 1);
  expect(data(ask(database, 'PATCH /api/v2/persons/1', { phones: one })).phones).toEqual(one);
});

test('the person of an activity is its primary participant', () => {
  expect(ask(database, 'POST /api/v2/activities', { person_id: 2 }).status).toBe(400);
  const participants = [
    { person_id: 3, primary: false },
    { person_id: 2, primary: true },
  ];
  expect(data(ask(database, 'POST /api/v2/activities', { participants })).person_id).toBe(2);
});

test('a record that does not exist is a 404, an id that is no number a 400', () => {
  expect(ask(database, 'GET /api/v2/deals/99999').status).toBe(404);
  expect(ask(database, 'GET /api/v2/deals/abc').status).toBe(400);
});
