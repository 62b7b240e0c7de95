import { render } from 'preact';
import { whenReady } from '../office/host';
import { App } from './app';
import { composeServices } from './compose';
import { createPane } from './pane';
import './pane.css';
import { applyTheme, markDocument } from './theme';

const document_ = document.documentElement;

async function start(): Promise<void> {
  const host = await whenReady();
  markDocument(document_, host);
  const services = await composeServices(host);
  const pane = createPane(services);
  services.onCommand(pane.run);
  services.onThemeChange((theme) => applyTheme(document_, theme));
  render(<App pane={pane} />, document.getElementById('app')!);
  await pane.connections.load();
}

void start();
