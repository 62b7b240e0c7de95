import { AppError } from '../../../src/core/error';
import { sharedFlight } from '../../../src/workbook/shared-flight';

/** A job that ends when told to, or as soon as it is stopped. */
function job() {
  let finish!: (value: string) => void;
  const work = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      finish = resolve;
      signal.addEventListener('abort', () => reject(new AppError('cancelled')));
    });
  const flight = sharedFlight(work);
  return { flight, finish: (value: string) => finish(value) };
}

test('all who join get the one result', async () => {
  const { flight, finish } = job();
  const joined = [flight.join(), flight.join()];
  finish('done');
  expect(await Promise.all(joined)).toEqual(['done', 'done']);
});

test('one who gives up goes alone; the last one stops the job', async () => {
  const { flight } = job();
  const [first, second] = [new AbortController(), new AbortController()];
  const joined = [flight.join(first.signal), flight.join(second.signal)];
  first.abort();
  await expect(joined[0]).rejects.toMatchObject({ code: 'cancelled' });
  second.abort();
  await expect(joined[1]).rejects.toMatchObject({ code: 'cancelled' });
});

test('a job that was done before it could be stopped says so', async () => {
  const stop = new AbortController();
  let finish!: (value: string) => void;
  const flight = sharedFlight(() => new Promise<string>((resolve) => (finish = resolve)));
  const joined = flight.join(stop.signal);
  stop.abort();
  finish('done');
  expect(await joined).toBe('done');
});
