import type { Writing } from './entity';
import type { Json } from './json';
import type { Scope } from './scope';

/** A request as the handlers see it: authenticated, counted, its body parsed. */
export interface Call extends Writing {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json | undefined;
  /** What a form of several parts holds beside its texts. */
  readonly upload?: Upload;
}

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An answer. A body given as text is JSON already; bytes are a file. */
export interface Reply {
  readonly status: 200 | 201;
  readonly body: Json | string | Uint8Array;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Version and path as in the API description, parameters as `:id`. */
  readonly path: `/v1/${string}` | `/api/v2/${string}`;
  /** API tokens a request costs (`x-token-cost` of the OpenAPI files). */
  readonly cost: number;
  /** Any one of these lets an app in (`security` of the OpenAPI files). */
  readonly scopes: readonly Scope[];
  /** Search has a burst limit of its own. */
  readonly search?: true;
  readonly handle: (call: Call) => Reply;
}

export function success(data: Json, additional?: Json, status: 200 | 201 = 200): Reply {
  const body = { success: true, data };
  return {
    status,
    body: additional === undefined ? body : { ...body, additional_data: additional },
  };
}
