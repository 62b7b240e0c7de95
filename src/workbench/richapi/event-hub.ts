import { formatAddress } from '../model/address';
import { plainValue, valueType } from '../model/cell-value';
import type { Change, Origin } from '../model/change';
import type { LiveRange } from '../model/live-range';
import { intersection, overlaps, type Rect } from '../model/rect';
import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import type { EventEntry } from './protocol';

/** Target of events of collections (`OfficeExtension.Constants.eventWorkbookId`). */
export const workbookTarget = 'Workbook';

/** An event for the add-in: which registration wants it, on which object, with which arguments. */
interface Occurrence {
  /** As in `_Register<name>Event`, prefixed by Table for tables. */
  readonly name: EventName;
  readonly target: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** Event ids by registration (from the `eventType:` entries of excel-web-16.00.js). */
const eventTypes = {
  DataChanged: 10,
  Activated: 11,
  Deactivated: 12,
  Added: 13,
  SelectionChanged: 14,
  Deleted: 15,
  Calculated: 16,
  FormatChanged: 18,
  ProtectionChanged: 24,
  NameChanged: 25,
  VisibilityChanged: 26,
  Moved: 27,
  TableSelectionChanged: 100,
  TableDataChanged: 101,
  TableAdded: 102,
  TableDeleted: 103,
} as const;

type EventName = keyof typeof eventTypes;

/** Event ranges are kept for handlers that ask for `event.getRange()`; older ones are forgotten. */
const keptRanges = 100;

/** Turns changes of the workbook into the events an add-in registered for. */
export class EventHub {
  enabled = true;
  private readonly counts = new Map<string, number>();
  private readonly ranges = new Map<string, LiveRange>();
  private readonly send: (entries: readonly EventEntry[]) => void;
  private nextId = 1;
  private readonly insideTable = new Set<string>();

  /** `send` gets the entries of each change, in order. */
  constructor(workbook: Workbook, send: (entries: readonly EventEntry[]) => void) {
    this.send = send;
    workbook.onChange((change, origin) => this.onChange(change, origin));
  }

  /**
   * Takes `_RegisterDataChangedEvent`, `_UnregisterEventNameChanged` and their like on an object.
   * False if the name is none of those.
   */
  register(method: string, target: string, ofTables: boolean): boolean {
    const match = /^_(Un)?[Rr]egister(?:Event)?(\w+?)(?:Event)?$/.exec(method);
    if (!match) return false;
    const key = `${target}:${ofTables ? 'Table' : ''}${match[2]}`;
    this.counts.set(key, Math.max(0, (this.counts.get(key) ?? 0) + (match[1] ? -1 : 1)));
    return true;
  }

  /** Forgets every registration: the add-in was closed. */
  clear(): void {
    this.counts.clear();
    for (const range of this.ranges.values()) range.release();
    this.ranges.clear();
  }

  /** The range of an event, by the id its message carried. */
  range(id: string): LiveRange | undefined {
    return this.ranges.get(id);
  }

  private onChange(change: Change, origin: Origin): void {
    if (!this.enabled || ![...this.counts.values()].some((count) => count > 0)) return;
    const entries = this.occurrences(change, origin)
      .filter(({ name, target }) => (this.counts.get(`${target}:${name}`) ?? 0) > 0)
      .map(({ name, target, message }): EventEntry => {
        const text = JSON.stringify({ source: 'Local', ...message });
        return [65536, eventTypes[name], target, text, this.nextId++, false];
      });
    if (entries.length > 0) this.send(entries);
  }

  private occurrences(change: Change, origin: Origin): Occurrence[] {
    switch (change.kind) {
      case 'data':
        return this.dataChanged(change, origin);
      case 'format':
        return onSheet(
          'FormatChanged',
          change.sheet,
          this.located(change.sheet, change.rect, origin),
        );
      case 'calculated':
        return onSheet('Calculated', change.sheet, {
          address: formatAddress(
            change.sheet.usedRect(true) ?? { top: 0, left: 0, bottom: 0, right: 0 },
          ),
        });
      case 'selection':
        return this.selectionChanged(change.sheet, change.rect);
      case 'sheet-added':
        return inWorkbook('Added', change.sheet);
      case 'sheet-deleted':
        return inWorkbook('Deleted', change.sheet);
      case 'sheet-activated':
        return [...onSheet('Deactivated', change.previous), ...onSheet('Activated', change.sheet)];
      case 'sheet-renamed':
        return onSheet('NameChanged', change.sheet, {
          nameBefore: change.before,
          nameAfter: change.sheet.name,
        });
      case 'sheet-visibility':
        return onSheet('VisibilityChanged', change.sheet, {
          visibilityBefore: change.before,
          visibilityAfter: change.sheet.visibility,
        });
      case 'sheet-moved':
        return inWorkbook('Moved', change.sheet, {
          positionBefore: change.before,
          positionAfter: change.sheet.position,
        });
      case 'protection':
        return onSheet('ProtectionChanged', change.sheet, {
          isProtected: change.sheet.protection.on,
        });
      case 'table-added':
      case 'table-deleted': {
        const name = change.kind === 'table-added' ? 'TableAdded' : 'TableDeleted';
        const { sheet, id, name: tableName } = change.table;
        const message = { tableId: id, tableName, worksheetId: sheet.id };
        return [workbookTarget, sheet.id].map((target) => ({ name, target, message }));
      }
      default:
        return [];
    }
  }

  private located(sheet: Sheet, rect: Rect, origin: Origin): Record<string, unknown> {
    const referenceId = `event${this.nextId++}`;
    this.ranges.set(referenceId, sheet.range(rect));
    for (const [oldest, range] of this.ranges) {
      if (this.ranges.size <= keptRanges) break;
      range.release();
      this.ranges.delete(oldest);
    }
    return {
      address: formatAddress(rect),
      worksheetId: sheet.id,
      referenceId,
      triggerSource: origin === 'add-in' ? 'ThisLocalAddin' : 'Unknown',
    };
  }

  private dataChanged(change: Change & { kind: 'data' }, origin: Origin): Occurrence[] {
    const { sheet, rect, type, shift } = change;
    const message = {
      ...this.located(sheet, rect, origin),
      changeType: type,
      shiftDirection: shift,
      ...('after' in change && {
        valueBefore: plainValue(change.before),
        valueAfter: plainValue(change.after),
        valueTypeBefore: valueType(change.before),
        valueTypeAfter: valueType(change.after),
      }),
    };
    const tables = sheet.tables.filter((table) => overlaps(table.rect, rect));
    return [
      ...onSheet('DataChanged', sheet, message),
      ...tables.flatMap(({ id }) =>
        [id, workbookTarget, sheet.id].map((target): Occurrence => ({
          name: 'TableDataChanged',
          target,
          message: { ...message, tableId: id },
        })),
      ),
    ];
  }

  private selectionChanged(sheet: Sheet, rect: Rect): Occurrence[] {
    const tables = sheet.workbook.tables.flatMap((table): Occurrence[] => {
      const part = table.sheet === sheet ? intersection(table.rect, rect) : undefined;
      // Told once more, with an empty address, when the selection leaves the table.
      if (!part && !this.insideTable.delete(table.id)) return [];
      if (part) this.insideTable.add(table.id);
      const address = part ? formatAddress(part) : '';
      const message = { address, worksheetId: table.sheet.id, tableId: table.id };
      return [{ name: 'TableSelectionChanged', target: table.id, message }];
    });
    return [...onSheet('SelectionChanged', sheet, { address: formatAddress(rect) }), ...tables];
  }
}

type Message = Readonly<Record<string, unknown>>;

/** For handlers of the sheet and of the collection of sheets. */
const onSheet = (name: EventName, sheet: Sheet, message: Message = {}): Occurrence[] =>
  [sheet.id, workbookTarget].map((target) => ({
    name,
    target,
    message: { worksheetId: sheet.id, ...message },
  }));

const inWorkbook = (name: EventName, sheet: Sheet, message: Message = {}): Occurrence[] => [
  { name, target: workbookTarget, message: { worksheetId: sheet.id, ...message } },
];
