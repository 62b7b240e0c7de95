import type { Entry } from '../collection';
import type { Entity, Writing } from '../entity';
import { isObject, type Json } from '../json';
import { idParameter } from '../list-filter';
import { Problem, notFound } from '../problem';
import { conditionTest } from './condition';

/** The test that a saved filter stands for. 404 for a filter that does not exist. */
export function savedFilter(
  id: string,
  { filterType }: NonNullable<Entity['fields']>,
  writing: Writing,
): (entry: Entry) => boolean {
  const filter = writing.database.collections.filters.get(idParameter(id, 'filter_id'));
  if (!filter) throw notFound('Filter');
  if (filter.values.type !== filterType) {
    throw new Problem(400, {
      error: `Filter ${id} is not a filter of ${filterType}`,
      code: 'ERR_BUSINESS_VALIDATION_FAILED',
    });
  }
  return groupTest(filter.values.conditions ?? null, filterType, writing);
}

/** A tree of `{glue, conditions}`; a group without conditions accepts everything. */
function groupTest(node: Json, filterType: string, writing: Writing): (entry: Entry) => boolean {
  if (!isObject(node)) return () => true;
  if (!Array.isArray(node.conditions)) return conditionTest(node, filterType, writing);
  const tests = node.conditions.map((child) => groupTest(child, filterType, writing));
  if (node.glue === 'or' && tests.length > 0) return (entry) => tests.some((test) => test(entry));
  return (entry) => tests.every((test) => test(entry));
}
