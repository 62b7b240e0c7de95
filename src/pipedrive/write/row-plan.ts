import { toAppError, type AppError } from '../../core/error';
import type { JobOptions } from '../../core/progress';
import { reserveGuard } from '../reserve';
import type { TableSchema } from '../schema';
import type { Session } from '../session';
import { writeSchemas } from './checked-change';
import { prepare, type Prepared } from './prepared';
import type { RowChange } from './row-change';
import { rowBody } from './send-row';

/** What writing a row would do. */
export type RowPlan =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly error: AppError };

/** What `writeRows` would do with each change: its reads and checks alone. Throws what reading throws. */
export async function planRows(
  changes: readonly RowChange[],
  schemas: readonly TableSchema[],
  session: Session,
  { signal }: JobOptions = {},
): Promise<readonly RowPlan[]> {
  const reading = { signal, beforeRequest: await reserveGuard(session, { signal }) };
  const prepared = await prepare(changes, writeSchemas(schemas), session, reading);
  return changes.map((_change, place) => rowPlan(prepared, place));
}

/** Every row that would not be written because something is wrong with it, by its place. */
export function refusals(prepared: Prepared): ReadonlyMap<number, AppError> {
  const refused = new Map(prepared.failures);
  for (const place of prepared.checked.keys()) {
    const plan = rowPlan(prepared, place);
    if (plan.kind === 'refused') refused.set(place, plan.error);
  }
  return refused;
}

function rowPlan({ checked, failures, current }: Prepared, place: number): RowPlan {
  const error = failures.get(place);
  if (error) return { kind: 'refused', error };
  try {
    const body = rowBody(checked.get(place)!, current.get(place));
    return { kind: body ? 'ready' : 'unchanged' };
  } catch (thrown) {
    return { kind: 'refused', error: toAppError(thrown) };
  }
}
