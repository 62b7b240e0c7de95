import type { Verdict } from './rate-limit';

function json(status: number, body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}

/**
 * 401: the spec's example for API tokens, the status code page's text for OAuth, which has 400 for a
 * header of another form.
 */
export function unauthorized(headers: Headers): Response {
  const authorization = headers.get('authorization');
  if (authorization !== null && !/^Bearer \S+$/.test(authorization)) {
    return json(400, { success: false, error: 'Invalid request: malformed authorization header' });
  }
  const error =
    authorization === null ? 'unauthorized access' : 'Invalid token: access_token is invalid';
  return json(401, {
    success: false,
    error,
    errorCode: 401,
    error_info: 'Please check developers.pipedrive.com',
  });
}

/** 403: the user let the app do less than the endpoint needs (status code page). */
export function scopeMismatch(): Response {
  return json(403, { success: false, error: 'Scope and URL mismatch' });
}

/** 429 for the burst limit; there is no `retry-after` then (observed). */
export function tooMany(headers: Record<string, string> = {}): Response {
  return json(429, { success: false, error: 'Request over limit', errorCode: 429 }, headers);
}

/** The page of the firewall in front of Pipedrive. It is not JSON. */
export function blocked(): Response {
  const page = `<!DOCTYPE html>
<html lang="en-US"><head><title>Attention Required! | Cloudflare</title></head>
<body><h1>Sorry, you have been blocked</h1><p>You are unable to access pipedrive.com</p></body></html>
`;
  return new Response(page, {
    status: 403,
    headers: { 'content-type': 'text/html; charset=UTF-8', server: 'cloudflare' },
  });
}

/** The answer to a request that the rate limits did not let pass. */
export function refused(verdict: Exclude<Verdict, { kind: 'passed' }>): Response {
  if (verdict.kind === 'blocked') return blocked();
  if (verdict.kind === 'burst') return tooMany(verdict.headers);
  return json(
    429,
    { success: false, error: 'daily request budget exceeded', errorCode: 429 },
    { 'retry-after': String(verdict.retryAfter) },
  );
}
