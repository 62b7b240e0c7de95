import { commands } from '../../../src/office/command';
import { child, descendants, parseXml, type XmlElement } from '../../../src/workbench/xml';

/** Where add-ins are developed; a production build puts the real origin in its place. */
export const developmentOrigin = 'https://localhost:3000';

/** Width and height in pixels of a PNG file below the repository, undefined where there is none. */
export type PngSize = (path: string) => { width: number; height: number } | undefined;

interface Resource {
  kind: string;
  id: string;
  value: string;
}

interface Manifest {
  root: XmlElement;
  overrides: XmlElement;
  resources: readonly Resource[];
  /** Every use of a resource id, with the element that uses it. */
  uses: readonly { element: XmlElement; id: string }[];
  pngSize: PngSize;
}

/** Microsoft's order of child elements (office/dev/add-ins/develop/manifest-element-ordering). */
const childOrder: Record<string, readonly string[]> = {
  OfficeApp:
    'Id AlternateId Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains Hosts Requirements DefaultSettings Permissions Dictionary VersionOverrides ExtendedOverrides'.split(
      ' ',
    ),
  VersionOverrides: ['Description', 'Requirements', 'Hosts', 'Resources', 'WebApplicationInfo'],
  Host: ['Runtimes', 'AllFormFactors', 'DesktopFormFactor'],
  DesktopFormFactor: ['GetStarted', 'FunctionFile', 'ExtensionPoint'],
  CustomTab: ['Group', 'Label'],
  Group: ['Label', 'Icon', 'Control'],
  Control: ['Label', 'Supertip', 'Icon', 'Action', 'Enabled', 'Items'],
  Item: ['Label', 'Supertip', 'Icon', 'Action', 'Enabled'],
  Supertip: ['Title', 'Description'],
  Resources: ['Images', 'Urls', 'ShortStrings', 'LongStrings'],
};

/** The list of resources that an element may take its text or address from. */
const resourceKind: Record<string, string> = {
  Image: 'Images',
  Runtime: 'Urls',
  FunctionFile: 'Urls',
  SourceLocation: 'Urls',
  LearnMoreUrl: 'Urls',
  Label: 'ShortStrings',
  Title: 'ShortStrings',
  Description: 'LongStrings',
};

/** Longest text by list of resources (OfficeAppBasicTypesV1_0.xsd: ShortString, LongString, URL). */
const longest: Record<string, number> = {
  Images: 2048,
  Urls: 2048,
  ShortStrings: 125,
  LongStrings: 250,
};

/** The ribbon that users, help and tests know by name: per group, its controls; per menu, its items. */
const ribbon: Record<string, Record<string, readonly string[]>> = {
  'Get Data': {
    'Get Data': ['From Pipedrive Connection', 'New Pipedrive Connection', 'SQL Query'],
  },
  Workbook: { Refresh: [], 'Refresh All': [] },
  Changes: { 'Update Rows': [], 'Delete Rows': [], 'Revert Rows': [] },
  Settings: { Connections: [], Log: [], 'Show Pane': [] },
};

const textOf = ({ resources }: Manifest, element: XmlElement | undefined): string =>
  resources.find(({ id }) => id === element?.attributes.resid)?.value ?? '';
const labelOf = (manifest: Manifest, element: XmlElement) =>
  textOf(manifest, child(element, 'Label'));
/** The element itself and all below it, in document order, parents first. */
const everyElement = (element: XmlElement): XmlElement[] => [
  element,
  ...element.children.flatMap(everyElement),
];
const repeated = (values: readonly string[]) => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

/** What Office refuses or silently ignores, one function per rule; each says what is wrong. */
const rules = {
  'child elements stand in the order of the schema': ({ root }) =>
    everyElement(root).flatMap((element) => {
      const order = childOrder[element.name];
      if (!order) return [];
      const places = element.children.map(({ name }) => order.indexOf(name));
      return places.some((place, i) => place < 0 || place < (places[i - 1] ?? 0))
        ? [`${element.name}: ${element.children.map(({ name }) => name).join(', ')}`]
        : [];
    }),

  'every resource id used is defined in the right list': ({ uses, resources }) =>
    uses
      .filter(({ element, id }) => {
        const kind = resourceKind[element.name];
        return !resources.some((resource) => resource.id === id && resource.kind === kind);
      })
      .map(({ element, id }) => `${element.name} ${id}`),

  'every resource id defined is used': ({ uses, resources }) =>
    resources.map(({ id }) => id).filter((id) => !uses.some((use) => use.id === id)),

  'ids are unique': ({ overrides, resources }) =>
    repeated([
      ...resources.map(({ id }) => id),
      ...['CustomTab', 'Group', 'Control', 'Item'].flatMap((name) =>
        descendants(overrides, name).map(({ attributes }) => attributes.id ?? ''),
      ),
    ]),

  'a resource id has at most 32 characters': ({ resources }) =>
    resources.map(({ id }) => id).filter((id) => id.length > 32),

  'texts fit their limits': ({ root, resources }) => [
    ...resources.filter(({ kind, value }) => value.length > longest[kind]!).map(({ id }) => id),
    ...Object.entries({ DisplayName: 125, Description: 250 })
      .filter(([name, limit]) => (child(root, name)?.attributes.DefaultValue ?? '').length > limit)
      .map(([name]) => name),
  ],

  'addresses are https, and ours start with the development origin': ({ root }) =>
    everyElement(root)
      .map(({ name, attributes, text }) =>
        name === 'AppDomain' ? text.trim() : attributes.DefaultValue,
      )
      .filter((value) => value?.includes('://'))
      .filter(
        (address) =>
          !address!.startsWith('https://') ||
          (address!.includes('localhost') && !address!.startsWith(`${developmentOrigin}/`)),
      )
      .map(String),

  'icons exist in the size they are declared with': (manifest) => {
    const declared = descendants(manifest.overrides, 'Icon').flatMap((icon) =>
      icon.children.map((image) => ({
        address: textOf(manifest, image),
        size: Number(image.attributes.size),
      })),
    );
    const own = Object.entries({ IconUrl: 32, HighResolutionIconUrl: 64 }).map(([name, size]) => ({
      address: child(manifest.root, name)?.attributes.DefaultValue ?? '',
      size,
    }));
    return [...declared, ...own]
      .filter(({ address, size }) => {
        const png = manifest.pngSize(address.replace(`${developmentOrigin}/`, ''));
        return png?.width !== size || png.height !== size;
      })
      .map(({ address, size }) => `${address} is not ${size} px`);
  },

  'every icon comes in 16, 32 and 80 pixels': ({ overrides }) =>
    descendants(overrides, 'Icon')
      .map((icon) => icon.children.map(({ attributes }) => attributes.size))
      .filter((sizes) => !['16', '32', '80'].every((size) => sizes.includes(size)))
      .map((sizes) => sizes.join(', ')),

  'the shared runtime is one page, long-lived and required in the overrides only': (manifest) => {
    const { root, overrides } = manifest;
    const [runtime, ...more] = descendants(overrides, 'Runtime');
    const page = runtime?.attributes.resid;
    const panes = descendants(overrides, 'Action').filter(
      ({ attributes }) => attributes.type === 'ShowTaskpane',
    );
    const sets = (element: XmlElement) =>
      [child(element, 'Requirements')]
        .flatMap((requirements) => (requirements ? descendants(requirements, 'Set') : []))
        .map(({ attributes }) => attributes.Name);
    const facts = {
      'one long runtime': more.length === 0 && runtime?.attributes.lifetime === 'long',
      'the runtime is the pane':
        textOf(manifest, runtime) ===
        descendants(child(root, 'DefaultSettings')!, 'SourceLocation')[0]?.attributes.DefaultValue,
      'the function file is the runtime': descendants(overrides, 'FunctionFile').every(
        ({ attributes }) => attributes.resid === page,
      ),
      'exactly one action shows the pane': panes.length === 1,
      'the pane shown is the runtime': panes.every(
        (action) => child(action, 'SourceLocation')?.attributes.resid === page,
      ),
      'no TaskpaneId': descendants(overrides, 'TaskpaneId').length === 0,
      'SharedRuntime is required in the overrides': sets(overrides).includes('SharedRuntime'),
      'SharedRuntime is not required at the top': !sets(root).includes('SharedRuntime'),
    };
    return Object.entries(facts)
      .filter(([, holds]) => !holds)
      .map(([fact]) => fact);
  },

  'the commands are exactly those that the pane answers': ({ overrides }) => {
    const names = descendants(overrides, 'FunctionName').map(({ text }) => text.trim());
    return [
      ...repeated(names),
      ...names.filter((name) => !commands.some((command) => command === name)),
      ...commands.filter((command) => !names.includes(command)),
    ];
  },

  'the ribbon has the names that others rely on': (manifest) => {
    const groups = descendants(manifest.overrides, 'Group').map((group) => {
      const controls = descendants(group, 'Control').map((control) => [
        labelOf(manifest, control),
        descendants(control, 'Item').map((item) => labelOf(manifest, item)),
      ]);
      return [labelOf(manifest, group), Object.fromEntries(controls)];
    });
    const tabs = descendants(manifest.overrides, 'CustomTab').map((tab) => labelOf(manifest, tab));
    const found = JSON.stringify([tabs, Object.fromEntries(groups)]);
    return found === JSON.stringify([['Pipedrive'], ribbon]) ? [] : [found];
  },
} satisfies Record<string, (manifest: Manifest) => string[]>;

export type RuleName = keyof typeof rules;
export const ruleNames = Object.keys(rules) as RuleName[];

/**
 * Checks a manifest for what Office's schema alone does not see, without network or other tools.
 * @returns the broken rules with what breaks each; nothing when the manifest is sound.
 */
export function checkManifest(xml: string, pngSize: PngSize): Partial<Record<RuleName, string[]>> {
  const root = parseXml(xml);
  const overrides = child(root, 'VersionOverrides');
  if (!overrides) throw new Error('The manifest has no VersionOverrides');
  const resources = (child(overrides, 'Resources')?.children ?? []).flatMap(({ name, children }) =>
    children.map(({ attributes }) => ({
      kind: name,
      id: attributes.id ?? '',
      value: attributes.DefaultValue ?? '',
    })),
  );
  const uses = everyElement(overrides).flatMap((element) =>
    element.attributes.resid ? [{ element, id: element.attributes.resid }] : [],
  );
  const manifest = { root, overrides, resources, uses, pngSize };
  return Object.fromEntries(
    ruleNames.map((rule) => [rule, rules[rule](manifest)]).filter(([, broken]) => broken!.length),
  );
}
