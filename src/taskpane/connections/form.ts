import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { formatConnectionString, parseConnectionString } from '../../connection/connection-string';
import type { SignIn } from '../../connection/grant';
import { validateProfile, type Profile, type ProfileField } from '../../connection/profile';
import type { PropertyName } from '../../connection/property';
import { isCancelled, sentenceOf } from '../../core/error';
import { isChanged, withValue, type Draft } from './draft';
import { createSignInFlow, type SignInFlow } from './sign-in-flow';
import type { BrowserSignIn } from './sign-ins';

/** How far Test Connection is. */
export type TestState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'passed' | 'failed'; readonly text: string };

export interface FormActions {
  /** Stores the connection; rejects with the reason. */
  readonly save: (draft: Draft) => Promise<Profile>;
  /** Resolves with the sentence that names company and user. */
  readonly test: (draft: Draft, signal: AbortSignal) => Promise<string>;
  /** Resolves with the user's name. */
  readonly signIn: (draft: Draft, signal: AbortSignal, how?: SignIn) => Promise<string>;
  readonly inBrowser: (draft: Draft) => Promise<BrowserSignIn>;
  readonly openInBrowser: (address: string) => boolean;
}

/** The state of the connection form. */
export interface Form {
  readonly original: Draft;
  readonly draft: ReadonlySignal<Draft>;
  readonly changed: ReadonlySignal<boolean>;
  /** Errors to show: of fields that were left once, or of all after an attempt to save or test. */
  readonly errors: ReadonlySignal<ReadonlyMap<ProfileField, string>>;
  readonly connectionString: ReadonlySignal<string>;
  readonly stringError: ReadonlySignal<string | undefined>;
  readonly testState: ReadonlySignal<TestState>;
  readonly saveError: ReadonlySignal<string | undefined>;
  readonly advancedOpen: Signal<boolean>;
  readonly flow: SignInFlow;
  setName(name: string): void;
  setValue(name: PropertyName, value: string): void;
  /** A field was left: from now on its error is shown while typing. */
  leave(field: ProfileField): void;
  editString(text: string): void;
  /** The string's field was left: what could be read takes its canonical form. */
  leaveString(): void;
  /** The saved connection, or the first field that is not right. */
  save(): Promise<{ saved: Profile } | { invalid: ProfileField } | undefined>;
  test(): Promise<{ invalid: ProfileField } | undefined>;
  /** Signs in with the dialog or, to be finished by `flow`, in a browser. */
  signIn(where: 'dialog' | 'browser'): Promise<{ invalid: ProfileField } | undefined>;
  stopTest(): void;
}

export function createForm(
  original: Draft,
  others: ReadonlySignal<readonly Profile[]>,
  actions: FormActions,
): Form {
  const draft = signal<Draft>(original);
  const left = signal<ReadonlySet<ProfileField>>(new Set<ProfileField>());
  const editedString = signal<string | undefined>(undefined);
  const stringError = signal<string | undefined>(undefined);
  const testState = signal<TestState>({ kind: 'idle' });
  const saveError = signal<string | undefined>(undefined);
  let running: AbortController | undefined;

  const flow = createSignInFlow({
    signIn: (stop, how) => actions.signIn(draft.value, stop, how),
    inBrowser: () => actions.inBrowser(draft.value),
    openInBrowser: actions.openInBrowser,
  });

  const allErrors = computed(() => validateProfile(draft.value, others.value));
  const errors = computed(
    () => new Map([...allErrors.value].filter(([field]) => left.value.has(field))),
  );

  const stopTest = () => {
    running?.abort();
    running = undefined;
  };
  const change = (next: Draft) =>
    batch(() => {
      draft.value = next;
      // A result speaks of the properties it was made with.
      stopTest();
      testState.value = { kind: 'idle' };
      saveError.value = undefined;
      flow.clearFailure();
    });
  /** Shows what is wrong with everything but the ignored field; the first of it. */
  const firstInvalid = (ignored?: ProfileField): ProfileField | undefined => {
    const invalid = [...allErrors.value.keys()].filter((field) => field !== ignored);
    left.value = new Set([...left.value, ...invalid]);
    return invalid[0];
  };

  return {
    original,
    draft,
    changed: computed(() => isChanged(draft.value, original)),
    errors,
    connectionString: computed(
      () => editedString.value ?? formatConnectionString(draft.value.properties, 'mask'),
    ),
    stringError,
    testState,
    saveError,
    advancedOpen: signal(false),
    flow,
    setName: (name) => change({ ...draft.value, name }),
    setValue: (name, value) => change(withValue(draft.value, name, value)),
    leave: (field) => {
      left.value = new Set([...left.value, field]);
    },
    editString: (text) =>
      batch(() => {
        editedString.value = text;
        try {
          const properties = parseConnectionString(text, draft.value.properties);
          stringError.value = undefined;
          change({ ...draft.value, properties });
        } catch (error) {
          stringError.value = sentenceOf(error);
        }
      }),
    leaveString: () => {
      if (stringError.value === undefined) editedString.value = undefined;
    },
    async save() {
      const invalid = firstInvalid();
      if (invalid) return { invalid };
      if (stringError.value !== undefined) return undefined;
      stopTest();
      try {
        return { saved: await actions.save(draft.value) };
      } catch (error) {
        saveError.value = sentenceOf(error);
        return undefined;
      }
    },
    async test() {
      // A connection can be tried before it has a name.
      const invalid = firstInvalid('Name');
      if (invalid) return { invalid };
      stopTest();
      const controller = new AbortController();
      running = controller;
      testState.value = { kind: 'running' };
      const finish = (state: TestState) => {
        if (running === controller) testState.value = state;
      };
      try {
        finish({ kind: 'passed', text: await actions.test(draft.value, controller.signal) });
      } catch (error) {
        finish(isCancelled(error) ? { kind: 'idle' } : { kind: 'failed', text: sentenceOf(error) });
      }
      return undefined;
    },
    async signIn(where) {
      const invalid = firstInvalid('Name');
      if (invalid) return { invalid };
      stopTest();
      batch(() => {
        testState.value = { kind: 'idle' };
        saveError.value = undefined;
      });
      await (where === 'dialog' ? flow.start() : flow.openBrowser());
      return undefined;
    },
    stopTest: () => {
      stopTest();
      testState.value = { kind: 'idle' };
    },
  };
}
