import { useEffect } from 'preact/hooks';
import type { ProfileField } from '../../connection/profile';
import { Button } from '../controls/button';
import { Field, TextInput } from '../controls/field';
import { focusSoon } from '../controls/focus';
import { Icon } from '../controls/icon';
import { LiveRegion, Working } from '../controls/message';
import { usePane } from '../pane';
import type { Form } from './form';
import type { SignInState } from './sign-ins';

interface SignInFieldProps {
  readonly form: Form;
  readonly onInvalid: (field: ProfileField) => void;
}

const verifierId = 'sign-in-verifier';

/** Sign In with what came of it, and the way round where no dialog can be had. */
export function SignInField({ form, onInvalid }: SignInFieldProps) {
  const { connections } = usePane();
  const { flow } = form;
  const step = flow.step.value;
  const known = connections.signIns.value.get(form.original.id);
  const waiting = step.kind === 'waiting';
  const signIn = async (where: 'dialog' | 'browser') => {
    const outcome = await form.signIn(where);
    if (outcome) onInvalid(outcome.invalid);
  };
  const inBrowser = step.kind === 'browser';
  useEffect(() => {
    if (inBrowser) focusSoon(verifierId);
  }, [inBrowser]);
  return (
    <section class="stack tight" aria-label="Sign-in">
      <div class="spread">
        <Button id="sign-in" disabled={waiting} onClick={() => void signIn('dialog')}>
          Sign In
        </Button>
        <LiveRegion role="status">
          {step.kind === 'done' && <SignedIn user={step.user} />}
          {step.kind === 'idle' && known && <KnownState state={known} />}
        </LiveRegion>
      </div>
      {waiting && (
        <div class="spread">
          <Working>Waiting for the sign-in window</Working>
          <button type="button" class="link" onClick={flow.stop}>
            Stop
          </button>
        </div>
      )}
      {(step.kind === 'failed' || waiting) && (
        <button type="button" class="link" onClick={() => void signIn('browser')}>
          Open in Browser
        </button>
      )}
      {inBrowser && <BrowserSteps {...{ form, step }} />}
    </section>
  );
}

function SignedIn({ user }: { user: string | undefined }) {
  const text = user ? `Signed in as ${user}` : 'Signed in';
  return (
    <span class="badge success truncate" title={text}>
      <Icon name="ok" />
      {text}
    </span>
  );
}

function KnownState({ state }: { state: SignInState }) {
  if (state.kind === 'in') return <SignedIn user={state.user} />;
  const again = state.kind === 'again';
  return (
    <span class={again ? 'badge danger' : 'badge'}>
      {again && <Icon name="error" />}
      {again ? 'Sign in again' : 'Not signed in'}
    </span>
  );
}

interface BrowserStepsProps {
  readonly form: Form;
  readonly step: { readonly address: string; readonly opened: boolean };
}

/** Allow access in a browser, bring the code back. */
function BrowserSteps({ form: { flow }, step: { address, opened } }: BrowserStepsProps) {
  return (
    <div class="stack tight">
      <p class="hint">
        {opened ? 'Allow access in the browser window. ' : null}
        <a class="link" href={address} target="_blank" rel="noopener noreferrer">
          {opened ? 'Open it again' : 'Open the sign-in page'}
        </a>
        {opened ? '.' : ', and allow access there.'} Then paste the code it shows, or its address.
      </p>
      <Field id={verifierId} label="OAuth Verifier" error={flow.verifierError.value}>
        {(links) => (
          <TextInput
            {...links}
            type="password"
            value={flow.verifier.value}
            onInput={(text) => (flow.verifier.value = text)}
          />
        )}
      </Field>
      <div class="actions">
        <Button small onClick={() => void flow.finish()}>
          Finish Sign-In
        </Button>
        <Button small look="subtle" onClick={flow.stop}>
          Cancel Sign-In
        </Button>
      </div>
    </div>
  );
}
