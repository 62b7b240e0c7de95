import type { Completeness } from '../../../../src/query/completeness';
import type { Plan } from '../../../../src/query/plan';
import { aColumn, aSchema } from './a-schema';

/** A plan for tests, of a query on Deals. */
export function aPlan(plan: Partial<Plan> = {}): Plan {
  return {
    query: { table: 'Deals', columns: ['Title'], filters: [], sort: [] },
    schema: aSchema([aColumn('Title')]),
    zone: 'Europe/Berlin',
    pushed: [],
    local: [],
    sortPushed: false,
    parameters: {},
    pageSize: 500,
    lines: [],
    ...plan,
  };
}

/** The closing facts of a read for tests. */
export function aCompleteness(facts: Partial<Completeness> = {}): Completeness {
  return {
    table: 'Deals',
    rowsRead: 21_387,
    rowsKept: 21_387,
    leftOut: 0,
    duplicates: 0,
    pages: 43,
    lastCursorReached: true,
    archived: 'n/a',
    deleted: 'n/a',
    limitReached: false,
    requests: 46,
    tokens: 465,
    ms: 7000,
    asOf: '2026-11-22T07:14:32Z',
    ...facts,
  };
}
