import type { ApiRequest } from './session';

/**
 * Where a request goes below the host: `api/v2/deals`. v1 is under `/api/v1` on a company's host; on
 * the shared host some v1 lists answer under `/v1` only.
 */
export function requestPath({ version, path }: ApiRequest, company: string): string {
  const prefix = version === 'v1' && company === '' ? 'v1' : `api/${version}`;
  return `${prefix}/${path}`;
}

/** With its question mark, or nothing. */
export function queryString(query: ApiRequest['query']): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
}
