import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { formatConnectionString } from '../../connection/connection-string';
import type { SignIn } from '../../connection/grant';
import { canonicalProperties, sameName, type Profile } from '../../connection/profile';
import type { SettingsStore } from '../../connection/store';
import { AppError, sentenceOf } from '../../core/error';
import type { Language } from '../language';
import type { Log } from '../log/log';
import type { Services } from '../services';
import { emptyDraft, schemeOf, type Draft } from './draft';
import { createForm, type Form } from './form';
import { identityText } from './identity-text';
import type { SignInState } from './sign-ins';

/** The outcome of something done in the list. */
export interface Notice {
  readonly tone: 'success' | 'danger';
  readonly text: string;
}

/** What the tab shows while no form is open. */
export type ConnectionsView =
  | { readonly kind: 'list' | 'procedures' | 'files' | 'roaming' }
  | { readonly kind: 'export-sign-in'; readonly profile: Profile };

/** The connections and what the Connections tab shows of them. */
export interface Connections {
  /** Undefined until they have been read. */
  readonly profiles: ReadonlySignal<readonly Profile[] | undefined>;
  /** Where each connection is kept, by its id. */
  readonly places: ReadonlySignal<ReadonlyMap<string, SettingsStore['place']>>;
  /** Sign-ins of the connections with OAuth, by their ids; empty until they have been read. */
  readonly signIns: ReadonlySignal<ReadonlyMap<string, SignInState>>;
  /** The open form; the view is shown while there is none. */
  readonly form: ReadonlySignal<Form | undefined>;
  readonly view: ReadonlySignal<ConnectionsView>;
  readonly notice: ReadonlySignal<Notice | undefined>;
  load(): Promise<void>;
  /** Reads anew who is signed in: an import may have found out that somebody no longer is. */
  loadSignIns(): Promise<void>;
  show(view: ConnectionsView): void;
  openForm(profile?: Profile): void;
  closeForm(): void;
  duplicate(profile: Profile): Promise<Profile | undefined>;
  remove(profile: Profile): Promise<void>;
  /** Copies the connection string, without secrets unless told otherwise. */
  copyString(profile: Profile, secrets?: 'include' | 'omit'): Promise<void>;
  signOut(profile: Profile, revoke: boolean): Promise<void>;
  /** "Roam to my other devices" and "Keep on this device only". */
  move(profile: Profile, to: 'device' | 'roaming'): Promise<void>;
  hasJoined(): Promise<boolean>;
  /** Does something whose outcome the list tells. */
  attempt<T>(work: () => Promise<T>, done: string): Promise<T | undefined>;
  /** The connection of the sample account, saved and tried; made once. */
  saveSample(): Promise<Profile>;
}

const sampleName = 'Sandbox';

export function createConnections(services: Services, language: Language, log: Log): Connections {
  const { profiles: store, loadEngine, loadSignIns: loadStore, copyText, sample } = services;
  const profiles = signal<readonly Profile[] | undefined>(undefined);
  const places = signal<ReadonlyMap<string, SettingsStore['place']>>(new Map());
  const signIns = signal<ReadonlyMap<string, SignInState>>(new Map());
  const form = signal<Form | undefined>(undefined);
  const view = signal<ConnectionsView>({ kind: 'list' });
  const notice = signal<Notice | undefined>(undefined);
  const known = computed(() => profiles.value ?? []);

  const loadSignIns = async () => {
    const wanted = known.value.filter((profile) => schemeOf(profile) === 'OAuth');
    if (wanted.length === 0) return;
    const store = await loadStore();
    const out: SignInState = { kind: 'out' };
    const states = wanted.map(
      async (profile) => [profile.id, await store.state(profile).catch(() => out)] as const,
    );
    signIns.value = new Map(await Promise.all(states));
  };
  const load = async () => {
    try {
      const placed = await store.listPlaced();
      places.value = new Map(placed.map(({ profile, place }) => [profile.id, place]));
      profiles.value = placed.map(({ profile }) => profile);
      const { problem } = store;
      if (problem) notice.value = { tone: 'danger', text: problem.message };
    } catch (error) {
      profiles.value ??= [];
      notice.value = { tone: 'danger', text: sentenceOf(error) };
    }
    await loadSignIns().catch(() => undefined);
  };

  const noteUser = async ({ id, ...draft }: Draft, user: string) => {
    if (schemeOf(draft) === 'OAuth') await (await loadStore()).noteUser(id, user);
    await loadSignIns();
  };
  const test = async (draft: Draft, signal: AbortSignal) => {
    const engine = await loadEngine();
    const connection = await engine.connect(draft);
    const identity = await log.record({
      title: 'Test Connection',
      connection,
      work: () => engine.identify(connection.session, { signal }),
    });
    await noteUser(draft, identity.user);
    return identityText(identity, language);
  };
  const signIn = async (draft: Draft, signal: AbortSignal, how?: SignIn) => {
    const [engine, store] = await Promise.all([loadEngine(), loadStore()]);
    await store.signIn(draft, signal, how);
    const connection = await engine.connect(draft);
    const user = await log.record({
      title: 'Sign In',
      connection,
      work: () => engine.userName(connection, signal),
    });
    await noteUser(draft, user);
    return user;
  };
  const save = async (draft: Draft, original = draft) => {
    const saved = await store.save(draft);
    if (schemeOf(saved) === 'OAuth') await (await loadStore()).settle(original, saved);
    await load();
    return saved;
  };
  const forgetDraft = async () => (await loadStore()).forget('');
  const attempt = async <T>(work: () => Promise<T>, done: string): Promise<T | undefined> => {
    try {
      const result = await work();
      notice.value = { tone: 'success', text: done };
      return result;
    } catch (error) {
      notice.value = { tone: 'danger', text: sentenceOf(error) };
      return undefined;
    }
  };

  return {
    profiles,
    places,
    signIns,
    form,
    view,
    notice,
    load,
    loadSignIns,
    show: (next) => {
      notice.value = undefined;
      view.value = next;
    },
    openForm: (profile = emptyDraft) => {
      notice.value = undefined;
      form.value = createForm(profile, known, {
        save: (draft) => save(draft, profile),
        test,
        signIn,
        inBrowser: async (draft) => (await loadStore()).inBrowser(draft),
        openInBrowser: services.openInBrowser,
      });
    },
    closeForm: () => {
      const closed = form.value;
      closed?.stopTest();
      closed?.flow.stop();
      form.value = undefined;
      view.value = { kind: 'list' };
      // The sign-in of a connection that was not saved after all.
      if (closed?.original.id === '' && schemeOf(closed.draft.value) === 'OAuth')
        void forgetDraft().catch(() => undefined);
    },
    duplicate: (profile) =>
      attempt(async () => {
        const copy = await store.duplicate(profile.id);
        await load();
        return copy;
      }, `${profile.name} was duplicated.`),
    remove: async (profile) => {
      await attempt(async () => {
        await store.remove(profile.id);
        if (schemeOf(profile) === 'OAuth') await (await loadStore()).forget(profile.id);
        await load();
      }, `${profile.name} was deleted.`);
    },
    copyString: async ({ properties }, secrets = 'omit') => {
      await attempt(
        () => copyText(formatConnectionString(properties, secrets)),
        secrets === 'omit'
          ? 'Connection string copied, without secrets.'
          : 'Connection string copied, with secrets. Paste it where nobody else reads it.',
      );
    },
    signOut: async (profile, revoke) => {
      const where = revoke ? ', here and at Pipedrive' : '';
      await attempt(async () => {
        try {
          await (await loadStore()).signOut(profile, revoke);
        } finally {
          await load();
        }
      }, `${profile.name} is signed out${where}.`);
    },
    move: async (profile, to) => {
      const where = to === 'device' ? 'on this device only' : 'in the roaming store';
      await attempt(async () => {
        await store.move(profile.id, to);
        await load();
      }, `${profile.name} is now kept ${where}.`);
    },
    hasJoined: services.hasJoinedRoaming,
    attempt,
    saveSample: async () => {
      if (!sample) throw new AppError('connection-missing', { name: sampleName });
      const existing = known.value.find(({ name }) => sameName(name, sampleName));
      const properties = canonicalProperties({
        APIToken: sample.token,
        CompanyDomain: sample.company,
      });
      const draft: Draft = { ...(existing ?? emptyDraft), name: sampleName, properties };
      await test(draft, new AbortController().signal);
      return save(draft);
    },
  };
}
