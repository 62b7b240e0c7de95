import type { Manifest } from '../../../../src/workbench/manifest';
import { bareTabs, playedHost, playedManifest } from '../../../../src/workbench/page/played-host';

const paneUrl = 'https://localhost:3000/taskpane.html';
const manifest: Manifest = {
  id: 'addin',
  name: 'Deals for Excel',
  paneUrl,
  functionUrl: paneUrl,
  sharedRuntime: true,
  appDomains: [],
  tabs: [{ id: 'Own.Tab', label: 'Deals', builtIn: false, groups: [] }],
};

test('without a word the host is Excel on the web with a workbook to edit', () => {
  const host = playedHost('?pane=https%3A%2F%2Flocalhost%2F');
  expect(host).toEqual({ readOnly: false, lacks: new Set() });
  expect(playedManifest(manifest, host)).toBe(manifest);
});

test('a host can be read-only and lack API sets', () => {
  expect(playedHost('?readonly&without=RibbonApi,DialogApi')).toEqual({
    readOnly: true,
    lacks: new Set(['RibbonApi', 'DialogApi']),
  });
});

test('without the shared runtime an add-in that requires it keeps its pane alone', () => {
  const { tabs, sharedRuntime } = playedManifest(manifest, playedHost('?without=SharedRuntime'));
  expect(sharedRuntime).toBe(false);
  expect(tabs).toEqual(bareTabs('Deals for Excel', paneUrl));
  expect(tabs[0]!.groups[0]!.controls).toMatchObject([
    { label: 'Deals for Excel', action: { kind: 'ShowTaskpane', url: paneUrl } },
  ]);
});
