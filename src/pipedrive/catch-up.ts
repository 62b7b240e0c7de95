import type { Clock } from '../core/clock';
import type { JsonObject } from './json';

/** Clocks of computers that set theirs by the network differ by less. */
const clockSlackMs = 60_000;
/** Pipedrive's times are whole seconds. */
const secondMs = 1_000;

/**
 * From when on rows must be looked at again, because they may have moved between the parts of a
 * list while it was read: whoever moves a row sets its update time.
 *
 * The clock of this computer may be wrong, so the rows help: the newest update time among the first
 * answers lies before the moment Pipedrive made them. The earlier of the two is safe: a clock that is
 * slow only makes for more rows, and one that is fast is overruled.
 */
export class CatchUp {
  readonly #clock: Clock;
  readonly #code: string;
  readonly #began: number;
  #newest = -Infinity;
  #elapsed = 0;

  /** Begins now. `code`: key of the update time in a row. */
  constructor(clock: Clock, code: string) {
    this.#clock = clock;
    this.#code = code;
    this.#began = clock.now();
  }

  /** To be told of the first page of each part and end. */
  note(items: readonly JsonObject[]): void {
    this.#elapsed = Math.max(this.#elapsed, this.#clock.now() - this.#began);
    for (const item of items) {
      const time = Date.parse(String(item[this.#code]));
      if (time > this.#newest) this.#newest = time;
    }
  }

  /** RFC 3339 without a fraction, as `updated_since` wants it. */
  since(): string {
    const byClock = this.#began - clockSlackMs;
    const byRows = this.#newest - this.#elapsed - secondMs;
    const since = Number.isFinite(byRows) ? Math.min(byClock, byRows) : byClock;
    return new Date(Math.floor(since / secondMs) * secondMs).toISOString().replace('.000Z', 'Z');
  }
}
