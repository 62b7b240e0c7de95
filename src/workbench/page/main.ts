import { h, render } from 'preact';
import { Workbook } from '../model/workbook';
import { Executor } from '../richapi/executor';
import { App } from './app';
import { automation } from './automation';
import { configuredManifest } from './configuration';
import { connectAddin } from './connect-addin';
import { SheetGrid } from './grid/sheet-grid';
import { ProtocolLog } from './protocol-log';
import { themeSignal } from './theme';
import { Workbench } from './workbench';
import './workbench.css';
import './grid/grid.css';

const workbook = new Workbook();
const executor = new Executor(workbook);
const log = new ProtocolLog(() => performance.now());
const theme = themeSignal(
  localStorage,
  document.documentElement,
  matchMedia('(prefers-color-scheme: dark)').matches,
);
const workbench = new Workbench(workbook, theme, executor.unimplemented);
const grid = new SheetGrid(workbench);
window.workbench = automation(workbench, executor, log);
render(h(App, { workbench, grid }), document.body);

void configuredManifest(location.search)
  .then((manifest) => connectAddin(workbench, manifest, executor, log).show())
  .catch((error: unknown) => {
    workbench.notice.value = error instanceof Error ? error.message : String(error);
  });
