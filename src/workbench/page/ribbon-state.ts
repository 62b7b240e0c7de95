import { signal } from '@preact/signals';

/** What an add-in may change of its ribbon while it runs (`Office.ribbon.requestUpdate`). */
export class RibbonState {
  readonly disabledControls = signal<ReadonlySet<string>>(new Set());
  readonly hiddenTabs = signal<ReadonlySet<string>>(new Set());

  enableControl(id: string, enabled: boolean): void {
    this.disabledControls.value = toggled(this.disabledControls.value, id, !enabled);
  }

  showTab(id: string, visible: boolean): void {
    this.hiddenTabs.value = toggled(this.hiddenTabs.value, id, !visible);
  }
}

function toggled(set: ReadonlySet<string>, id: string, member: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (member) next.add(id);
  else next.delete(id);
  return next;
}
