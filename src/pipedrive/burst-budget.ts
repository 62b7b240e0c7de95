import type { Clock } from '../core/clock';
import { abortableWith, unlessAborted } from './unless-aborted';

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
  /** Resolves when all who came before have got their room or given up. */
  #line: Promise<unknown> = Promise.resolve();
  /** Lets the first in line look again: an answer may have made room, or raised the limit. */
  #lookAgain: () => void = () => undefined;

  /** `limit`: requests per window, until an answer tells the real one. */
  constructor(clock: Clock, limit: number) {
    this.#clock = clock;
    this.#limit = limit;
  }

  get limit(): number {
    return this.#limit;
  }

  /**
   * Waits for room, then takes it: first come, first served. Resolves with what to call once the
   * answer (or none) has come. Throws `cancelled`.
   */
  take(signal?: AbortSignal): Promise<() => void> {
    const before = this.#line;
    const turn = this.#enter(before, signal);
    // Who gives up in the middle of the line must not let the next one past those before.
    this.#line = turn.then(
      () => undefined,
      () => before,
    );
    return turn;
  }

  /** Takes over what the headers of an answer say about the limit of this token. */
  learn(headers: Headers): void {
    const limit = Number(headers.get('x-ratelimit-limit'));
    if (Number.isInteger(limit) && limit > 0) this.#limit = limit;
    // Another program may use the same token: its requests are in `remaining`, not in our count.
    // Where ours alone fill the window there is nothing to learn: we know when it empties.
    const left = headers.get('x-ratelimit-remaining');
    const resetSeconds = Number(headers.get('x-ratelimit-reset'));
    if (left !== null && Number(left) <= 0 && resetSeconds > 0 && this.#counted() < this.#limit)
      this.hold(Math.min(resetSeconds * 1000, windowMs));
    this.#lookAgain();
  }

  /** Nothing is sent for so many milliseconds. */
  hold(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.#clock.now() + ms);
  }

  async #enter(before: Promise<unknown>, signal?: AbortSignal): Promise<() => void> {
    await unlessAborted(before, signal);
    for (let wait = this.#wait(); wait > 0; wait = this.#wait()) await this.#pause(wait, signal);
    this.#underWay++;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#underWay--;
      this.#answered.push(this.#clock.now());
      this.#lookAgain();
    };
  }

  /** Milliseconds until there may be room; 0 when there is; Infinity when only an answer can tell. */
  #wait(): number {
    const now = this.#clock.now();
    if (now < this.#heldUntil) return this.#heldUntil - now;
    if (this.#counted() < this.#limit) return 0;
    return this.#answered.length > 0 ? this.#answered[0]! + windowMs - now : Infinity;
  }

  /** Our requests that Pipedrive may count in its window now. */
  #counted(): number {
    const since = this.#clock.now() - windowMs;
    while (this.#answered.length > 0 && this.#answered[0]! <= since) this.#answered.shift();
    return this.#underWay + this.#answered.length;
  }

  /** At most `ms`: less where there is reason to look again. */
  async #pause(ms: number, signal?: AbortSignal): Promise<void> {
    const { controller, release } = abortableWith(signal);
    const woken = new Promise<void>((resolve) => (this.#lookAgain = resolve));
    try {
      if (ms === Infinity) await unlessAborted(woken, signal);
      else await Promise.race([this.#clock.sleep(ms, controller.signal), woken]);
    } finally {
      controller.abort();
      release();
    }
  }
}
