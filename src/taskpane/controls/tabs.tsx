import { useEffect, useRef } from 'preact/hooks';
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
  const list = useRef<HTMLDivElement>(null);
  // A narrow pane scrolls its tab bar; a tab chosen by a ribbon button must come into sight. Not by
  // scrollIntoView, which would also move the place where the Tab key starts.
  useEffect(() => {
    const bar = list.current;
    const tab = bar?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!bar || !tab) return;
    const end = tab.offsetLeft + tab.offsetWidth;
    if (tab.offsetLeft < bar.scrollLeft) bar.scrollLeft = tab.offsetLeft;
    else if (end > bar.scrollLeft + bar.clientWidth) bar.scrollLeft = end - bar.clientWidth;
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === selected);
    const next = nextIndex(event.key, at, tabs.length, 'horizontal');
    if (next === undefined) return;
    event.preventDefault();
    onSelect(tabs[next]!.id);
    (list.current?.children[next] as HTMLElement).focus();
  };
  return (
    <div
      ref={list}
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
          <span>{tab.label}</span>
        </button>
      ))}
    </div>
  );
}
