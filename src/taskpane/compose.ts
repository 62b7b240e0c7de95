import { indexedDbKeyStore } from '../connection/key-store';
import type { SettingsStore } from '../connection/store';
import { createVault } from '../connection/vault';
import { systemClock } from '../core/clock';
import { AppError } from '../core/error';
import { localZone } from '../core/zone';
import { openInBrowser } from '../office/browser';
import { onCommand } from '../office/command';
import { deviceStore } from '../office/device-store';
import { workbookAddress, type HostInfo } from '../office/host';
import { loadWithWorkbook } from '../office/startup';
import { onThemeChange } from '../office/theme';
import type { Endpoints } from '../pipedrive/endpoints';
import { copyText } from './clipboard';
import { connectionServices } from './connection-services';
import { isUsableUnasked } from './connections/unasked';
import { once } from './once';
import { loadPreferences } from './preferences';
import type { OAuthConfiguration, SampleAccount, Services } from './services';

/** `config.json` of the service: where Pipedrive is reached and signed in at, and a sample account where there is one. */
interface Configuration extends Endpoints {
  readonly oauth: OAuthConfiguration;
  readonly sandbox?: SampleAccount;
}

const version = '0.1.0';

/** Puts the pane's services together from the real browser, Office and Excel. */
export async function composeServices(host: HostInfo): Promise<Services> {
  const store = deviceStore();
  const vault = createVault(indexedDbKeyStore(() => indexedDB));
  const [configuration, preferences] = await Promise.all([
    loadConfiguration(),
    loadPreferences(store, workbookAddress()),
  ]);
  const { direct, relay, oauth, sandbox } = configuration;
  const connections = connectionServices({ device: { store, vault }, oauth, clock: systemClock });
  const endpoints = { ...(direct ? { direct } : {}), ...(relay ? { relay } : {}) };
  const loadEngine = once(async () => {
    const [{ createEngine }, { excelWorkbook }, { selectedCell }, { onSheetChange }] =
      await Promise.all([
        import('./engine'),
        import('../excel/excel-workbook'),
        import('../excel/selected-cell'),
        import('../excel/sheet-changes'),
      ]).catch((error: unknown) => {
        throw new AppError('pane-incomplete', {}, error);
      });
    const owner = await deviceMark(store);
    const workbook = excelWorkbook(owner);
    // What a pane left behind that was closed in the middle of an import.
    if (host.supported) void workbook.sheets.recover().catch(() => undefined);
    return createEngine({
      fetch: (input, init) => fetch(input, init),
      clock: systemClock,
      random: Math.random,
      endpoints,
      workbook: {
        ...workbook,
        store,
        profiles: () => connections.profiles.list(),
        isUsableUnasked: (profile) => isUsableUnasked(profile, connections.loadSignIns),
      },
      grant: async (profile) => (await connections.loadSignIns()).grant(profile),
      selectedCell,
      onSheetChange,
    });
  });
  return {
    host,
    onCommand,
    onThemeChange,
    ...connections,
    oauth,
    openInBrowser,
    preferences,
    clock: systemClock,
    zone: localZone(),
    sample: sandbox,
    loadWithWorkbook,
    version,
    copyText,
    loadEngine,
  };
}

async function loadConfiguration(): Promise<Configuration> {
  try {
    const response = await fetch('config.json');
    return (await response.json()) as Configuration;
  } catch (error) {
    throw new AppError('pane-incomplete', {}, error);
  }
}

const markKey = 'device-mark';

/** Eight characters that tell this device from others that have the same workbook open. */
async function deviceMark(store: SettingsStore): Promise<string> {
  const known = await store.get(markKey).catch(() => undefined);
  if (known) return known;
  const mark = crypto.randomUUID().slice(0, 8);
  await store.set(markKey, mark).catch(() => undefined);
  return mark;
}
