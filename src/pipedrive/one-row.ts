import { isAppError } from '../core/error';
import type { Source } from './catalogue/entry';
import { itemsOf } from './envelope';
import type { JsonObject } from './json';
import type { TableSchema } from './schema';
import type { RequestOptions, Session } from './session';

/** Parameters that say for which ids rows are read. */
const idParameters = ['id', 'ids'];

/** The request for one row by its key. */
export interface OneRow {
  readonly path: string;
  /** API tokens: a tenth of what the list costs. */
  readonly cost: number;
}

/**
 * How a read with these parameters is one request for one row, or undefined where it is a list. Only
 * for the main list: what is archived is asked of the archive's own.
 */
export function oneRow(
  { entry }: Pick<TableSchema, 'entry'>,
  source: Source,
  parameters: Readonly<Record<string, string>>,
): OneRow | undefined {
  const { one } = entry;
  const name = idParameters.find((candidate) => candidate in parameters);
  const id = name && parameters[name];
  if (!one || !id || id.includes(',') || source !== entry.source) return undefined;
  return { path: one.path.replace('{id}', encodeURIComponent(id)), cost: one.cost };
}

/**
 * The row, or none. By its id also a deleted or archived row is sent, which the list leaves out: so
 * is it left out here, unless `deleted` ones are wanted.
 */
export async function readOneRow(
  { path, cost }: OneRow,
  { version }: Source,
  query: Readonly<Record<string, string>>,
  session: Session,
  { signal, deleted }: RequestOptions & { readonly deleted: boolean },
): Promise<readonly JsonObject[]> {
  try {
    const body = await session.request({ method: 'GET', version, path, query, cost }, { signal });
    return itemsOf(body).filter(
      (item) =>
        item['is_archived'] !== true &&
        item['active_flag'] !== false &&
        !item['archive_time'] &&
        (deleted || (item['is_deleted'] !== true && item['status'] !== 'deleted')),
    );
  } catch (error) {
    if (isAppError(error) && error.code === 'record-missing') return [];
    throw error;
  }
}
