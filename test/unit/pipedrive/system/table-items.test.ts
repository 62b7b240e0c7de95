import { systemTables, tables } from '../../../../src/pipedrive/catalogue';
import { isViewShown, tableItems } from '../../../../src/pipedrive/system/table-items';

type Settings = Parameters<typeof tableItems>[0];

const everywhere: Settings = { tables: [], views: [], browsableSchemas: [], readonly: false };
const names = (settings: Partial<Settings>) =>
  tableItems({ ...everywhere, ...settings }).map(({ TableName }) => TableName);

test('a connection shows every table and view, and the tables about tables after them', () => {
  expect(names({})).toEqual([...tables, ...systemTables].map(({ name }) => name));
});

test('a connection can narrow the tables and views it shows, whatever the case', () => {
  const system = systemTables.map(({ name }) => name);
  const narrow = { tables: ['deals'], views: ['dealsfiles'] };
  expect(names(narrow)).toEqual(['Deals', 'DealsFiles', ...system]);
});

test('a saved filter is shown as a view is', () => {
  const narrow = { ...everywhere, views: ['filter: mine'] };
  expect(isViewShown(narrow, 'Filter: Mine')).toBe(true);
  expect(isViewShown(narrow, 'Filter: Theirs')).toBe(false);
  expect(isViewShown(everywhere, 'Filter: Theirs')).toBe(true);
});

test('a connection that browses other schemas only shows nothing', () => {
  expect(names({ browsableSchemas: ['Other'] })).toEqual([]);
  expect(isViewShown({ ...everywhere, browsableSchemas: ['Other'] }, 'Filter: Mine')).toBe(false);
  expect(names({ browsableSchemas: ['PIPEDRIVE'] })).toEqual(names({}));
});
