import { ExcelError } from '../model/error';
import { LiveRange } from '../model/live-range';
import type { Sheet } from '../model/sheet';
import type { Place } from '../model/workbook';
import { Facade, type Host } from './facade';

/** Readers of arguments; all throw InvalidArgument for what the API would not take. */

export function integer(value: unknown, fallback?: number): number {
  if ((value === null || value === undefined) && fallback !== undefined) return fallback;
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new ExcelError('InvalidArgument');
  return value;
}

export function text(value: unknown, fallback?: string): string {
  if ((value === null || value === undefined) && fallback !== undefined) return fallback;
  if (typeof value !== 'string') throw new ExcelError('InvalidArgument');
  return value;
}

export function flag(value: unknown, fallback?: boolean): boolean {
  if ((value === null || value === undefined) && fallback !== undefined) return fallback;
  if (typeof value !== 'boolean') throw new ExcelError('InvalidArgument');
  return value;
}

export function numeric(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ExcelError('InvalidArgument');
  return value;
}

/** A member of an enumeration; Excel takes any case. */
export function choice<Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
  fallback?: Choice,
): Choice {
  if ((value === null || value === undefined) && fallback !== undefined) return fallback;
  const lower = typeof value === 'string' ? value.toLowerCase() : undefined;
  const found = choices.find((one) => one.toLowerCase() === lower);
  if (found === undefined) throw new ExcelError('InvalidArgument');
  return found;
}

/** An object with properties, `{}` where nothing was passed. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new ExcelError('InvalidArgument');
  return value as Record<string, unknown>;
}

/** A range, given as a Range object or as an address seen from a sheet. */
export function place(value: unknown, host: Host, from: Sheet): Place {
  if (value instanceof Facade && value.target instanceof LiveRange) {
    return { sheet: value.target.sheet, rect: value.target.rect };
  }
  const found = typeof value === 'string' ? host.workbook.resolve(value, from) : undefined;
  if (!found) throw new ExcelError('InvalidArgument');
  return found;
}
