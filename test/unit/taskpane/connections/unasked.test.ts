import { isUsableUnasked } from '../../../../src/taskpane/connections/unasked';
import type { Services } from '../../../../src/taskpane/services';

const profile = (properties: Record<string, string>) => ({ id: '1', name: 'Sales', properties });
const signIns = (kind: string) =>
  (async () => ({ state: async () => ({ kind }) })) as never as Services['loadSignIns'];

test('an API token needs nobody', async () => {
  const never = signIns('out');
  expect(await isUsableUnasked(profile({ APIToken: 't', CompanyDomain: 'acme' }), never)).toBe(
    true,
  );
});

test.each([
  ['in', true],
  ['out', false],
  ['again', false],
])('a sign-in that is %j is usable: %j', async (kind, usable) => {
  expect(await isUsableUnasked(profile({ AuthScheme: 'OAuth' }), signIns(kind))).toBe(usable);
});
