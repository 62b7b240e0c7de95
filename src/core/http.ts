import type { Clock } from './clock';
import { AppError, toAppError } from './error';

/** How servers are reached. */
export interface HttpEnvironment {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A form brings its own content type. */
  readonly body?: string | FormData | URLSearchParams;
  /** The answer is a file: its bytes are wanted, where it succeeds. */
  readonly bytes?: true;
  /** Milliseconds until the whole answer must be there; 0 = no bound. */
  readonly timeoutMs: number;
}

/** An answer, read to its end. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Empty where `bytes` are there. */
  readonly text: string;
  readonly bytes?: Uint8Array;
}

/** Codes with which Node reports a certificate that is not valid today: OpenSSL, X509_V_ERR. */
const wrongClock = ['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'];

/**
 * Sends one request and reads the answer to its end. Throws `cancelled`, `timeout`, `clock-wrong`,
 * `network-down` (no answer) or `answer-truncated` (the connection broke within it).
 */
export async function send(
  { timeoutMs, bytes, ...request }: HttpRequest,
  { fetch, clock }: HttpEnvironment,
  signal?: AbortSignal,
): Promise<HttpAnswer> {
  // Not AbortSignal.any and .timeout: the web views of older Macs lack them.
  const stopper = new AbortController();
  const timer = new AbortController();
  const stop = () => stopper.abort();
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  let late = false;
  if (timeoutMs > 0)
    clock.sleep(timeoutMs, timer.signal).then(
      () => {
        late = true;
        stop();
      },
      () => undefined,
    );
  let answer: Response | undefined;
  try {
    answer = await fetch(request.url, {
      ...request,
      signal: stopper.signal,
      // A redirect would carry secrets to another host.
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    const { status, headers } = answer;
    if (bytes && answer.ok)
      return { status, headers, text: '', bytes: new Uint8Array(await answer.arrayBuffer()) };
    return { status, headers, text: await answer.text() };
  } catch (error) {
    if (signal?.aborted) throw new AppError('cancelled', {}, error);
    if (late) throw new AppError('timeout', { seconds: timeoutMs / 1000 }, error);
    if (answer) throw new AppError('answer-truncated', {}, error);
    throw unanswered(error);
  } finally {
    timer.abort();
    signal?.removeEventListener('abort', stop);
  }
}

/** `fetch` throws a TypeError for a network that fails, and other errors for other reasons. */
function unanswered(error: unknown): AppError {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  if (name !== 'TypeError') return toAppError(error);
  const isClock = wrongClock.includes(String(cause?.code));
  return new AppError(isClock ? 'clock-wrong' : 'network-down', {}, error);
}
