import type { QueryDefinition } from '../../../src/workbook/definition';

/** A definition as an import of three columns leaves it. */
export const aDefinition: QueryDefinition = {
  id: '6f1c2a34-0000-4000-8000-000000000001',
  table: { id: '1', name: 'Deals' },
  connection: { name: 'Sandbox', company: 'sandbox' },
  sql: 'SELECT Id, Title, [Region & "Zone" <x>]\nFROM Deals',
  fields: [{ name: 'Region & "Zone" <x>', code: 'c0ffee' }],
  options: {
    autoRefresh: { kind: 'every', minutes: 15 },
    refreshOnParameter: false,
    mode: 'replace',
    zone: 'Europe/Berlin',
  },
  columns: [
    { field: 'Id', name: 'Id', type: 'integer', code: 'id', column: 1, header: 'Id' },
    { field: 'Title', name: 'Title', type: 'text', code: 'title', column: 2, header: 'Title' },
    {
      field: 'c0ffee',
      name: 'Region & "Zone" <x>',
      type: 'text',
      code: 'c0ffee',
      custom: true,
      column: 3,
      header: 'Region & "Zone" <x>',
    },
  ],
  key: 'Id',
  last: {
    time: '2026-11-22T08:00:00.000Z',
    rows: 3,
    kind: 'full',
    full: '2026-11-22T08:00:00.000Z',
    swept: '2026-11-22T08:00:00.000Z',
    deltas: 0,
    unswept: 0,
    watermark: '2026-11-22T07:59:00Z',
    highestId: 3,
    basis: 'abc',
  },
  snapshot: '9e107d9d',
};
