import {
  actionKind,
  pathKind,
  type Action,
  type RequestBody,
  type ResponseBody,
} from '../richapi/protocol';
import type { AddinHost } from './addin-host';
import type { RibbonState } from './ribbon-state';

/** An object of the host: methods by name as they travel; a method may lead to another object. */
interface Service {
  readonly [method: string]: (argument: never) => unknown;
}

/** Type of the event behind `Office.addin.onVisibilityModeChanged` (`eventType` in AppRuntimeService). */
const visibilityChanged = 65_539;

/** What `Office.addin.onVisibilityModeChanged` is told, as an entry of a rich API message. */
export const visibilityEntry = (visible: boolean): readonly unknown[] => [
  65_536,
  visibilityChanged,
  '',
  JSON.stringify({ visibility: visible ? 'Visible' : 'Hidden' }),
  0,
  false,
];

/**
 * The rich API beside the workbook: what `Office.addin` and `Office.ribbon` ask for. office.js makes
 * these objects by name, in batches of their own, which in real Excel another executor takes, too.
 */
export class HostServices {
  readonly #services: Readonly<Record<string, Service>>;

  constructor(addin: AddinHost, ribbon: RibbonState) {
    this.#services = services(addin, ribbon);
  }

  /** The answer to a batch for these services; undefined for a batch of the workbook. */
  process(text: string): string | undefined {
    if (!Object.keys(this.#services).some((name) => text.includes(`"${name}"`))) return undefined;
    return JSON.stringify(this.#execute(JSON.parse(text) as RequestBody));
  }

  #execute(body: RequestBody): ResponseBody {
    const results = body.Actions.map((action) => ({
      ActionId: action.Id,
      Value: this.#perform(action, body) ?? null,
    }));
    const traces = body.Actions.filter(({ ActionType }) => ActionType === actionKind.trace);
    return { Results: results, TraceIds: traces.map(({ Id }) => Id) };
  }

  #perform({ ActionType, Name, ObjectPathId, ArgumentInfo }: Action, body: RequestBody): unknown {
    if (ActionType === actionKind.instantiate) return {};
    const method = ActionType === actionKind.setProperty ? `Set${Name}` : Name;
    return this.#object(ObjectPathId, body)?.[method]?.(ArgumentInfo?.Arguments?.[0] as never);
  }

  #object(id: number, body: RequestBody): Service | undefined {
    const path = body.ObjectPaths[id];
    if (path?.ObjectPathType === pathKind.newObject) return this.#services[path.Name];
    const parent = path && this.#object(path.ParentObjectPathId ?? 0, body);
    return parent?.[path!.Name]?.(path!.ArgumentInfo?.Arguments?.[0] as never) as
      Service | undefined;
  }
}

function services(addin: AddinHost, ribbon: RibbonState): Readonly<Record<string, Service>> {
  const states = { shown: 'Visible', hidden: 'Background', closed: 'Inactive' };
  let startState = 'Inactive';
  return {
    'Microsoft.AppRuntime.AppRuntimeService': {
      GetAppRuntimeState: () => states[addin.pane.value],
      SetAppRuntimeState: (state: string) => {
        if (state === 'Visible') addin.show();
        else addin.hide();
      },
    },
    // Kept for as long as the workbook is open, which here is as long as the page is.
    'Microsoft.AppRuntime.AppRuntimePersistenceService': {
      GetAppRuntimeStartState: () => startState,
      SetAppRuntimeStartState: (state: string) => {
        startState = state;
      },
    },
    'Microsoft.DynamicRibbon.DynamicRibbon': {
      GetButton: (id: string): Service => ({
        SetEnabled: (enabled: boolean) => ribbon.enableControl(id, enabled),
      }),
      GetTab: (id: string): Service => ({
        SetVisibility: (visible: boolean) => ribbon.showTab(id, visible),
      }),
    },
  };
}
