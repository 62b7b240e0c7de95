import type { ProcedureColumn, ProcedureParameter } from '../../connection/procedure-entry';
import type { ColumnType } from '../../core/column';
import { AppError } from '../../core/error';
import { itemsOf } from '../envelope';
import type { JsonObject } from '../json';
import type { ApiRequest, Session } from '../session';

/** Shorthand for a parameter: name, the name in words, help. */
export const parameter = (
  name: string,
  label: string,
  help: string,
  required = false,
): ProcedureParameter => ({ name, label, help, kind: 'text', required, fallback: '' });

export const column = (
  name: string,
  type: ColumnType,
  description: string,
  nullable = false,
): ProcedureColumn => ({ name, code: name, type, nullable, description });

/** A whole number above 0. Throws `property-invalid`. */
export function idOf(value: string, label: string): number {
  if (/^[1-9]\d{0,14}$/.test(value)) return Number(value);
  throw new AppError('property-invalid', { label, rule: 'is a whole number' });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a lead or a conversion. Throws `property-invalid`. */
export function uuidOf(value: string, label: string): string {
  if (uuid.test(value)) return value;
  throw new AppError('property-invalid', {
    label,
    rule: 'is an id such as adf21080-0e10-11eb-879b-05d71fb426ec',
  });
}

/** Sends a request that changes something; the record it answers with. Throws `connection-readonly`. */
export async function change(
  request: ApiRequest,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<JsonObject> {
  const { name, readonly } = session.settings;
  if (readonly) throw new AppError('connection-readonly', { name });
  const [record = {}] = itemsOf(await session.request(request, { signal }));
  return record;
}
