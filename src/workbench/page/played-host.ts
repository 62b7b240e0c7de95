import type { Manifest } from '../manifest';

/** How the played Excel differs from Excel on the web with a workbook that may be edited. */
export interface PlayedHost {
  /** Workbooks are open for reading alone, as in the mode Viewing. */
  readonly readOnly: boolean;
  /** API sets that it lacks: Excel on iPad has no SharedRuntime. */
  readonly lacks: ReadonlySet<string>;
}

/** Reads `?readonly` and `?without=SharedRuntime,RibbonApi` of the page's own address. */
export function playedHost(search: string): PlayedHost {
  const asked = new URLSearchParams(search);
  const sets = (asked.get('without') ?? '').split(',').filter(Boolean);
  return { readOnly: asked.has('readonly'), lacks: new Set(sets) };
}

/**
 * The add-in as this host runs it. `VersionOverrides` that require a set it lacks do not count for it:
 * what is left is a pane that opens under Home > Add-ins, without a ribbon tab or a runtime to share.
 * https://learn.microsoft.com/javascript/api/manifest/requirements
 */
export function playedManifest(manifest: Manifest, { lacks }: PlayedHost): Manifest {
  if (!lacks.has('SharedRuntime')) return manifest;
  const { name, paneUrl } = manifest;
  return { ...manifest, sharedRuntime: false, tabs: bareTabs(name, paneUrl) };
}

/** What an add-in without commands of its own has: a button that opens its pane. */
export function bareTabs(label: string, paneUrl: string): Manifest['tabs'] {
  return [
    {
      id: 'AddinTab',
      label: 'Add-in',
      builtIn: false,
      groups: [
        {
          id: 'AddinGroup',
          label: new URL(paneUrl).host,
          controls: [
            {
              kind: 'button',
              id: 'AddinButton',
              label,
              tip: paneUrl,
              icon: '',
              action: { kind: 'ShowTaskpane', url: paneUrl },
            },
          ],
        },
      ],
    },
  ];
}
