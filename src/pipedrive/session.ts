import type { Clock } from '../core/clock';
import { AppError } from '../core/error';
import type { ConnectionSettings } from '../connection/settings';
import type { Endpoints, Route } from './endpoints';
import type { JsonObject } from './json';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly version: 'v1' | 'v2';
  /** Below the version: `deals`, `deals/5`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** API tokens Pipedrive charges for it. No header tells, so the catalogue does. */
  readonly cost: number;
}

/** One attempt at a request, for the Log tab. Holds no secret and no value of a query. */
export interface RequestEntry {
  /** Milliseconds since the epoch, when it was sent. */
  readonly time: number;
  readonly method: string;
  /** `api/v2/deals`, without the query. */
  readonly path: string;
  /** HTTP status, or 0 where no answer came. */
  readonly status: number;
  readonly ms: number;
  readonly tokens: number;
  /** Milliseconds it waited for the burst budget or before a retry. */
  readonly waited?: number;
}

export interface SessionEnvironment {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** A number from 0 up to 1, as `Math.random`. */
  readonly random: () => number;
  readonly endpoints: Endpoints;
  /** The route that worked last time. */
  readonly preferred?: Route;
  readonly onRoute?: (route: Route) => void;
  readonly onRequest?: (entry: RequestEntry) => void;
}

export interface Usage {
  readonly requests: number;
  readonly tokens: number;
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
}

/** One connection in use: it owns the route, the burst budget, the metadata cache and the meter. */
export interface Session {
  readonly settings: ConnectionSettings;
  /** The parsed answer. Throws an AppError (see failure.ts) or `cancelled`. */
  request(request: ApiRequest, options?: RequestOptions): Promise<JsonObject>;
  /** Requests sent and API tokens spent since the session began. */
  usage(): Usage;
  /** Loads once and keeps the result for five minutes; callers at the same time share one load. */
  remember<T>(
    key: string,
    load: (signal?: AbortSignal) => Promise<T>,
    options?: RequestOptions,
  ): Promise<T>;
}

export function createSession(
  _settings: ConnectionSettings,
  _environment: SessionEnvironment,
): Session {
  throw new AppError('unexpected');
}
