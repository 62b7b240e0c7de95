import { AppError } from '../../core/error';
import type { HostInfo } from '../../office/host';

/** Why nothing can be written here, or undefined where it can. Everything else works all the same. */
export function hostProblem({ inExcel, supported }: HostInfo): string | undefined {
  if (supported) return undefined;
  return new AppError(inExcel ? 'excel-too-old' : 'excel-missing').message;
}
