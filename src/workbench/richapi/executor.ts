import { ExcelError } from '../model/error';
import type { LiveRange } from '../model/live-range';
import type { Rect } from '../model/rect';
import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import { Batch } from './batch';
import { EventHub } from './event-hub';
import { wrap, type Facade, type Host } from './facade';
import {
  actionKind,
  delayForCellEdit,
  type EventEntry,
  type RequestBody,
  type ResponseBody,
  type ResponseError,
} from './protocol';
import { rangeType } from './types/range';

/** Excel on the web takes requests and gives answers of at most 5 MB ("Resource limits"). */
export const payloadLimit = 5_000_000;

/** `ooeRequestPayloadSizeLimitExceeded` and its counterpart: failures of the whole call. */
export type CallFailure = 5103 | 5104;

/** What a transport passes on: the answer as JSON text, or the code the whole call failed with. */
export type Answer = { readonly body: string } | { readonly failure: CallFailure };

export interface ExecutorOptions {
  /** Runs a task after the answer to the running request has been sent. */
  readonly defer?: (task: () => void) => void;
}

/**
 * Executes batches of Office.js on a workbook. Actions run in order; those before a failing one
 * stay done, as in Excel. Members it lacks answer NotImplemented and are listed in `unimplemented`.
 */
export class Executor implements Host {
  readonly workbook: Workbook;
  readonly events: EventHub;
  /** Members add-ins asked for in vain, as `Type.Member`. */
  readonly unimplemented = new Set<string>();
  private readonly references = new Map<string, Facade<unknown>>();
  private readonly eventListeners = new Set<(entries: readonly EventEntry[]) => void>();
  /** Ranges made by the running batch, released with it unless the client keeps them. */
  private temporary: Facade<LiveRange>[] = [];
  private nextReference = 1;

  constructor(
    workbook: Workbook,
    { defer = (task) => void setTimeout(task, 0) }: ExecutorOptions = {},
  ) {
    this.workbook = workbook;
    this.events = new EventHub(workbook, (entries) =>
      defer(() => {
        for (const listener of this.eventListeners) listener(entries);
      }),
    );
  }

  /** Calls the listener with event entries for the add-in; returns a function that stops it. */
  onEvents(listener: (entries: readonly EventEntry[]) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  /** Forgets the add-in: its event registrations and the ranges it kept. */
  reset(): void {
    this.events.clear();
    for (const reference of [...this.references.keys()]) this.release(reference);
  }

  /** Number of objects the add-in keeps references to. */
  get referenceCount(): number {
    return this.references.size;
  }

  /**
   * One call of `ProcessQuery`: a batch as JSON text, with the request's flags. Waits for the cell
   * editor to close where the batch asked for that.
   */
  async process(text: string, flags = 0): Promise<Answer> {
    if (exceedsLimit(text)) return { failure: 5103 };
    if (flags & delayForCellEdit) await this.editingDone();
    const body = JSON.stringify(this.execute(JSON.parse(text) as RequestBody));
    return exceedsLimit(body) ? { failure: 5104 } : { body };
  }

  private editingDone(): Promise<void> {
    const { workbook } = this;
    if (!workbook.cellEdit) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = workbook.onChange((change) => {
        if (change.kind !== 'cell-edit' || change.editing) return;
        stop();
        resolve();
      });
    });
  }

  /** Runs a batch at once. */
  execute(body: RequestBody): ResponseBody {
    const batch = new Batch(body, this, (member) => this.unimplemented.add(member));
    const Results: { ActionId: number; Value: unknown }[] = [];
    const traces: number[] = [];
    const answer = (Error?: ResponseError): ResponseBody => ({
      Results,
      ...(traces.length > 0 && { TraceIds: traces }),
      ...(Error && { Error }),
    });
    return this.workbook.as('add-in', () => {
      try {
        for (const [index, action] of body.Actions.entries()) {
          try {
            if (this.workbook.cellEdit) throw new ExcelError('InvalidOperationInCellEditMode');
            if (action.ActionType === actionKind.trace) traces.push(action.Id);
            Results.push({ ActionId: action.Id, Value: batch.perform(action) });
          } catch (error) {
            return answer(responseError(error, batch.location(action), index));
          }
        }
        return answer();
      } finally {
        this.workbook.calculation.resume();
        for (const { target, reference } of this.temporary) {
          if (reference === undefined) target.release();
        }
        this.temporary = [];
      }
    });
  }

  // --- Host

  range(sheet: Sheet, rect: Rect): Facade<LiveRange> {
    const facade = wrap(rangeType, sheet.range(rect));
    this.temporary.push(facade);
    return facade;
  }

  keep(object: Facade<unknown>): null {
    object.reference ??= `ref${this.nextReference++}`;
    this.references.set(object.reference, object);
    return null;
  }

  find(reference: string): Facade<unknown> | undefined {
    return this.references.get(reference);
  }

  release(reference: string): void {
    const facade = this.references.get(reference);
    this.references.delete(reference);
    if (facade?.type === rangeType) (facade as Facade<LiveRange>).target.release();
  }
}

/** Anything that is no error of Excel's is a flaw of the workbench, told as an internal error. */
function responseError(error: unknown, Location: string, ActionIndex: number): ResponseError {
  const known =
    error instanceof ExcelError ? error : new ExcelError('GeneralException', String(error));
  return {
    Code: known.code,
    Message: known.message,
    Location,
    ActionIndex,
    HttpStatusCode: known.status,
  };
}

/** Measured as UTF-8, which is looked at only where it can matter. */
function exceedsLimit(text: string): boolean {
  if (text.length > payloadLimit) return true;
  return text.length * 3 > payloadLimit && new TextEncoder().encode(text).length > payloadLimit;
}
