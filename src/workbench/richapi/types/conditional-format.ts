import {
  addConditionalFormat,
  cellValueOperators,
  conditionsChanged,
  livingConditions,
  removeConditionalFormat,
  type Condition,
  type ConditionalFormat,
  type ConditionalLook,
} from '../../model/conditional-format';
import { ExcelError } from '../../model/error';
import type { LiveRange } from '../../model/live-range';
import { overlaps } from '../../model/rect';
import { choice, flag, integer, record, text } from '../argument';
import { wrap, type Facade, type ObjectType, type Property } from '../facade';
import { color } from './range-format';

const changed = ({ range }: ConditionalFormat): void => conditionsChanged(range.sheet, range.rect);

/** A formula, with the `=` that it may be given without. */
const formula = (value: unknown): string => {
  const given = typeof value === 'number' ? String(value) : text(value);
  return given === '' || given.startsWith('=') ? given : `=${given}`;
};

const look = <Key extends keyof ConditionalLook>(
  key: Key,
  read: (value: unknown) => NonNullable<ConditionalLook[Key]>,
): Property<ConditionalFormat> => ({
  get: (format) => format.look[key] ?? null,
  set: (format, value) => {
    format.look = { ...format.look, [key]: read(value) };
    changed(format);
  },
});

const without =
  (...keys: readonly (keyof ConditionalLook)[]) =>
  (format: ConditionalFormat): void => {
    format.look = Object.fromEntries(
      Object.entries(format.look).filter(([key]) => !keys.some((one) => one === key)),
    );
    changed(format);
  };

const fontType: ObjectType<ConditionalFormat> = {
  name: 'ConditionalRangeFont',
  properties: {
    Color: look('fontColor', color),
    Italic: look('italic', (value) => flag(value)),
    Bold: look('bold', (value) => flag(value)),
    Underline: look('underline', (value) => choice(value, ['None', 'Single', 'Double'])),
    Strikethrough: look('strikethrough', (value) => flag(value)),
  },
  methods: { Clear: without('fontColor', 'italic', 'bold', 'underline', 'strikethrough') },
};

const fillType: ObjectType<ConditionalFormat> = {
  name: 'ConditionalRangeFill',
  properties: { Color: look('fillColor', color) },
  methods: { Clear: without('fillColor') },
};

const formatType: ObjectType<ConditionalFormat> = {
  name: 'ConditionalRangeFormat',
  properties: { NumberFormat: { get: () => null } },
  navigations: {
    Fill: (format) => wrap(fillType, format),
    Font: (format) => wrap(fontType, format),
  },
};

const ruleFormula: Property<ConditionalFormat> = {
  get: ({ condition }) => (condition.type === 'Custom' ? condition.formula : ''),
  set: (format, value) => {
    format.condition = { type: 'Custom', formula: formula(value) };
    changed(format);
  },
};

const ruleType: ObjectType<ConditionalFormat> = {
  name: 'ConditionalFormatRule',
  properties: {
    Formula: ruleFormula,
    FormulaLocal: ruleFormula,
    FormulaR1C1: { get: ruleFormula.get },
  },
};

const customType: ObjectType<ConditionalFormat> = {
  name: 'CustomConditionalFormat',
  navigations: {
    Rule: (format) => wrap(ruleType, format),
    Format: (format) => wrap(formatType, format),
  },
};

const cellValueType: ObjectType<ConditionalFormat> = {
  name: 'CellValueConditionalFormat',
  properties: {
    Rule: {
      get: ({ condition }) =>
        condition.type === 'CellValue'
          ? {
              operator: condition.operator,
              formula1: condition.formula1,
              formula2: condition.formula2 ?? null,
            }
          : null,
      set: (format, value) => {
        const { operator, formula1, formula2 } = record(value);
        format.condition = {
          type: 'CellValue',
          operator: choice(operator, cellValueOperators),
          formula1: formula(formula1),
          ...(formula2 !== undefined && formula2 !== null && { formula2: formula(formula2) }),
        };
        changed(format);
      },
    },
  },
  navigations: { Format: (format) => wrap(formatType, format) },
};

const ofType = (
  format: ConditionalFormat,
  type: Condition['type'],
  facade: ObjectType<ConditionalFormat>,
): Facade<ConditionalFormat> | null =>
  format.condition.type === type ? wrap(facade, format) : null;

const required = (facade: Facade<ConditionalFormat> | null): Facade<ConditionalFormat> => {
  if (!facade) throw new ExcelError('ItemNotFound');
  return facade;
};

const position = (format: ConditionalFormat): number =>
  livingConditions(format.range.sheet).indexOf(format);

const conditionalFormatType: ObjectType<ConditionalFormat> = {
  name: 'ConditionalFormat',
  properties: {
    StopIfTrue: {
      get: ({ stopIfTrue }) => stopIfTrue,
      set: (format, value) => {
        format.stopIfTrue = flag(value);
        changed(format);
      },
    },
    Priority: {
      get: position,
      set: (format, value) => {
        const { sheet } = format.range;
        const others = livingConditions(sheet).filter((one) => one !== format);
        others.splice(integer(value), 0, format);
        sheet.conditionalFormats = others;
        changed(format);
      },
    },
    Type: { get: ({ condition }) => condition.type },
    Id: { get: ({ id }) => id },
  },
  navigations: {
    Custom: (format) => required(ofType(format, 'Custom', customType)),
    CustomOrNullObject: (format) => ofType(format, 'Custom', customType),
    CellValue: (format) => required(ofType(format, 'CellValue', cellValueType)),
    CellValueOrNullObject: (format) => ofType(format, 'CellValue', cellValueType),
  },
  methods: {
    Delete: (format) => removeConditionalFormat(format),
    GetRange: ({ range }, _args, host) => host.range(range.sheet, range.rect),
    GetRangeOrNullObject: ({ range }, _args, host) => host.range(range.sheet, range.rect),
  },
  alive: (format) => format.range.alive && position(format) >= 0,
};

const list = ({ sheet, rect }: LiveRange): ConditionalFormat[] =>
  livingConditions(sheet).filter(({ range }) => overlaps(range.rect, rect));

const find = (range: LiveRange, id: unknown): Facade<ConditionalFormat> | undefined => {
  const found = list(range).find((format) => format.id === id);
  return found && wrap(conditionalFormatType, found);
};

const empty: Readonly<Record<Condition['type'], Condition>> = {
  Custom: { type: 'Custom', formula: '' },
  CellValue: { type: 'CellValue', operator: 'EqualTo', formula1: '' },
};

export const conditionalFormatsType: ObjectType<LiveRange> = {
  name: 'ConditionalFormatCollection',
  items: (range) => list(range).map((format) => wrap(conditionalFormatType, format)),
  item: find,
  methods: {
    Add: ({ sheet, rect }, [type]) => {
      const wanted = (['Custom', 'CellValue'] as const).find((one) => one === type);
      if (!wanted) {
        throw new ExcelError(
          'NotImplemented',
          `The workbench does not draw conditional formats of the type ${String(type)}.`,
        );
      }
      return wrap(conditionalFormatType, addConditionalFormat(sheet, rect, empty[wanted]));
    },
    ClearAll: (range) => {
      for (const format of list(range)) removeConditionalFormat(format);
    },
    GetCount: (range) => list(range).length,
    GetItemAt: (range, [index]) => {
      const found = list(range)[integer(index)];
      if (!found) throw new ExcelError('InvalidArgument');
      return wrap(conditionalFormatType, found);
    },
    GetItemOrNullObject: (range, [id]) => find(range, id) ?? null,
  },
};
