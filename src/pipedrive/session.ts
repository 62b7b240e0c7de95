import type { Clock } from '../core/clock';
import { isAppError, toAppError } from '../core/error';
import { send, type HttpEnvironment, type HttpRequest } from '../core/http';
import type { ConnectionSettings } from '../connection/settings';
import { base64 } from './base64';
import { BurstBudget } from './burst-budget';
import {
  connectionCredentials,
  type Credential,
  type Credentials,
  type SessionGrant,
} from './credentials';
import { smallestBurst } from './daily-budget';
import { sharedHost, type Base } from './endpoints';
import { answerBody, answerFailure } from './failure';
import type { JsonObject } from './json';
import { MetadataCache } from './metadata-cache';
import { Meter, type MeterReading } from './meter';
import type { RequestEntry } from './request-entry';
import { queryString, requestPath } from './request-path';
import { retryDelay, shouldRetry } from './retry';
import { RouteChoice, type RouteChoiceOptions } from './route-choice';

export type { RequestEntry } from './request-entry';

export interface ApiRequest {
  readonly method: HttpRequest['method'];
  readonly version: 'v1' | 'v2';
  /** Below the version: `deals`, `deals/5`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON, a form as it is. */
  readonly body?: JsonObject | FormData | URLSearchParams;
  /** `base64`: the answer is a file, which becomes the member `base64`. */
  readonly answer?: 'base64';
  /** API tokens Pipedrive charges for it. No header tells, so the catalogue does. */
  readonly cost: number;
}

export interface SessionEnvironment extends HttpEnvironment, RouteChoiceOptions {
  /** A number from 0 up to 1, as `Math.random`. */
  readonly random: () => number;
  /** Needed where AuthScheme is OAuth; without it, requests throw `sign-in-needed`. */
  readonly grant?: SessionGrant;
  readonly onRequest?: (entry: RequestEntry) => void;
}

export interface Usage {
  readonly requests: number;
  readonly tokens: number;
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** The signal stops it before it is sent only: then nobody wonders whether something happened. */
  readonly finish?: true;
  /** Told of each attempt at this request, besides who watches the session. */
  readonly onRequest?: (entry: RequestEntry) => void;
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
  /** The same, with what is under way and what is known of the day's budget. */
  meter(): MeterReading;
  /** Loads once and keeps the result for five minutes; callers at the same time share one load. */
  remember<T>(
    key: string,
    load: (signal?: AbortSignal) => Promise<T>,
    options?: RequestOptions,
  ): Promise<T>;
  /**
   * Forgets what was remembered, after a list such as stages or fields was changed; what was loaded
   * within the last `freshMs` milliseconds is kept.
   */
  forget(freshMs?: number): void;
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
  readonly #credentials: Credentials;
  readonly #routes: RouteChoice;
  /** The company asked last; undefined before the first request. */
  #company: string | undefined;
  readonly #meter = new Meter();

  constructor(settings: ConnectionSettings, environment: SessionEnvironment) {
    this.settings = settings;
    this.#environment = environment;
    this.#budget = new BurstBudget(environment.clock, smallestBurst(settings.authScheme));
    this.#metadata = new MetadataCache(environment.clock);
    this.#routes = new RouteChoice(environment);
    this.#credentials = connectionCredentials(settings, environment.grant);
  }

  get clock(): Clock {
    return this.#environment.clock;
  }

  get burstLimit(): number {
    return this.#budget.limit;
  }

  usage(): Usage {
    const { requests, tokens } = this.#meter.reading;
    return { requests, tokens };
  }

  meter(): MeterReading {
    return this.#meter.reading;
  }

  remember<T>(
    key: string,
    load: (signal?: AbortSignal) => Promise<T>,
    { signal }: RequestOptions = {},
  ): Promise<T> {
    return this.#metadata.remember(key, load, signal);
  }

  forget(freshMs = 0): void {
    this.#metadata.forget(freshMs);
  }

  async request(request: ApiRequest, options: RequestOptions = {}): Promise<JsonObject> {
    const end = this.#meter.begin(request.cost);
    try {
      return await this.#authorized(request, options);
    } finally {
      end();
    }
  }

  async #authorized(request: ApiRequest, options: RequestOptions): Promise<JsonObject> {
    const { signal } = options;
    const credential = await this.#credentials.current(signal);
    // A write must not be tried on two ways: whether the first one failed cannot be told.
    if (request.method !== 'GET' && this.#routes.isOpen(credential.company))
      await this.request(whoAmI, { signal });
    try {
      return await this.#persist(request, credential, options);
    } catch (error) {
      if (!isAppError(error) || error.code !== credential.refusal) throw error;
      const renewed = await this.#credentials.renewed(credential, signal);
      if (!renewed) throw error;
      // Writes too: whoever is refused has changed nothing.
      return this.#persist(request, renewed, options);
    }
  }

  /** Sends a request until it succeeds or the rules of retry.ts say that it will not. */
  async #persist(
    request: ApiRequest,
    credential: Credential,
    options: RequestOptions,
  ): Promise<JsonObject> {
    this.#setCompany(credential.company);
    let waited = 0;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#routes.try(credential.company, (base) =>
          this.#tryOnce(base, request, credential, waited, options),
        );
      } catch (thrown) {
        const error = toAppError(thrown);
        if (!shouldRetry(error, attempt, request.method)) throw error;
        waited = retryDelay(error, attempt, this.#environment.random);
        await this.clock.sleep(waited, options.signal);
      }
    }
  }

  async #tryOnce(
    base: Base,
    request: ApiRequest,
    { headers, secret, company, refusal }: Credential,
    waitedBefore: number,
    { signal, finish, onRequest }: RequestOptions,
  ): Promise<JsonObject> {
    const { clock } = this.#environment;
    const path = requestPath(request, company);
    const asked = clock.now();
    const counted = await this.#budget.take(signal);
    const time = clock.now();
    const waited = waitedBefore + time - asked;
    let status = 0;
    let tokens = 0;
    this.#meter.sent();
    try {
      const url = `${base.url}/${path}${queryString(request.query)}`;
      const answer = await send(
        {
          url,
          method: request.method,
          headers: { accept: 'application/json', ...contentType(request), ...headers },
          ...bodyOf(request),
          ...(request.answer ? { bytes: true as const } : {}),
          timeoutMs: this.settings.timeoutMs,
        },
        {
          clock,
          // Pipedrive has counted a request once the headers of its answer are here.
          fetch: async (...sent) => {
            const received = await this.#environment.fetch(...sent);
            counted();
            return received;
          },
        },
        finish ? undefined : signal,
      );
      status = answer.status;
      // Refused requests are not charged; what other failures cost is not documented, so they count.
      tokens = status === 429 || status === 401 ? 0 : request.cost;
      this.#meter.answered(tokens, answer.headers);
      this.#budget.learn(answer.headers);
      this.#routes.settle(base.route);
      const failure = answerFailure(answer, {
        host: `${company || sharedHost}.pipedrive.com`,
        path: request.path,
        unauthorized: refusal,
        secrets: [secret],
        now: clock.now(),
      });
      if (failure?.code === 'rate-limited')
        this.#budget.hold(Number(failure.details['seconds']) * 1000);
      if (failure?.code === 'daily-budget-spent') this.#meter.spent();
      if (failure) throw failure;
      return answer.bytes ? { base64: base64(answer.bytes) } : answerBody(answer);
    } finally {
      counted();
      const entry = {
        time,
        method: request.method,
        path,
        status,
        ms: clock.now() - time,
        tokens,
        ...(waited > 0 ? { waited } : {}),
      };
      this.#environment.onRequest?.(entry);
      onRequest?.(entry);
    }
  }

  /** After signing in anew it may be another company, with other fields. */
  #setCompany(company: string): void {
    if (this.#company !== undefined && this.#company !== company) this.#metadata.forget(0);
    this.#company = company;
  }
}

/** The cheapest request: Pipedrive, GET /v1/users/me. */
const whoAmI: ApiRequest = { method: 'GET', version: 'v1', path: 'users/me', cost: 2 };

function contentType({ body }: ApiRequest): Record<string, string> {
  return body === undefined || isForm(body) ? {} : { 'content-type': 'application/json' };
}

function bodyOf({ body }: ApiRequest): Pick<HttpRequest, 'body'> {
  if (body === undefined) return {};
  return { body: isForm(body) ? body : JSON.stringify(body) };
}

/** A form tells its content type by itself. */
function isForm(body: NonNullable<ApiRequest['body']>): body is FormData | URLSearchParams {
  return body instanceof FormData || body instanceof URLSearchParams;
}
