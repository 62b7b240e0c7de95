import { validationFailed } from '../problem';

/** The token may come in the query of any request; it is not a parameter of the endpoint. */
const everywhere = 'api_token';
const defaultLimit = 100;

/** v2 refuses parameters that an endpoint does not know, such as `updated_since` for stages. */
export function refuseUnknown(query: URLSearchParams, known: readonly string[]): void {
  const issues = [...query.keys()]
    .filter((name) => name !== everywhere && !known.includes(name))
    .map((path) => ({ path, message: `Parameter '${path}' is not allowed for this request` }));
  if (issues.length > 0) throw validationFailed(issues);
}

/** The page size. Above the maximum is refused: whether Pipedrive cuts instead is not documented. */
export function limitParameter(query: URLSearchParams, max: number): number {
  const text = query.get('limit');
  if (text === null) return Math.min(defaultLimit, max);
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > max) {
    throw validationFailed([{ path: 'limit', message: `Expected integer from 1 to ${max}` }]);
  }
  return limit;
}
