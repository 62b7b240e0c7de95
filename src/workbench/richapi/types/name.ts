import { plainValue } from '../../model/cell-value';
import { ExcelError } from '../../model/error';
import { LiveRange } from '../../model/live-range';
import type { Name } from '../../model/name';
import type { Sheet } from '../../model/sheet';
import type { Workbook } from '../../model/workbook';
import { flag, text } from '../argument';
import { Facade, wrap, wrapOrNull, type Host, type ObjectType } from '../facade';
import { worksheetType } from './worksheet';

/** A name together with the workbook, which its formula is evaluated in. */
interface Entry {
  readonly workbook: Workbook;
  readonly name: Name;
}

const value = ({ workbook, name }: Entry): string | number | boolean => {
  if (name.range) return name.range.address;
  return plainValue(
    workbook.calculation.evaluate(name.formula, name.scope ?? workbook.activeSheet),
  );
};

/** Excel.NamedItemType. */
function kind(entry: Entry): string {
  if (entry.name.range) return 'Range';
  const result = value(entry);
  if (typeof result === 'number') return Number.isInteger(result) ? 'Integer' : 'Double';
  if (typeof result === 'boolean') return 'Boolean';
  return result.startsWith('#') ? 'Error' : 'String';
}

/** A reference becomes a range that follows its cells, anything else a formula. */
function target(reference: unknown, workbook: Workbook, from: Sheet): LiveRange | string {
  if (reference instanceof Facade && reference.target instanceof LiveRange) {
    return reference.target.sheet.range(reference.target.rect);
  }
  const formula = text(reference);
  const place = workbook.resolve(formula.replace(/^=/, ''), from);
  if (place) return place.sheet.range(place.rect);
  const written = formula.startsWith('=') ? formula : `="${formula.replaceAll('"', '""')}"`;
  workbook.calculation.check(written);
  return written;
}

const rangeOf = ({ name }: Entry, host: Host): Facade<LiveRange> | null =>
  name.range ? host.range(name.range.sheet, name.range.rect) : null;

export const nameType: ObjectType<Entry> = {
  name: 'NamedItem',
  properties: {
    Name: { get: ({ name }) => name.name },
    Type: { get: kind },
    Value: { get: value },
    Visible: {
      get: ({ name }) => name.visible,
      set: ({ name }, visible) => {
        name.visible = flag(visible);
      },
    },
    _Id: { get: ({ name }) => name.name },
    Comment: {
      get: ({ name }) => name.comment,
      set: ({ name }, comment) => {
        name.comment = text(comment);
      },
    },
    Scope: { get: ({ name }) => (name.scope ? 'Worksheet' : 'Workbook') },
    Formula: {
      get: ({ name }) => name.formula,
      set: ({ workbook, name }, formula) => {
        name.point(target(formula, workbook, name.scope ?? workbook.activeSheet));
        workbook.calculation.recalculateAll();
        workbook.emit({ kind: 'names' });
      },
    },
  },
  navigations: {
    Worksheet: ({ name }) => {
      if (!name.scope) throw new ExcelError('InvalidOperation');
      return wrap(worksheetType, name.scope);
    },
    WorksheetOrNullObject: ({ name }) => wrapOrNull(worksheetType, name.scope),
  },
  methods: {
    GetRange: (entry, _args, host) => {
      const range = rangeOf(entry, host);
      if (!range) throw new ExcelError('InvalidReference');
      return range;
    },
    GetRangeOrNullObject: (entry, _args, host) => rangeOf(entry, host),
    Delete: ({ workbook, name }) => workbook.removeName(name),
  },
  alive: ({ workbook, name }) => workbook.names.includes(name),
};

/** The names of the workbook or of a sheet. */
interface Names {
  readonly workbook: Workbook;
  readonly scope: Sheet | undefined;
}

export const namesOf = (workbook: Workbook, scope: Sheet | undefined): Facade<Names> =>
  wrap(nameCollectionType, { workbook, scope });

function find({ workbook, scope }: Names, key: unknown): Entry | undefined {
  const name = workbook.findName(text(key), scope);
  return name && { workbook, name };
}

function add(
  { workbook, scope }: Names,
  name: unknown,
  reference: unknown,
  comment: unknown,
): Facade<Entry> {
  const range = target(reference, workbook, scope ?? workbook.activeSheet);
  return wrap(nameType, {
    workbook,
    name: workbook.addName(text(name), range, scope, text(comment, '')),
  });
}

const nameCollectionType: ObjectType<Names> = {
  name: 'NamedItemCollection',
  items: ({ workbook, scope }) =>
    workbook.names
      .filter((name) => name.scope === scope)
      .map((name) => wrap(nameType, { workbook, name })),
  item: (names, key) => wrapOrNull(nameType, find(names, key)) ?? undefined,
  methods: {
    Add: (names, [name, reference, comment]) => add(names, name, reference, comment),
    AddFormulaLocal: (names, [name, formula, comment]) => add(names, name, formula, comment),
    GetItemOrNullObject: (names, [key]) => wrapOrNull(nameType, find(names, key)),
    GetCount: ({ workbook, scope }) => workbook.names.filter((name) => name.scope === scope).length,
  },
};
