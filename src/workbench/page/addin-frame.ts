import { XdmEndpoint, type XdmHandlers } from '../transports/xdm';
import type { ProtocolLog } from './protocol-log';

export interface AddinFrameOptions {
  readonly url: string;
  /** Accessible name of the frame. */
  readonly title: string;
  /** A dialog needs an id of its own: office.js remembers `<id>IsDialog` for the whole tab. */
  readonly id: string;
  readonly isDialog: boolean;
  readonly locale: string;
  readonly handlers: XdmHandlers;
  readonly log: ProtocolLog;
}

/**
 * Without `allow-modals`, so that an untrusting office.js cannot block the page with its prompt.
 * Popups escape because dialogs are windows of their own, which sign in at other sites.
 */
const sandbox =
  'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/**
 * An iframe in which the real office.js runs, and the host's end of its conversation. A frame is one
 * conversation: a new one makes office.js forget the document settings it caches per conversation.
 */
export class AddinFrame {
  readonly element: HTMLIFrameElement;
  readonly endpoint: XdmEndpoint;
  readonly origin: string;

  constructor({ url, title, id, isDialog, locale, handlers, log }: AddinFrameOptions) {
    const conversationId = `${Math.random().toString().slice(2)}_${Date.now()}`;
    const xdmInfo = [conversationId, id, location.origin].join('|');
    const hostInfo = hostInfoValue(locale, isDialog);
    this.origin = new URL(url).origin;
    this.element = document.createElement('iframe');
    this.element.title = title;
    this.element.className = 'addin-frame';
    this.element.setAttribute('sandbox', sandbox);
    // JSON, or the popup dialog code of office.js throws.
    this.element.name = JSON.stringify({
      baseFrameName: `_xdm_${id}`,
      hostInfo,
      xdmInfo,
      serializerVersion: '1',
      flights: '[]',
    });
    this.element.src = addressFor(url, hostInfo, xdmInfo);
    this.endpoint = new XdmEndpoint({
      conversationId,
      hostOrigin: location.origin,
      handlers,
      post: (text) => this.element.contentWindow?.postMessage(text, this.origin),
      log: (direction, text, message) => log.add(direction, text, message),
      failed: (error) => log.fail(error),
    });
    addEventListener('message', this.#receive);
  }

  /** Ends the conversation and takes the frame out of the page. */
  close(): void {
    removeEventListener('message', this.#receive);
    this.element.remove();
  }

  readonly #receive = ({ source, origin, data }: MessageEvent): void => {
    if (origin !== this.origin || source !== this.element.contentWindow) return;
    void this.endpoint.receive(data);
  };
}

/** host$platform$version$locale$correlation id$isDialog$disableLogging$flags; 16.01 loads excel-web-16.00.js. */
function hostInfoValue(locale: string, isDialog: boolean): string {
  const dialog = isDialog ? 'isDialog' : '';
  return `Excel$Web$16.01$${locale}$${crypto.randomUUID()}$${dialog}$disableLogging$0`;
}

/** The `$` of the host information must stay unescaped, which URLSearchParams would not leave it. */
function addressFor(url: string, hostInfo: string, xdmInfo: string): string {
  const { origin, pathname, search } = new URL(url);
  const query = `${search ? `${search}&` : '?'}_host_Info=${hostInfo}`;
  return `${origin}${pathname}${query}#&_serializer_version=1&_xdm_Info=${xdmInfo}`;
}
