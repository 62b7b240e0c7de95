import { addChart } from '../../model/chart-data';
import { ExcelError } from '../../model/error';
import type { Sheet } from '../../model/sheet';
import { choice, integer, text } from '../argument';
import { wrap, wrapOrNull, type ObjectType } from '../facade';
import { chartType, chartTypeOf, dataRange, findChart } from './chart';

export const chartCollectionType: ObjectType<Sheet> = {
  name: 'ChartCollection',
  properties: { Count: { get: ({ charts }) => charts.length } },
  items: ({ charts }) => charts.map((chart) => wrap(chartType, chart)),
  item: (sheet, key) => wrapOrNull(chartType, findChart(sheet, text(key))) ?? undefined,
  methods: {
    Add: (sheet, [type, range, by]) => {
      const seriesBy = choice(by, ['Auto', 'Columns', 'Rows'], 'Auto');
      return wrap(chartType, addChart(sheet, chartTypeOf(type), dataRange(range), seriesBy));
    },
    GetCount: ({ charts }) => charts.length,
    GetItem: (sheet, [key]) => {
      const chart = findChart(sheet, text(key));
      if (!chart) throw new ExcelError('ItemNotFound');
      return wrap(chartType, chart);
    },
    GetItemAt: ({ charts }, [index]) => {
      const chart = charts[integer(index)];
      if (!chart) throw new ExcelError('InvalidArgument');
      return wrap(chartType, chart);
    },
    GetItemOrNullObject: (sheet, [key]) => wrapOrNull(chartType, findChart(sheet, text(key))),
  },
  eventTarget: ({ id }) => id,
};
