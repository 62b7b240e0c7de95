import { MetadataCache } from '../../../src/pipedrive/metadata-cache';
import { AppError } from '../../../src/core/error';
import { SkippingClock } from './skipping-clock';

const minute = 60_000;

describe('MetadataCache', () => {
  test('a list is loaded once in five minutes', async () => {
    const clock = new SkippingClock();
    const cache = new MetadataCache(clock);
    let loads = 0;
    const read = () => cache.remember('fields', async () => ++loads);
    expect([await read(), await read()]).toEqual([1, 1]);
    clock.time += 5 * minute;
    expect(await read()).toBe(2);
  });

  test('callers at the same time share one load', async () => {
    const cache = new MetadataCache(new SkippingClock());
    let loads = 0;
    const read = () => cache.remember('fields', async () => ++loads);
    expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1]);
  });

  test('what was forgotten is loaded again, what is fresh enough is kept', async () => {
    const clock = new SkippingClock();
    const cache = new MetadataCache(clock);
    let loads = 0;
    const read = () => cache.remember('fields', async () => ++loads);
    await read();
    cache.forget(minute);
    expect(await read()).toBe(1);
    clock.time += 2 * minute;
    cache.forget(minute);
    expect(await read()).toBe(2);
    cache.forget(0);
    expect(await read()).toBe(3);
  });

  test('a failure is not kept', async () => {
    const cache = new MetadataCache(new SkippingClock());
    const fail = () => Promise.reject(new AppError('server-error'));
    await expect(cache.remember('fields', fail)).rejects.toMatchObject({ code: 'server-error' });
    expect(await cache.remember('fields', async () => 'fields')).toBe('fields');
  });

  test('one caller that stops does not stop the other', async () => {
    const cache = new MetadataCache(new SkippingClock());
    const stopper = new AbortController();
    const load = (signal?: AbortSignal) =>
      signal === stopper.signal
        ? new Promise<string>((_, reject) =>
            signal.addEventListener('abort', () => reject(new AppError('cancelled'))),
          )
        : Promise.resolve('fields');
    const first = cache.remember('fields', load, stopper.signal);
    const second = cache.remember('fields', load, new AbortController().signal);
    stopper.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect(await second).toBe('fields');
  });

  test('a caller that stops does not wait for the load of another', async () => {
    const cache = new MetadataCache(new SkippingClock());
    void cache.remember('fields', () => new Promise(() => undefined));
    const stopper = new AbortController();
    const waiting = cache.remember('fields', async () => 'fields', stopper.signal);
    stopper.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  });
});
