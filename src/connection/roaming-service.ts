import { AppError } from '../core/error';
import type { HttpEnvironment } from '../core/http';
import { sendRequest, type JsonAnswer, type JsonRequest } from './json-request';

/** Ciphertext as the service keeps it. */
export interface RoamingBlob {
  readonly version: number;
  readonly data: string;
}

/** A write that took place, or what stands there instead of the version it meant to replace. */
export type RoamingWrite =
  | { readonly done: true; readonly version: number }
  | { readonly done: false; readonly current: RoamingBlob };

/**
 * `/roaming/<id>` of the companion service. Rejects with `roaming-unreachable`, `roaming-busy` (too
 * many requests) and `roaming-full`.
 */
export interface RoamingService {
  /** Undefined where there is none. */
  read(id: string): Promise<RoamingBlob | undefined>;
  /** Makes a new blob where `version` is undefined. Throws `roaming-missing` where it was deleted. */
  write(id: string, data: string, version: number | undefined): Promise<RoamingWrite>;
  /** Deletes it, whatever its version. */
  remove(id: string): Promise<void>;
}

export interface RoamingServiceOptions extends HttpEnvironment {
  /** Origin of the service; '' = the page's own. */
  readonly service: string;
}

export function roamingService({ service, ...http }: RoamingServiceOptions): RoamingService {
  const ask = (id: string, request: Omit<JsonRequest, 'url'>): Promise<JsonAnswer> =>
    sendRequest({ ...request, url: `${service}/roaming/${id}` }, http, 'roaming-unreachable');

  return {
    async read(id) {
      const answer = await ask(id, { method: 'GET', headers: {} });
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw failure(answer);
      return blobOf(answer);
    },

    async write(id, data, version) {
      const condition: Record<string, string> =
        version === undefined ? { 'if-none-match': '*' } : { 'if-match': `"${version}"` };
      const answer = await ask(id, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', ...condition },
        body: JSON.stringify({ data }),
      });
      if (answer.status === 409) return { done: false, current: blobOf(answer) };
      if (answer.status === 404) throw new AppError('roaming-missing');
      if (answer.status >= 300) throw failure(answer);
      return { done: true, version: numberOf(answer.body['version']) };
    },

    async remove(id) {
      const answer = await ask(id, { method: 'DELETE', headers: {} });
      if (answer.status >= 300 && answer.status !== 404) throw failure(answer);
    },
  };
}

function failure({ status }: JsonAnswer): AppError {
  if (status === 413) return new AppError('roaming-full');
  if (status === 429) return new AppError('roaming-busy');
  return new AppError('roaming-unreachable', { status });
}

function blobOf({ body }: JsonAnswer): RoamingBlob {
  const { data } = body;
  if (typeof data !== 'string') throw new AppError('roaming-unreachable');
  return { version: numberOf(body['version']), data };
}

/** Anything else comes from something in between, such as a sign-in page of the network. */
function numberOf(version: unknown): number {
  if (typeof version === 'number') return version;
  throw new AppError('roaming-unreachable');
}
