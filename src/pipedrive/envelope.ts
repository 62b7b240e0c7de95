import { AppError } from '../core/error';
import { isJsonObject, type JsonObject } from './json';

/** The rows of an answer. v1 sends `data: null` for no rows, and a bare object for one. */
export function itemsOf(body: JsonObject): readonly JsonObject[] {
  const { data } = body;
  if (data === null) return [];
  if (Array.isArray(data)) return data.filter(isJsonObject);
  if (isJsonObject(data)) return [data];
  throw new AppError('answer-not-json');
}

/** v2: where the next page begins, or undefined at the end (null or missing). */
export function nextCursor(body: JsonObject): string | undefined {
  const next = additional(body)['next_cursor'];
  return typeof next === 'string' && next !== '' ? next : undefined;
}

/**
 * v1: the offset of the next page, or undefined at the end. Two envelopes are about: `pagination`
 * within `additional_data` (notes, files), and its members flat in it (leads, fields).
 */
export function nextStart(body: JsonObject): number | undefined {
  const outer = additional(body);
  const page = isJsonObject(outer['pagination']) ? outer['pagination'] : outer;
  if (page['more_items_in_collection'] !== true) return undefined;
  const told = page['next_start'];
  return typeof told === 'number' ? told : Number(page['start']) + Number(page['limit']);
}

/** v1: the rows a page that the server went by, where it tells: it cuts limits that are too high. */
export function toldLimit(body: JsonObject): number | undefined {
  const outer = additional(body);
  const page = isJsonObject(outer['pagination']) ? outer['pagination'] : outer;
  return typeof page['limit'] === 'number' && page['limit'] > 0 ? page['limit'] : undefined;
}

function additional(body: JsonObject): JsonObject {
  const value = body['additional_data'];
  return isJsonObject(value) ? value : {};
}
