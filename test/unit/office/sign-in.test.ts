import { AppError } from '../../../src/core/error';
import { dialogError } from '../../../src/office/dialog-error';
import { dialogSignIn, type DialogListener, type OpenDialog } from '../../../src/office/sign-in';
import { ManualClock } from '../connection/manual-clock';

const origin = 'https://addin.example';

/** An Office whose dialog is open as soon as it is asked for. */
class Host {
  readonly opened: string[] = [];
  closed = 0;
  listener: DialogListener | undefined;
  /** Numbers to refuse the next openings with. */
  readonly refusals: number[] = [];

  readonly open: OpenDialog = async (address, listener) => {
    const refusal = this.refusals.shift();
    if (refusal !== undefined) throw dialogError(refusal);
    this.opened.push(address);
    this.listener = listener;
    return { close: () => void this.closed++ };
  };

  get state(): string {
    return new URL(this.opened.at(-1)!).searchParams.get('state')!;
  }

  /** What the callback page sends. */
  send(answer: Record<string, string>, from: string | undefined = origin): void {
    this.listener!.onMessage(JSON.stringify({ kind: 'oauth', ...answer }), from);
  }
}

/** Time passes only where somebody waits for it. */
class PatientClock extends ManualClock {
  readonly waits: { ms: number; pass: () => void }[] = [];
  /** Waits up to this long are over at once. */
  impatience = 1000;

  override sleep(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      if (ms! <= this.impatience) resolve();
      else this.waits.push({ ms: ms!, pass: resolve });
    });
  }
}

let host: Host;
let clock: PatientClock;
beforeEach(() => {
  host = new Host();
  clock = new PatientClock();
});

const begin = (signal = new AbortController().signal) => {
  const signIn = dialogSignIn({
    openDialog: host.open,
    origin,
    clientId: 'app',
    redirectUri: '',
    clock,
  });
  const answer = signIn(signal);
  // Told of in the tests that want to see it fail.
  answer.catch(() => undefined);
  return answer;
};
const settled = () => new Promise((resolve) => setImmediate(resolve));
const failing = (code: string) => expect.objectContaining({ name: 'AppError', code });

test('the dialog begins on our own origin and gives the code that comes back', async () => {
  const answer = begin();
  await settled();
  const { pathname, searchParams } = new URL(host.opened[0]!);
  expect(host.opened[0]).toMatch(/^https:\/\/addin\.example\//);
  expect([pathname, searchParams.get('client_id')]).toEqual(['/oauth/start', 'app']);
  host.send({ code: 'the-code', state: host.state });
  expect(await answer).toEqual({ code: 'the-code', redirectUri: '' });
  expect(host.closed).toBe(1);
});

test('each sign-in has a state of its own', async () => {
  begin();
  await settled();
  const first = host.state;
  begin();
  await settled();
  expect(host.state).not.toBe(first);
});

test.each([
  ['a forged state', { code: 'stolen', state: 'a'.repeat(43) }, origin],
  ['no state', { code: 'stolen' }, origin],
  ['another origin', { code: 'stolen' }, 'https://evil.example'],
])('an answer with %s is refused', async (_, answer, from) => {
  const ended = begin();
  await settled();
  host.send({ state: from === origin ? '' : host.state, ...answer }, from);
  await expect(ended).rejects.toEqual(failing('oauth-state-mismatch'));
  expect(host.closed).toBe(1);
});

test('hosts that name no origin deliver from our own only, and are believed', async () => {
  const answer = begin();
  await settled();
  host.listener!.onMessage(JSON.stringify({ code: 'c', state: host.state }), undefined);
  expect(await answer).toMatchObject({ code: 'c' });
});

test('Cancel on the consent page is told as such', async () => {
  const answer = begin();
  await settled();
  host.send({ error: 'user_denied', state: host.state });
  await expect(answer).rejects.toEqual(failing('oauth-denied'));
});

test.each([
  [12002, 'dialog-page-missing'],
  [12003, 'dialog-insecure'],
  [12006, 'dialog-closed'],
  [99999, 'dialog-failed'],
])('a dialog that ends with %i is %s', async (number, code) => {
  const answer = begin();
  await settled();
  host.listener!.onEnd(number);
  await expect(answer).rejects.toEqual(failing(code));
});

test.each([
  [12004, 'dialog-refused'],
  [12005, 'dialog-insecure'],
  [12008, 'dialog-failed'],
  [12009, 'dialog-ignored'],
  [12010, 'dialog-failed'],
  [12011, 'dialog-blocked'],
])('a dialog that cannot be opened for %i is %s', async (number, code) => {
  host.refusals.push(number);
  await expect(begin()).rejects.toEqual(failing(code));
  expect(host.closed).toBe(0);
});

test('a dialog that is still closing is waited for', async () => {
  host.refusals.push(12007, 12007);
  const answer = begin();
  for (let turn = 0; turn < 5; turn++) await settled();
  host.send({ code: 'c', state: host.state });
  expect(await answer).toMatchObject({ code: 'c' });
});

test('a dialog that stays open elsewhere is not waited for without end', async () => {
  host.refusals.push(12007, 12007, 12007, 12007);
  await expect(begin()).rejects.toEqual(failing('dialog-busy'));
});

test('stopping closes the dialog', async () => {
  const controller = new AbortController();
  const answer = begin(controller.signal);
  await settled();
  controller.abort();
  await expect(answer).rejects.toEqual(failing('cancelled'));
  expect(host.closed).toBe(1);
});

test('a dialog that opens only after stopping is closed again', async () => {
  let open: () => void = () => undefined;
  const openDialog: OpenDialog = (address, listener) =>
    new Promise((resolve) => (open = () => resolve(host.open(address, listener))));
  const controller = new AbortController();
  const signIn = dialogSignIn({ openDialog, origin, clientId: '', redirectUri: '', clock });
  const answer = signIn(controller.signal);
  controller.abort();
  await expect(answer).rejects.toEqual(failing('cancelled'));
  open();
  await settled();
  expect(host.closed).toBe(1);
});

test('a dialog that nobody answers is closed after a bounded time', async () => {
  const answer = begin();
  await settled();
  const [wait] = clock.waits;
  expect(wait!.ms).toBeLessThanOrEqual(30 * 60_000);
  wait!.pass();
  await expect(answer).rejects.toEqual(failing('sign-in-timeout'));
  expect(host.closed).toBe(1);
});

test('every number has a sentence that says what to do', () => {
  for (let number = 12002; number <= 12014; number++) {
    const error = dialogError(number);
    expect(error).toBeInstanceOf(AppError);
    expect(error.message).toMatch(/[Ss]ign in again|Open in Browser/);
    expect(error.message).not.toContain(String(number));
  }
});
