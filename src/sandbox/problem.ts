import type { JsonObject } from './json';

/** An answer that is not a success: status, JSON body in Pipedrive's shape, extra headers. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly body: JsonObject;

  constructor(status: number, body: JsonObject) {
    super(String(body.error));
    this.status = status;
    this.body = { success: false, ...body };
  }
}

/** One thing wrong with a request: where (a path such as `custom_fields.<key>`) and what. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** v2's answer to a request that does not fit the schema (recorded by several connectors). */
export function validationFailed(issues: readonly Issue[]): Problem {
  const list = issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
  return new Problem(400, {
    error: `Validation failed: ${list}`,
    code: 'ERR_SCHEMA_VALIDATION_FAILED',
  });
}

export function notFound(what: string): Problem {
  return new Problem(404, { error: `${what} not found`, code: 'ERR_NOT_FOUND' });
}

export function forbidden(error: string): Problem {
  return new Problem(403, { error, code: 'ERR_FORBIDDEN' });
}

/** v1's error shape (OpenAPI v1, e.g. the 404 of `GET /leads/{id}`). */
export function problemV1(status: number, error: string, info = ''): Problem {
  return new Problem(status, { error, error_info: info, data: null, additional_data: null });
}
