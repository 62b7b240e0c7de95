import { nextIndex } from './focus';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** `bar`: the pane's own tabs; `segmented`: a switch inside a view. */
  readonly look: 'bar' | 'segmented';
  readonly inert?: boolean;
}

/** A tab list with one tab stop; arrows select and keep the focus on the tab. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, selected, onSelect, look, inert } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === selected);
    const next = nextIndex(event.key, at, tabs.length, 'horizontal');
    if (next === undefined) return;
    event.preventDefault();
    onSelect(tabs[next]!.id);
    const list = event.currentTarget as HTMLElement;
    (list.children[next] as HTMLElement).focus();
  };
  return (
    <div
      class={look === 'bar' ? 'tabs' : 'segmented push'}
      role="tablist"
      aria-label={label}
      inert={inert}
      onKeyDown={onKeyDown}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`tab-${tab.id}`}
          class={look === 'bar' ? 'tab' : undefined}
          aria-selected={tab.id === selected ? 'true' : 'false'}
          tabIndex={tab.id === selected ? 0 : -1}
          data-label={look === 'bar' ? tab.label : undefined}
          onClick={() => onSelect(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
