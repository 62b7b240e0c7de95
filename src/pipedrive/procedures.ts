import { nearest } from '../connection/nearest';
import {
  procedureValues,
  sameWord,
  type ProcedureEntry,
  type ProcedureResult,
} from '../connection/procedure-entry';
import { AppError } from '../core/error';
import { conversions } from './procedures/convert';
import { fileTransfers } from './procedures/files';
import { merges } from './procedures/merge';
import type { Session } from './session';

/** The procedures that work on Pipedrive's data. */
export const procedures: readonly ProcedureEntry<Session>[] = [
  ...merges,
  ...conversions,
  ...fileTransfers,
];

/** The procedure of that name, whatever the case, or undefined: it may be one of signing in. */
export function findProcedure(name: string): ProcedureEntry<Session> | undefined {
  return procedures.find((one) => sameWord(one.name, name));
}

/**
 * Runs a procedure, names in any case. Throws `procedure-unknown`, what `procedureValues` throws,
 * `connection-readonly`, and what requests throw.
 */
export async function runProcedure(
  name: string,
  parameters: Readonly<Record<string, string>>,
  session: Session,
  signal?: AbortSignal,
): Promise<ProcedureResult> {
  const entry = findProcedure(name);
  if (!entry) {
    const names = procedures.map((one) => one.name);
    throw new AppError('procedure-unknown', { name, nearest: nearest(name, names) ?? '' });
  }
  const rows = await entry.run(procedureValues(entry, parameters), session, signal);
  return { columns: entry.columns, rows };
}
