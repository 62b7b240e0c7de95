import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { formatConnectionString } from '../../connection/connection-string';
import { canonicalProperties, sameName, type Profile } from '../../connection/profile';
import { AppError, sentenceOf } from '../../core/error';
import type { Language } from '../language';
import type { Log } from '../log/log';
import type { Services } from '../services';
import { emptyDraft, type Draft } from './draft';
import { createForm, type Form } from './form';
import { identityText } from './identity-text';

/** The outcome of something done in the list. */
export interface Notice {
  readonly tone: 'success' | 'danger';
  readonly text: string;
}

/** The connections and what the Connections tab shows of them. */
export interface Connections {
  /** Undefined until they have been read. */
  readonly profiles: ReadonlySignal<readonly Profile[] | undefined>;
  /** The open form; the list is shown while there is none. */
  readonly form: ReadonlySignal<Form | undefined>;
  readonly notice: ReadonlySignal<Notice | undefined>;
  load(): Promise<void>;
  openForm(profile?: Profile): void;
  closeForm(): void;
  duplicate(profile: Profile): Promise<Profile | undefined>;
  remove(profile: Profile): Promise<void>;
  /** Copies the connection string, without secrets. */
  copyString(profile: Profile): Promise<void>;
  /** The connection of the sample account, saved and tried; made once. */
  saveSample(): Promise<Profile>;
}

const sampleName = 'Sandbox';

export function createConnections(
  { profiles: store, loadEngine, copyText, sample }: Services,
  language: Language,
  log: Log,
): Connections {
  const profiles = signal<readonly Profile[] | undefined>(undefined);
  const form = signal<Form | undefined>(undefined);
  const notice = signal<Notice | undefined>(undefined);
  const known = computed(() => profiles.value ?? []);

  const load = async () => {
    try {
      profiles.value = await store.list();
    } catch (error) {
      profiles.value ??= [];
      notice.value = { tone: 'danger', text: sentenceOf(error) };
    }
  };
  const test = async (draft: Draft, signal: AbortSignal) => {
    const engine = await loadEngine();
    const connection = engine.connect(draft);
    const identity = await log.record({
      title: 'Test Connection',
      connection,
      work: () => engine.identify(connection.session, { signal }),
    });
    return identityText(identity, language);
  };
  const save = async (draft: Draft) => {
    const saved = await store.save(draft);
    await load();
    return saved;
  };
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
    form,
    notice,
    load,
    openForm: (profile = emptyDraft) => {
      notice.value = undefined;
      form.value = createForm(profile, known, { save, test });
    },
    closeForm: () => {
      form.value?.stopTest();
      form.value = undefined;
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
        await load();
      }, `${profile.name} was deleted.`);
    },
    copyString: async (profile) => {
      await attempt(
        () => copyText(formatConnectionString(profile.properties, 'omit')),
        'Connection string copied, without secrets.',
      );
    },
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
