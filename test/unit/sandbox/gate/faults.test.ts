import { Faults, parseFaults } from '../../../../src/sandbox/gate/faults';
import type { Json } from '../../../../src/sandbox/json';

function faults(list: Json): Faults {
  const made = new Faults();
  made.add(parseFaults(list));
  return made;
}

test('a fault hits the nth matching request and as many more as told', () => {
  const posted = faults([{ match: 'GET /api/v2/deals', status: 500, nth: 3, times: 2 }]);
  const hits = Array.from({ length: 6 }, () => posted.due('GET', '/api/v2/deals') !== undefined);
  expect(hits).toEqual([false, false, true, true, false, false]);
});

test('without nth and times the next matching request is hit, once', () => {
  const posted = faults([{ match: 'GET /api/v2/deals', status: 'reset' }]);
  expect(posted.due('GET', '/api/v2/deals')).toMatchObject({ status: 'reset' });
  expect(posted.due('GET', '/api/v2/deals')).toBeUndefined();
});

test.each([
  ['GET /api/v2/deals', 'GET', '/api/v2/deals', true],
  ['GET /api/v2/deals', 'GET', '/api/v2/deals/7', true],
  ['GET /api/v2/deals', 'GET', '/api/v2/deals/archived', true],
  ['GET /api/v2/deals', 'GET', '/api/v2/dealFields', false],
  ['GET /api/v2/deals', 'PATCH', '/api/v2/deals', false],
  ['GET /api/v2/deal*', 'GET', '/api/v2/dealFields', true],
  ['* /api/v2/deals', 'PATCH', '/api/v2/deals/7', true],
  ['GET /', 'GET', '/api/v2/deals', true],
  ['GET /v1/leads', 'GET', '/api/v1/leads', true],
  ['GET /api/v1/leads', 'GET', '/v1/leads', true],
])('%s on %s %s: %s', (match, method, path, hit) => {
  const posted = faults([{ match, status: 503 }]);
  expect(posted.due(method, path) !== undefined).toBe(hit);
});

test('every fault counts for itself, so that several can be lined up', () => {
  const posted = faults([
    { match: 'GET /api/v2/deals', status: 429, nth: 1 },
    { match: 'GET /api/v2/deals', status: 500, nth: 2 },
  ]);
  const statuses = Array.from({ length: 3 }, () => posted.due('GET', '/api/v2/deals')?.status);
  expect(statuses).toEqual([429, 500, undefined]);
});

test('clearing ends all faults', () => {
  const posted = faults([{ match: 'GET /api/v2/deals', status: 500, times: 9 }]);
  posted.clear();
  expect(posted.due('GET', '/api/v2/deals')).toBeUndefined();
});

test.each<[string, Json]>([
  ['no list', { match: 'GET /', status: 500 }],
  ['an unknown status', [{ match: 'GET /', status: 'explode' }]],
  ['no match', [{ status: 500 }]],
  ['a misspelt property', [{ match: 'GET /', status: 500, after: 3 }]],
])('%s is refused', (_what, body) => {
  expect(() => parseFaults(body)).toThrow('Validation failed');
});
