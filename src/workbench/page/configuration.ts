import type { Manifest } from '../manifest';
import { paneAddress } from './pane-address';
import { bareTabs } from './played-host';

/**
 * The add-in to load: the one the server was started with, or any page on localhost (`?pane=`), which
 * has no manifest and so gets a ribbon tab with one button. Throws an Error whose message is a sentence.
 */
export async function configuredManifest(search: string): Promise<Manifest> {
  const address = paneAddress(search);
  if (address.kind === 'refused') throw new Error(address.sentence);
  if (address.kind === 'other') return bareManifest(address.url);
  const response = await fetch('/workbench.json');
  if (!response.ok) {
    throw new Error(`The add-in's manifest cannot be read (status ${response.status}).`);
  }
  return ((await response.json()) as { manifest: Manifest }).manifest;
}

function bareManifest(paneUrl: string): Manifest {
  return {
    id: paneUrl,
    name: 'Add-in',
    paneUrl,
    functionUrl: paneUrl,
    sharedRuntime: true,
    appDomains: [],
    tabs: bareTabs('Add-in', paneUrl),
  };
}
