import type { Clock } from '../core/clock';
import { AppError, toAppError } from '../core/error';
import type { ErrorCode } from '../core/sentence';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer, read to its end. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The fields of a JSON object; empty for any other body. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** How the servers of this folder are reached. */
export interface HttpEnvironment {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
}

/** Sign-in and settings are small: who has not answered by then will not. */
const timeoutMs = 30_000;

/** Codes with which Node reports a certificate that is not valid today: OpenSSL, X509_V_ERR. */
const wrongClock = ['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'];

/**
 * Sends one request and reads the answer. Throws `cancelled`, `clock-wrong`, or the given code where
 * no whole answer came.
 */
export async function sendRequest(
  request: HttpRequest,
  { fetch, clock }: HttpEnvironment,
  unreachable: ErrorCode,
  signal?: AbortSignal,
): Promise<HttpAnswer> {
  // Not AbortSignal.any and .timeout: the web views of older Macs lack them.
  const stopper = new AbortController();
  const timer = new AbortController();
  const stop = () => stopper.abort();
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  clock.sleep(timeoutMs, timer.signal).then(stop, () => undefined);
  try {
    const answer = await fetch(request.url, {
      ...request,
      signal: stopper.signal,
      // A redirect would carry secrets to another host.
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    return { status: answer.status, headers: answer.headers, body: fieldsOf(await answer.text()) };
  } catch (error) {
    if (signal?.aborted) throw new AppError('cancelled', {}, error);
    const name = (error as Error | undefined)?.name;
    if (!stopper.signal.aborted && name !== 'TypeError') throw toAppError(error);
    const { cause } = error as { cause?: { code?: unknown } };
    const isClock = wrongClock.includes(String(cause?.code));
    throw new AppError(isClock ? 'clock-wrong' : unreachable, {}, error);
  } finally {
    timer.abort();
    signal?.removeEventListener('abort', stop);
  }
}

function fieldsOf(text: string): HttpAnswer['body'] {
  try {
    const body: unknown = JSON.parse(text);
    return body instanceof Object ? { ...body } : {};
  } catch {
    return {};
  }
}
