import type { Clock } from '../core/clock';

/** Pipedrive counts requests in a rolling window of 2 seconds: Rate limiting, "burst". */
const windowMs = 2_000;

/**
 * Keeps a connection below Pipedrive's burst limit. A request counts from when it is sent until two
 * seconds after its answer: somewhere in between Pipedrive counted it, so delays on the way cannot
 * push two windows' worth of requests into one.
 */
export class BurstBudget {
  #limit: number;
  readonly #clock: Clock;
  #underWay = 0;
  /** Times of answers within the last window, oldest first. */
  #answered: number[] = [];
  #heldUntil = 0;

  /** `limit`: requests per window, until an answer tells the real one. */
  constructor(clock: Clock, limit: number) {
    this.#clock = clock;
    this.#limit = limit;
  }

  get limit(): number {
    return this.#limit;
  }

  /** Waits for room, then takes it. Resolves with what to call when the answer (or none) has come. */
  async take(signal?: AbortSignal): Promise<() => void> {
    for (let wait = this.#wait(); wait > 0; wait = this.#wait())
      await this.#clock.sleep(wait, signal);
    this.#underWay++;
    return () => {
      this.#underWay--;
      this.#answered.push(this.#clock.now());
    };
  }

  /** Takes over what the headers of an answer say about the limit of this token. */
  learn(headers: Headers): void {
    const limit = Number(headers.get('x-ratelimit-limit'));
    if (Number.isInteger(limit) && limit > 0) this.#limit = limit;
    // Another program may use the same token: its requests are in `remaining`, not in our count.
    const left = headers.get('x-ratelimit-remaining');
    const resetSeconds = Number(headers.get('x-ratelimit-reset'));
    if (left !== null && Number(left) <= 0 && resetSeconds > 0)
      this.hold(Math.min(resetSeconds * 1000, windowMs));
  }

  /** Nothing is sent for so many milliseconds. */
  hold(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.#clock.now() + ms);
  }

  /** Milliseconds until there may be room; 0 when there is. */
  #wait(): number {
    const now = this.#clock.now();
    if (now < this.#heldUntil) return this.#heldUntil - now;
    while (this.#answered.length > 0 && this.#answered[0]! + windowMs <= now)
      this.#answered.shift();
    if (this.#underWay + this.#answered.length < this.#limit) return 0;
    return (this.#answered[0] ?? now) + windowMs - now;
  }
}
