import { PassThrough } from 'node:stream';
import { createTerminal } from '../../../src/cli/terminal';

function terminal(isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  const shown = () => String(output.read() ?? '');
  return { input, shown, terminal: createTerminal({ input, output }) };
}

test('a secret is not shown while it is typed', async () => {
  const { input, shown, terminal: user } = terminal();
  const answer = user.askSecret!('Passphrase: ', new AbortController().signal);
  input.write('correct horse\r');
  expect(await answer).toBe('correct horse');
  expect(shown()).toBe('Passphrase: \n');
});

test.each([
  ['Ctrl-C', (input: PassThrough) => void input.write('\u0003')],
  ['Ctrl-D', (input: PassThrough) => void input.write('\u0004')],
])('%s ends the question', async (_, act) => {
  const { input, terminal: user } = terminal();
  const answer = user.askSecret!('Passphrase: ', new AbortController().signal);
  act(input);
  await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
});

test('stopping the program ends the question', async () => {
  const stopper = new AbortController();
  const answer = terminal().terminal.askSecret!('Passphrase: ', stopper.signal);
  stopper.abort();
  await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
});

test('nobody is asked where nobody is there', () => {
  expect(terminal(false).terminal.askSecret).toBeUndefined();
});

test('what was piped in is read once, without its final line break', async () => {
  const { input, terminal: user } = terminal(false);
  input.end('AuthScheme=Basic;\r\n');
  expect(await user.input()).toBe('AuthScheme=Basic;');
  await expect(user.input()).rejects.toThrow(/one value only/);
});

test('no sentence can steer the terminal', () => {
  const { shown, terminal: user } = terminal();
  user.note('Connected to \u001b[2JAcme\u0007.\nSecond line.');
  expect(shown()).toBe('Connected to  [2JAcme .\nSecond line.\n');
});
