import { readCells, readValues, writeCells } from '../model/edit';
import { sizedRect } from '../model/rect';
import type { Workbook } from '../model/workbook';
import type { Executor } from '../richapi/executor';
import { dispatch, officeError, type MethodCall } from '../transports/xdm-message';
import { formatTsv, parseTsv } from './grid/tsv';
import type { HostServices } from './host-services';

type Method = (call: MethodCall) => object | Promise<object>;

/**
 * The document's methods as `executeMethod` asks for them (`_dispid..Method` in office.js), by dispatch
 * id. An unknown method answers with an Office error of its own, never with silence.
 */
export function documentMethods(
  workbook: Workbook,
  executor: Pick<Executor, 'process'>,
  services: Pick<HostServices, 'process'>,
): (dispatchId: number, call: MethodCall) => object | Promise<object> {
  const methods: Readonly<Record<number, Method>> = {
    [dispatch.executeRichApi]: async ({ ArrayData }) => {
      // [custom data, HTTP method, path, headers, body, preferred, flags, ...]: an HTTP request in an array.
      const { 4: body, 6: flags } = ArrayData as { 4: string; 6: number };
      const own = services.process(body);
      if (own !== undefined) return { Data: [200, [], own] };
      const answer = await executor.process(body, flags);
      return 'failure' in answer ? { Error: answer.failure } : { Data: [200, [], answer.body] };
    },
    [dispatch.loadSettings]: () => ({
      Properties: {
        Settings: [...workbook.documentSettings].map(([Name, Value]) => ({ Name, Value })),
      },
    }),
    [dispatch.saveSettings]: ({ DdaSettingsMethod }) => {
      const { Properties } = DdaSettingsMethod as { Properties: [string, string][] };
      workbook.documentSettings.clear();
      for (const [name, value] of Properties) workbook.documentSettings.set(name, value);
      workbook.as('add-in', () => workbook.emit({ kind: 'settings' }));
      return {};
    },
    [dispatch.getSelectedData]: ({ DdaGetBindingData }) => {
      const { CoerceType } = DdaGetBindingData as { CoerceType: string };
      const read = coercions[CoerceType]?.read;
      return read ? { Data: read(workbook) } : { Error: officeError.coercionNotSupported };
    },
    [dispatch.setSelectedData]: ({ DdaSetBindingData }) => {
      const { CoerceType, Data } = DdaSetBindingData as { CoerceType: string; Data: unknown };
      const rows = coercions[CoerceType]?.rows(Data);
      if (!rows) return { Error: officeError.coercionNotSupported };
      const { sheet, rect } = workbook.selection;
      const filled = sizedRect(rect.top, rect.left, rows.length, rows[0]?.length ?? 0);
      workbook.as('add-in', () => writeCells(sheet, filled, rows));
      return {};
    },
  };
  return (id, call) => methods[id]?.(call) ?? { Error: officeError.unsupportedEnumeration };
}

interface Coercion {
  read(workbook: Workbook): unknown;
  rows(data: unknown): readonly (readonly unknown[])[];
}

/** `Office.CoercionType` of the selection. */
const coercions: Record<string, Coercion> = {
  matrix: {
    read: ({ selection: { sheet, rect } }) => readValues(sheet, rect),
    rows: (data) => data as unknown[][],
  },
  text: {
    read: ({ selection: { sheet, rect } }) =>
      formatTsv(readCells(rect, (row, column) => sheet.text(row, column))),
    rows: (data) => parseTsv(String(data)),
  },
};
