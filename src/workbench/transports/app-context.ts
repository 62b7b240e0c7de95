import { requirementSets } from '../richapi/protocol';

/** What a host in a browser offers beyond the API sets that any host of ours has. */
const requirements: Readonly<Record<string, string>> = {
  ...requirementSets,
  AddinCommands: '1.3',
  MatrixCoercion: '1.1',
  TextCoercion: '1.1',
};

/** `Office.context.officeTheme`; hex colours. */
export interface OfficeTheme {
  readonly bodyBackgroundColor: string;
  readonly bodyForegroundColor: string;
  readonly controlBackgroundColor: string;
  readonly controlForegroundColor: string;
}

export interface AppContextOptions {
  /** Id of this add-in instance; a dialog's frame needs one of its own. */
  readonly id: string;
  readonly addinName: string;
  readonly locale: string;
  readonly documentUrl: string;
  /** Origins that popup dialogs may show, https only. */
  readonly appDomains: readonly string[];
  /** `document.settings` as the workbook holds them: name and JSON text. */
  readonly settings: Iterable<readonly [string, string]>;
  readonly theme: OfficeTheme;
  readonly window: { readonly width: number; readonly height: number };
  /** Whether the workbook is open for reading alone: `Office.context.document.mode`. */
  readonly readOnly: boolean;
  /** API sets that this host does not have. */
  readonly lacks: ReadonlySet<string>;
  newId(): string;
}

/**
 * The answer to `ContextActivationManager_getAppContextAsync`. office.js throws when one of `_id`,
 * `_appName`, `_appVersion`, the locales, `_docUrl`, `_clientMode`, `_settings`, `_reason` is missing.
 * The requirement matrix travels as JSON text, its versions as text too ("1.10" is not 1.1).
 * `_officeTheme` is read by newer builds only: the npm build has no theme on Excel on the web.
 */
export function appContext(options: AppContextOptions): object {
  const sets = Object.entries(requirements).filter(([name]) => !options.lacks.has(name));
  return {
    _id: options.id,
    _appInstanceId: options.id,
    _addinName: options.addinName,
    _appName: 16, // OSF.AppName.ExcelWebApp
    _appVersion: '16.01',
    _appMinorVersion: 1,
    _hostFullVersion: '16.0.18000.10000',
    _appUILocale: options.locale,
    _dataLocale: options.locale,
    _docUrl: options.documentUrl,
    _clientMode: options.readOnly ? 0 : 1, // OSF.ClientMode
    _settings: [...options.settings],
    _reason: 'documentOpened',
    _osfControlType: 1, // ContainerLevel: a task pane
    _initialDisplayMode: 2,
    _eToken: '',
    _correlationId: options.newId(),
    _hostCustomMessage: '',
    _clientWindowWidth: options.window.width,
    _clientWindowHeight: options.window.height,
    _appDomains: options.appDomains,
    _requirementMatrix: JSON.stringify(Object.fromEntries(sets)),
    _featureGates: {},
    _wacHostEnvironment: '0',
    _isFromWacAutomation: false,
    _officeTheme: options.theme,
  };
}
