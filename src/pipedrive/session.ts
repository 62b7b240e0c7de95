import type { Clock } from '../core/clock';
import { AppError, isAppError, toAppError } from '../core/error';
import type { ConnectionSettings } from '../connection/settings';
import { BurstBudget } from './burst-budget';
import { smallestBurst } from './daily-budget';
import { baseUrls, sharedHost, type Base, type Endpoints, type Route } from './endpoints';
import { answerBody, answerFailure } from './failure';
import type { JsonObject } from './json';
import { MetadataCache } from './metadata-cache';
import { retryDelay, shouldRetry } from './retry';
import { send } from './transport';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly version: 'v1' | 'v2';
  /** Below the version: `deals`, `deals/5`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
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
  readonly clock: Clock;
  /** Requests per 2 seconds that Pipedrive allows, as far as it has told. */
  readonly burstLimit: number;
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

/** A session of a connection. Nothing is sent before the first request. */
export function createSession(
  settings: ConnectionSettings,
  environment: SessionEnvironment,
): Session {
  return new HttpSession(settings, environment);
}

class HttpSession implements Session {
  readonly settings: ConnectionSettings;
  readonly #environment: SessionEnvironment;
  readonly #budget: BurstBudget;
  readonly #metadata: MetadataCache;
  readonly #headers: Readonly<Record<string, string>>;
  /** In order of trial; one alone once it has answered. */
  #bases: readonly Base[];
  #routeSettled = false;
  #requests = 0;
  #tokens = 0;

  constructor(settings: ConnectionSettings, environment: SessionEnvironment) {
    this.settings = settings;
    this.#environment = environment;
    this.#budget = new BurstBudget(environment.clock, smallestBurst(settings.authScheme));
    this.#metadata = new MetadataCache(environment.clock);
    this.#bases = baseUrls(environment.endpoints, settings.companyDomain, environment.preferred);
    this.#headers = {
      accept: 'application/json',
      ...(settings.authScheme === 'Basic'
        ? { 'x-api-token': settings.apiToken }
        : { authorization: `Bearer ${settings.oauth.accessToken}` }),
    };
  }

  get clock(): Clock {
    return this.#environment.clock;
  }

  get burstLimit(): number {
    return this.#budget.limit;
  }

  usage(): Usage {
    return { requests: this.#requests, tokens: this.#tokens };
  }

  remember<T>(
    key: string,
    load: (signal?: AbortSignal) => Promise<T>,
    { signal }: RequestOptions = {},
  ): Promise<T> {
    return this.#metadata.remember(key, load, signal);
  }

  async request(request: ApiRequest, { signal }: RequestOptions = {}): Promise<JsonObject> {
    let waited = 0;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#tryRoutes(request, waited, signal);
      } catch (thrown) {
        const error = toAppError(thrown);
        if (!shouldRetry(error, attempt, request.method)) throw error;
        waited = retryDelay(error, attempt, this.#environment.random);
        await this.clock.sleep(waited, signal);
      }
    }
  }

  /** On first contact, a route that cannot be reached (or that CORS forbids) gives way to the next. */
  async #tryRoutes(
    request: ApiRequest,
    waited: number,
    signal: AbortSignal | undefined,
  ): Promise<JsonObject> {
    const bases = this.#bases;
    for (const [index, base] of bases.entries()) {
      try {
        return await this.#tryOnce(base, request, waited, signal);
      } catch (error) {
        const isLast = index === bases.length - 1 || this.#routeSettled;
        if (isLast || !isAppError(error) || error.code !== 'network-down') throw error;
      }
    }
    throw new AppError('network-down');
  }

  async #tryOnce(
    base: Base,
    request: ApiRequest,
    waitedBefore: number,
    signal: AbortSignal | undefined,
  ): Promise<JsonObject> {
    const { clock } = this.#environment;
    const { timeoutMs, apiToken, oauth, companyDomain } = this.settings;
    const path = `${this.#prefix(request)}/${request.path}`;
    const asked = clock.now();
    const done = await this.#budget.take(signal);
    const time = clock.now();
    const waited = waitedBefore + time - asked;
    let status = 0;
    let tokens = 0;
    this.#requests++;
    try {
      const url = `${base.url}/${path}${queryString(request.query)}`;
      const answer = await send(
        { url, method: request.method, headers: this.#headers, timeoutMs },
        this.#environment,
        signal,
      );
      status = answer.status;
      // Refused requests are not charged; what other failures cost is not documented, so they count.
      tokens = status === 429 || status === 401 ? 0 : request.cost;
      this.#tokens += tokens;
      this.#budget.learn(answer.headers);
      this.#settleRoute(base);
      const failure = answerFailure(answer, {
        host: `${companyDomain || sharedHost}.pipedrive.com`,
        path: request.path,
        secrets: [apiToken, oauth.accessToken],
        now: clock.now(),
      });
      if (failure?.code === 'rate-limited')
        this.#budget.hold(Number(failure.details['seconds']) * 1000);
      if (failure) throw failure;
      return answerBody(answer);
    } finally {
      done();
      this.#environment.onRequest?.({
        time,
        method: request.method,
        path,
        status,
        ms: clock.now() - time,
        tokens,
        ...(waited > 0 ? { waited } : {}),
      });
    }
  }

  /** `/api/v1` on a company's host; on the shared host some v1 lists answer under `/v1` only. */
  #prefix({ version }: ApiRequest): string {
    return version === 'v1' && this.settings.companyDomain === '' ? 'v1' : `api/${version}`;
  }

  #settleRoute(base: Base): void {
    if (this.#routeSettled) return;
    this.#routeSettled = true;
    this.#bases = [base];
    this.#environment.onRoute?.(base.route);
  }
}

function queryString(query: ApiRequest['query']): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? '' : `?${text}`;
}
