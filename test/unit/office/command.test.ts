import { commands, onCommand, type Command } from '../../../src/office/command';

type Handler = (event: { completed(): void }) => Promise<void>;

test('each button of the ribbon is answered, and told that it is done', async () => {
  const handlers = new Map<string, Handler>();
  const heard: (Command | 'done')[] = [];
  Object.assign(globalThis, {
    Office: {
      actions: { associate: (name: string, handler: Handler) => handlers.set(name, handler) },
      addin: { showAsTaskpane: () => Promise.reject(new Error('not here')) },
    },
  });
  onCommand((command) => heard.push(command));
  expect([...handlers.keys()]).toEqual([...commands]);
  await handlers.get('refreshAll')!({ completed: () => heard.push('done') });
  expect(heard).toEqual(['refreshAll', 'done']);
});

test('where there is no shared runtime, as on iPad, the pane starts without the ribbon', () => {
  Object.assign(globalThis, { Office: {} });
  expect(() => onCommand(() => undefined)).not.toThrow();
});
