import { Hono } from 'hono';
import * as check from './check';
import { collectionNames, type CollectionName, type Database } from './database';
import { parseFaults, type Faults } from './gate/faults';
import type { RequestLog } from './gate/request-log';
import type { Tokens } from './gate/tokens';
import { isObject, type Json, type JsonObject } from './json';
import type { AppRegistry } from './oauth/apps';
import { Problem, validationFailed } from './problem';
import { instant, plainTime, preciseInstant } from './time';

interface Controlled {
  readonly database: Database;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly tokens: Tokens;
  readonly registry: AppRegistry;
  readonly now: () => number;
}

/** `/_sandbox`: what a test does behind the client's back. Needs no token and is not logged. */
export function controlRoutes(controlled: Controlled): Hono {
  const { database, faults, log, tokens, registry, now } = controlled;
  const routes = new Hono();
  routes.onError((error, context) => {
    if (!(error instanceof Problem)) throw error;
    return context.json(error.body, 400);
  });
  routes.post('/faults', async (context) => {
    faults.add(parseFaults((await context.req.json()) as Json));
    return context.json({ success: true });
  });
  routes.delete('/faults', (context) => {
    faults.clear();
    return context.json({ success: true });
  });
  routes.get('/requests', (context) => context.json(log.list()));
  routes.delete('/requests', (context) => {
    log.clear();
    return context.json({ success: true });
  });
  routes.post('/touch', async (context) => {
    const touched = touch((await context.req.json()) as Json, database, now());
    return context.json({ success: true, touched });
  });
  routes.post('/expire-tokens', async (context) => {
    const text = await context.req.text();
    const body: unknown = text === '' ? {} : JSON.parse(text);
    tokens.expire(isObject(body) && body.refresh === true);
    return context.json({ success: true });
  });
  routes.post('/oauth-callback', async (context) => {
    registry.move(callbackIn((await context.req.json()) as Json));
    return context.json({ success: true });
  });
  return routes;
}

/** The address in `{"url": ...}`. Throws a Problem if there is none. */
function callbackIn(body: Json): string {
  const url = isObject(body) ? body.url : undefined;
  if (typeof url === 'string' && URL.canParse(url)) return url;
  throw validationFailed([{ path: 'url', message: 'Expected an address' }]);
}

const form = check.shape(
  {
    entity: check.oneOf(...collectionNames),
    ids: check.listOf((value, path) =>
      (typeof value === 'string' ? check.text : check.integer)(value, path),
    ),
    patch: (value, path) => (isObject(value) ? [] : [{ path, message: 'Expected object' }]),
  },
  ['entity', 'ids', 'patch'],
);

/** How each kind writes its update time; all others as v2 does. */
const timeForms: Partial<Record<CollectionName, (at: number) => string>> = {
  leads: preciseInstant,
  leadLabels: preciseInstant,
  notes: plainTime,
  filters: plainTime,
  activityTypes: plainTime,
  files: plainTime,
  organizationRelationships: plainTime,
  noteComments: preciseInstant,
  mailThreads: preciseInstant,
  mailMessages: preciseInstant,
  boards: preciseInstant,
  phases: preciseInstant,
  projectTemplates: preciseInstant,
  projects: preciseInstant,
  tasks: preciseInstant,
};

/**
 * Changes rows as another user would, without the API's checks: `patch` is merged into each, its
 * `custom_fields` into theirs (null unsets), and each that says when it was changed says so.
 */
function touch(body: Json, database: Database, now: number): number {
  const issues = form(body, '');
  if (issues.length > 0 || !isObject(body)) throw validationFailed(issues);
  const entity = body.entity as CollectionName;
  const { custom_fields: custom = {}, ...values } = body.patch as JsonObject;
  const collection = database.collections[entity];
  const entries = (body.ids as (number | string)[]).flatMap((id) => collection.get(id) ?? []);
  for (const entry of entries) {
    const update_time = (timeForms[entity] ?? instant)(now);
    Object.assign(entry.values, 'update_time' in entry.values ? { update_time } : {}, values);
    if (values.is_deleted === true && 'status' in entry.values) entry.values.status = 'deleted';
    const merged = [...entry.custom, ...Object.entries(custom as JsonObject)];
    entry.custom = new Map([...new Map(merged)].filter(([, value]) => value !== null));
  }
  collection.changed();
  return entries.length;
}
