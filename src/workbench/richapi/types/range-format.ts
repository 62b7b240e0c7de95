import { changeFormat, changeFormatBy } from '../../model/edit';
import { ExcelError } from '../../model/error';
import { defaultFormat, formatWith, type Format } from '../../model/format';
import { standardHeight, standardWidth, type Lines } from '../../model/layout';
import type { LiveRange } from '../../model/live-range';
import { coversColumns, coversRows } from '../../model/rect';
import { autofitColumns, autofitRows } from '../autofit';
import { choice, flag, integer, numeric, text } from '../argument';
import { wrap, type ObjectType, type Property } from '../facade';
import { borderCollectionType } from './range-border';

/** The value all cells of a range agree on, null where they differ. */
export function common<Key extends keyof Format>(
  { sheet, rect }: LiveRange,
  key: Key,
): Format[Key] | null {
  const values = new Set([...sheet.formats.distinct(rect)].map((format) => format[key]));
  const [first] = values;
  return values.size === 1 ? first! : null;
}

/** A property that is one of `Format`'s, with the reader of what may be assigned to it. */
const formatProperty = <Key extends keyof Format>(
  key: Key,
  read: (value: unknown) => Format[Key],
): Property<LiveRange> => ({
  get: (range) => common(range, key),
  set: ({ sheet, rect }, value) => changeFormat(sheet, rect, { [key]: read(value) }),
});

const one =
  (...choices: readonly string[]) =>
  (value: unknown): string =>
    choice(value, choices);

/** `#rgb`, `#rrggbb` or one of HTML's basic colour names, as `#RRGGBB`. */
export function color(value: unknown): string {
  const name = text(value);
  const known = htmlColors[name.toLowerCase()] ?? name;
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(known)?.[1];
  if (digits === undefined) throw new ExcelError('InvalidArgument');
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return `#${full.toUpperCase()}`;
}

const htmlColors: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  purple: '#800080',
  gray: '#808080',
  grey: '#808080',
  silver: '#C0C0C0',
  maroon: '#800000',
  olive: '#808000',
  lime: '#00FF00',
  aqua: '#00FFFF',
  teal: '#008080',
  navy: '#000080',
  fuchsia: '#FF00FF',
  pink: '#FFC0CB',
  brown: '#A52A2A',
  cyan: '#00FFFF',
  magenta: '#FF00FF',
  lightblue: '#ADD8E6',
  lightgreen: '#90EE90',
  lightgray: '#D3D3D3',
  lightyellow: '#FFFFE0',
  darkblue: '#00008B',
  darkgreen: '#006400',
  darkred: '#8B0000',
  gold: '#FFD700',
  tan: '#D2B48C',
  turquoise: '#40E0D0',
  violet: '#EE82EE',
};

const tint: Property<LiveRange> = { get: () => 0 };

export const rangeFillType: ObjectType<LiveRange> = {
  name: 'RangeFill',
  properties: {
    Color: {
      // No fill reads as white, as in Excel.
      get: (range) =>
        common(range, 'fillColor') || (common(range, 'fillColor') === '' ? '#FFFFFF' : ''),
      set: ({ sheet, rect }, value) =>
        changeFormat(sheet, rect, { fillColor: color(value), fillPattern: 'Solid' }),
    },
    TintAndShade: tint,
    PatternTintAndShade: tint,
    Pattern: formatProperty('fillPattern', (value) => text(value)),
    PatternColor: { get: () => '#000000' },
  },
  methods: {
    Clear: ({ sheet, rect }) => changeFormat(sheet, rect, { fillColor: '', fillPattern: 'None' }),
  },
};

export const rangeFontType: ObjectType<LiveRange> = {
  name: 'RangeFont',
  properties: {
    Name: formatProperty('fontName', (value) => text(value)),
    Size: formatProperty('fontSize', (value) => numeric(value)),
    Color: formatProperty('fontColor', color),
    Italic: formatProperty('italic', (value) => flag(value)),
    Bold: formatProperty('bold', (value) => flag(value)),
    Underline: formatProperty(
      'underline',
      one('None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'),
    ),
    Strikethrough: formatProperty('strikethrough', (value) => flag(value)),
    Subscript: formatProperty('subscript', (value) => flag(value)),
    Superscript: formatProperty('superscript', (value) => flag(value)),
    TintAndShade: tint,
  },
};

export const formatProtectionType: ObjectType<LiveRange> = {
  name: 'FormatProtection',
  properties: {
    Locked: formatProperty('locked', (value) => flag(value)),
    FormulaHidden: formatProperty('formulaHidden', (value) => flag(value)),
  },
};

/** Width of columns or height of rows. */
function sizeProperty(axis: 'columns' | 'rows'): Property<LiveRange> {
  const span = ({ rect }: LiveRange): [number, number] =>
    axis === 'columns' ? [rect.left, rect.right] : [rect.top, rect.bottom];
  return {
    get: (range) => {
      const lines: Lines = range.sheet.layout[axis];
      const [first, last] = span(range);
      const inside = [...lines.sizes].filter(([index]) => index >= first && index <= last);
      const sizes = new Set(inside.map(([, size]) => size));
      if (inside.length < last - first + 1) sizes.add(lines.defaultSize);
      return sizes.size === 1 ? [...sizes][0] : null;
    },
    set: (range, value) => {
      const { sheet, rect } = range;
      sheet.assertAllowed(axis === 'columns' ? 'allowFormatColumns' : 'allowFormatRows');
      const size = numeric(value);
      if (size < 0) throw new ExcelError('InvalidArgument');
      const all = axis === 'columns' ? coversRows(rect) : coversColumns(rect);
      sheet.layout[axis].resize(...span(range), size, all);
      sheet.workbook.emit({ kind: 'layout', sheet });
    },
  };
}

const standard = (axis: 'columns' | 'rows', size: number): Property<LiveRange> => ({
  get: (range, host) => sizeProperty(axis).get(range, host) === size,
  set: (range, value, host) => {
    if (flag(value)) sizeProperty(axis).set!(range, size, host);
  },
});

export const rangeFormatType: ObjectType<LiveRange> = {
  name: 'RangeFormat',
  properties: {
    WrapText: formatProperty('wrapText', (value) => flag(value)),
    HorizontalAlignment: formatProperty(
      'horizontalAlignment',
      one(
        'General',
        'Left',
        'Center',
        'Right',
        'Fill',
        'Justify',
        'CenterAcrossSelection',
        'Distributed',
      ),
    ),
    VerticalAlignment: formatProperty(
      'verticalAlignment',
      one('Top', 'Center', 'Bottom', 'Justify', 'Distributed'),
    ),
    ColumnWidth: sizeProperty('columns'),
    RowHeight: sizeProperty('rows'),
    TextOrientation: formatProperty('textOrientation', (value) => integer(value)),
    UseStandardHeight: standard('rows', standardHeight),
    UseStandardWidth: standard('columns', standardWidth),
    ReadingOrder: formatProperty('readingOrder', one('Context', 'LeftToRight', 'RightToLeft')),
    ShrinkToFit: formatProperty('shrinkToFit', (value) => flag(value)),
    IndentLevel: formatProperty('indentLevel', (value) => integer(value)),
    AutoIndent: formatProperty('autoIndent', (value) => flag(value)),
  },
  navigations: {
    Fill: (range) => wrap(rangeFillType, range),
    Font: (range) => wrap(rangeFontType, range),
    Borders: (range) => wrap(borderCollectionType, range),
    Protection: (range) => wrap(formatProtectionType, range),
  },
  methods: {
    AutofitColumns: (range) => autofitColumns(range.sheet, range.rect),
    AutofitRows: (range) => autofitRows(range.sheet, range.rect),
    AdjustIndent: ({ sheet, rect }, [amount]) =>
      changeFormatBy(sheet, rect, (format) =>
        formatWith(format, {
          indentLevel: Math.max(defaultFormat.indentLevel, format.indentLevel + integer(amount)),
        }),
      ),
  },
};
