import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { fromPane } from './pane-origin';

export interface RelayOptions {
  readonly origin: string;
  readonly pipedriveBaseUrl: string;
  readonly fetch: typeof fetch;
}

/** A company domain as it may stand in a host name: one DNS label (RFC 1123). */
const companyName = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
/** The paths that are Pipedrive's API; nothing else of the host is reachable. */
const apiPath = /^(?:api\/)?v[12]\/[\w\-./~%:,()]*$/;
const requestHeaders = ['accept', 'authorization', 'content-type', 'x-api-token'];
const answerHeaders = [
  'content-disposition',
  'content-type',
  'retry-after',
  'x-daily-requests-left',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Room for a file upload; entities are a few kilobytes. */
const maxBody = 25 * 1024 * 1024;

/**
 * `/pipedrive/<company>/<api path>`: passes requests of the pane on to Pipedrive, for browsers that
 * may not call it directly (CORS). Credentials travel through in headers and are neither kept nor
 * logged. Only the pane's own origin is served.
 */
export function relay(options: RelayOptions): Hono {
  const app = new Hono();
  const limit = bodyLimit({
    maxSize: maxBody,
    onError: (context) => refuse(context, 413, 'The request is larger than 25 MB.'),
  });
  app.on(methods, '/pipedrive/:company/*', limit, async (context) => {
    if (!fromPane(context, options.origin))
      return refuse(context, 403, 'The relay answers the add-in only.');
    const company = context.req.param('company');
    // The path as it was sent: parameters arrive decoded, and `%2F` must stay what it is.
    const rest = new URL(context.req.url).pathname.split('/').slice(3).join('/');
    if (!companyName.test(company) || !apiPath.test(rest))
      return refuse(context, 404, 'The relay passes on Pipedrive API addresses only.');
    return pass(context, company, rest, options);
  });
  return app;
}

async function pass(
  context: Context,
  company: string,
  rest: string,
  { pipedriveBaseUrl, fetch }: RelayOptions,
): Promise<Response> {
  const base = pipedriveBaseUrl.replace('{company}', company.toLowerCase()).replace(/\/+$/, '');
  const query = new URL(context.req.url).search;
  const headers = new Headers({ 'x-forwarded-host': `${company.toLowerCase()}.pipedrive.com` });
  for (const name of requestHeaders) {
    const value = context.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  const method = context.req.method;
  let answer: Response;
  try {
    answer = await fetch(`${base}/${rest}${query}`, {
      method,
      headers,
      redirect: 'manual',
      signal: context.req.raw.signal,
      ...(method === 'GET' ? {} : { body: await context.req.arrayBuffer() }),
    });
  } catch {
    // Not even the reason is passed on: it may quote the request.
    return refuse(context, 502, 'The service cannot reach Pipedrive.');
  }
  const passed = new Headers({ 'cache-control': 'no-store' });
  for (const name of answerHeaders) {
    const value = answer.headers.get(name);
    if (value !== null) passed.set(name, value);
  }
  return new Response(answer.body, { status: answer.status, headers: passed });
}

function refuse(context: Context, status: 403 | 404 | 413 | 502, error: string): Response {
  context.header('cache-control', 'no-store');
  return context.json({ success: false, error, code: `RELAY_${status}` }, status);
}
