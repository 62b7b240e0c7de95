import { AppError } from '../core/error';

/** A job that several callers wait for; see `sharedFlight`. */
export interface SharedFlight<T> {
  join(signal?: AbortSignal): Promise<T>;
}

/**
 * A job under way for all who join it. One who gives up goes alone; the last who gives up stops the
 * job and still waits for its end, because only the job knows whether it could be stopped in time.
 */
export function sharedFlight<T>(work: (signal: AbortSignal) => Promise<T>): SharedFlight<T> {
  const stopper = new AbortController();
  const result = work(stopper.signal);
  let waiting = 0;
  return {
    join: (signal) =>
      new Promise<T>((resolve, reject) => {
        waiting++;
        const giveUp = () => {
          if (--waiting === 0) stopper.abort();
          else reject(new AppError('cancelled', {}, signal?.reason));
        };
        if (signal?.aborted) giveUp();
        else signal?.addEventListener('abort', giveUp, { once: true });
        result.then(resolve, reject).finally(() => signal?.removeEventListener('abort', giveUp));
      }),
  };
}
