import type { ParameterValues } from '../../query/sql/parameter';
import type { SqlPlan } from '../../query/sql/plan-sql';

/** A query that can be previewed and imported, whether it was built or written. */
export interface ReadyQuery {
  /** Wished name of the Excel table, and what titles speak of. */
  readonly name: string;
  readonly sql: string;
  readonly plan: SqlPlan;
  /** Values that cells gave its parameters. */
  readonly parameters: ParameterValues;
  /** Id of the report it makes: a chart goes with its table. */
  readonly report?: string;
}

/** Conditions that run here, by the columns they are on: the builder's alone are known. */
export function localColumns({ plan }: ReadyQuery): string[] {
  return plan.kind === 'builder' ? [...new Set(plan.plan.local.map(({ column }) => column))] : [];
}

/** Whether a preview shows rows in the order of the result. */
export function isPreviewSorted({ plan }: ReadyQuery): boolean {
  return plan.kind === 'engine' || plan.plan.query.sort.length === 0 || plan.plan.sortPushed;
}
