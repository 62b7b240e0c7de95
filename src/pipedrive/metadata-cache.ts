import type { Clock } from '../core/clock';
import { isCancelled } from '../core/error';
import { unlessAborted } from './unless-aborted';

/**
 * v2 tells no change time of fields, so a lifetime has to do: long enough that building a query asks
 * once, short enough that a new field appears by itself.
 */
const lifetimeMs = 5 * 60_000;

interface Kept {
  readonly value: Promise<unknown>;
  readonly since: number;
}

/** Keeps loaded lists for five minutes; callers at the same time share one load. */
export class MetadataCache {
  readonly #kept = new Map<string, Kept>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A failed load is forgotten. A caller whose shared load was stopped by another loads for itself. */
  async remember<T>(
    key: string,
    load: (signal?: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    for (;;) {
      try {
        return (await unlessAborted(this.#shared(key, load, signal), signal)) as T;
      } catch (error) {
        if (!isCancelled(error) || signal?.aborted) throw error;
      }
    }
  }

  /** Forgets what was loaded so many milliseconds ago or earlier: with 0, everything. */
  forget(freshMs: number): void {
    const until = this.#clock.now() - freshMs;
    for (const [key, { since }] of this.#kept) if (since <= until) this.#kept.delete(key);
  }

  #shared<T>(
    key: string,
    load: (signal?: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const found = this.#kept.get(key);
    if (found && this.#clock.now() - found.since < lifetimeMs) return found.value;
    const kept: Kept = { value: load(signal), since: this.#clock.now() };
    this.#kept.set(key, kept);
    kept.value.catch(() => {
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
    });
    return kept.value;
  }
}
