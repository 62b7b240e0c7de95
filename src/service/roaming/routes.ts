import { Hono, type Context } from 'hono';
import { jsonFields, required } from '../json-fields';
import { Refusal } from '../refusal';
import type { BlobStore, StoredBlob } from './blob-store';

/** Chosen at random by the client (256 bits): who knows it may read and write. */
const idPattern = /^[\w-]{32,64}$/;
/** base64url. Ciphertext by agreement: the service has no key and looks no further. */
const dataFields = { data: /^[\w-]+$/ };
const maxData = 64 * 1024;
/** Room for the JSON around the data. */
const maxBody = maxData + 1024;

/**
 * `/roaming/<id>`: encrypted settings that a user shares between devices. Writes name the version
 * they replace, so that none is lost: a stale one gets 409 and what is there now, to merge with.
 * Other sites cannot reach a blob even if they know its id: browsers ask before PUT, DELETE and JSON
 * (CORS preflight), and they get no leave.
 */
export function roaming(store: BlobStore): Hono {
  const app = new Hono();
  app.use('/roaming/*', async (context, next) => {
    context.header('cache-control', 'no-store');
    await next();
  });

  app.get('/roaming/:id', async (context) => {
    const blob = await store.get(idOf(context));
    if (!blob) throw new Refusal('not_found');
    return answer(context, blob, 200);
  });

  app.put('/roaming/:id', async (context) => {
    const id = idOf(context);
    const expected = expectedVersion(context);
    const isNew = context.req.header('if-none-match') === '*';
    if (isNew === (expected !== undefined)) throw new Refusal('precondition_required');
    const data = required(await jsonFields(context, dataFields, maxBody), 'data');
    if (data.length > maxData) throw new Refusal('too_large');
    const written = await store.put(id, data, expected);
    if (written.done) return answer(context, { version: written.version }, isNew ? 201 : 200);
    if (!written.current) throw new Refusal('not_found');
    return answer(context, written.current, 409);
  });

  app.delete('/roaming/:id', async (context) => {
    const left = await store.remove(idOf(context), expectedVersion(context));
    return left ? answer(context, left, 409) : context.body(null, 204);
  });
  return app;
}

function idOf(context: Context): string {
  const id = context.req.param('id') ?? '';
  if (!idPattern.test(id)) throw new Refusal('invalid_request', { field: 'id' });
  return id;
}

/** The version in `If-Match: "<version>"`; undefined where the header is missing. */
function expectedVersion(context: Context): number | undefined {
  const header = context.req.header('if-match');
  if (header === undefined) return undefined;
  const version = /^"(\d{1,15})"$/.exec(header)?.[1];
  if (version === undefined) throw new Refusal('invalid_request', { field: 'if-match' });
  return Number(version);
}

function answer(
  context: Context,
  blob: Pick<StoredBlob, 'version'> & Partial<StoredBlob>,
  status: 200 | 201 | 409,
): Response {
  context.header('etag', `"${blob.version}"`);
  return context.json(status === 409 ? { error: 'stale', ...blob } : blob, status);
}
