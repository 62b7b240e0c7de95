import { answerBody, answerFailure, type FailureContext } from '../../../src/pipedrive/failure';

const context: FailureContext = {
  unauthorized: 'token-rejected',
  host: 'acme.pipedrive.com',
  path: 'deals',
  secrets: ['s3cret-token'],
  now: Date.parse('2026-11-22T08:00:00Z'),
};
const page = '<!DOCTYPE html><html><body>Hello</body></html>';

function failure(status: number, body: object | string, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return answerFailure({ status, text, headers: new Headers(headers) }, context);
}

describe('answerFailure', () => {
  test.each([
    [401, { success: false, error: 'unauthorized access', errorCode: 401 }, 'token-rejected'],
    [401, page, 'token-rejected'],
    [402, { success: false, error: 'Payment required' }, 'plan-limit'],
    [403, { success: false, error: 'Scope and URL mismatch' }, 'scope-missing'],
    [403, { success: false, error: 'Forbidden' }, 'forbidden'],
    [403, { success: false, code: 'feature_capping_deals_limit' }, 'plan-limit'],
    [403, page, 'blocked'],
    [404, { success: false, error: 'Deal not found' }, 'record-missing'],
    [404, page, 'company-unknown'],
    [302, '', 'answer-not-json'],
    [400, page, 'answer-not-json'],
    [400, { success: false, error: 'Validation failed' }, 'request-rejected'],
    [410, {}, 'request-rejected'],
    [415, {}, 'plan-limit'],
    [500, {}, 'server-error'],
    [502, page, 'server-error'],
    [503, '', 'server-error'],
    [429, 'Request over limit', 'rate-limited'],
    [429, { success: false, error: 'daily request budget exceeded' }, 'daily-budget-spent'],
  ])('status %i with %j is %s', (status, body, code) => {
    expect(failure(status, body)?.code).toBe(code);
  });

  test('a success is no failure', () => {
    expect(failure(200, { success: true, data: [] })).toBeUndefined();
  });

  test.each([
    [{ 'retry-after': '7', 'x-ratelimit-reset': '2' }, 7],
    [{ 'x-ratelimit-reset': '2' }, 2],
    [{ 'retry-after': 'Sun, 22 Nov 2026 08:00:30 GMT' }, 30],
    [{}, 2],
  ])('the wait told by %j is %i seconds', (headers, seconds) => {
    expect(failure(429, 'Request over limit', headers)?.details).toEqual({ seconds });
  });

  test('a wait of more than a minute means the day is over, not the burst window', () => {
    expect(failure(429, '', { 'retry-after': '60' })?.code).toBe('rate-limited');
    expect(failure(429, '', { 'retry-after': '61' })?.code).toBe('daily-budget-spent');
  });

  test("the user reads Pipedrive's reason", () => {
    const error = failure(400, { error: 'Validation failed: limit:\n  Expected integer.' });
    expect(error?.message).toBe(
      'Pipedrive did not accept the request: Validation failed: limit: Expected integer.',
    );
  });

  test('a reason that quotes the token is shown without it', () => {
    const error = failure(400, { error: 'Bad header s3cret-token' });
    expect(error?.message).not.toContain('s3cret-token');
    expect(error?.message).toContain('Bad header ********');
  });

  test('a reason of many pages is cut', () => {
    expect(failure(400, { error: 'x'.repeat(5000) })!.message.length).toBeLessThan(300);
  });
});

describe('answerBody', () => {
  const body = (text: string, type = 'application/json') =>
    answerBody({ status: 200, text, headers: new Headers({ 'content-type': type }) });

  test('JSON cut short is told from a web page', () => {
    expect(() => body('{"success":true,"data":[{"id"')).toThrow(
      expect.objectContaining({ code: 'answer-truncated' }),
    );
    expect(() => body('')).toThrow(expect.objectContaining({ code: 'answer-truncated' }));
    expect(() => body(page, 'text/html')).toThrow(
      expect.objectContaining({ code: 'answer-not-json' }),
    );
    expect(() => body(page)).toThrow(expect.objectContaining({ code: 'answer-not-json' }));
  });

  test('JSON that is not an object is not an answer of Pipedrive', () => {
    expect(() => body('42')).toThrow(expect.objectContaining({ code: 'answer-not-json' }));
  });
});
