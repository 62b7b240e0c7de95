import { createLanguage } from '../../../../src/taskpane/language';
import {
  refreshedNotes,
  refreshedText,
  type RefreshedFigures,
} from '../../../../src/taskpane/workbook/refreshed-text';

const language = createLanguage('en-GB', 'UTC');
const nothing: RefreshedFigures = {
  added: 0,
  changed: 0,
  departed: { deleted: 0, left: 0, archived: 0, gone: 0 },
  conflicts: [],
  keptForEdits: [],
  duplicates: [],
};

test('a result counts what was added, changed and deleted, with the language’s numbers', () => {
  const figures = {
    ...nothing,
    added: 1200,
    changed: 31,
    departed: { ...nothing.departed, deleted: 2 },
  };
  expect(refreshedText(figures, true, language)).toBe(
    'Refreshed 1,233 rows (1,200 added, 31 changed, 2 deleted)',
  );
  expect(refreshedText({ ...nothing, changed: 1 }, true, language)).toBe(
    'Refreshed 1 row (0 added, 1 changed, 0 deleted)',
  );
});

test('rows that left the filter are never called deleted', () => {
  const figures = { ...nothing, departed: { deleted: 1, left: 3, archived: 0, gone: 2 } };
  expect(refreshedText(figures, true, language)).toContain('1 deleted');
  expect(refreshedNotes(figures, { isFiltered: true, isArchivable: true }, language)).toEqual([
    '3 rows no longer passed the filter.',
    '2 rows left: deleted, or no longer passing the filter.',
  ]);
});

test('without a filter, a row that is gone was deleted, or archived where that can be', () => {
  const figures = { ...nothing, departed: { ...nothing.departed, gone: 2 } };
  expect(refreshedText(figures, false, language)).toContain('2 deleted');
  const plain = { isFiltered: false, isArchivable: false };
  expect(refreshedNotes(figures, plain, language)).toEqual([]);
  expect(refreshedNotes(figures, { ...plain, isArchivable: true }, language)).toEqual([
    'All rows were read: archived ones count as deleted.',
  ]);
});

test('conflicts, rows kept for edits, archived rows and repeated ids are named', () => {
  const conflict = { key: 1, field: 'Title', base: 'a', now: 'b', cell: 'c' };
  const notes = refreshedNotes(
    {
      ...nothing,
      departed: { ...nothing.departed, archived: 1 },
      conflicts: [conflict],
      keptForEdits: [4, 5],
      duplicates: ['1', '2', '3', '4'],
    },
    { isFiltered: true, isArchivable: true },
    language,
  );
  expect(notes).toEqual([
    '1 row left because of archiving.',
    '1 cell that you edited changed in Pipedrive too. Your edits stay.',
    '2 rows gone from Pipedrive stay, because they hold edits.',
    '4 ids stand in more than one row (1, 2, 3, ...). All were brought up to date.',
  ]);
});
