import type { Clock } from '../../../src/core/clock';

/** A clock that stands until it is moved; what waits on it waits for ever. */
export class ManualClock implements Clock {
  time = Date.parse('2026-11-22T09:00:00Z');

  now(): number {
    return this.time;
  }

  sleep(): Promise<void> {
    return new Promise(() => undefined);
  }
}
