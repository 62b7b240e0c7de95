import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkManifest, developmentOrigin, ruleNames, type RuleName } from './manifest-check';

const root = join(__dirname, '../../..');
const schema = join(root, '../shared/data/manifest-xsd/OfficeAppManifestV1_1.xsd');
const manifest = readFileSync(join(root, 'manifest.xml'), 'utf8');

/** A PNG's size stands in its first chunk, IHDR, at bytes 16 and 20 (PNG specification, 11.2.1). */
function pngSize(path: string) {
  const file = join(root, path);
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

const check = (xml: string) => checkManifest(xml, pngSize);

/** For each rule, a small change to the manifest that breaks it. */
const breaks: Record<RuleName, (xml: string) => string> = {
  'child elements stand in the order of the schema': (xml) =>
    xml.replace(/( *<Permissions>.*\n)([\s\S]*)(<\/OfficeApp>)/, '$2$1$3'),
  'every resource id used is defined in the right list': (xml) =>
    xml.replace('<Label resid="Log.Label" />', '<Label resid="Log.Tip" />'),
  'every resource id defined is used': (xml) =>
    xml.replace('<bt:ShortStrings>', '<bt:ShortStrings><bt:String id="Old" DefaultValue="Old" />'),
  'ids are unique': (xml) => xml.replace('id="Pipedrive.Log"', 'id="Pipedrive.Refresh"'),
  'a resource id has at most 32 characters': (xml) =>
    xml.replaceAll('"Log.Label"', '"Log.Label.That.Is.Longer.Than.It.May"'),
  'texts fit their limits': (xml) =>
    xml.replace('DefaultValue="Refresh All"', `DefaultValue="${'Refresh All '.repeat(20)}"`),
  'addresses are https, and ours start with the development origin': (xml) =>
    xml.replace(`${developmentOrigin}/help.html`, 'http://localhost:3000/help.html'),
  'icons exist in the size they are declared with': (xml) =>
    xml.replace(
      '<bt:Image size="80" resid="LogIcon.80" />',
      '<bt:Image size="80" resid="LogIcon.64" />',
    ),
  'every icon comes in 16, 32 and 80 pixels': (xml) =>
    xml.replace('<bt:Image size="32" resid="LogIcon.32" />', ''),
  'the shared runtime is one page, long-lived and required in the overrides only': (xml) =>
    xml.replace('<FunctionFile resid="Taskpane.Url" />', '<FunctionFile resid="Help.Url" />'),
  'the commands are exactly those that the pane answers': (xml) =>
    xml.replace('<FunctionName>log</FunctionName>', '<FunctionName>refresh</FunctionName>'),
  'the ribbon has the names that others rely on': (xml) =>
    xml.replace('DefaultValue="Revert Rows"', 'DefaultValue="Undo"'),
};

/** Changes that the shared runtime's own conditions must catch one by one. */
const runtimeBreaks: Record<string, (xml: string) => string> = {
  'one long runtime': (xml) => xml.replace(' lifetime="long"', ''),
  'the runtime is the pane': (xml) =>
    xml.replace(
      `<SourceLocation DefaultValue="${developmentOrigin}/taskpane.html"`,
      `<SourceLocation DefaultValue="${developmentOrigin}/other.html"`,
    ),
  'the function file is the runtime':
    breaks['the shared runtime is one page, long-lived and required in the overrides only'],
  'exactly one action shows the pane': (xml) =>
    xml.replace(
      /<Action xsi:type="ExecuteFunction">\s*<FunctionName>log<\/FunctionName>/,
      '<Action xsi:type="ShowTaskpane"><SourceLocation resid="Taskpane.Url" />',
    ),
  'the pane shown is the runtime': (xml) =>
    xml.replace('<SourceLocation resid="Taskpane.Url" />', '<SourceLocation resid="Help.Url" />'),
  'no TaskpaneId': (xml) =>
    xml.replace(
      '<SourceLocation resid="Taskpane.Url" />',
      '<TaskpaneId>Pane</TaskpaneId><SourceLocation resid="Taskpane.Url" />',
    ),
  'SharedRuntime is required in the overrides': (xml) =>
    xml.replace('Name="SharedRuntime"', 'Name="RibbonApi"'),
  'SharedRuntime is not required at the top': (xml) =>
    xml.replace(
      '<Set Name="ExcelApi" MinVersion="1.13" />',
      '<Set Name="ExcelApi" MinVersion="1.13" /><Set Name="SharedRuntime" MinVersion="1.1" />',
    ),
};

describe('manifest.xml', () => {
  test('breaks no rule of Office that can be checked here', () => {
    expect(check(manifest)).toEqual({});
  });

  test('leaves no address of the development machine in a production build', () => {
    const built = manifest.replaceAll(developmentOrigin, 'https://addin.example.com');
    expect(built).not.toContain('localhost');
  });

  test('has the help page that Office links to', () => {
    expect(manifest).toContain(`${developmentOrigin}/help.html`);
    expect(existsSync(join(root, 'assets/help.html'))).toBe(true);
  });

  const xmllint = spawnSync('xmllint', ['--version']).status === 0 && existsSync(schema);
  (xmllint ? test : test.skip)(
    "is valid by Microsoft's schema (needs xmllint and the schema)",
    () => {
      const validate = () =>
        execFileSync('xmllint', ['--noout', '--schema', schema, join(root, 'manifest.xml')], {
          stdio: 'pipe',
        });
      expect(validate).not.toThrow();
    },
  );
});

describe('the manifest check', () => {
  test.each(ruleNames)('catches a manifest where not: %s', (rule) => {
    const broken = breaks[rule](manifest);
    expect(broken).not.toBe(manifest);
    expect(check(broken)).toHaveProperty([rule]);
  });

  test.each(Object.keys(runtimeBreaks))('catches a runtime where not: %s', (fact) => {
    const broken = runtimeBreaks[fact]!(manifest);
    expect(broken).not.toBe(manifest);
    expect(
      check(broken)[
        'the shared runtime is one page, long-lived and required in the overrides only'
      ],
    ).toContain(fact);
  });
});
