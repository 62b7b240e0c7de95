import { loadWithWorkbook } from '../../../src/office/startup';

const office = Reflect.get(globalThis, 'Office');
afterEach(() => void Reflect.set(globalThis, 'Office', office));

/** A host with or without the shared runtime; notes what it is told. */
function host({ shared, refuses = false }: { shared: boolean; refuses?: boolean }): string[] {
  const told: string[] = [];
  Reflect.set(globalThis, 'Office', {
    context: { requirements: { isSetSupported: () => shared } },
    StartupBehavior: { load: 'Load', none: 'None' },
    addin: {
      setStartupBehavior: async (behavior: string) => {
        if (refuses) throw new Error('not here');
        told.push(behavior);
      },
    },
  });
  return told;
}

test('Excel is told to load the add-in with the workbook, and to stop that again', async () => {
  const told = host({ shared: true });
  await loadWithWorkbook(true);
  await loadWithWorkbook(false);
  expect(told).toEqual(['Load', 'None']);
});

test('a host without a shared runtime is not asked, and one that refuses is no error', async () => {
  const told = host({ shared: false });
  await loadWithWorkbook(true);
  expect(told).toEqual([]);
  host({ shared: true, refuses: true });
  await expect(loadWithWorkbook(true)).resolves.toBeUndefined();
});
