import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { SignIn } from '../../connection/grant';
import { isCancelled, sentenceOf } from '../../core/error';
import type { BrowserSignIn } from './sign-ins';

/** How far a sign-in is. */
export type SignInStep =
  | { readonly kind: 'idle' | 'waiting' }
  /** In another browser; `opened` is false where the user has to follow a link. */
  | { readonly kind: 'browser'; readonly address: string; readonly opened: boolean }
  | { readonly kind: 'done'; readonly user: string }
  | { readonly kind: 'failed'; readonly text: string };

export interface SignInFlowActions {
  /** Asks in the dialog unless another way is given; resolves with the user's name. */
  readonly signIn: (signal: AbortSignal, how?: SignIn) => Promise<string>;
  readonly inBrowser: () => Promise<BrowserSignIn>;
  readonly openInBrowser: (address: string) => boolean;
}

/** Signing in as the form shows it: in Office's dialog, or in a browser whose answer is pasted. */
export interface SignInFlow {
  readonly step: ReadonlySignal<SignInStep>;
  /** What is pasted of the browser's answer. */
  readonly verifier: Signal<string>;
  readonly verifierError: ReadonlySignal<string | undefined>;
  start(): Promise<void>;
  openBrowser(): Promise<void>;
  /** Goes on with what was pasted. */
  finish(): Promise<void>;
  stop(): void;
  /** Forgets a failure: what it speaks of has changed. */
  clearFailure(): void;
}

export function createSignInFlow(actions: SignInFlowActions): SignInFlow {
  const step = signal<SignInStep>({ kind: 'idle' });
  const verifier = signal('');
  const verifierError = signal<string | undefined>(undefined);
  let browser: BrowserSignIn | undefined;
  let running: AbortController | undefined;

  const abandon = () => {
    running?.abort();
    running = undefined;
  };
  const run = async (how?: SignIn): Promise<void> => {
    abandon();
    const controller = new AbortController();
    running = controller;
    step.value = { kind: 'waiting' };
    const finish = (next: SignInStep) => {
      if (running === controller) step.value = next;
    };
    try {
      finish({ kind: 'done', user: await actions.signIn(controller.signal, how) });
    } catch (error) {
      finish(isCancelled(error) ? { kind: 'idle' } : { kind: 'failed', text: sentenceOf(error) });
    }
  };

  return {
    step,
    verifier,
    verifierError,
    start: () => run(),
    async openBrowser() {
      abandon();
      try {
        browser = await actions.inBrowser();
        const { address } = browser;
        batch(() => {
          verifier.value = '';
          verifierError.value = undefined;
          step.value = { kind: 'browser', address, opened: actions.openInBrowser(address) };
        });
      } catch (error) {
        step.value = { kind: 'failed', text: sentenceOf(error) };
      }
    },
    async finish() {
      try {
        const answer = browser!.answer(verifier.value);
        verifierError.value = undefined;
        await run(answer);
      } catch (error) {
        verifierError.value = sentenceOf(error);
      }
    },
    stop: () => {
      abandon();
      step.value = { kind: 'idle' };
    },
    clearFailure: () => {
      if (step.value.kind === 'failed') step.value = { kind: 'idle' };
    },
  };
}
