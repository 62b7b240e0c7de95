/** The sandbox's answers against Pipedrive's own API description. */
import { endpoints } from '../../src/sandbox/endpoints';
import { scopes } from '../../src/sandbox/scope';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import { described, description, validator, type Operation } from './sandbox-description';
import { reads } from './sandbox-reads';
import { chains } from './sandbox-writes';

const prefix = { 1: '/v1', 2: '/api/v2' } as const;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ plan: 'unlimited' });
});
afterAll(() => sandbox.close());

interface Answer {
  readonly data: unknown;
}

async function asked(version: 1 | 2, request: string): Promise<Answer> {
  const answer = await fetch(sandbox.url + prefix[version] + request, {
    headers: { 'x-api-token': 'sandbox-token' },
  });
  expect({ request, status: answer.status }).toEqual({ request, status: 200 });
  return (await answer.json()) as Answer;
}

function firstOf(data: unknown): Record<string, unknown> {
  return (Array.isArray(data) ? data[0] : data) as Record<string, unknown>;
}

describe.each(reads)('GET v$version $path', ({ version, path, request = path, from }) => {
  described(
    'is answered as the API description says',
    async () => {
      const first = from && firstOf((await asked(version, from.list)).data);
      const body = await asked(version, from && first ? from.to(first) : request);
      expect(body.data).not.toEqual([]);
      const validate = validator(version, path);
      for (const answer of listsOf(path, body)) {
        validate(answer);
        expect(validate.errors ?? []).toEqual([]);
      }
    },
    60_000,
  );
});

/** Described as one interval, though as many are answered as were asked for. */
const severalInPractice = new Set(['/deals/timeline']);

function listsOf(path: string, body: Answer): readonly Answer[] {
  if (!severalInPractice.has(path)) return [body];
  return (body.data as unknown[]).map((data) => ({ ...body, data }));
}

/** The id of what was made: goals answer in a frame of their own, comments and followers name theirs. */
function idIn(data: unknown): string {
  if (typeof data !== 'object' || data === null) return '';
  const { id, uuid, user_id: user, goal } = data as Record<string, unknown>;
  return goal === undefined ? String(id ?? uuid ?? user) : idIn(goal);
}

describe.each(chains)('writing v$version $name', ({ version, writes }) => {
  described(
    'is answered as the API description says',
    async () => {
      let made: string | undefined;
      for (const { method, path, request, body, status = 200 } of writes) {
        const target = request.replace('$id', made ?? '');
        const answer = await fetch(sandbox.url + prefix[version] + target, {
          method,
          headers: { 'x-api-token': 'sandbox-token', 'content-type': 'application/json' },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        const json = (await answer.json()) as Answer;
        expect({ target, status: answer.status, json }).toMatchObject({ target, status });
        made ??= idIn(json.data);
        const validate = validator(version, path, method.toLowerCase(), status);
        validate(json);
        expect({ target, errors: validate.errors ?? [] }).toEqual({ target, errors: [] });
      }
    },
    60_000,
  );
});

describe('the API description', () => {
  described('would show an answer of the wrong type', () => {
    const validate = validator(2, '/deals/{id}');
    expect(validate({ success: true, data: { id: 1, title: 'Line', owner_id: null } })).toBe(false);
    expect(validate({ success: true, data: { id: '1', title: 'Line' } })).toBe(false);
    expect(validate({ success: true, data: { id: 1, title: 'Line', won_time: null } })).toBe(true);
  });
});

/** What the description says of an endpoint of the sandbox. */
function operationOf({ method, path }: (typeof endpoints)[number]): Operation | undefined {
  const form = (text: string) => text.replace(/\{[^}]+\}|:\w+/g, '*');
  const version = path.startsWith('/v1/') ? 1 : 2;
  const wanted = form(path.slice(prefix[version].length));
  const { paths } = description(version).document;
  const found = Object.keys(paths).find((candidate) => form(candidate) === wanted);
  return found === undefined ? undefined : paths[found]![method.toLowerCase()];
}

/** Bytes; an answer that the description gives no envelope; progress of a goal that is made first. */
const elsewhere = new Set([
  '/v1/files/:id/download',
  '/v1/permissionSets/:id',
  '/v1/goals/:id/results',
  '/api/v2/deals/:id/convert/status/:conversion',
  '/api/v2/leads/:id/convert/status/:conversion',
  '/api/v2/itemSearch/field',
]);

describe('every endpoint', () => {
  test('that reads is compared with the API description', () => {
    const form = (text: string) => text.replace(/\{[^}]+\}|:\w+/g, '*');
    const compared = new Set(reads.map(({ version, path }) => form(prefix[version] + path)));
    const left = endpoints
      .filter(({ method, path }) => method === 'GET' && !elsewhere.has(path))
      .map(({ path }) => path)
      .filter((path) => !compared.has(form(path)));
    expect(left).toEqual([]);
  });

  described(
    'costs the tokens that the API description says',
    () => {
      const differing = endpoints.flatMap((endpoint) => {
        const documented = operationOf(endpoint)?.['x-token-cost'];
        const { method, path, cost } = endpoint;
        return documented === cost ? [] : [{ method, path, cost, documented }];
      });
      expect(differing).toEqual([]);
    },
    60_000,
  );

  described(
    'is open to the scopes that the API description says',
    () => {
      const sorted = (names: readonly string[]) => [...new Set(names)].sort();
      for (const endpoint of endpoints) {
        const documented = operationOf(endpoint)?.security.flatMap(({ oauth2 = [] }) => oauth2);
        const { method, path } = endpoint;
        expect({ method, path, scopes: sorted(endpoint.scopes) }).toEqual({
          method,
          path,
          scopes: sorted(documented ?? []),
        });
      }
      const asked = endpoints.flatMap((endpoint) => endpoint.scopes);
      expect(sorted([...asked, 'recents:read'])).toEqual(sorted(Object.keys(scopes)));
    },
    60_000,
  );
});
