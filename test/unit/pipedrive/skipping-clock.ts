import type { Clock } from '../../../src/core/clock';
import { AppError } from '../../../src/core/error';

/** A clock whose sleepers wake at once, with the time moved on. Keeps what they asked for. */
export class SkippingClock implements Clock {
  time = Date.parse('2026-11-22T08:00:00Z');
  readonly slept: number[] = [];

  now(): number {
    return this.time;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) throw new AppError('cancelled');
    this.slept.push(ms);
    this.time += ms;
  }
}
