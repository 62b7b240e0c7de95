import { openXlsx } from '../../../src/workbench/xlsx/open-xlsx';
import { saveXlsx } from '../../../src/workbench/xlsx/save-xlsx';
import { chartData } from '../../../src/workbench/model/chart-data';
import { addStages, officeOf } from './office';

/** Charts as Microsoft's samples make them, through the real Office.js. */
let office: ReturnType<typeof officeOf>;
let Excel: typeof office.Excel;

beforeEach(async () => {
  office = officeOf();
  ({ Excel } = office);
  await addStages(office);
});

test('a chart is made of a range, placed over cells, named, titled and read back', async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    const chart = sheet.charts.add(
      Excel.ChartType.columnClustered,
      sheet.getRange('A1:C5'),
      Excel.ChartSeriesBy.columns,
    );
    chart.name = 'Pipeline';
    chart.title.text = 'Pipeline by stage';
    chart.title.format.font.size = 16;
    chart.title.format.font.color = '#112233';
    chart.legend.position = 'Right';
    chart.setPosition('E2', 'J15');
    chart.axes.valueAxis.title.text = 'Deals';
    chart.axes.categoryAxis.title.text = 'Stage';
    chart.axes.valueAxis.majorGridlines.visible = false;
    chart.axes.valueAxis.minimum = 0;
    chart.dataLabels.showValue = true;
    chart.load('name,left,top,width,height,chartType');
    chart.series.load('items/name,count');
    chart.title.load('text');
    await context.sync();
    expect([chart.name, chart.chartType, chart.title.text]).toEqual([
      'Pipeline',
      'ColumnClustered',
      'Pipeline by stage',
    ]);
    expect([chart.left, chart.top, chart.width, chart.height]).toEqual([192, 15, 288, 210]);
    expect(chart.series.items.map(({ name }) => name)).toEqual(['Deals', 'Value']);
    const values = chart.series.getItemAt(0).getDimensionValues('Values');
    const categories = chart.series.getItemAt(0).getDimensionValues('Categories');
    await context.sync();
    expect(values.value).toEqual([40, 20, 10, 5]);
    expect(categories.value).toEqual(['Lead', 'Meeting', 'Offer', 'Won']);
  });
  expect(office.executor.unimplemented.size).toBe(0);
});

test('series are added, pointed at other cells, coloured and deleted', async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    const chart = sheet.charts.add('Line', sheet.getRange('A1:B5'), 'Auto');
    const added = chart.series.add('Worth');
    added.setValues(sheet.getRange('C2:C5'));
    added.setXAxisValues(sheet.getRange('A2:A5'));
    added.format.line.color = '#00FF00';
    chart.series.getItemAt(0).format.fill.setSolidColor('#FF0000');
    chart.series.load('items/name');
    await context.sync();
    expect(chart.series.items.map(({ name }) => name)).toEqual(['Deals', 'Worth']);
    chart.series.getItemAt(0).delete();
    chart.series.getItemAt(0).points.getItemAt(1).format.fill.setSolidColor('blue');
    await context.sync();
  });
  const [chart] = office.workbook.activeSheet.charts;
  expect(chart!.series).toHaveLength(1);
  expect(chart!.series[0]).toMatchObject({ name: 'Worth', color: '#00FF00' });
  expect([...chart!.series[0]!.pointColors]).toEqual([[1, '#0000FF']]);
});

test('charts are found by name, counted and deleted', async () => {
  await Excel.run(async (context) => {
    const { charts } = context.workbook.worksheets.getItem('Sheet1');
    const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1:B5');
    for (const type of ['Pie', 'Funnel', 'BarStacked', 'ColumnStacked100'] as const) {
      charts.add(type, range);
    }
    charts.getItem('Chart 1').name = 'Slices';
    const missing = charts.getItemOrNullObject('Chart 1');
    const slices = charts.getItem('slices');
    slices.load('name,chartType');
    const count = charts.getCount();
    charts.load('items/name');
    await context.sync();
    expect([missing.isNullObject, slices.chartType, count.value]).toEqual([true, 'Pie', 4]);
    expect(charts.items.map(({ name }) => name)).toEqual([
      'Slices',
      'Chart 2',
      'Chart 3',
      'Chart 4',
    ]);
    slices.delete();
    charts.load('count');
    await context.sync();
    expect(charts.count).toBe(3);
  });
});

test('a type that is not drawn is refused by name', async () => {
  await expect(
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.charts.add('Surface', sheet.getRange('A1:B5'));
      await context.sync();
    }),
  ).rejects.toMatchObject({
    code: 'NotImplemented',
    message: expect.stringContaining('Surface') as string,
  });
});

test('a chart shows the cells as they are: changed, moved, filtered', async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.charts.add('ColumnClustered', sheet.getRange('A1:B5'));
    sheet.getRange('1:1').insert('Down');
    sheet.getRange('B3').values = [[99]];
    const filter = context.workbook.tables.getItem('Stages').columns.getItem('Stage').filter;
    filter.applyValuesFilter(['Lead', 'Won']);
    await context.sync();
  });
  const data = chartData(office.workbook.activeSheet.charts[0]!);
  expect(data.categories).toEqual(['Lead', 'Won']);
  expect(data.series).toEqual([{ name: 'Deals', values: [99, 5], texts: ['99', '5'] }]);
});

test('charts are saved with the workbook and read back by the real Office.js', async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    const funnel = sheet.charts.add('Funnel', sheet.getRange('A1:B5'));
    funnel.title.text = 'Conversion';
    funnel.dataLabels.showValue = true;
    const column = sheet.charts.add('ColumnStacked', sheet.getRange('A1:C5'));
    column.title.format.font.bold = true;
    column.series.getItemAt(1).format.fill.setSolidColor('#ABCDEF');
    await context.sync();
  });
  const opened = officeOf(openXlsx(saveXlsx(office.workbook)));
  await opened.Excel.run(async (context) => {
    const { charts } = context.workbook.worksheets.getItem('Sheet1');
    charts.load('items/name,items/chartType');
    const { title } = charts.getItem('Chart 1');
    title.load('text');
    const { bold } = await (async () => {
      const { font } = charts.getItem('Chart 2').title.format;
      font.load('bold');
      await context.sync();
      return font;
    })();
    expect(charts.items.map(({ chartType }) => chartType)).toEqual(['Funnel', 'ColumnStacked']);
    expect([title.text, bold]).toEqual(['Conversion', true]);
  });
});
