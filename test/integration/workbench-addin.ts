import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Certificate } from '../../src/service/certificate';

const pane = `<!doctype html><html lang="en"><title>Pane</title>
<script src="/officejs/office.js"></script><h1>Pane</h1><p id="host"></p>
<script>
  Office.onReady(({ host, platform }) => {
    document.getElementById('host').textContent = host + ' ' + platform;
  });
  window.events = [];
  window.globalCommand = (event) => { events.push('global ' + event.source.id); event.completed(); };
  Office.actions.associate('associatedCommand', (event) => {
    events.push('associated ' + event.source.id);
    event.completed();
  });
  window.openDialog = (options) => new Promise((resolve) => {
    Office.context.ui.displayDialogAsync(location.origin + '/dialog.html', options, ({ status, value }) => {
      window.dialog = value;
      value.addEventHandler('dialogMessageReceived', ({ message }) => events.push(message));
      value.addEventHandler('dialogEventReceived', ({ error }) => events.push(error));
      resolve(status);
    });
  });
</script></html>`;

const dialog = `<!doctype html><html lang="en"><title>Dialog</title>
<script src="/officejs/office.js"></script><h1>Dialog</h1><button id="send" disabled>Send</button><p id="got"></p>
<script>
  Office.onReady(() => {
    Office.context.ui.addHandlerAsync('dialogParentMessageReceived', ({ message }) => {
      document.getElementById('got').textContent = message;
    });
    const send = document.getElementById('send');
    send.onclick = () => Office.context.ui.messageParent('hello');
    send.disabled = false;
  });
</script></html>`;

/** A manifest whose ribbon calls the pane's two functions; the runtime is shared. */
export const addinManifest = `<OfficeApp>
  <DisplayName DefaultValue="Test Add-in"/>
  <DefaultSettings><SourceLocation DefaultValue="https://localhost:3000/pane.html"/></DefaultSettings>
  <VersionOverrides>
    <Hosts><Host xsi:type="Workbook">
      <Runtimes><Runtime resid="Pane" lifetime="long"/></Runtimes>
      <DesktopFormFactor>
        <FunctionFile resid="Pane"/>
        <ExtensionPoint xsi:type="PrimaryCommandSurface">
          <CustomTab id="Test.Tab">
            <Group id="Test.Group">
              <Label resid="Group"/>
              <Control xsi:type="Button" id="Test.Global">
                <Label resid="Global"/>
                <Action xsi:type="ExecuteFunction"><FunctionName>globalCommand</FunctionName></Action>
              </Control>
              <Control xsi:type="Menu" id="Test.Menu">
                <Label resid="Menu"/>
                <Items><Item id="Test.Associated">
                  <Label resid="Associated"/>
                  <Action xsi:type="ExecuteFunction"><FunctionName>associatedCommand</FunctionName></Action>
                </Item></Items>
              </Control>
              <Control xsi:type="Button" id="Test.Unknown">
                <Label resid="Unknown"/>
                <Action xsi:type="ExecuteFunction"><FunctionName>nothing</FunctionName></Action>
              </Control>
              <Control xsi:type="Button" id="Test.Show">
                <Label resid="Show"/>
                <Action xsi:type="ShowTaskpane"><SourceLocation resid="Pane"/></Action>
              </Control>
            </Group>
            <Label resid="Tab"/>
          </CustomTab>
        </ExtensionPoint>
      </DesktopFormFactor>
    </Host></Hosts>
    <Resources>
      <bt:Urls><bt:Url id="Pane" DefaultValue="https://localhost:3000/pane.html"/></bt:Urls>
      <bt:ShortStrings>
        <bt:String id="Tab" DefaultValue="Test"/>
        <bt:String id="Group" DefaultValue="Commands"/>
        <bt:String id="Global" DefaultValue="Global"/>
        <bt:String id="Menu" DefaultValue="More"/>
        <bt:String id="Associated" DefaultValue="Associated"/>
        <bt:String id="Unknown" DefaultValue="Unknown"/>
        <bt:String id="Show" DefaultValue="Show Pane"/>
      </bt:ShortStrings>
    </Resources>
  </VersionOverrides>
</OfficeApp>`;

/** Serves a small add-in with the real office.js: `/pane.html` and `/dialog.html`. */
export async function startAddin(
  tls: Certificate,
): Promise<{ origin: string; close(): Promise<void> }> {
  const app = new Hono();
  app.get('/pane.html', (context) => context.html(pane));
  app.get('/dialog.html', (context) => context.html(dialog));
  const root = resolve('node_modules/@microsoft/office-js/dist');
  const rewriteRequestPath = (path: string) => path.slice('/officejs'.length);
  app.use('/officejs/*', serveStatic({ root, rewriteRequestPath }));
  const server = await new Promise<ServerType>((listening) => {
    const options = { fetch: app.fetch, port: 0, createServer, serverOptions: { ...tls } };
    const started = serve(options, () => listening(started));
  });
  return {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
