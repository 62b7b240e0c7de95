import {
  actionType,
  messageType,
  officeError,
  parseMessage,
  responseType,
  transportError,
  type MethodCall,
  type XdmMessage,
} from './xdm-message';

/** What the host does for an add-in frame. A handler that throws is answered with an internal error. */
export interface XdmHandlers {
  /** The add-in's first question. Its trust check has passed by then. */
  appContext(): object;
  /** `executeMethod`: returns what is merged into `{Version, Error: 0}`. */
  execute(dispatchId: number, call: MethodCall): object | Promise<object>;
  /** An event registration; the returned Office error code (0: accepted) is the answer. */
  register?(event: string, data: EventTarget): number;
  unregister?(event: string, data: EventTarget): void;
  /** One-way notices (`OSF.AgaveHostAction`): focus moved, page address, keyboard shortcuts. */
  notify?(action: number, argument: unknown): void;
}

/** Data of an event registration: for dialogs `targetId` is the JSON of the dialog's options. */
export interface EventTarget {
  readonly eventDispId: number;
  readonly targetId: string;
}

export interface XdmOptions {
  readonly conversationId: string;
  /** The host page's own origin: office.js compares it with every answer's. */
  readonly hostOrigin: string;
  post(text: string): void;
  readonly handlers: XdmHandlers;
  log?(direction: 'in' | 'out', text: string, message: XdmMessage): void;
  /** Told what a handler threw; the add-in itself only learns "internal error". */
  failed?(error: unknown): void;
}

type Answer = readonly [data: unknown, errorCode?: number];

/**
 * The host's end of one add-in frame's conversation. Every request is answered on every path: office.js
 * waits for `executeMethod` without a limit, so a forgotten answer would hang `context.sync()` forever.
 */
export class XdmEndpoint {
  readonly #options: XdmOptions;
  readonly #registrations = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();
  #sequence = 0;

  constructor(options: XdmOptions) {
    this.#options = options;
  }

  /** Takes a text posted by the frame (the caller has checked source and origin). */
  async receive(text: unknown): Promise<void> {
    const message = parseMessage(text);
    if (!message?._conversationId.startsWith(this.#options.conversationId)) return;
    this.#options.log?.('in', text as string, message);
    if (message._messageType !== messageType.request) return;
    let answer: Answer;
    try {
      answer = await this.#answer(message);
    } catch (error) {
      this.#options.failed?.(error);
      answer = [{ Version: 1, Error: officeError.internal }];
    }
    const [data, errorCode = transportError.none] = answer;
    this.#post({
      ...this.#envelope(messageType.response, message._actionName, message._correlationId, data),
      _conversationId: message._conversationId,
      _errorCode: errorCode,
      _responseType: responseType.calling,
    });
    this.#wake(message);
  }

  /** Delivers an event. False when the add-in has not registered for it. */
  fire(event: string, data: unknown): boolean {
    const correlationId = this.#registrations.get(event);
    if (correlationId === undefined) return false;
    this.#post({
      ...this.#envelope(messageType.response, event, correlationId, data),
      _errorCode: transportError.none,
      _responseType: responseType.eventing,
    });
    return true;
  }

  /** Resolves once the add-in has registered for the event (at once if it already has). */
  registered(event: string): Promise<void> {
    if (this.#registrations.has(event)) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.set(event, [...(this.#waiting.get(event) ?? []), resolve]);
    });
  }

  /** A call from the host to the add-in (`Office_notifyAgave`): focus hand-over, header buttons. */
  notifyAddin(parameters: readonly unknown[]): void {
    this.#post({
      ...this.#envelope(messageType.request, 'Office_notifyAgave', this.#sequence++, parameters),
      _conversationId: `${this.#options.conversationId}_ntf`,
      _actionType: actionType.invoke,
    });
  }

  async #answer(message: XdmMessage): Promise<Answer> {
    const { handlers } = this.#options;
    const name = message._actionName;
    if (message._actionType === actionType.registerEvent) {
      // Known before the handler runs: opening a dialog may fire at once.
      this.#registrations.set(name, message._correlationId);
      return [{ Error: handlers.register?.(name, message._data as EventTarget) ?? 0 }];
    }
    if (message._actionType === actionType.unregisterEvent) {
      this.#registrations.delete(name);
      handlers.unregister?.(name, message._data as EventTarget);
      return [{ Error: officeError.success }];
    }
    const call = calls[name];
    return call ? call(handlers, message._data) : [null, transportError.unknownMethod];
  }

  #wake(message: XdmMessage): void {
    if (message._actionType !== actionType.registerEvent) return;
    const waiting = this.#waiting.get(message._actionName) ?? [];
    this.#waiting.delete(message._actionName);
    for (const resolve of waiting) resolve();
  }

  #envelope(type: number, action: string, correlationId: number, data: unknown): XdmMessage {
    return {
      _messageType: type,
      _actionName: action,
      _conversationId: this.#options.conversationId,
      _correlationId: correlationId,
      _origin: this.#options.hostOrigin,
      _data: data,
      _serializerVersion: 1,
    };
  }

  #post(message: XdmMessage): void {
    const text = JSON.stringify(message);
    this.#options.log?.('out', text, message);
    this.#options.post(text);
  }
}

/** What an add-in can call by name. */
const calls: Record<string, (handlers: XdmHandlers, data: unknown) => Promise<Answer> | Answer> = {
  ContextActivationManager_getAppContextAsync: (handlers) => [handlers.appContext()],
  ContextActivationManager_notifyHost: (handlers, data) => {
    const [, action, argument] = data as [string, number, unknown];
    handlers.notify?.(action, argument);
    return [null];
  },
  // Only sent when the browser blocked the add-in's own window.open; there is nothing better to offer.
  ContextActivationManager_openWindowInHost: () => [null],
  executeMethod: async (handlers, data) => {
    const call = data as MethodCall;
    const result = await handlers.execute(call.DdaMethod.DispatchId, call);
    return [{ Version: 1, Error: officeError.success, ...result }];
  },
};
