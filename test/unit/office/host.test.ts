import { whenReady } from '../../../src/office/host';

const office = Reflect.get(globalThis, 'Office');
afterEach(() => void Reflect.set(globalThis, 'Office', office));

/** An Office with these API sets, each in every version. */
function play(host: string | null, sets: readonly string[]): void {
  Reflect.set(globalThis, 'Office', {
    HostType: { Excel: 'Excel' },
    onReady: async () => ({ host, platform: host && 'iOS' }),
    context: {
      displayLanguage: 'en-GB',
      officeTheme: { bodyBackgroundColor: '#ffffff' },
      requirements: { isSetSupported: (set: string) => sets.includes(set) },
    },
  });
}

test('Excel on iPad is supported, and known to end the add-in with its pane', async () => {
  play('Excel', ['ExcelApi']);
  expect(await whenReady()).toMatchObject({
    inExcel: true,
    supported: true,
    sharedRuntime: false,
    platform: 'ios',
  });
  play('Excel', ['ExcelApi', 'SharedRuntime']);
  expect(await whenReady()).toMatchObject({ supported: true, sharedRuntime: true });
});

test('a browser tab has neither Excel nor a runtime to share', async () => {
  play(null, ['ExcelApi', 'SharedRuntime']);
  expect(await whenReady()).toMatchObject({
    inExcel: false,
    supported: false,
    sharedRuntime: false,
  });
});
