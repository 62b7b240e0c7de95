import { systemClock, throwIfCancelled } from '../../../src/core/clock';

test('a wait ends as soon as it is stopped', async () => {
  const stop = new AbortController();
  const wait = systemClock.sleep(60_000, stop.signal);
  stop.abort();
  await expect(wait).rejects.toMatchObject({ code: 'cancelled' });
});

test('a wait that was stopped before it began does not begin', async () => {
  await expect(systemClock.sleep(60_000, AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  });
});

test('a wait that nobody stops ends by itself', async () => {
  await expect(systemClock.sleep(1, new AbortController().signal)).resolves.toBeUndefined();
});

test('a stopped job says so', () => {
  expect(() => throwIfCancelled(AbortSignal.abort())).toThrow('Stopped.');
  expect(() => throwIfCancelled(undefined)).not.toThrow();
});
