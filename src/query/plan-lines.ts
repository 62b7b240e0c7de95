import type { Plan } from './plan';
import type { Filter } from './query';

/** One line of the Plan region: who does what. */
export interface PlanLine {
  readonly where: 'Pipedrive' | 'Here';
  readonly text: string;
}

type Planned = Pick<Plan, 'query' | 'pushed' | 'local' | 'sortPushed' | 'streams'>;

/** `Pipedrive: filters by Pipeline` and `Here: filters by Value, sorts, keeps the first 10,000`. */
export function planLines(plan: Planned, locale = 'en'): PlanLine[] {
  const { query, pushed, local, sortPushed } = plan;
  const { limit } = query;
  const there = [
    ...filtersBy(pushed),
    ...(sortPushed ? [`sorts by ${query.sort[0]!.column}`] : []),
  ];
  if (there.length === 0) there.push('sends all rows');
  if (plan.streams !== undefined) there.push(`up to ${plan.streams} pages at a time`);
  const here = [
    ...filtersBy(local),
    ...(query.sort.length > 0 && !sortPushed ? ['sorts'] : []),
    ...(limit === undefined ? [] : [`keeps the first ${limit.toLocaleString(locale)}`]),
  ];
  return [
    { where: 'Pipedrive', text: there.join(', ') },
    ...(here.length > 0 ? [{ where: 'Here' as const, text: here.join(', ') }] : []),
  ];
}

function filtersBy(filters: readonly Filter[]): string[] {
  const names = [...new Set(filters.map(({ column }) => column))];
  const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
  return names.length > 0 ? [`filters by ${listed}`] : [];
}
