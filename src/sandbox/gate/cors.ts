import type { Context, Next } from 'hono';

const allowed = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset, x-daily-requests-left, retry-after',
};
const preflight = {
  ...allowed,
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, x-api-token',
  'access-control-max-age': '600',
};

/**
 * Lets any page call the API. What Pipedrive itself allows is documented only as "capable of CORS";
 * the sandbox allows all of it, on refusals too, and `SANDBOX_CORS=off` none of it.
 */
export async function cors(context: Context, next: Next): Promise<Response | void> {
  if (context.req.method === 'OPTIONS')
    return new Response(null, { status: 204, headers: preflight });
  // Set first, so that also an answer that a fault cuts in half carries them: Hono merges them in.
  for (const [name, value] of Object.entries(allowed)) context.res.headers.set(name, value);
  return next();
}
