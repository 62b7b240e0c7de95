import { signal } from '@preact/signals';
import type { Action, Manifest } from '../manifest';
import { appContext, type OfficeTheme } from '../transports/app-context';
import type { EventTarget, XdmHandlers } from '../transports/xdm';
import { dispatch, officeError, type MethodCall } from '../transports/xdm-message';
import { AddinFrame } from './addin-frame';
import type { ProtocolLog } from './protocol-log';

/** What the frames need of the workbook and the page. */
export interface AddinHostOptions {
  readonly manifest: Manifest;
  readonly documentUrl: string;
  readonly log: ProtocolLog;
  settings(): Iterable<readonly [string, string]>;
  theme(): OfficeTheme;
  readOnly(): boolean;
  /** API sets that this host does not have. */
  readonly lacks: ReadonlySet<string>;
  /** The methods of the document: rich API batches, settings, selection. */
  execute(dispatchId: number, call: MethodCall): object | Promise<object>;
  /** The pane's page begins, for the first time or again after a reload. */
  started(): void;
  /** Something the person should know, in a sentence. */
  notice(sentence: string): void;
  /** The pane was opened or closed; the runtime goes on. */
  visibilityChanged(visible: boolean): void;
}

/** A dialog drawn by the host (`displayInIframe`); sizes in percent of the window. */
export interface DialogView {
  readonly frame: AddinFrame;
  readonly width: number;
  readonly height: number;
}

const command = 'appCommandInvoked';
const dialogMessage = 'dialogMessageReceived';
const parentMessage = 'dialogParentMessageReceived';

/** The person's language as a BCP 47 tag: some systems report a locale such as `en-US@posix`. */
const hostLocale = /^[a-z]{2,3}(?:-\w+)*/i.exec(navigator.language)?.[0] ?? 'en-US';

/**
 * The add-in as the host runs it: the pane's frame, a hidden frame for the commands of an add-in without
 * shared runtime, and at most one dialog.
 */
export class AddinHost {
  readonly pane = signal<'closed' | 'hidden' | 'shown'>('closed');
  readonly dialog = signal<DialogView | undefined>(undefined);
  /** Where the pane's frame lives, as long as it lives. */
  readonly paneSlot = document.createElement('div');
  readonly #options: AddinHostOptions;
  readonly #instance = crypto.randomUUID();
  #paneFrame: AddinFrame | undefined;
  #paneUrl = '';
  #commandFrame: AddinFrame | undefined;
  #commands = 0;

  constructor(options: AddinHostOptions) {
    this.#options = options;
    this.paneSlot.className = 'pane-slot';
  }

  get manifest(): Manifest {
    return this.#options.manifest;
  }

  /** Opens the pane, at another page of the add-in if one is given. */
  show(url = this.#paneUrl || this.manifest.paneUrl): void {
    this.#load(url);
    this.#setPane('shown');
  }

  /** The pane's close button. A shared runtime stays loaded, any other ends. */
  close(): void {
    if (this.manifest.sharedRuntime) return this.hide();
    this.#paneFrame?.close();
    this.#paneFrame = undefined;
    this.closeDialog();
    this.#setPane('closed');
  }

  /** Ends the add-in: another workbook is opened. */
  end(): void {
    this.closeDialog();
    this.#paneFrame?.close();
    this.#commandFrame?.close();
    this.#paneFrame = undefined;
    this.#commandFrame = undefined;
  }

  /** Takes the pane out of sight and keeps its page running (`Office.addin.hide`). */
  hide(): void {
    if (this.#paneFrame) this.#setPane('hidden');
  }

  /** Carries out a ribbon control. */
  async run(controlId: string, action: Action): Promise<void> {
    if (action.kind === 'ShowTaskpane') return this.show(action.url);
    const { endpoint } = this.#commandRuntime();
    await endpoint.registered(command);
    const id = `command-${++this.#commands}`;
    endpoint.fire(command, [
      id,
      action.functionName,
      JSON.stringify({ source: { id: controlId } }),
    ]);
  }

  /** Delivers an event to the pane and to the commands' frame, whichever listens. */
  fire(event: string, data: unknown): void {
    this.#paneFrame?.endpoint.fire(event, data);
    this.#commandFrame?.endpoint.fire(event, data);
  }

  /** The dialog's own close button. */
  dismissDialog(): void {
    if (!this.dialog.value) return;
    this.closeDialog();
    this.fire(dialogMessage, { messageType: officeError.dialogClosedByUser });
  }

  closeDialog(): void {
    this.dialog.value?.frame.close();
    this.dialog.value = undefined;
  }

  #load(url: string): void {
    if (this.#paneFrame && url === this.#paneUrl) return;
    this.#paneFrame?.close();
    this.#paneUrl = url;
    this.#paneFrame = this.#frame(url, this.manifest.name, this.#instance, this.#paneHandlers());
    this.paneSlot.append(this.#paneFrame.element);
  }

  #commandRuntime(): AddinFrame {
    if (this.manifest.sharedRuntime) {
      this.#load(this.#paneUrl || this.manifest.paneUrl);
      if (this.pane.value === 'closed') this.#setPane('hidden');
      return this.#paneFrame!;
    }
    if (!this.#commandFrame) {
      const { functionUrl, name } = this.manifest;
      const id = `${this.#instance}_commands`;
      this.#commandFrame = this.#frame(functionUrl, `${name} commands`, id, this.#paneHandlers());
      this.#commandFrame.element.hidden = true;
      document.body.append(this.#commandFrame.element);
    }
    return this.#commandFrame;
  }

  #setPane(state: 'closed' | 'hidden' | 'shown'): void {
    const wasShown = this.pane.value === 'shown';
    this.pane.value = state;
    if (wasShown !== (state === 'shown')) this.#options.visibilityChanged(state === 'shown');
  }

  #paneHandlers(): Omit<XdmHandlers, 'appContext'> {
    return {
      execute: (id, call) => this.#methods[id]?.(call) ?? this.#options.execute(id, call),
      register: (event, data) => (event === dialogMessage ? this.#openDialog(data) : 0),
      unregister: (event) => {
        if (event === dialogMessage) this.closeDialog();
      },
    };
  }

  /** Methods of the frames themselves; all others are the document's. */
  readonly #methods: Readonly<Record<number, (call: MethodCall) => object>> = {
    [dispatch.commandCompleted]: ({ 0: id, 1: status }) => {
      if (status === officeError.invalidCallback) {
        this.#options.notice(
          `${this.manifest.name} has no function for this button (${String(id)}). Reload the page, then try again.`,
        );
      }
      return {};
    },
    [dispatch.closeContainer]: () => {
      this.close();
      return {};
    },
    [dispatch.sendMessage]: ({ messageContent }) => {
      this.dialog.value?.frame.endpoint.fire(parentMessage, {
        messageType: 1,
        messageContent,
        messageOrigin: this.#paneFrame?.origin,
      });
      return {};
    },
  };

  /** Draws the dialog of `displayDialogAsync` with `displayInIframe`; a popup never comes here. */
  #openDialog({ targetId }: EventTarget): number {
    const { url, width, height } = JSON.parse(targetId) as Record<string, string | number>;
    this.closeDialog();
    const frame = this.#frame(
      String(url),
      `${this.manifest.name} dialog`,
      `${this.#instance}_dialog`,
      {
        execute: (id, { messageToParent }) => {
          if (id === dispatch.messageParent) {
            this.fire(dialogMessage, {
              messageType: 0,
              messageContent: messageToParent,
              messageOrigin: frame.origin,
            });
          }
          return {};
        },
      },
    );
    this.dialog.value = { frame, width: Number(width), height: Number(height) };
    return officeError.success;
  }

  #frame(url: string, title: string, id: string, handlers: Omit<XdmHandlers, 'appContext'>) {
    const { manifest, documentUrl, settings, theme, readOnly, lacks, log, started } = this.#options;
    const isDialog = id.endsWith('_dialog');
    return new AddinFrame({
      url,
      title,
      id,
      isDialog,
      locale: hostLocale,
      log,
      handlers: {
        ...handlers,
        appContext: () => {
          if (id === this.#instance) started();
          return appContext({
            id,
            addinName: manifest.name,
            locale: hostLocale,
            documentUrl,
            appDomains: [new URL(manifest.paneUrl).origin, ...manifest.appDomains],
            settings: settings(),
            theme: theme(),
            window: { width: innerWidth, height: innerHeight },
            readOnly: readOnly(),
            lacks,
            newId: () => crypto.randomUUID(),
          });
        },
      },
    });
  }
}
