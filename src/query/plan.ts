import { AppError } from '../core/error';
import type { TableSchema } from '../pipedrive/schema';
import type { Filter, Query } from './query';

/** How sure a count is. */
export interface Expectation {
  readonly kind: 'exactly' | 'about' | 'at-most';
  readonly count: number;
}

export interface PlanLine {
  readonly where: 'Pipedrive' | 'Here';
  readonly text: string;
}

export interface PlanOptions {
  /** Rows the table holds at most (see estimateRows); without it the cost stays open. */
  readonly estimate?: number;
  /** Rows per request. Default 500. */
  readonly pageSize?: number;
  /** IANA zone in which dates without a time are days. Default UTC. */
  readonly zone?: string;
  /** Language of the numbers in the lines. */
  readonly locale?: string;
}

/** What will happen, before anything does. */
export interface Plan {
  readonly query: Query;
  readonly schema: TableSchema;
  readonly zone: string;
  /** Conditions Pipedrive applies. */
  readonly pushed: readonly Filter[];
  /** Conditions that run here alone. */
  readonly local: readonly Filter[];
  /** Pipedrive sorts, so that reading can stop at the limit. */
  readonly sortPushed: boolean;
  /** Query parameters for the list request. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Rows that will be read. */
  readonly rows?: Expectation;
  readonly requests?: Expectation;
  readonly tokens?: Expectation;
  readonly lines: readonly PlanLine[];
}

/** Throws what `validateQuery` throws. */
export function planQuery(_query: Query, _schema: TableSchema, _options?: PlanOptions): Plan {
  throw new AppError('unexpected');
}
