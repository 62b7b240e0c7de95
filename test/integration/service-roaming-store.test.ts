import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { BlobStore, StoredBlob } from '../../src/service/roaming/blob-store';
import { openStore } from '../../src/service/roaming/open-store';
import { findPostgres, startPostgres } from './service-postgres';

/** Gives two stores over one database, as two services on one would have. */
interface Engine {
  readonly name: string;
  readonly missing: boolean;
  start(): Promise<{ open(): Promise<BlobStore>; stop(): Promise<void> }>;
}

const programs = findPostgres();
const engines: Engine[] = [
  {
    name: 'SQLite (libsql)',
    missing: false,
    start: async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'roaming-'));
      return {
        open: () => openStore({ dataDir }),
        stop: async () => rmSync(dataDir, { recursive: true }),
      };
    },
  },
  {
    name: 'PostgreSQL',
    missing: programs === undefined,
    start: async () => {
      const server = await startPostgres(programs!);
      return { open: () => openStore({ databaseUrl: server.url }), stop: server.close };
    },
  },
];

const newId = () => randomBytes(32).toString('base64url');

for (const { name, missing, start } of engines)
  (missing ? describe.skip : describe)(`a roaming store in ${name}`, () => {
    let engine: Awaited<ReturnType<Engine['start']>>;
    let store: BlobStore;
    let other: BlobStore;

    beforeAll(async () => {
      engine = await start();
      [store, other] = await Promise.all([engine.open(), engine.open()]);
    }, 60_000);
    afterAll(async () => {
      await Promise.all([store.close(), other.close()]);
      await engine.stop();
    });

    /** Makes a blob and answers its version. */
    const make = async (id: string, data = 'first') => {
      const written = await store.put(id, data, undefined);
      if (!written.done) throw new Error('the id was taken');
      return written.version;
    };

    test('gives back what was put, to the last of 64 thousand characters', async () => {
      const id = newId();
      const data = randomBytes(48 * 1024).toString('base64url');
      const version = await make(id, data);
      expect(await store.get(id)).toEqual({ version, data });
      expect(await other.get(id)).toEqual({ version, data });
    });

    test('knows nothing of an id that was never used', async () => {
      expect(await store.get(newId())).toBeUndefined();
    });

    test('a write over the version that is there takes its place, with a greater version', async () => {
      const id = newId();
      const first = await make(id);
      const written = await store.put(id, 'second', first);
      expect(written).toEqual({ done: true, version: expect.any(Number) });
      const current = await store.get(id);
      expect(current?.data).toBe('second');
      expect(current?.version).toBeGreaterThan(first);
    });

    test('a write over an older version changes nothing and is shown what is there', async () => {
      const id = newId();
      const first = await make(id);
      await store.put(id, 'second', first);
      const current = await store.get(id);
      expect(await other.put(id, 'stale', first)).toEqual({ done: false, current });
      expect(await store.get(id)).toEqual(current);
    });

    test('an id is given out once', async () => {
      const id = newId();
      const version = await make(id);
      const current = { version, data: 'first' };
      expect(await other.put(id, 'mine', undefined)).toEqual({ done: false, current });
    });

    test('a write over a version of nothing makes nothing', async () => {
      const id = newId();
      expect(await store.put(id, 'data', 1)).toEqual({ done: false, current: undefined });
      expect(await store.get(id)).toBeUndefined();
    });

    test('a blob made anew under an old id refuses writes meant for the one before', async () => {
      const id = newId();
      const before = await make(id);
      await store.remove(id, undefined);
      const after = await make(id, 'anew');
      expect(after).toBeGreaterThan(before);
      expect((await store.put(id, 'stale', before)).done).toBe(false);
    });

    test('a removal that names an older version leaves the blob and shows it', async () => {
      const id = newId();
      const first = await make(id);
      await store.put(id, 'second', first);
      const current = await store.get(id);
      expect(await store.remove(id, first)).toEqual(current);
      expect(await store.get(id)).toEqual(current);
    });

    test('a removal of the version that is there, of any, and of nothing leaves nothing', async () => {
      const id = newId();
      expect(await store.remove(id, await make(id))).toBeUndefined();
      await make(id);
      expect(await store.remove(id, undefined)).toBeUndefined();
      expect(await store.remove(id, undefined)).toBeUndefined();
      expect(await store.get(id)).toBeUndefined();
    });

    test('of many who replace one version through two services, exactly one does', async () => {
      const id = newId();
      const version = await make(id);
      const tries = await Promise.all(
        Array.from({ length: 40 }, (_, n) => (n % 2 ? store : other).put(id, `${n}`, version)),
      );
      expect(tries.filter(({ done }) => done)).toHaveLength(1);
      expect((await store.get(id))?.data).toBe(`${tries.findIndex(({ done }) => done)}`);
    });

    test('of many who make one id through two services, exactly one does', async () => {
      const id = newId();
      const tries = await Promise.all(
        Array.from({ length: 40 }, (_, n) => (n % 2 ? store : other).put(id, `${n}`, undefined)),
      );
      expect(tries.filter(({ done }) => done)).toHaveLength(1);
      expect((await store.get(id))?.data).toBe(`${tries.findIndex(({ done }) => done)}`);
    });

    test('what was acknowledged is there after the store was closed and opened', async () => {
      const id = newId();
      const passing = await engine.open();
      await passing.put(id, 'kept', undefined);
      await passing.close();
      expect((await store.get(id))?.data).toBe('kept');
    });

    test('does what a map with versions does, whatever the order of steps', async () => {
      const step = fc.record({
        kind: fc.constantFrom('put', 'remove'),
        meant: fc.constantFrom('no version', 'the current', 'an older'),
        data: fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('a', '-', '_', '7') }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const id = newId();
          let model: StoredBlob | undefined;
          let older = 0;
          for (const { kind, meant, data } of steps) {
            const current = meant === 'the current' ? model?.version : undefined;
            const expected = meant === 'no version' ? undefined : (current ?? older);
            const before = model;
            if (kind === 'put') {
              const written = await store.put(id, data, expected);
              if (written.done) model = { version: written.version, data };
              else expect(written.current).toEqual(model);
              const fits = expected === undefined ? !before : expected === before?.version;
              expect(written.done).toBe(fits);
            } else {
              if (expected === undefined || expected === model?.version) model = undefined;
              expect(await store.remove(id, expected)).toEqual(model);
            }
            if (before && before !== model) older = before.version;
            expect(await store.get(id)).toEqual(model);
          }
        }),
        { numRuns: 40 },
      );
    });
  });

test('a database that cannot be reached is named in a sentence without its password', async () => {
  const opening = openStore({ databaseUrl: 'postgres://someone:pa55word@127.0.0.1:1/none' });
  await expect(opening).rejects.toThrow(/^The database at DATABASE_URL cannot be used\./);
  await expect(opening).rejects.not.toThrow('pa55word');
});

test('a folder that cannot be written to is named', async () => {
  await expect(openStore({ dataDir: '/dev/null/data' })).rejects.toThrow(
    'DATA_DIR must be a folder this program can write to, not /dev/null/data.',
  );
});
