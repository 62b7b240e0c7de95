import { signal } from '@preact/signals';
import type { Profile } from '../../../../src/connection/profile';
import { AppError } from '../../../../src/core/error';
import { emptyDraft, type Draft } from '../../../../src/taskpane/connections/draft';
import { createForm, type FormActions } from '../../../../src/taskpane/connections/form';

const stored: Profile = {
  id: '1',
  name: 'Sales',
  properties: { APIToken: 'secret-token', CompanyDomain: 'acme' },
};

function aForm(original: Draft = stored, actions: Partial<FormActions> = {}) {
  const others = signal<readonly Profile[]>([stored]);
  return createForm(original, others, {
    save: async (draft) => ({ ...draft, id: draft.id || '2' }),
    test: async () => 'Connected to Acme as Ada. 1 pipeline, 0 custom fields.',
    signIn: async () => 'Ada Berg',
    inBrowser: async () => ({
      address: 'https://addin.example/oauth/start',
      answer: () => async () => ({ code: 'code', redirectUri: '' }),
    }),
    openInBrowser: () => true,
    ...actions,
  });
}

describe('the connection string', () => {
  test('follows the form and shows no secret', () => {
    const form = aForm();
    form.setValue('CompanyDomain', 'other');
    expect(form.connectionString.value).toBe(
      'AuthScheme=Basic;APIToken=********;CompanyDomain=other;',
    );
  });

  test('edited, it changes the form and keeps the secret behind the mask', () => {
    const form = aForm();
    form.editString('AuthScheme=Basic;APIToken=********;CompanyDomain=beta;Timeout=30;');
    expect(form.draft.value.properties).toEqual({
      APIToken: 'secret-token',
      CompanyDomain: 'beta',
      Timeout: '30',
    });
  });

  test('pasted into an empty form, it fills the fields', () => {
    const form = aForm(emptyDraft);
    form.editString('jdbc:pipedrive:APIToken=abc;Company Domain=acme.pipedrive.com');
    form.leaveString();
    expect(form.draft.value.properties).toEqual({ APIToken: 'abc', CompanyDomain: 'acme' });
    expect(form.connectionString.value).toBe(
      'AuthScheme=Basic;APIToken=********;CompanyDomain=acme;',
    );
  });

  test('with a mistake, it keeps its text, says why and leaves the form alone', async () => {
    const form = aForm();
    form.editString('Timeot=30');
    form.leaveString();
    expect(form.connectionString.value).toBe('Timeot=30');
    expect(form.stringError.value).toContain('Did you mean Timeout?');
    expect(form.draft.value).toEqual(stored);
    expect(await form.save()).toBeUndefined();
  });
});

describe('errors', () => {
  test('wait until a field is left', () => {
    const form = aForm(emptyDraft);
    form.setName('');
    expect(form.errors.value.size).toBe(0);
    form.leave('Name');
    expect([...form.errors.value.keys()]).toEqual(['Name']);
    form.setName('Other');
    expect(form.errors.value.size).toBe(0);
  });

  test('all show when saving is tried, and the first field is named', async () => {
    const form = aForm(emptyDraft);
    expect(await form.save()).toEqual({ invalid: 'Name' });
    expect([...form.errors.value.keys()]).toEqual(['Name', 'APIToken', 'CompanyDomain']);
  });

  test('a name that is taken is refused', async () => {
    const form = aForm({ ...stored, id: '' });
    expect(await form.save()).toEqual({ invalid: 'Name' });
    expect(form.errors.value.get('Name')).toContain('already a connection called Sales');
  });

  test('a store that refuses is reported', async () => {
    const save = () => Promise.reject(new AppError('storage-full'));
    const form = aForm(stored, { save });
    expect(await form.save()).toBeUndefined();
    expect(form.saveError.value).toContain('no room left');
  });
});

describe('testing', () => {
  test('needs no name', async () => {
    const form = aForm({ ...stored, id: '', name: '' });
    expect(await form.test()).toBeUndefined();
    expect(form.testState.value).toMatchObject({ kind: 'passed' });
    expect(form.errors.value.size).toBe(0);
  });

  test('a failure says what to do', async () => {
    const test = () => Promise.reject(new AppError('token-rejected'));
    const form = aForm(stored, { test });
    await form.test();
    expect(form.testState.value).toMatchObject({
      kind: 'failed',
      text: expect.stringContaining('Copy it again'),
    });
  });

  test('a result is forgotten when the properties it speaks of change', async () => {
    const form = aForm();
    await form.test();
    form.setValue('CompanyDomain', 'other');
    expect(form.testState.value).toEqual({ kind: 'idle' });
  });

  test('a test that was stopped reports nothing, however it ends', async () => {
    let finish: (text: string) => void = () => undefined;
    const form = aForm(stored, { test: () => new Promise((resolve) => (finish = resolve)) });
    const ended = form.test();
    form.stopTest();
    finish('Connected to Acme as Ada.');
    await ended;
    expect(form.testState.value).toEqual({ kind: 'idle' });
  });

  test('stopping aborts the work', async () => {
    let signal: AbortSignal | undefined;
    const test = (_: Draft, given: AbortSignal) => {
      signal = given;
      return new Promise<string>((_resolve, reject) =>
        given.addEventListener('abort', () => reject(new AppError('cancelled'))),
      );
    };
    const form = aForm(stored, { test });
    const ended = form.test();
    form.stopTest();
    await ended;
    expect(signal?.aborted).toBe(true);
    expect(form.testState.value).toEqual({ kind: 'idle' });
  });
});

test('the form knows whether leaving would lose something', () => {
  const form = aForm();
  expect(form.changed.value).toBe(false);
  form.setValue('Timeout', '30');
  expect(form.changed.value).toBe(true);
  form.setValue('Timeout', '60');
  expect(form.changed.value).toBe(false);
});
