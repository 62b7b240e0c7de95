import type { JsonObject } from '../../../../src/sandbox/json';
import { ask, company, rows } from '../asking';

const data = (outcome: { body: JsonObject }) => outcome.body.data as JsonObject;
const bytes = new Uint8Array([0, 255, 10, 13, 128]);

test('a file comes back byte for byte', () => {
  const database = company();
  const upload = { name: 'Layout.dwg', bytes };
  const file = data(ask(database, 'POST /v1/files', { deal_id: '1' }, upload));
  expect(file).toMatchObject({ name: 'Layout.dwg', file_type: 'dwg', file_size: 5, deal_id: 1 });
  const download = ask(database, `GET /v1/files/${String(file.id)}/download`);
  expect(download.bytes).toEqual(bytes);
});

test('the files that came with the company are as long as they say', () => {
  const database = company(1, { deals: 300 });
  const [file] = rows(ask(database, 'GET /v1/files'));
  const download = ask(database, `GET /v1/files/${String(file!.id)}/download`);
  expect(download.bytes).toHaveLength(Number(file!.file_size));
});

test('a page has at most 100 files', () => {
  const database = company(1, { deals: 2000 });
  const page = ask(database, 'GET /v1/files?limit=500');
  expect(rows(page)).toHaveLength(100);
  expect(page.body.additional_data).toMatchObject({
    pagination: { more_items_in_collection: true, next_start: 100 },
  });
});

test('a file needs content, and something that exists to hang on', () => {
  const database = company();
  expect(ask(database, 'POST /v1/files', { deal_id: 1 }).status).toBe(400);
  const upload = { name: 'a.txt', bytes };
  expect(ask(database, 'POST /v1/files', { deal_id: '999999' }, upload).status).toBe(400);
});

test('a deleted file is gone', () => {
  const database = company(1, { deals: 300 });
  const { id } = rows(ask(database, 'GET /v1/files'))[0]!;
  expect(data(ask(database, `DELETE /v1/files/${String(id)}`))).toEqual({ id });
  expect(ask(database, `GET /v1/files/${String(id)}`).status).toBe(404);
});
