import { readManifest } from '../../../src/workbench/manifest';

const manifest = (runtimes = '') => `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="TaskPaneApp">
  <Id>11111111-2222-3333-4444-555555555555</Id>
  <DisplayName DefaultValue="Parts &amp; Deals"/>
  <AppDomains><AppDomain>https://localhost:3000</AppDomain><AppDomain>https://login.example.com</AppDomain></AppDomains>
  <DefaultSettings><SourceLocation DefaultValue="https://localhost:3000/taskpane.html"/></DefaultSettings>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts>
      <Host xsi:type="Document"/>
      <Host xsi:type="Workbook">
        ${runtimes}
        <DesktopFormFactor>
          <FunctionFile resid="Commands.Url"/>
          <ExtensionPoint xsi:type="PrimaryCommandSurface">
            <CustomTab id="Parts.Tab">
              <Group id="Parts.Group">
                <Label resid="Group.Label"/>
                <Icon><bt:Image size="16" resid="Icon.16"/></Icon>
                <Control xsi:type="Menu" id="Parts.Menu">
                  <Label resid="Menu.Label"/>
                  <Supertip><Title resid="Menu.Label"/><Description resid="Menu.Tip"/></Supertip>
                  <Icon><bt:Image size="16" resid="Icon.16"/><bt:Image size="32" resid="Icon.32"/></Icon>
                  <Items>
                    <Item id="Parts.Open">
                      <Label resid="Open.Label"/>
                      <Icon><bt:Image size="16" resid="Icon.16"/><bt:Image size="32" resid="Icon.32"/></Icon>
                      <Action xsi:type="ShowTaskpane"><TaskpaneId>Parts</TaskpaneId><SourceLocation resid="Pane.Url"/></Action>
                    </Item>
                  </Items>
                </Control>
                <Control xsi:type="Button" id="Parts.Refresh">
                  <Label resid="Refresh.Label"/>
                  <Icon><bt:Image size="80" resid="Icon.80"/><bt:Image size="32" resid="Icon.32"/></Icon>
                  <Action xsi:type="ExecuteFunction"><FunctionName>refresh</FunctionName></Action>
                </Control>
              </Group>
              <Label resid="Tab.Label"/>
            </CustomTab>
          </ExtensionPoint>
        </DesktopFormFactor>
      </Host>
    </Hosts>
    <Resources>
      <bt:Images>
        <bt:Image id="Icon.16" DefaultValue="https://localhost:3000/icon-16.png"/>
        <bt:Image id="Icon.32" DefaultValue="https://localhost:3000/icon-32.png"/>
        <bt:Image id="Icon.80" DefaultValue="https://localhost:3000/icon-80.png"/>
      </bt:Images>
      <bt:Urls>
        <bt:Url id="Commands.Url" DefaultValue="https://localhost:3000/commands.html"/>
        <bt:Url id="Pane.Url" DefaultValue="https://localhost:3000/taskpane.html?view=parts"/>
      </bt:Urls>
      <bt:ShortStrings>
        <bt:String id="Tab.Label" DefaultValue="Parts"/>
        <bt:String id="Group.Label" DefaultValue="Data"/>
        <bt:String id="Menu.Label" DefaultValue="Get Data"/>
        <bt:String id="Open.Label" DefaultValue="From Parts"/>
        <bt:String id="Refresh.Label" DefaultValue="Refresh"/>
      </bt:ShortStrings>
      <bt:LongStrings><bt:String id="Menu.Tip" DefaultValue="Imports &quot;parts&quot;"/></bt:LongStrings>
    </Resources>
  </VersionOverrides>
</OfficeApp>`;

test('the ribbon is read as the manifest lays it out: tab, group, menu with items, button', () => {
  const { tabs } = readManifest(manifest());
  expect(tabs).toEqual([
    {
      id: 'Parts.Tab',
      label: 'Parts',
      builtIn: false,
      groups: [
        {
          id: 'Parts.Group',
          label: 'Data',
          controls: [
            {
              kind: 'menu',
              id: 'Parts.Menu',
              label: 'Get Data',
              tip: 'Imports "parts"',
              icon: 'https://localhost:3000/icon-32.png',
              items: [
                {
                  kind: 'button',
                  id: 'Parts.Open',
                  label: 'From Parts',
                  tip: '',
                  icon: 'https://localhost:3000/icon-16.png',
                  action: {
                    kind: 'ShowTaskpane',
                    url: 'https://localhost:3000/taskpane.html?view=parts',
                  },
                },
              ],
            },
            {
              kind: 'button',
              id: 'Parts.Refresh',
              label: 'Refresh',
              tip: '',
              icon: 'https://localhost:3000/icon-32.png',
              action: { kind: 'ExecuteFunction', functionName: 'refresh' },
            },
          ],
        },
      ],
    },
  ]);
});

test('name, pane, command page and app domains are those of the manifest', () => {
  expect(readManifest(manifest())).toMatchObject({
    id: '11111111-2222-3333-4444-555555555555',
    name: 'Parts & Deals',
    paneUrl: 'https://localhost:3000/taskpane.html',
    functionUrl: 'https://localhost:3000/commands.html',
    sharedRuntime: false,
    appDomains: ['https://localhost:3000', 'https://login.example.com'],
  });
});

test('a Runtime element makes the runtime a shared one', () => {
  const runtimes = '<Runtimes><Runtime resid="Commands.Url" lifetime="long"/></Runtimes>';
  expect(readManifest(manifest(runtimes)).sharedRuntime).toBe(true);
});

test('every address on the manifest’s own origin moves to where the pane is served, others stay', () => {
  const moved = readManifest(manifest(), 'https://localhost:4555/taskpane.html');
  expect(JSON.stringify(moved)).not.toContain('localhost:3000');
  expect(moved.paneUrl).toBe('https://localhost:4555/taskpane.html');
  expect(moved.appDomains).toEqual(['https://localhost:4555', 'https://login.example.com']);
});

test('a manifest without ribbon still has its pane', () => {
  const bare = `<OfficeApp><DisplayName DefaultValue="Bare"/><DefaultSettings><SourceLocation DefaultValue="https://localhost:1/p.html"/></DefaultSettings></OfficeApp>`;
  expect(readManifest(bare)).toMatchObject({
    name: 'Bare',
    paneUrl: 'https://localhost:1/p.html',
    functionUrl: 'https://localhost:1/p.html',
    tabs: [],
  });
});
