import type { Cell } from '../../src/core/cell';
import type { Report } from '../../src/workbook/report';

/** A chart's title, and for each series the cells of its labels and of its values. */
export interface DrawnChart {
  readonly title: string;
  readonly ranges: readonly (readonly (string | undefined)[])[];
}

/** The charts that a report must have of these rows. */
export function wantedCharts(report: Report, rows: readonly (readonly Cell[])[]): DrawnChart[] {
  const { title, types, chart } = report;
  const place = (name: string) => Object.keys(types).indexOf(name);
  const [first, last] = [chart.categories[0]!, chart.categories.at(-1)!].map(place);
  const one = (heading: string, top: number, count: number): DrawnChart => {
    const cells = (from: number, to = from) => {
      const corners = [`${letter(from)}${top + 2}`, `${letter(to)}${top + 1 + count}`];
      return `'${title}'!${[...new Set(corners)].join(':')}`;
    };
    const ranges = chart.values.map((name) => [cells(first!, last), cells(place(name))]);
    return { title: heading, ranges };
  };
  const currencies = [...new Set(rows.map(([currency]) => currency))];
  if (!chart.perCurrency || currencies.length < 2) return [one(title, 0, rows.length)];
  const others = currencies.slice(4).map(String);
  const left = others.length > 3 ? [...others.slice(0, 2), `${others.length - 2} more`] : others;
  return currencies.slice(0, 4).map((currency, index) => {
    const own = rows.filter((row) => row[0] === currency);
    const list = new Intl.ListFormat('en-GB').format(left);
    const rest = index === 3 && left.length > 0 ? ` (only in the table: ${list})` : '';
    return one(`${title}, ${String(currency)}${rest}`, rows.indexOf(own[0]!), own.length);
  });
}

const letter = (place: number) => String.fromCharCode(65 + place);
