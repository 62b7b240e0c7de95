import type { Style } from '@cj-tech-master/excelts';
import { defaultFormat, type Format } from './model/format';

type Horizontal = NonNullable<NonNullable<Style['alignment']>['horizontal']>;
type Vertical = NonNullable<NonNullable<Style['alignment']>['vertical']>;

const horizontal: Partial<Record<string, Horizontal>> = {
  Left: 'left',
  Center: 'center',
  Right: 'right',
  Fill: 'fill',
  Justify: 'justify',
  CenterAcrossSelection: 'centerContinuous',
  Distributed: 'distributed',
};
const vertical: Partial<Record<string, Vertical>> = {
  Top: 'top',
  Center: 'middle',
  Bottom: 'bottom',
  Justify: 'justify',
  Distributed: 'distributed',
};

const known = new Map<Format, Partial<Style>>();

/** A format as a style of the file. Equal formats share one object, and so one entry of the style table. */
export function styleOf(format: Format): Partial<Style> {
  let style = known.get(format);
  if (!style) known.set(format, (style = made(format)));
  return style;
}

function made(format: Format): Partial<Style> {
  const across = horizontal[format.horizontalAlignment];
  const down = vertical[format.verticalAlignment];
  return {
    numFmt: format.numberFormat,
    font: {
      name: format.fontName,
      size: format.fontSize,
      bold: format.bold,
      italic: format.italic,
      strike: format.strikethrough,
      ...(format.underline !== 'None' && { underline: true }),
      // Without a colour of its own, text follows the table's style: white in a dark header.
      ...(format.fontColor !== defaultFormat.fontColor && { color: argb(format.fontColor) }),
    },
    ...(format.fillColor && {
      fill: { type: 'pattern', pattern: 'solid', fgColor: argb(format.fillColor) },
    }),
    alignment: {
      ...(across && { horizontal: across }),
      ...(down && { vertical: down }),
      wrapText: format.wrapText,
      shrinkToFit: format.shrinkToFit,
      indent: format.indentLevel,
    },
    ...(!format.locked && { protection: { locked: false } }),
  };
}

/** `#RRGGBB` as the file has it. */
export const argb = (color: string): { argb: string } => ({
  argb: `FF${color.replace('#', '').toUpperCase()}`,
});
