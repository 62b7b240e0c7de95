import { singleFlight } from '../../../src/connection/single-flight';

const cancelled = { code: 'cancelled' };

/** Work that ends when it is told to. */
function work() {
  const runs: {
    end: (value: string) => void;
    fail: (error: Error) => void;
    signal: AbortSignal;
  }[] = [];
  const flight = singleFlight(
    (signal) => new Promise<string>((end, fail) => runs.push({ end, fail, signal })),
  );
  return { runs, flight };
}

test('callers at the same time share one run, later ones have their own', async () => {
  const { runs, flight } = work();
  const both = [flight(), flight()];
  runs[0]!.end('one');
  expect(await Promise.all(both)).toEqual(['one', 'one']);
  const later = flight();
  runs[1]!.end('two');
  expect(await later).toBe('two');
});

test('a failure is told to all, and forgotten', async () => {
  const { runs, flight } = work();
  const both = [flight(), flight()];
  runs[0]!.fail(new Error('no'));
  for (const one of both) await expect(one).rejects.toThrow('no');
  const later = flight();
  runs[1]!.end('yes');
  expect(await later).toBe('yes');
});

test('the run goes on while anybody waits, and stops with the last', async () => {
  const { runs, flight } = work();
  const stops = [new AbortController(), new AbortController()];
  const waits = stops.map(({ signal }) => flight(signal));
  stops[0]!.abort();
  await expect(waits[0]).rejects.toMatchObject(cancelled);
  expect(runs[0]!.signal.aborted).toBe(false);
  stops[1]!.abort();
  await expect(waits[1]).rejects.toMatchObject(cancelled);
  expect(runs[0]!.signal.aborted).toBe(true);
  const next = flight();
  runs[1]!.end('new');
  expect(await next).toBe('new');
});

test('one who has given up before starts nothing', async () => {
  const { runs, flight } = work();
  await expect(flight(AbortSignal.abort())).rejects.toMatchObject(cancelled);
  expect(runs).toEqual([]);
});
