import * as check from '../check';
import type { Entry } from '../collection';
import { existing, type CollectionName, type Database } from '../database';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import type { JsonObject } from '../json';
import { problemV1 } from '../problem';
import { access, type Access } from '../scope';
import { fileText } from '../seed/files';
import { plainTime } from '../time';
import { numeric, readBody, type BodyProperty } from './body';
import { linked } from './brief';
import { paged } from './paging';
import { living, sorted } from './parameters';

/** What a file can hang on, and the property that names it. */
const links: readonly { id: string; collection: CollectionName; name?: string; of?: string }[] = [
  { id: 'deal_id', collection: 'deals', name: 'deal_name', of: 'title' },
  { id: 'person_id', collection: 'persons', name: 'person_name', of: 'name' },
  { id: 'org_id', collection: 'organizations', name: 'org_name', of: 'name' },
  { id: 'product_id', collection: 'products', name: 'product_name', of: 'name' },
  { id: 'activity_id', collection: 'activities' },
  { id: 'lead_id', collection: 'leads', name: 'lead_name', of: 'title' },
  { id: 'project_id', collection: 'projects', name: 'project_name', of: 'title' },
];
/** Most files of a page (OpenAPI v1). */
const maxLimit = 100;
const sorts = ['id', 'update_time'];

const uploaded: Readonly<Record<string, BodyProperty>> = Object.fromEntries(
  links.map(({ id, collection }) => [
    id,
    collection === 'leads' ? { check: check.text } : { check: check.integer, from: numeric },
  ]),
);
const changeable: Readonly<Record<string, BodyProperty>> = {
  name: { check: check.filledText },
  description: { check: check.text },
};

function shown({ id, values }: Entry, database: Database): JsonObject {
  const names = links.flatMap(({ id: link, collection, name, of }) =>
    name && of ? [[name, linked(database, collection, values[link])?.values[of] ?? '']] : [],
  );
  return {
    ...values,
    ...(Object.fromEntries(names) as JsonObject),
    url: `https://app.pipedrive.com/api/v1/files/${id}/download`,
  };
}

/** A file is gone with the records it hangs on, once all of them are deleted. */
function visible({ values }: Entry, database: Database): boolean {
  if (values.active_flag !== true) return false;
  const held = links.filter(({ id }) => values[id] != null);
  const holds = ({ id, collection }: (typeof links)[number]) =>
    existing(database, collection, values[id] as number | string) !== undefined;
  return held.length === 0 || held.some(holds);
}

function found({ params, database }: Call): Entry {
  const entry = database.collections.files.get(Number(params.id));
  if (!entry || !visible(entry, database)) throw problemV1(404, 'File not found');
  return entry;
}

function pageOf(entries: Iterable<Entry>, { query, database }: Call, flat: boolean): Reply {
  const rows = [...entries].filter((entry) => visible(entry, database));
  const show = (entry: Entry) => shown(entry, database);
  return paged(sorted(rows, query, sorts), query, flat ? 'flat' : 'nested', show, maxLimit);
}

function create(call: Call): Reply {
  const { database, user, now, upload } = call;
  if (!upload) throw problemV1(400, 'file is required');
  const written = readBody(call.body ?? {}, uploaded, true);
  for (const { id, collection } of links) {
    const link = written[id];
    if (link != null && !existing(database, collection, link as number | string)) {
      throw problemV1(400, `${id}: no such record`);
    }
  }
  const { files } = database.collections;
  const id = files.nextId();
  const values: JsonObject = {
    id,
    user_id: user,
    ...Object.fromEntries(links.map(({ id: link }) => [link, null])),
    log_id: null,
    add_time: plainTime(now),
    update_time: plainTime(now),
    file_name: upload.name,
    file_type: upload.name.includes('.') ? upload.name.split('.').at(-1)! : 'file',
    file_size: upload.bytes.length,
    active_flag: true,
    inline_flag: false,
    remote_location: 's3',
    remote_id: upload.name,
    cid: '',
    s3_bucket: '',
    mail_message_id: '',
    mail_template_id: '',
    name: upload.name,
    description: '',
    ...written,
  };
  database.contents.set(id, upload.bytes);
  return success(shown(files.add({ id, values, custom: new Map() }), database));
}

function update(call: Call): Reply {
  const entry = found(call);
  Object.assign(entry.values, readBody(call.body, changeable, false), {
    update_time: plainTime(call.now),
  });
  call.database.collections.files.changed();
  return success(shown(entry, call.database));
}

function remove(call: Call): Reply {
  const entry = found(call);
  Object.assign(entry.values, { active_flag: false, update_time: plainTime(call.now) });
  call.database.collections.files.changed();
  return success({ id: entry.id });
}

/** The bytes that were uploaded; files that came with the company have a short text. */
function download(call: Call): Reply {
  const { id, values } = found(call);
  const stored = call.database.contents.get(id);
  return { status: 200, body: stored ?? new TextEncoder().encode(fileText(String(values.name))) };
}

/** The files of one record: `/v1/<collection>/:id/files`. */
function filesOf(name: CollectionName, noun: string, link: string, { read }: Access): Endpoint {
  return {
    method: 'GET',
    path: `/v1/${name}/:id/files`,
    cost: 20,
    scopes: read,
    handle: (call) => {
      const { id } = living(name, noun, call);
      return pageOf(call.database.collections.files.having(link, id), call, true);
    },
  };
}

const path = '/v1/files';
const single = `${path}/:id` as const;
const { read, write } = access('deals', 'activities', 'contacts');

export const fileEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path,
    cost: 20,
    scopes: read,
    handle: (call) => pageOf(call.database.collections.files.all(), call, false),
  },
  { method: 'POST', path, cost: 10, scopes: write, handle: create },
  {
    method: 'GET',
    path: single,
    cost: 2,
    scopes: read,
    handle: (call) => success(shown(found(call), call.database)),
  },
  { method: 'PUT', path: single, cost: 10, scopes: write, handle: update },
  { method: 'DELETE', path: single, cost: 6, scopes: write, handle: remove },
  { method: 'GET', path: `${single}/download`, cost: 20, scopes: read, handle: download },
  filesOf('deals', 'Deal', 'deal_id', access('deals')),
  filesOf('persons', 'Person', 'person_id', access('contacts')),
  filesOf('organizations', 'Organization', 'org_id', access('contacts')),
  filesOf('products', 'Product', 'product_id', access('products')),
];
