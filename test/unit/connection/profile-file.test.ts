import fc from 'fast-check';
import { memoryKeyStore } from '../../../src/connection/key-store';
import { canonicalProperties, type Properties } from '../../../src/connection/profile';
import { formatProfileFile, parseProfileFile } from '../../../src/connection/profile-file';
import { createProfiles } from '../../../src/connection/profiles';
import { properties, propertyEntry } from '../../../src/connection/property';
import { memoryStore } from '../../../src/connection/store';
import { createVault } from '../../../src/connection/vault';

const code = (wanted: string) => expect.objectContaining({ code: wanted });
const file = (content: object) =>
  JSON.stringify({ format: 'pipedrive-excel connections', version: 1, ...content });

test('everything but secrets comes back unchanged', () => {
  const values = fc.dictionary(
    fc.constantFrom(...properties.map(({ name }) => name)),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.string(), values, (name, found) => {
      const all = canonicalProperties(found as Properties);
      const open = Object.entries(all).filter(([one]) => propertyEntry(one)?.kind !== 'secret');
      expect(parseProfileFile(formatProfileFile([{ name, properties: all }]))).toEqual([
        { name, properties: Object.fromEntries(open) },
      ]);
    }),
  );
});

test('no secret is written, none is read', () => {
  const text = formatProfileFile([{ name: 'Ops', properties: { APIToken: 's3cr3t' } }]);
  expect(text).not.toMatch(/s3cr3t|APIToken/);
  const connections = [{ name: 'Ops', properties: { APIToken: 's3cr3t', apitoken: 'x' } }];
  expect(parseProfileFile(file({ connections }))).toEqual([{ name: 'Ops', properties: {} }]);
});

test('an imported connection is stored without its secret, which is asked for on use', async () => {
  const vault = createVault(memoryKeyStore());
  const profiles = createProfiles({ store: memoryStore(), vault });
  const text = formatProfileFile([
    { name: 'Ops', properties: { APIToken: 's3cr3t', CompanyDomain: 'acme' } },
  ]);
  for (const found of parseProfileFile(text))
    await profiles.save({ id: '', ...found }, { incomplete: true });
  expect(await profiles.find('Ops')).toMatchObject({ properties: { CompanyDomain: 'acme' } });
});

test.each([
  ['', 'profile-file-damaged'],
  ['null', 'profile-file-damaged'],
  ['{}', 'profile-file-damaged'],
  [file({ connections: 5 }), 'profile-file-damaged'],
  [file({ connections: [5] }), 'profile-file-damaged'],
  [file({ connections: [{ name: 5, properties: {} }] }), 'profile-file-damaged'],
  [file({ connections: [{ name: 'a', properties: { Timeout: 5 } }] }), 'profile-file-damaged'],
  [file({ connections: [{ name: 'a', properties: { Timout: '5' } }] }), 'property-unknown'],
  [file({ version: 2 }), 'profile-file-newer'],
])('%s is refused with %s', (text, wanted) => {
  expect(() => parseProfileFile(text)).toThrow(code(wanted));
});
