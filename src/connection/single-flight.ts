import { AppError } from '../core/error';

/** Joins the work under way, or starts it. Rejects with `cancelled` as soon as the caller's signal aborts. */
export type SingleFlight<T> = (signal?: AbortSignal) => Promise<T>;

interface Flight<T> {
  readonly result: Promise<T>;
  readonly stopper: AbortController;
  waiting: number;
}

/**
 * Work that many callers want at once and that runs once for all of them. It is stopped when the
 * last of them has given up: one stopped import must not take the sign-in from the others.
 */
export function singleFlight<T>(work: (signal: AbortSignal) => Promise<T>): SingleFlight<T> {
  let current: Flight<T> | undefined;

  const start = (): Flight<T> => {
    const stopper = new AbortController();
    const flight: Flight<T> = { result: work(stopper.signal), stopper, waiting: 0 };
    const land = () => {
      if (current === flight) current = undefined;
    };
    flight.result.then(land, land);
    return flight;
  };

  return (signal) =>
    new Promise<T>((resolve, reject) => {
      const giveUp = () => {
        reject(new AppError('cancelled', {}, signal?.reason));
        if (--flight.waiting > 0) return;
        if (current === flight) current = undefined;
        flight.stopper.abort();
      };
      if (signal?.aborted) {
        reject(new AppError('cancelled', {}, signal.reason));
        return;
      }
      const flight = (current ??= start());
      flight.waiting++;
      signal?.addEventListener('abort', giveUp, { once: true });
      flight.result
        .then(resolve, reject)
        .finally(() => signal?.removeEventListener('abort', giveUp));
    });
}
