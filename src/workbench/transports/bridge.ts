import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, Script } from 'node:vm';
import type { Workbook } from '../model/workbook';
import { Executor } from '../richapi/executor';
import type { EventEntry, RequestBody } from '../richapi/protocol';

/** Office.js in Node, talking to a workbook. */
export interface NodeOffice {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly executor: Executor;
}

/** A message of `OfficeExtension.HostBridge`: 1 is a request or its answer, 3 carries events. */
interface BridgeMessage {
  readonly id: number;
  readonly type: number;
  readonly flags: number;
  readonly message: { readonly body: RequestBody };
}

interface Bridge {
  sendMessageToHost(text: string): void;
  /** Set by the client. */
  onMessageFromHost?: (text: string) => void;
}

let bundle: Script | undefined;

/** The unmodified client of Excel on the web, compiled once per process. */
function client(): Script {
  // Resolved from the working directory: this module runs as ESM under tsx and as CommonJS under jest.
  const require = createRequire(`${process.cwd()}/package.json`);
  const file = require.resolve('@microsoft/office-js/dist/excel-web-16.00.js');
  bundle ??= new Script(readFileSync(file, 'utf8'), { filename: file });
  return bundle;
}

/**
 * Loads the real excel-web-16.00.js and connects it to a workbook through the seam that native
 * hosts use (`_richApiNativeBridge`): `Excel.run` then works as in a task pane, events included.
 */
export function startOffice(workbook: Workbook): NodeOffice {
  const executor = new Executor(workbook);
  const bridge: Bridge = {
    sendMessageToHost: (text) => {
      void answer(executor, JSON.parse(text) as BridgeMessage).then((message) =>
        bridge.onMessageFromHost?.(message),
      );
    },
  };
  executor.onEvents((entries: readonly EventEntry[]) =>
    bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } })),
  );
  const window = clientWindow(bridge);
  client().runInContext(createContext(window));
  const { Excel, OfficeExtension } = window;
  if (!Excel || !OfficeExtension) throw new Error('excel-web-16.00.js has not defined Excel.');
  return { Excel, OfficeExtension, executor };
}

async function answer(executor: Executor, { id, flags, message }: BridgeMessage): Promise<string> {
  const result = await executor.process(JSON.stringify(message.body), flags);
  const headers = {};
  if ('failure' in result) {
    const code =
      result.failure === 5103
        ? 'RequestPayloadSizeLimitExceeded'
        : 'ResponsePayloadSizeLimitExceeded';
    const body = JSON.stringify({ error: { code, message: code } });
    return JSON.stringify({ id, type: 1, message: { statusCode: 400, headers, body } });
  }
  return `{"id":${id},"type":1,"message":{"statusCode":200,"headers":{},"body":${result.body}}}`;
}

/** The global object of the client; it defines the first two. */
interface ClientWindow extends Partial<Pick<NodeOffice, 'Excel' | 'OfficeExtension'>> {
  [name: string]: unknown;
}

/** As much of a browser window as the client touches while it loads and runs. */
function clientWindow(bridge: Bridge): ClientWindow {
  const element = () => ({ setAttribute() {}, appendChild() {}, addEventListener() {}, style: {} });
  const location = {
    hash: '',
    search: '',
    href: 'https://localhost/',
    origin: 'https://localhost',
    protocol: 'https:',
    hostname: 'localhost',
  };
  const window: ClientWindow = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    _richApiNativeBridge: bridge,
    navigator: { userAgent: 'node', language: 'en-US' },
    location,
    name: '',
    document: {
      createElement: element,
      getElementsByTagName: () => [],
      addEventListener() {},
      body: element(),
      domain: 'localhost',
    },
    addEventListener() {},
    sessionStorage: null,
  };
  for (const name of ['window', 'self', 'globalThis', 'top', 'parent']) window[name] = window;
  return window;
}
