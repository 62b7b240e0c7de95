import type { Clock } from '../core/clock';
import { AppError, toAppError } from '../core/error';
import type { Answer } from './failure';

export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds until the whole answer must be there; 0 = no bound. */
  readonly timeoutMs: number;
}

/**
 * Sends one request and reads the answer to its end. Throws `cancelled`, `timeout`, `network-down`
 * (no answer) or `answer-truncated` (the connection broke within it).
 */
export async function send(
  request: HttpRequest,
  { fetch, clock }: { readonly fetch: typeof globalThis.fetch; readonly clock: Clock },
  signal?: AbortSignal,
): Promise<Answer> {
  // Not AbortSignal.any: the web views of older Macs lack it.
  const stopper = new AbortController();
  const timer = new AbortController();
  const stop = () => stopper.abort();
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  let late = false;
  if (request.timeoutMs > 0)
    clock.sleep(request.timeoutMs, timer.signal).then(
      () => {
        late = true;
        stop();
      },
      () => undefined,
    );
  let answer: Response | undefined;
  try {
    answer = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      signal: stopper.signal,
      // A redirect would carry the token header to another host.
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  } catch (error) {
    if (signal?.aborted) throw new AppError('cancelled', {}, error);
    if (late) throw new AppError('timeout', { seconds: request.timeoutMs / 1000 }, error);
    if ((error as Error)?.name !== 'TypeError' && !answer) throw toAppError(error);
    throw new AppError(answer ? 'answer-truncated' : 'network-down', {}, error);
  } finally {
    timer.abort();
    signal?.removeEventListener('abort', stop);
  }
}
