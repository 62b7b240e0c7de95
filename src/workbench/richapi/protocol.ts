/** Batches of Office.js as they travel: what `ProcessQuery` carries, whatever the transport. */

export const pathKind = {
  global: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

export const actionKind = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

/** Request flag of `Excel.run({ delayForCellEdit: true })`. */
export const delayForCellEdit = 64;

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** Mirrors `Arguments`: an object path's id where an object was passed, nested for arrays. */
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

export interface RequestBody {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface ResponseError {
  readonly Code: string;
  readonly Message: string;
  /** `Worksheet.getRange`: what `debugInfo.errorLocation` shows. */
  readonly Location: string;
  readonly ActionIndex: number;
  readonly HttpStatusCode: number;
}

export interface ResponseBody {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds?: readonly number[];
  readonly Error?: ResponseError;
}

/** `[category, type, target, JSON message, id, remote override]`, as a host sends events. */
export type EventEntry = readonly [65536, number, string, string, number, boolean];

/** API sets a host of ours may advertise; the installed Office.js knows ExcelApi up to 1.15. */
export const requirementSets: Readonly<Record<string, string>> = {
  ExcelApi: '1.15',
  ExcelApiOnline: '1.1',
  DelayForCellEdit: '1.1',
  RichApiRuntime: '1.2',
  SharedRuntime: '1.1',
  RibbonApi: '1.1',
  DialogApi: '1.2',
  DialogOrigin: '1.1',
  Settings: '1.1',
  Selection: '1.1',
  DocumentEvents: '1.1',
  CustomXmlParts: '1.1',
};
