import type { Manifest } from '../manifest';
import type { Executor } from '../richapi/executor';
import { AddinHost } from './addin-host';
import { documentMethods } from './document-methods';
import { HostServices, visibilityEntry } from './host-services';
import { playedManifest, type PlayedHost } from './played-host';
import type { ProtocolLog } from './protocol-log';
import { officeThemes } from './theme';
import type { Workbench } from './workbench';

/** Runs an add-in beside the workbook: its calls reach the workbook, the workbook's events reach it. */
export function connectAddin(
  workbench: Workbench,
  manifest: Manifest,
  host: PlayedHost,
  executor: Executor,
  log: ProtocolLog,
): AddinHost {
  const { workbook, theme } = workbench;
  const richApiMessage = (entries: readonly unknown[]) =>
    addin.fire('richApiMessage', { ArrayData: entries });
  const addin: AddinHost = new AddinHost({
    manifest: playedManifest(manifest, host),
    lacks: host.lacks,
    log,
    documentUrl: `${location.origin}/${workbook.fileName}`,
    settings: () => workbook.documentSettings,
    theme: () => officeThemes[theme.value],
    readOnly: () => workbook.readOnly,
    execute: (id, call) => methods(id, call),
    // A page that begins again has forgotten its event handlers and ranges.
    started: () => executor.reset(),
    notice: (sentence) => (workbench.notice.value = sentence),
    visibilityChanged: (visible) => richApiMessage([visibilityEntry(visible)]),
  });
  const services = new HostServices(addin, workbench.ribbon);
  const methods = documentMethods(workbook, executor, services);
  executor.onEvents(richApiMessage);
  workbook.onChange(({ kind }) => {
    if (kind === 'selection') addin.fire('documentSelectionChanged', {});
  });
  workbench.addin.value = addin;
  return addin;
}
