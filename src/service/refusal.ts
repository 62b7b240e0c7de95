import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Every code of `{"error": code}`, the body of a refused request, with its HTTP status. */
const statuses = {
  /** A field is missing, unknown or malformed; `field` names it where it is one of ours. */
  invalid_request: 400,
  /** No client id and secret were given, and the service has none of its own. */
  not_configured: 400,
  /** Pipedrive does not know this client id and secret. */
  invalid_client: 401,
  /** The code or token is wrong, used, expired or revoked. */
  invalid_grant: 400,
  /** The callback is not the one registered with the app. */
  invalid_redirect: 400,
  /** Another site than the add-in asks. */
  forbidden: 403,
  not_found: 404,
  too_large: 413,
  /** A write must say which version it replaces. */
  precondition_required: 428,
  /** Too many requests; `retry-after` says for how many seconds. */
  rate_limited: 429,
  internal: 500,
  /** Pipedrive answered, but not as its documents say. */
  upstream: 502,
  /** Pipedrive did not answer. */
  unreachable: 502,
} as const satisfies Record<string, ContentfulStatusCode>;

export type RefusalCode = keyof typeof statuses;

/** Facts beside the code, in words of ours. Never anything that was sent: it could be a secret. */
export type RefusalDetails = Readonly<{ field?: string; message?: string; retryAfter?: number }>;

/** Thrown by a handler to refuse a request; the app answers it with `refuse`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    readonly details: RefusalDetails = {},
  ) {
    super(code);
  }
}

/** The answer to a refused request. */
export function refuse(
  context: Context,
  code: RefusalCode,
  { retryAfter, ...details }: RefusalDetails = {},
): Response {
  context.header('cache-control', 'no-store');
  if (retryAfter !== undefined) context.header('retry-after', String(retryAfter));
  return context.json({ error: code, ...details }, statuses[code]);
}

/**
 * Last resort of the app. What nobody foresaw is logged by its name alone: the message of a driver
 * may quote what was sent.
 */
export function answerError(error: Error, context: Context): Response {
  if (error instanceof Refusal) return refuse(context, error.code, error.details);
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  process.stderr.write(`Unforeseen: ${error.name}${code}\n`);
  return refuse(context, 'internal');
}
