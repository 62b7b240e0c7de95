/** What a session has spent, and what it knows of what is left. */
export interface MeterReading {
  /** Requests sent. */
  readonly requests: number;
  /** API tokens spent. */
  readonly tokens: number;
  /** API tokens of requests that are not answered yet. */
  readonly underWay: number;
  /**
   * Writes left today, where an answer to one has told: `x-daily-requests-left` comes with POST, PUT
   * and API tokens only (Pipedrive, Rate limiting). No header tells the tokens that are left.
   */
  readonly writesLeft?: number;
  /** Whether Pipedrive has refused a request because the company's daily budget is spent. */
  readonly dailyBudgetSpent: boolean;
}

/** Counts what the requests of one session cost. */
export class Meter {
  #requests = 0;
  #tokens = 0;
  #underWay = 0;
  #writesLeft: number | undefined;
  #dailyBudgetSpent = false;

  /** Commits the tokens of a request at once, so that requests at the same time see each other. */
  begin(cost: number): () => void {
    this.#underWay += cost;
    return () => (this.#underWay -= cost);
  }

  /** A request is sent. */
  sent(): void {
    this.#requests++;
  }

  /** An answer came: what it cost, and what its headers tell. */
  answered(tokens: number, headers: Headers): void {
    this.#tokens += tokens;
    const left = headers.get('x-daily-requests-left');
    if (left !== null && /^\d+$/.test(left)) this.#writesLeft = Number(left);
    // Midnight came, or somebody topped the budget up.
    if (tokens > 0) this.#dailyBudgetSpent = false;
  }

  /** Pipedrive refused a request: nothing is left for today. */
  spent(): void {
    this.#dailyBudgetSpent = true;
  }

  get reading(): MeterReading {
    return {
      requests: this.#requests,
      tokens: this.#tokens,
      underWay: this.#underWay,
      dailyBudgetSpent: this.#dailyBudgetSpent,
      ...(this.#writesLeft === undefined ? {} : { writesLeft: this.#writesLeft }),
    };
  }
}
