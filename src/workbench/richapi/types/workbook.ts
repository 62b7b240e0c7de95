import { ExcelError } from '../../model/error';
import type { Workbook } from '../../model/workbook';
import { flag, text } from '../argument';
import { workbookTarget } from '../event-hub';
import { wrap, type Facade, type Host, type ObjectType } from '../facade';
import { applicationType, calculationEngineVersion } from './application';
import { commentsOf } from './comment';
import { xmlPartCollectionType } from './custom-xml-part';
import { documentPropertiesType } from './document-properties';
import { functionsType } from './functions';
import { namesOf } from './name';
import { workbookProtectionType } from './protection';
import { settingCollectionType } from './setting';
import { tablesOfWorkbook } from './table-collection';
import { worksheetCollectionType } from './worksheet-collection';

const runtimeType: ObjectType<Workbook> = {
  name: 'Runtime',
  properties: {
    EnableEvents: {
      get: (_workbook, host) => host.events.enabled,
      set: (_workbook, value, host) => {
        host.events.enabled = flag(value);
      },
    },
  },
};

function eventRange(id: unknown, host: Host): Facade<unknown> | null {
  const range = host.events.range(text(id));
  return range?.alive ? host.range(range.sheet, range.rect) : null;
}

function required(facade: Facade<unknown> | null | undefined): Facade<unknown> {
  if (!facade) throw new ExcelError('ItemNotFound');
  return facade;
}

export const workbookType: ObjectType<Workbook> = {
  name: 'Workbook',
  properties: {
    Name: { get: ({ fileName }) => fileName },
    ReadOnly: { get: ({ readOnly }) => readOnly },
    IsDirty: { get: () => true, set: (_workbook, value) => void flag(value) },
    ChartDataPointTrack: { get: () => true },
    UsePrecisionAsDisplayed: { get: () => false },
    CalculationEngineVersion: { get: () => calculationEngineVersion },
    AutoSave: { get: () => true },
    PreviouslySaved: { get: () => true },
  },
  navigations: {
    Worksheets: (workbook) => wrap(worksheetCollectionType, workbook),
    Names: (workbook) => namesOf(workbook, undefined),
    Tables: (workbook) => tablesOfWorkbook(workbook),
    Application: (workbook) => wrap(applicationType, workbook),
    Functions: (workbook) => wrap(functionsType, workbook),
    Settings: (workbook) => wrap(settingCollectionType, workbook),
    CustomXmlParts: (workbook) => wrap(xmlPartCollectionType, { workbook }),
    Comments: (workbook) => commentsOf(workbook, undefined),
    Properties: (workbook) => wrap(documentPropertiesType, workbook),
    Protection: (workbook) => wrap(workbookProtectionType, workbook),
    _Runtime: (workbook) => wrap(runtimeType, workbook),
  },
  methods: {
    GetSelectedRange: ({ selection }, _args, host) => host.range(selection.sheet, selection.rect),
    GetActiveCell: ({ selection }, _args, host) => host.range(selection.sheet, selection.firstCell),
    GetIsActiveCollabSession: () => false,
    Save: () => undefined,
    _GetRangeForEventByReferenceId: (_workbook, [id], host) => required(eventRange(id, host)),
    _GetRangeOrNullObjectForEventByReferenceId: (_workbook, [id], host) => eventRange(id, host),
    _GetObjectByReferenceId: (_workbook, [id], host) => required(host.find(text(id))),
    _GetObjectTypeNameByReferenceId: (_workbook, [id], host) =>
      required(host.find(text(id))).type.name,
    _RemoveReference: (_workbook, [id], host) => host.release(text(id)),
  },
  eventTarget: () => workbookTarget,
};
