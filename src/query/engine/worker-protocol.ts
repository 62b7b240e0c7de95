import type { Row } from '../../core/column';
import type { ErrorDetails } from '../../core/error';
import type { ErrorCode } from '../../core/sentence';
import type { EngineResult, EngineStatement, Explained, FetchRequest, RowChange } from './port';

/** What a worker is asked to do, one thing at a time, and what comes of it. */
export interface TaskResults {
  readonly explain: Explained;
  readonly run: EngineResult;
  readonly changes: readonly RowChange[];
}

export interface Task<K extends keyof TaskResults = keyof TaskResults> {
  readonly kind: K;
  readonly statement: EngineStatement;
  readonly pushDown: boolean;
}

/** To the worker. Pages answer its `next`; null is the end. */
export type ToWorker =
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'page'; readonly fetch: number; readonly rows: readonly Row[] | null };

/** From the worker. Rows of the result come in pages before `done`, which then has none. */
export type FromWorker =
  | { readonly kind: 'fetch'; readonly fetch: number; readonly request: FetchRequest }
  | { readonly kind: 'next'; readonly fetch: number }
  | { readonly kind: 'stop'; readonly fetch: number }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'done'; readonly result: TaskResult }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly details: ErrorDetails };

export type TaskResult = TaskResults[keyof TaskResults];

/** Rows that are posted at once: a page is copied between threads without a noticeable pause. */
export const resultPageRows = 5_000;

/** One end of a line between threads: a worker, its own scope, or a message port. */
export interface Line {
  postMessage(message: unknown): void;
  addEventListener(
    type: 'message',
    listen: (event: MessageEvent) => void,
    options?: { readonly signal: AbortSignal },
  ): void;
}
