/** One attempt at a request, for the Log tab. Holds no secret and no value of a query. */
export interface RequestEntry {
  /** Milliseconds since the epoch, when it was sent. */
  readonly time: number;
  readonly method: string;
  /** `api/v2/deals`, without the query. */
  readonly path: string;
  /** HTTP status, or 0 where no answer came. */
  readonly status: number;
  readonly ms: number;
  readonly tokens: number;
  /** Milliseconds it waited for the burst budget or before a retry. */
  readonly waited?: number;
}
