import { XdmEndpoint, type XdmHandlers } from '../../../../src/workbench/transports/xdm';
import type { XdmMessage } from '../../../../src/workbench/transports/xdm-message';

interface Frame {
  endpoint: XdmEndpoint;
  posted: XdmMessage[];
  failures: unknown[];
  request(message: Partial<XdmMessage>): Promise<XdmMessage | undefined>;
}

function connect(handlers: Partial<XdmHandlers> = {}): Frame {
  const posted: XdmMessage[] = [];
  const failures: unknown[] = [];
  const endpoint = new XdmEndpoint({
    conversationId: 'c1',
    hostOrigin: 'https://localhost:3002',
    post: (text) => posted.push(JSON.parse(text) as XdmMessage),
    failed: (error) => failures.push(error),
    handlers: { appContext: () => ({ _id: 'addin' }), execute: () => ({}), ...handlers },
  });
  return {
    endpoint,
    posted,
    failures,
    async request(message) {
      await endpoint.receive(
        JSON.stringify({
          _messageType: 0,
          _conversationId: 'c1',
          _correlationId: 7,
          _actionType: 0,
          _serializerVersion: 1,
          ...message,
        }),
      );
      return posted.at(-1);
    },
  };
}

const method = (id: number, rest: object = {}) => ({
  _actionName: 'executeMethod',
  _data: { ...rest, DdaMethod: { DispatchId: id } },
});
const register = (event: string) => ({
  _actionName: event,
  _actionType: 1,
  _data: { eventDispId: 1, targetId: '' },
});

test('the first question is answered with the app context, in an envelope office.js accepts', async () => {
  const { request } = connect();
  expect(await request({ _actionName: 'ContextActivationManager_getAppContextAsync' })).toEqual({
    _messageType: 1,
    _actionName: 'ContextActivationManager_getAppContextAsync',
    _conversationId: 'c1',
    _correlationId: 7,
    _origin: 'https://localhost:3002',
    _data: { _id: 'addin' },
    _errorCode: 0,
    _responseType: 0,
    _serializerVersion: 1,
  });
});

test('a method is executed and its result merged into the answer', async () => {
  const { request } = connect({ execute: async (id) => ({ Data: [id] }) });
  expect((await request(method(93)))?._data).toEqual({ Version: 1, Error: 0, Data: [93] });
});

test('a handler that throws is answered with an internal error, never with silence', async () => {
  const { request, failures } = connect({
    execute: () => Promise.reject(new Error('boom')),
    register: () => {
      throw new Error('no');
    },
  });
  expect((await request(method(93)))?._data).toEqual({ Version: 1, Error: 5001 });
  expect((await request(register('richApiMessage')))?._data).toEqual({ Version: 1, Error: 5001 });
  expect(failures.map((error) => (error as Error).message)).toEqual(['boom', 'no']);
});

test('an unknown call is answered with a transport error', async () => {
  const { request } = connect();
  expect((await request({ _actionName: 'somethingNew' }))?._errorCode).toBe(-2);
});

test('an event is delivered with the correlation id of its registration, until it is unregistered', async () => {
  const { endpoint, posted, request } = connect();
  expect(endpoint.fire('settingsChanged', {})).toBe(false);
  await request({ ...register('settingsChanged'), _correlationId: 12 });
  expect(endpoint.fire('settingsChanged', { a: 1 })).toBe(true);
  expect(posted.at(-1)).toMatchObject({ _correlationId: 12, _responseType: 1, _data: { a: 1 } });
  await request({ ...register('settingsChanged'), _actionType: 2 });
  expect(endpoint.fire('settingsChanged', {})).toBe(false);
});

test('waiting for a registration ends with it, and at once when it is there', async () => {
  const { endpoint, request } = connect();
  const waiting = endpoint.registered('appCommandInvoked');
  await request(register('appCommandInvoked'));
  await expect(waiting).resolves.toBeUndefined();
  await expect(endpoint.registered('appCommandInvoked')).resolves.toBeUndefined();
});

test('notices reach their handler and are answered', async () => {
  const notices: unknown[] = [];
  const { request } = connect({ notify: (...notice) => notices.push(notice) });
  const answer = await request({
    _actionName: 'ContextActivationManager_notifyHost',
    _data: ['addin', 21, 'https://localhost:3000'],
  });
  expect(notices).toEqual([[21, 'https://localhost:3000']]);
  expect(answer).toMatchObject({ _data: null, _errorCode: 0 });
});

test('a call to the add-in goes to its notification conversation', () => {
  const { endpoint, posted } = connect();
  endpoint.notifyAddin([11]);
  expect(posted.at(-1)).toMatchObject({ _messageType: 0, _conversationId: 'c1_ntf', _data: [11] });
});

test.each([
  ['text of somebody else', 'webpackHotUpdate'],
  ['JSON of somebody else', '{"type":"resize"}'],
  ['broken JSON', '{"_conversationId":'],
  ['an object', { _conversationId: 'c1' }],
  ['another conversation', '{"_conversationId":"x9","_actionName":"executeMethod"}'],
  ['an answer', '{"_conversationId":"c1_ntf","_actionName":"Office_notifyAgave","_messageType":1}'],
])('%s is not answered', async (_, text) => {
  const { endpoint, posted } = connect();
  await endpoint.receive(text);
  expect(posted).toEqual([]);
});
