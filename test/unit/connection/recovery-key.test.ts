import fc from 'fast-check';
import {
  formatRecoveryKey,
  newRecoveryKey,
  parseRecoveryKey,
  recoveryKeyFromPassphrase,
} from '../../../src/connection/recovery-key';
import { roamingKey } from '../../../src/connection/roaming-key';

const invalid = { code: 'recovery-key-invalid' };
const keys = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Uint8Array.from(bytes));

test('a key comes back as it was, however it is typed', async () => {
  const separators = fc.constantFrom('', ' ', '-', '\n', ' - ', '–');
  await fc.assert(
    fc.asyncProperty(keys, separators, fc.boolean(), async (key, separator, lower) => {
      const shown = (await formatRecoveryKey(key)).replaceAll('-', separator);
      expect(await parseRecoveryKey(lower ? shown.toLowerCase() : shown)).toEqual(key);
    }),
    { numRuns: 500 },
  );
});

test('it is shown in 14 groups of 4, without letters that look like others', async () => {
  expect(await formatRecoveryKey(newRecoveryKey())).toMatch(
    /^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/,
  );
});

test('O is taken for 0, I and l for 1', async () => {
  const key = new Uint8Array(32);
  const shown = await formatRecoveryKey(key);
  expect(await parseRecoveryKey(shown.replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual(key);
});

test('a wrong letter and two letters swapped are noticed', async () => {
  await fc.assert(
    fc.asyncProperty(keys, fc.nat(54), async (key, at) => {
      const shown = (await formatRecoveryKey(key)).replaceAll('-', '');
      const wrong = shown.slice(0, at) + (shown[at] === '7' ? '8' : '7') + shown.slice(at + 1);
      await expect(parseRecoveryKey(wrong)).rejects.toMatchObject(invalid);
      if (shown[at] === shown[at + 1]) return;
      const swapped = shown.slice(0, at) + shown[at + 1] + shown[at] + shown.slice(at + 2);
      await expect(parseRecoveryKey(swapped)).rejects.toMatchObject(invalid);
    }),
  );
});

test.each(['', 'hello', '0'.repeat(56), 'U'.repeat(56), '0'.repeat(57), 'é'.repeat(56)])(
  '%p is no key',
  async (text) => {
    await expect(parseRecoveryKey(text)).rejects.toMatchObject(invalid);
  },
);

test('keys are never the same', () => {
  const all = Array.from({ length: 100 }, () => newRecoveryKey().join());
  expect(new Set(all).size).toBe(100);
});

describe('a passphrase', () => {
  const derive = (account: string, passphrase: string) =>
    recoveryKeyFromPassphrase(account, passphrase, 1);

  test('gives the same key on every device', async () => {
    expect(await derive(' Ada@Example.com', 'correct horse battery')).toEqual(
      await derive('ada@example.com', 'correct horse battery'),
    );
  });

  test('gives different people different keys', async () => {
    const [ada, bob] = await Promise.all(
      ['ada', 'bob'].map((name) => derive(name, 'correct horse battery')),
    );
    expect(ada).not.toEqual(bob);
  });

  test('must be long, and an account must be given', async () => {
    await expect(derive('ada', 'short')).rejects.toMatchObject({ code: 'passphrase-short' });
    await expect(derive(' ', 'correct horse battery')).rejects.toMatchObject({
      code: 'roaming-account-missing',
    });
  });
});

describe('what is derived from a key', () => {
  test('is the same on every device, and different for every key', async () => {
    const key = newRecoveryKey();
    const [one, two, other] = await Promise.all(
      [key, Uint8Array.from(key), newRecoveryKey()].map(roamingKey),
    );
    expect(one!.id).toMatch(/^[\w-]{43}$/);
    expect(two!.id).toBe(one!.id);
    expect(other!.id).not.toBe(one!.id);
    expect(await two!.secrets.decrypt(await one!.secrets.encrypt('secret'))).toBe('secret');
  });

  test('are parts that do not open each other', async () => {
    const { document, secrets } = await roamingKey(newRecoveryKey());
    await expect(secrets.decrypt(await document.encrypt('text'))).rejects.toMatchObject({
      code: 'secret-unreadable',
    });
  });
});
