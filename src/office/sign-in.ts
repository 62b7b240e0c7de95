import { authorizationUrl, newState, readCallback } from '../connection/authorization';
import type { SignIn } from '../connection/grant';
import type { Clock } from '../core/clock';
import { AppError, isAppError } from '../core/error';
import { dialogError } from './dialog-error';

/** A dialog of Office that is open, as far as signing in needs it. */
export interface SignInDialog {
  close(): void;
}

export interface DialogListener {
  /** `origin` is undefined on hosts before DialogOrigin 1.1, which deliver from our own origin only. */
  onMessage(message: string, origin: string | undefined): void;
  /** The dialog ended by itself, with one of the numbers of dialog-error.ts. */
  onEnd(number: number): void;
}

/** Opens a dialog; rejects with the errors of dialog-error.ts. */
export type OpenDialog = (address: string, listener: DialogListener) => Promise<SignInDialog>;

export interface DialogSignInOptions {
  readonly openDialog: OpenDialog;
  /** Our own origin: where the dialog starts, and the only one whose messages count. */
  readonly origin: string;
  /** As the connection says; '' = the service's own. */
  readonly clientId: string;
  readonly redirectUri: string;
  readonly clock: Clock;
}

/** Long enough for a password, a second factor and a company's own sign-in page. */
const patienceMs = 15 * 60_000;
/** `close` ends some time after it returns, and tells nobody: until then Office answers 12007. */
const closingMs = 500;
const mostTries = 4;

/**
 * Signs in at Pipedrive in a dialog: our `/oauth/start`, Pipedrive's page, our `/oauth/callback`,
 * which sends its answer here. Rejects with `cancelled`, `sign-in-timeout`, the errors of the dialog
 * and those of `readCallback`; a message from elsewhere ends it with `oauth-state-mismatch`. The
 * dialog is closed in any case.
 */
export function dialogSignIn(options: DialogSignInOptions): SignIn {
  const { origin, clientId, redirectUri, clock } = options;
  return async (signal) => {
    const state = newState();
    const page = `${origin}/oauth/start`;
    const address = authorizationUrl({ page, clientId, redirectUri, state });
    const timer = new AbortController();
    let stop = () => {};
    let dialog: SignInDialog | undefined;
    let ended = false;
    const answer = new Promise<string>((resolve, reject) => {
      stop = () => reject(new AppError('cancelled', {}, signal.reason));
      signal.addEventListener('abort', stop, { once: true });
      clock.sleep(patienceMs, timer.signal).then(
        () => reject(new AppError('sign-in-timeout', { minutes: patienceMs / 60_000 })),
        () => undefined,
      );
      const listener: DialogListener = {
        onMessage: (message, from) => {
          if (from === undefined || from === origin) resolve(message);
          else reject(new AppError('oauth-state-mismatch'));
        },
        onEnd: (number) => reject(dialogError(number)),
      };
      openWhenFree(address, listener, options, signal).then((opened) => {
        dialog = opened;
        // Stopped while Office was still asking whether the dialog may open.
        if (ended) opened.close();
      }, reject);
      if (signal.aborted) stop();
    });
    try {
      return { code: readCallback(callbackQuery(await answer), state), redirectUri };
    } finally {
      ended = true;
      signal.removeEventListener('abort', stop);
      timer.abort();
      dialog?.close();
    }
  };
}

async function openWhenFree(
  address: string,
  listener: DialogListener,
  { openDialog, clock }: DialogSignInOptions,
  signal: AbortSignal,
): Promise<SignInDialog> {
  for (let tries = 1; ; tries++) {
    try {
      return await openDialog(address, listener);
    } catch (error) {
      const busy = isAppError(error) && error.code === 'dialog-busy';
      if (!busy || tries === mostTries) throw error;
      await clock.sleep(closingMs, signal);
    }
  }
}

/** What the callback page sends, JSON of `code` or `error` and `state`, as the query it came from. */
function callbackQuery(message: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fieldsOf(message)))
    if (typeof value === 'string') query.append(name, value);
  return `?${query}`;
}

function fieldsOf(message: string): object {
  try {
    const content: unknown = JSON.parse(message);
    return content instanceof Object ? content : {};
  } catch {
    return {};
  }
}
