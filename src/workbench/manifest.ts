import { child, children, descendants, parseXml, type XmlElement } from './xml';

/** What a ribbon control does: calls a function of the add-in by name, or opens the task pane. */
export type Action =
  | { readonly kind: 'ExecuteFunction'; readonly functionName: string }
  | { readonly kind: 'ShowTaskpane'; readonly url: string };

export interface Button {
  readonly kind: 'button';
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** URL of the icon nearest to 32 pixels, or of a menu item's nearest to 16. */
  readonly icon: string;
  readonly action: Action;
}

export interface Menu {
  readonly kind: 'menu';
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly icon: string;
  readonly items: readonly Button[];
}

export interface Group {
  readonly id: string;
  readonly label: string;
  readonly controls: readonly (Button | Menu)[];
}

/** A tab of the add-in's own, or the groups it adds to one of Excel's (`TabHome`). */
export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly builtIn: boolean;
  readonly groups: readonly Group[];
}

export interface Manifest {
  readonly id: string;
  readonly name: string;
  readonly paneUrl: string;
  /** Page whose functions the commands call; the pane itself when the runtime is shared. */
  readonly functionUrl: string;
  /** Commands and pane live in one page, which stays loaded while the pane is closed. */
  readonly sharedRuntime: boolean;
  readonly appDomains: readonly string[];
  readonly tabs: readonly Tab[];
}

/**
 * Reads the part of an add-in manifest that a host on the web acts on: the task pane, its runtime, and
 * the ribbon (`PrimaryCommandSurface` of `Workbook`). `paneUrl` says where the pane is served; every
 * address on the manifest's own origin moves to that origin, so any port can be used.
 * Elements: learn.microsoft.com/office/dev/add-ins/reference/manifest, VersionOverrides 1.0 taskpane.
 */
export function readManifest(xml: string, paneUrl?: string): Manifest {
  const root = parseXml(xml);
  const source = child(child(root, 'DefaultSettings'), 'SourceLocation');
  const written = source?.attributes['DefaultValue'] ?? '';
  const rebase = rebaser(written, paneUrl ?? written);
  const overrides = child(root, 'VersionOverrides');
  const host = hostOf(overrides, 'Workbook');
  const resource = resources(overrides, rebase);
  const factor = child(host, 'DesktopFormFactor');
  const shared = resource(child(child(host, 'Runtimes'), 'Runtime')?.attributes['resid']);
  const pane = rebase(written);
  const read = controlReader(resource, pane);
  const surface = children(factor, 'ExtensionPoint').find(
    (point) => point.attributes['type'] === 'PrimaryCommandSurface',
  );
  return {
    id: child(root, 'Id')?.text.trim() ?? '',
    name: child(root, 'DisplayName')?.attributes['DefaultValue'] ?? 'Add-in',
    paneUrl: pane,
    functionUrl: resource(child(factor, 'FunctionFile')?.attributes['resid']) || pane,
    sharedRuntime: shared !== '',
    appDomains: descendants(root, 'AppDomain').map((domain) => rebase(domain.text.trim())),
    tabs: (surface?.children ?? [])
      .filter(({ name }) => name === 'CustomTab' || name === 'OfficeTab')
      .map((tab) => ({
        id: tab.attributes['id'] ?? '',
        label: resource(child(tab, 'Label')?.attributes['resid']),
        builtIn: tab.name === 'OfficeTab',
        groups: children(tab, 'Group').map((group) => ({
          id: group.attributes['id'] ?? '',
          label: resource(child(group, 'Label')?.attributes['resid']),
          controls: children(group, 'Control').map(read),
        })),
      })),
  };
}

type Resource = (id: string | undefined) => string;

function hostOf(overrides: XmlElement | undefined, type: string): XmlElement | undefined {
  return children(child(overrides, 'Hosts'), 'Host').find(
    (host) => host.attributes['type'] === type,
  );
}

/** Strings, URLs and images by `resid`; '' for an unknown one. */
function resources(overrides: XmlElement | undefined, rebase: (url: string) => string): Resource {
  const values = new Map<string, string>();
  for (const list of child(overrides, 'Resources')?.children ?? []) {
    for (const { attributes } of list.children) {
      values.set(attributes['id'] ?? '', rebase(attributes['DefaultValue'] ?? ''));
    }
  }
  return (id) => values.get(id ?? '') ?? '';
}

function controlReader(resource: Resource, paneUrl: string) {
  const icon = (control: XmlElement, size: number): string => {
    const images = children(child(control, 'Icon'), 'Image');
    const distance = (image: XmlElement) => Math.abs(Number(image.attributes['size']) - size);
    const [nearest] = [...images].sort((a, b) => distance(a) - distance(b));
    return resource(nearest?.attributes['resid']);
  };
  const common = (control: XmlElement, iconSize: number) => ({
    id: control.attributes['id'] ?? '',
    label: resource(child(control, 'Label')?.attributes['resid']),
    tip: resource(child(child(control, 'Supertip'), 'Description')?.attributes['resid']),
    icon: icon(control, iconSize),
  });
  const action = (control: XmlElement): Action => {
    const element = child(control, 'Action');
    return element?.attributes['type'] === 'ExecuteFunction'
      ? {
          kind: 'ExecuteFunction',
          functionName: child(element, 'FunctionName')?.text.trim() ?? '',
        }
      : {
          kind: 'ShowTaskpane',
          url: resource(child(element, 'SourceLocation')?.attributes['resid']) || paneUrl,
        };
  };
  const button = (control: XmlElement, iconSize: number): Button => ({
    kind: 'button',
    ...common(control, iconSize),
    action: action(control),
  });
  return (control: XmlElement): Button | Menu =>
    control.attributes['type'] === 'Menu'
      ? {
          kind: 'menu',
          ...common(control, 32),
          items: children(child(control, 'Items'), 'Item').map((item) => button(item, 16)),
        }
      : button(control, 32);
}

function rebaser(written: string, served: string): (url: string) => string {
  const [from, to] = [originOf(written), originOf(served)];
  return (url) => (from && to && url.startsWith(from) ? to + url.slice(from.length) : url);
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '');
