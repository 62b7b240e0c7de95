import { changeFormatBy } from '../../model/edit';
import { formatWith } from '../../model/format';
import type { LiveRange } from '../../model/live-range';
import { choice, integer } from '../argument';
import { wrap, type ObjectType, type Property } from '../facade';
import { color, common } from './range-format';

const sides = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
] as const;
type Side = (typeof sides)[number];

interface Line {
  readonly style: string;
  readonly color: string;
  readonly weight: string;
}

const noLine: Line = { style: 'None', color: '#000000', weight: 'Thin' };

/** One side of a range. Every cell of the range remembers the side it was set through. */
interface Border {
  readonly range: LiveRange;
  readonly side: Side;
}

function read({ range, side }: Border): Line {
  const borders = common(range, 'borders');
  const lines = borders ? (JSON.parse(borders) as Partial<Record<Side, Line>>) : {};
  return lines[side] ?? noLine;
}

function write({ range, side }: Border, change: Partial<Line>): void {
  changeFormatBy(range.sheet, range.rect, (format) => {
    const lines = format.borders ? (JSON.parse(format.borders) as Partial<Record<Side, Line>>) : {};
    const line = { ...(lines[side] ?? { ...noLine, style: 'Continuous' }), ...change };
    return formatWith(format, { borders: JSON.stringify({ ...lines, [side]: line }) });
  });
}

const styles = [
  'None',
  'Continuous',
  'Dash',
  'DashDot',
  'DashDotDot',
  'Dot',
  'Double',
  'SlantDashDot',
] as const;
const weights = ['Hairline', 'Thin', 'Medium', 'Thick'] as const;

const lineProperty = (key: keyof Line, check: (value: unknown) => string): Property<Border> => ({
  get: (border) => read(border)[key],
  set: (border, value) => write(border, { [key]: check(value) }),
});

export const borderType: ObjectType<Border> = {
  name: 'RangeBorder',
  properties: {
    SideIndex: { get: ({ side }) => side },
    Style: lineProperty('style', (value) => choice(value, styles)),
    Weight: lineProperty('weight', (value) => choice(value, weights)),
    Color: lineProperty('color', color),
    TintAndShade: { get: () => 0 },
  },
};

export const borderCollectionType: ObjectType<LiveRange> = {
  name: 'RangeBorderCollection',
  properties: { Count: { get: () => sides.length }, TintAndShade: { get: () => 0 } },
  items: (range) => sides.map((side) => wrap(borderType, { range, side })),
  item: (range, key) => wrap(borderType, { range, side: choice(key, sides) }),
  methods: {
    GetItemAt: (range, [index]) =>
      wrap(borderType, { range, side: choice(sides[integer(index)], sides) }),
  },
};
