import { Workbook } from '../../../../src/workbench/model/workbook';
import type { ObjectType } from '../../../../src/workbench/richapi/facade';
import { applicationType } from '../../../../src/workbench/richapi/types/application';
import { axisType } from '../../../../src/workbench/richapi/types/chart-axis';
import { chartType } from '../../../../src/workbench/richapi/types/chart';
import { areaFormatType } from '../../../../src/workbench/richapi/types/chart-format';
import {
  dataLabelsType,
  legendType,
  plotAreaType,
  titleType,
} from '../../../../src/workbench/richapi/types/chart-parts';
import { seriesType } from '../../../../src/workbench/richapi/types/chart-series';
import { commentType } from '../../../../src/workbench/richapi/types/comment';
import { dataValidationType } from '../../../../src/workbench/richapi/types/data-validation';
import {
  columnFilterType,
  tableFilterType,
} from '../../../../src/workbench/richapi/types/table-filter';
import { documentPropertiesType } from '../../../../src/workbench/richapi/types/document-properties';
import { nameType } from '../../../../src/workbench/richapi/types/name';
import { protectionType } from '../../../../src/workbench/richapi/types/protection';
import { rangeType } from '../../../../src/workbench/richapi/types/range';
import {
  rangeFillType,
  rangeFontType,
  rangeFormatType,
} from '../../../../src/workbench/richapi/types/range-format';
import { tableType } from '../../../../src/workbench/richapi/types/table';
import { tableColumnsType } from '../../../../src/workbench/richapi/types/table-column';
import { tableRowsType } from '../../../../src/workbench/richapi/types/table-row';
import { workbookType } from '../../../../src/workbench/richapi/types/workbook';
import { worksheetType } from '../../../../src/workbench/richapi/types/worksheet';
import { startOffice } from '../../../../src/workbench/transports/bridge';

/** What every class of the client says about its scalars. */
interface ClassInfo {
  readonly _scalarPropertyOriginalNames?: readonly string[];
  readonly _scalarPropertyUpdateable?: readonly boolean[];
}

const { Excel } = startOffice(new Workbook());

function classInfo(name: string): ClassInfo {
  const constructor: { readonly prototype: ClassInfo } = Reflect.get(Excel, name);
  return constructor.prototype;
}

const types: readonly ObjectType<never>[] = [
  workbookType,
  applicationType,
  worksheetType,
  protectionType,
  rangeType,
  rangeFormatType,
  rangeFillType,
  rangeFontType,
  tableType,
  tableColumnsType,
  tableRowsType,
  nameType,
  documentPropertiesType,
  axisType,
  chartType,
  areaFormatType,
  dataLabelsType,
  legendType,
  plotAreaType,
  titleType,
  seriesType,
  commentType,
  dataValidationType,
  columnFilterType,
  tableFilterType,
];

test.each(types.map((type) => [type.name, type] as const))(
  '%s answers every property that load() of the real client asks for',
  (name, type) => {
    const asked = (classInfo(name)._scalarPropertyOriginalNames ?? []).filter(
      (property) => property !== '_ReferenceId',
    );
    expect(Object.keys(type.properties ?? {}).sort()).toEqual([...asked].sort());
  },
);

test.each(types.map((type) => [type.name, type] as const))(
  '%s lets nothing be set that the real client cannot set',
  (name, type) => {
    const { _scalarPropertyOriginalNames: names = [], _scalarPropertyUpdateable: flags = [] } =
      classInfo(name);
    const updateable = new Set(names.filter((_, index) => flags[index]));
    const settable = Object.entries(type.properties ?? {}).filter(([, property]) => property.set);
    expect(
      settable.map(([property]) => property).filter((property) => !updateable.has(property)),
    ).toEqual([]);
  },
);
