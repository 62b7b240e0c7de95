/**
 * The envelope of office.js's cross-document messages: JSON text over `postMessage`, the same in both
 * directions. Names and numbers are those of `Microsoft.Office.Common` in excel-web-16.00.debug.js.
 */
export interface XdmMessage {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin: string;
  readonly _data: unknown;
  /** Of a request: invoke, or (un)register an event. */
  readonly _actionType?: number;
  /** Of a response: answers a call, or delivers an event of the registration with its correlation id. */
  readonly _responseType?: number;
  readonly _errorCode?: number;
  readonly _serializerVersion: number;
}

export const messageType = { request: 0, response: 1 } as const;
export const actionType = { invoke: 0, registerEvent: 1, unregisterEvent: 2 } as const;
export const responseType = { calling: 0, eventing: 1 } as const;

/** `_errorCode`: what the transport itself reports; the method's own outcome is in the data. */
export const transportError = { none: 0, unknownMethod: -2 } as const;

/** `Error` in the data of an answer (`OSF.DDA.ErrorCodeManager.errorCodes`). */
export const officeError = {
  success: 0,
  coercionNotSupported: 1000,
  unsupportedEnumeration: 5000,
  internal: 5001,
  invalidCallback: 11101,
  dialogClosedByUser: 12006,
} as const;

/** `DispatchId` of `executeMethod` (`OSF.DDA.MethodDispId`), the methods Excel on the web is asked for. */
export const dispatch = {
  getSelectedData: 64,
  setSelectedData: 65,
  loadSettings: 75,
  saveSettings: 76,
  executeRichApi: 93,
  commandCompleted: 94,
  closeContainer: 97,
  messageParent: 144,
  sendMessage: 145,
} as const;

/** What `executeMethod` carries: the dispatch id, and the method's own arguments beside it. */
export interface MethodCall {
  readonly DdaMethod: { readonly DispatchId: number };
  readonly [argument: string]: unknown;
}

/** The message in a `postMessage` text, or undefined when something else was posted. */
export function parseMessage(text: unknown): XdmMessage | undefined {
  if (typeof text !== 'string' || !text.startsWith('{')) return undefined;
  try {
    const message = JSON.parse(text) as Partial<XdmMessage>;
    return typeof message._conversationId === 'string' && typeof message._actionName === 'string'
      ? (message as XdmMessage)
      : undefined;
  } catch {
    return undefined;
  }
}
