import { currentTheme, type Theme } from './theme';

export interface HostInfo {
  /** False in a plain browser tab and in hosts other than Excel. */
  readonly inExcel: boolean;
  /** True when Excel is new enough for every call this add-in makes. */
  readonly supported: boolean;
  /** False where closing the pane ends the add-in, as on iPad. */
  readonly sharedRuntime: boolean;
  readonly platform: 'windows' | 'mac' | 'web' | 'ios' | 'other';
  /** BCP 47 tag of the Office user interface, for numbers, dates and plurals. */
  readonly locale: string;
  readonly theme: Theme;
}

/** Table.resize, used since ExcelApi 1.13, is the newest call this add-in cannot do without. */
const requiredApi = '1.13';

const platforms: Readonly<Record<string, HostInfo['platform']>> = {
  PC: 'windows',
  Mac: 'mac',
  OfficeOnline: 'web',
  iOS: 'ios',
};

/** Resolves once Office.js has found its host. */
export async function whenReady(): Promise<HostInfo> {
  const { host, platform } = await Office.onReady();
  const inExcel = host === Office.HostType.Excel;
  const has = (set: string, version: string) =>
    inExcel && Office.context.requirements.isSetSupported(set, version);
  return {
    inExcel,
    supported: has('ExcelApi', requiredApi),
    sharedRuntime: has('SharedRuntime', '1.1'),
    platform: platforms[String(platform)] ?? 'other',
    locale: Office.context.displayLanguage || navigator.language,
    theme: inExcel ? currentTheme() : 'light',
  };
}

/** An address that stands for the open workbook when choices are remembered; never sent anywhere. */
export function workbookAddress(): string {
  return Office.context.document?.url ?? '';
}
