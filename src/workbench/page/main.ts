import { h, render } from 'preact';
import { Workbook } from '../model/workbook';
import { Executor } from '../richapi/executor';
import { App } from './app';
import { automation } from './automation';
import { configuredManifest } from './configuration';
import { connectAddin } from './connect-addin';
import { SheetGrid } from './grid/sheet-grid';
import { playedHost } from './played-host';
import { ProtocolLog } from './protocol-log';
import { themeSignal } from './theme';
import { Workbench } from './workbench';
import './workbench.css';
import './grid/grid.css';

const theme = themeSignal(
  localStorage,
  document.documentElement,
  matchMedia('(prefers-color-scheme: dark)').matches,
);
const manifest = configuredManifest(location.search);
const host = playedHost(location.search);
let shown: Workbench | undefined;
let count = 0;

/** Shows a workbook. The add-in of the one before ends and begins anew, as it does in Excel. */
function show(workbook: Workbook): void {
  shown?.addin.value?.end();
  workbook.readOnly = host.readOnly;
  const executor = new Executor(workbook);
  const log = new ProtocolLog(() => performance.now());
  const workbench = new Workbench(workbook, theme, executor.unimplemented);
  shown = workbench;
  const grid = new SheetGrid(workbench);
  window.workbench = automation(workbench, executor, log);
  // With a key of its own nothing of the page before is kept.
  render(h(App, { key: ++count, workbench, grid, open: show }), document.body);
  void manifest
    .then((known) => connectAddin(workbench, known, host, executor, log).show())
    .catch((error: unknown) => {
      workbench.notice.value = error instanceof Error ? error.message : String(error);
    });
}

show(new Workbook());
