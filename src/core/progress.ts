/** How far a long job is. Counters only grow within a job; `total` appears once it is known. */
export interface Progress {
  readonly stage: 'preparing' | 'reading' | 'checking' | 'writing';
  /** Rows read or written in this stage. */
  readonly rows: number;
  /** Rows expected, where something tells. */
  readonly total?: number;
  readonly pages: number;
  readonly requests: number;
  /** Pipedrive API tokens spent so far. */
  readonly tokens: number;
}

/** What every long job takes: a way to stop it and a way to watch it. */
export interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}
