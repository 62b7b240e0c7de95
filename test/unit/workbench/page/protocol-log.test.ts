import { ProtocolLog } from '../../../../src/workbench/page/protocol-log';
import type { XdmMessage } from '../../../../src/workbench/transports/xdm-message';

const message = { _actionName: 'executeMethod', _data: { DdaMethod: { DispatchId: 93 } } };
const log = () => new ProtocolLog(() => 5);

test('a method call is listed under the name of the method', () => {
  const calls = log();
  calls.add('in', '{}', message as unknown as XdmMessage);
  expect(calls.entries).toEqual([
    { at: 5, direction: 'in', action: 'executeRichApi', size: 2, message },
  ]);
});

test('large messages are counted and not kept, and only the newest entries stay', () => {
  const calls = log();
  const large = 'x'.repeat(30_000);
  for (let i = 0; i < 600; i++) calls.add('out', large, message as unknown as XdmMessage);
  expect(calls.entries).toHaveLength(500);
  expect(calls.entries[0]).toEqual({
    at: 5,
    direction: 'out',
    action: 'executeRichApi',
    size: 30_000,
  });
});
