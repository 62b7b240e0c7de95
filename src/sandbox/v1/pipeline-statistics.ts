import type { Entry } from '../collection';
import { success, type Call, type Endpoint, type Reply } from '../endpoint';
import type { Json, JsonObject } from '../json';
import { problemV1 } from '../problem';
import { access } from '../scope';
import { day, isDate } from '../time';
import { valuesByCurrency } from './deal-selection';
import { idOf, living } from './parameters';
import { formatted } from './shown-deal';

interface Period {
  readonly start: string;
  readonly end: string;
}

function periodOf({ query }: Call): Period {
  const start = query.get('start_date') ?? '';
  const end = query.get('end_date') ?? '';
  if (!isDate(start) || !isDate(end)) throw problemV1(400, 'start_date and end_date must be dates');
  return { start, end };
}

/** The deals of the pipeline that belong to the named user, or to the caller. */
function dealsOf(pipeline: Entry, { database, query, user }: Call): readonly Entry[] {
  const owner = idOf(query, 'user_id') ?? user;
  const deals = database.collections.deals.having('pipeline_id', pipeline.id);
  return deals.filter(({ values }) => values.is_deleted !== true && values.owner_id === owner);
}

function inside({ start, end }: Period, time: Json | undefined): boolean {
  const at = typeof time === 'string' ? time.slice(0, 10) : '';
  return at >= start && at <= end;
}

function stagesOf(pipeline: Entry, { database }: Call): readonly Entry[] {
  const stages = database.collections.stages.having('pipeline_id', pipeline.id);
  const order = ({ values }: Entry) => Number(values.order_nr);
  return stages
    .filter(({ values }) => values.is_deleted !== true)
    .sort((a, b) => order(a) - order(b));
}

const percent = (part: number, whole: number) =>
  whole === 0 ? 0 : Math.round((100 * part) / whole);

/** Shares of the period's deals that went on: each is taken to have passed the stages before its own. */
function conversion(call: Call): Reply {
  const pipeline = living('pipelines', 'Pipeline', call);
  const period = periodOf(call);
  const deals = dealsOf(pipeline, call).filter(({ values }) => inside(period, values.add_time));
  const stages = stagesOf(pipeline, call);
  const place = new Map(stages.map(({ id }, index) => [id, index]));
  const reached = (index: number) =>
    deals.filter(({ values }) => {
      if (values.status === 'won') return true;
      return (place.get(Number(values.stage_id)) ?? 0) >= index;
    }).length;
  const count = (status: string) => deals.filter(({ values }) => values.status === status).length;
  return success({
    stage_conversions: stages.slice(1).map(({ id }, index) => ({
      from_stage_id: stages[index]!.id,
      to_stage_id: id,
      conversion_rate: percent(reached(index + 1), reached(index)),
    })),
    won_conversion: percent(count('won'), deals.length),
    lost_conversion: percent(count('lost'), deals.length),
  });
}

function moved(deals: readonly Entry[], call: Call): JsonObject {
  const values = valuesByCurrency(deals, call);
  const shown = Object.entries(values).map(([code, sum]) => [
    code,
    formatted(call.database, sum, code),
  ]);
  return {
    count: deals.length,
    deals_ids: deals.map(({ id }) => id),
    values,
    formatted_values: Object.fromEntries(shown) as JsonObject,
  };
}

function averageAge(deals: readonly Entry[], { now }: Call): number {
  if (deals.length === 0) return 0;
  const ages = deals.map(({ values }) => {
    const end = typeof values.close_time === 'string' ? Date.parse(values.close_time) : now;
    return (end - Date.parse(String(values.add_time))) / day;
  });
  return Math.round(ages.reduce((sum, age) => sum + age, 0) / ages.length);
}

/** What became of the pipeline's deals in the period. */
function movement(call: Call): Reply {
  const pipeline = living('pipelines', 'Pipeline', call);
  const period = periodOf(call);
  const deals = dealsOf(pipeline, call);
  const during = (time: string) => deals.filter(({ values }) => inside(period, values[time]));
  const added = during('add_time');
  return success({
    movements_between_stages: { count: during('stage_change_time').length },
    new_deals: moved(added, call),
    deals_left_open: moved(
      added.filter(({ values }) => values.status === 'open'),
      call,
    ),
    won_deals: moved(during('won_time'), call),
    lost_deals: moved(during('lost_time'), call),
    average_age_in_days: {
      across_all_stages: averageAge(added, call),
      by_stages: stagesOf(pipeline, call).map(({ id }) => ({
        stage_id: id,
        value: averageAge(
          added.filter(({ values }) => values.stage_id === id),
          call,
        ),
      })),
    },
  });
}

const path = '/v1/pipelines/:id';
const { read } = access('deals');

export const pipelineStatisticEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: `${path}/conversion_statistics`,
    cost: 40,
    scopes: read,
    handle: conversion,
  },
  { method: 'GET', path: `${path}/movement_statistics`, cost: 40, scopes: read, handle: movement },
];
