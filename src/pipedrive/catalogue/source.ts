/** How a list is paged: v2 cursors, v1 offsets, or everything in one answer. */
export type Paging = 'cursor' | 'offset' | 'none';

export interface Source {
  readonly version: 'v1' | 'v2';
  /** May hold `{placeholders}` that the table's inputs fill. */
  readonly path: string;
  readonly paging: Paging;
  /** API tokens a request. */
  readonly cost: number;
  /** Rows a page at most, where that is fewer than 500. */
  readonly most?: number;
  /** Parameters of every request. */
  readonly query?: Readonly<Record<string, string>>;
  /** Parameters of the table's filters that this endpoint does not take. */
  readonly without?: readonly string[];
  /** Query that puts the row with the highest id first. */
  readonly probe?: Readonly<Record<string, string>>;
}

/** A request that changes one row. */
export interface WriteEndpoint {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly version: 'v1' | 'v2';
  /** `deals/{id}`, `deals/{deal_id}/followers/{user_id}`. */
  readonly path: string;
  /** API tokens. */
  readonly cost: number;
  /** Keys a new row must have. */
  readonly required?: readonly string[];
  /** How the body is sent; JSON where nothing is said. */
  readonly body?: 'form' | 'multipart';
}

/** A paged v2 list at the usual price. */
export const list = (path: string, cost = 10): Source => ({
  version: 'v2',
  path,
  paging: 'cursor',
  cost,
  probe: { sort_by: 'id', sort_direction: 'desc' },
});

/** A v2 list that knows no sorting by id. */
export const plainList = (path: string, cost = 10): Source => ({
  version: 'v2',
  path,
  paging: 'cursor',
  cost,
});

/** A v1 list paged by offsets. */
export const pagedV1 = (path: string, cost = 20): Source => ({
  version: 'v1',
  path,
  paging: 'offset',
  cost,
});

/** A v1 list that comes whole. */
export const wholeV1 = (path: string, cost = 20): Source => ({
  version: 'v1',
  path,
  paging: 'none',
  cost,
});

type Method = WriteEndpoint['method'];

const write =
  (version: WriteEndpoint['version'], method: Method, cost: number) =>
  (path: string, required?: readonly string[]): WriteEndpoint => ({
    method,
    version,
    path,
    cost,
    ...(required ? { required } : {}),
  });

/** Writes at the usual prices: `x-token-cost` in the OpenAPI files. */
export const post = write('v2', 'POST', 5);
export const patch = write('v2', 'PATCH', 5);
export const remove = write('v2', 'DELETE', 3);
export const postV1 = write('v1', 'POST', 10);
export const putV1 = write('v1', 'PUT', 10);
export const patchV1 = write('v1', 'PATCH', 10);
export const removeV1 = write('v1', 'DELETE', 6);
