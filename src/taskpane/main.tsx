import { render } from 'preact';
import { sentenceOf } from '../core/error';
import { whenReady } from '../office/host';
import { App } from './app';
import { composeServices } from './compose';
import { StartFailure } from './start-failure';
import { createPane } from './pane';
import './pane.css';
import { applyTheme, markDocument } from './theme';

const page = document.documentElement;
const place = document.getElementById('app')!;

async function start(): Promise<void> {
  const host = await whenReady();
  markDocument(page, host);
  const services = await composeServices(host);
  const pane = createPane(services);
  services.onCommand(pane.run);
  services.onThemeChange((theme) => applyTheme(page, theme));
  render(<App pane={pane} />, place);
  await pane.connections.load();
  // Its queries may be due: see what the workbook holds, once the pane can be used.
  if (host.supported) await pane.workbook.load().catch(() => undefined);
}

start().catch((error: unknown) => render(<StartFailure text={sentenceOf(error)} />, place));
