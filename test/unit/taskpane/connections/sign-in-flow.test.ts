import type { SignIn } from '../../../../src/connection/grant';
import { AppError } from '../../../../src/core/error';
import {
  createSignInFlow,
  type SignInFlowActions,
} from '../../../../src/taskpane/connections/sign-in-flow';

const aFlow = (actions: Partial<SignInFlowActions> = {}) =>
  createSignInFlow({
    signIn: async () => 'Ada Berg',
    inBrowser: async () => ({
      address: 'https://addin.example/oauth/start?state=s',
      answer: (pasted) => {
        if (pasted === '') throw new AppError('oauth-verifier-invalid');
        return async () => ({ code: pasted, redirectUri: '' });
      },
    }),
    openInBrowser: () => false,
    ...actions,
  });

test('a sign-in tells whose it is', async () => {
  const flow = aFlow();
  const ended = flow.start();
  expect(flow.step.value.kind).toBe('waiting');
  await ended;
  expect(flow.step.value).toEqual({ kind: 'done', user: 'Ada Berg' });
});

test('a failure is a sentence, and is forgotten when what it speaks of changes', async () => {
  const flow = aFlow({ signIn: () => Promise.reject(new AppError('dialog-blocked')) });
  await flow.start();
  expect(flow.step.value).toMatchObject({
    kind: 'failed',
    text: expect.stringContaining('pop-ups'),
  });
  flow.clearFailure();
  expect(flow.step.value.kind).toBe('idle');
});

test('stopping is not a failure, and aborts the work', async () => {
  let aborted = false;
  const flow = aFlow({
    signIn: (signal) =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(new AppError('cancelled'));
        }),
      ),
  });
  const ended = flow.start();
  flow.stop();
  await ended;
  expect([aborted, flow.step.value.kind]).toEqual([true, 'idle']);
});

test('a dialog that ends late takes nothing from the sign-in in the browser', async () => {
  let end: (error: unknown) => void = () => undefined;
  const flow = aFlow({ signIn: () => new Promise((_, reject) => (end = reject)) });
  const ended = flow.start();
  await flow.openBrowser();
  end(new AppError('dialog-closed'));
  await ended;
  expect(flow.step.value).toMatchObject({ kind: 'browser', opened: false });
});

test('what is pasted takes the place of the dialog; a mistake stays beside the field', async () => {
  const codes: string[] = [];
  const signIn = async (signal: AbortSignal, how?: SignIn) => {
    codes.push((await how!(signal)).code);
    return 'Ada Berg';
  };
  const flow = aFlow({ signIn });
  await flow.openBrowser();
  await flow.finish();
  expect(flow.verifierError.value).toContain('Paste the whole address');
  expect(flow.step.value.kind).toBe('browser');
  flow.verifier.value = 'the-code';
  await flow.finish();
  expect([codes, flow.step.value.kind]).toEqual([['the-code'], 'done']);
});

test('without an app to sign in with, no browser is opened', async () => {
  const opened: string[] = [];
  const flow = aFlow({
    inBrowser: () => Promise.reject(new AppError('oauth-client-missing')),
    openInBrowser: (address) => opened.push(address) > 0,
  });
  await flow.openBrowser();
  expect(opened).toEqual([]);
  expect(flow.step.value.kind).toBe('failed');
});
