import type { Entry } from '../collection';
import type { Database } from '../database';
import { isObject, type JsonObject } from '../json';

/** What a type of goal counts: the records, and the time at which one of them counts. */
const counted: Readonly<
  Record<string, { readonly collection: 'deals' | 'activities'; readonly time: string }>
> = {
  deals_won: { collection: 'deals', time: 'won_time' },
  deals_progressed: { collection: 'deals', time: 'stage_change_time' },
  deals_started: { collection: 'deals', time: 'add_time' },
  revenue_forecast: { collection: 'deals', time: 'expected_close_date' },
  activities_added: { collection: 'activities', time: 'add_time' },
  activities_completed: { collection: 'activities', time: 'marked_as_done_time' },
};

/** How far a goal is within the days from `start` to `end`: a number of records, or their value. */
export function progressOf(
  goal: JsonObject,
  { start, end }: { start: string; end: string },
  { collections }: Database,
): number {
  const type = isObject(goal.type) ? goal.type : {};
  const assignee = isObject(goal.assignee) ? goal.assignee : {};
  const outcome = isObject(goal.expected_outcome) ? goal.expected_outcome : {};
  const rule = counted[String(type.name)];
  if (!rule) return 0;
  const pipelines = isObject(type.params) ? type.params.pipeline_id : undefined;
  const counts = ({ values }: Entry) => {
    const at = values[rule.time];
    const day = typeof at === 'string' ? at.slice(0, 10) : undefined;
    if (values.is_deleted === true || !day || day < start || day > end) return false;
    if (assignee.type === 'person' && values.owner_id !== Number(assignee.id)) return false;
    if (rule.collection === 'activities' || !Array.isArray(pipelines)) return true;
    return pipelines.includes(values.pipeline_id ?? null);
  };
  const records = [...collections[rule.collection].all()].filter(counts);
  if (outcome.tracking_metric !== 'sum') return records.length;
  return Math.round(records.reduce((sum, { values }) => sum + Number(values.value ?? 0), 0));
}
