import { dispatch, type MethodCall, type XdmMessage } from '../transports/xdm-message';

/** One message between the add-in and the workbench. */
export interface LogEntry {
  /** Milliseconds since the page was opened. */
  readonly at: number;
  readonly direction: 'in' | 'out' | 'failed';
  /** Name of the call or event; for `executeMethod` the method's name. */
  readonly action: string;
  /** Length of the text. */
  readonly size: number;
  /** The message itself, unless it is too large to keep. */
  readonly message?: unknown;
}

const keptEntries = 500;
const keptSize = 20_000;
const methodNames = new Map<number, string>(
  Object.entries(dispatch).map(([name, id]) => [id, name]),
);

/** The last messages of all add-in frames, small ones in full: large ones would fill the memory. */
export class ProtocolLog {
  readonly entries: LogEntry[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(direction: 'in' | 'out', text: string, message: XdmMessage): void {
    this.#push({
      at: this.#now(),
      direction,
      action: actionOf(message),
      size: text.length,
      ...(text.length <= keptSize && { message }),
    });
  }

  /** A handler of the workbench threw: the add-in only learns "internal error", this says why. */
  fail(error: unknown): void {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#push({ at: this.#now(), direction: 'failed', action: 'error', size: 0, message });
  }

  #push(entry: LogEntry): void {
    this.entries.push(entry);
    if (this.entries.length > keptEntries) this.entries.shift();
  }
}

function actionOf({ _actionName: name, _data: data }: XdmMessage): string {
  const id = (data as Partial<MethodCall> | null | undefined)?.DdaMethod?.DispatchId;
  return id === undefined ? name : (methodNames.get(id) ?? `${name} ${id}`);
}
