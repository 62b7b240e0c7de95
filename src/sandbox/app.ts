import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import type { Bindings } from './bindings';
import { isKnownHost, unknownCompanyPage } from './company';
import { controlRoutes } from './control';
import type { Database } from './database';
import type { Call, Endpoint, Reply } from './endpoint';
import { endpoints } from './endpoints';
import { cors } from './gate/cors';
import { playFault } from './gate/fault-player';
import { Faults } from './gate/faults';
import { createRateLimit } from './gate/rate-limit';
import * as refusal from './gate/refusal';
import { RequestLog } from './gate/request-log';
import { createTokens, type Caller } from './gate/tokens';
import type { Json, JsonObject } from './json';
import { createAppRegistry } from './oauth/apps';
import { createCodes } from './oauth/codes';
import { oauthRoutes } from './oauth/routes';
import type { SandboxOptions } from './options';
import { Problem, validationFailed } from './problem';

/** The server without its socket: what stands between a request and the endpoints, then those. */
export function createApp(database: Database, options: SandboxOptions): Hono<Bindings> {
  const { now } = options;
  const users = [...database.collections.users.all()].filter(
    ({ values }) => values.active_flag === true,
  );
  const tokens = createTokens(
    users.map(({ id }) => Number(id)),
    now,
  );
  const limit = createRateLimit(options.plan, users.length, now);
  const registry = createAppRegistry(options.oauthCallback);
  const faults = new Faults();
  const log = new RequestLog();
  const app = new Hono<Bindings>();

  app.route('/_sandbox', controlRoutes({ database, faults, log, tokens, registry, now }));

  app.use(async (context, next) => {
    const host = context.req.header('x-forwarded-host') ?? context.req.header('host') ?? '';
    return isKnownHost(host) ? next() : context.html(unknownCompanyPage, 404);
  });
  // What browsers may ask of Pipedrive's OAuth server is documented nowhere: nothing here.
  if (options.cors) for (const path of ['/v1/*', '/api/*']) app.use(path, cors);
  app.use(async (context, next) => {
    const { method, path } = context.req;
    const logged = log.open(method, path, new URL(context.req.url).searchParams);
    context.set('logged', logged);
    if (options.latencyMs > 0) await waited(options.latencyMs);
    const fault = faults.due(method, path);
    const answer = fault && (await playFault(fault, context, next));
    if (!fault) await next();
    if (answer !== RESPONSE_ALREADY_SENT) logged.status = (answer ?? context.res).status;
    return answer;
  });

  const { id, values } = users[0]!;
  const user = { id: Number(id), name: String(values.name), email: String(values.email) };
  app.route('/oauth', oauthRoutes({ registry, codes: createCodes(now), tokens, user }));

  for (const endpoint of endpoints) {
    const handler = async (context: Context<Bindings>) => {
      const { query, headers } = {
        query: new URL(context.req.url).searchParams,
        headers: context.req.raw.headers,
      };
      const caller = tokens.caller(headers, query);
      if (!caller) return refusal.unauthorized(headers);
      if (!mayUse(caller, endpoint)) return refusal.scopeMismatch();
      const { method, cost, search = false } = endpoint;
      const verdict = limit.admit(caller, { cost, search, write: method !== 'GET' });
      if (verdict.kind !== 'passed') return refusal.refused(verdict);
      context.get('logged').cost = cost;
      return respond(
        endpoint,
        context,
        { database, user: caller.user, now: now(), query },
        verdict.headers,
      );
    };
    for (const path of paths(endpoint)) app.on(endpoint.method, path, handler);
  }
  app.notFound((context) => {
    const body = { success: false, error: 'Unknown method .', data: null, additional_data: null };
    return context.json(body, 404);
  });
  return app;
}

/** An app needs one of the endpoint's scopes, an API token none. */
function mayUse({ scopes }: Caller, endpoint: Endpoint): boolean {
  return !scopes || endpoint.scopes.some((scope) => scopes.includes(scope));
}

/** v1 is served under `/v1` and `/api/v1`, v2 under `/api/v2` alone (migration guide). */
function paths({ path }: Endpoint): readonly string[] {
  return path.startsWith('/v1/') ? [path, `/api${path}`] : [path];
}

async function respond(
  endpoint: Endpoint,
  context: Context<Bindings>,
  call: { database: Database; user: number; now: number; query: URLSearchParams },
  headers: Record<string, string>,
): Promise<Response> {
  try {
    const sent = await bodyOf(context);
    const reply = endpoint.handle({ ...call, params: context.req.param(), ...sent });
    return response(reply.status, reply.body, headers);
  } catch (error) {
    if (error instanceof Problem) return response(error.status, error.body, headers);
    throw error;
  }
}

function response(status: number, body: Reply['body'], headers: Record<string, string>): Response {
  if (body instanceof Uint8Array) {
    const type = { 'content-type': 'application/octet-stream', ...headers };
    return new Response(Buffer.from(body), { status, headers: type });
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  // As text its bytes would be counted first and encoded after: a big page takes a fifth longer.
  return new Response(Buffer.from(text), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}

/** v1 also takes form bodies, of one part on POST and PUT and of several with a file; v2 JSON alone. */
async function bodyOf({ req }: Context<Bindings>): Promise<Pick<Call, 'body' | 'upload'>> {
  if (req.method === 'GET') return { body: undefined };
  const type = req.header('content-type') ?? '';
  const forms = !req.path.startsWith('/api/v2');
  if (forms && type.startsWith('multipart/form-data')) return multipart(await req.formData());
  const text = await req.text();
  if (text === '') return { body: undefined };
  if (forms && type.startsWith('application/x-www-form-urlencoded')) {
    return { body: Object.fromEntries(new URLSearchParams(text)) };
  }
  try {
    return { body: JSON.parse(text) as Json };
  } catch {
    throw validationFailed([{ path: 'body', message: 'Expected JSON' }]);
  }
}

async function multipart(form: FormData): Promise<Pick<Call, 'body' | 'upload'>> {
  const body: JsonObject = {};
  for (const [name, value] of form) if (typeof value === 'string') body[name] = value;
  const file = form.get('file');
  if (!(file instanceof File)) return { body };
  return { body, upload: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } };
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
