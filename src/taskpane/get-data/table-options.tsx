import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { nextIndex } from '../controls/focus';
import { groupWindows, optionHeight, optionTop } from '../controls/group-window';
import { Icon, type IconName } from '../controls/icon';
import type { ListedTable, TableMatch } from './table-search';

interface Group {
  readonly kind: ListedTable['kind'];
  readonly label: string;
  readonly icon: IconName;
}

/** In the order in which they stand. */
const groups: readonly Group[] = [
  { kind: 'table', label: 'Tables', icon: 'table' },
  { kind: 'view', label: 'Views', icon: 'view' },
  { kind: 'filter', label: 'Saved Pipedrive filters', icon: 'filter' },
  { kind: 'system', label: 'System tables', icon: 'info' },
];

/** The tables found, one group after the other. */
export function inGroups(matches: readonly TableMatch[]): TableMatch[] {
  return groups.flatMap(({ kind }) => matches.filter(({ table }) => table.kind === kind));
}

interface TableOptionsProps {
  /** In groups. */
  readonly shown: readonly TableMatch[];
  /** Index of the option that Enter opens. */
  readonly active: number;
  readonly onActivate: (index: number) => void;
  readonly onOpen: (table: ListedTable) => void;
}

/** The listbox of tables; of a long one only the part in sight is in the document. */
export function TableOptions({ shown, active, onActivate, onOpen }: TableOptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 640 });
  const parts = groups
    .map((group) => ({ ...group, members: shown.filter(({ table }) => table.kind === group.kind) }))
    .filter(({ members }) => members.length > 0);
  const counts = parts.map(({ members }) => members.length);
  const windows = groupWindows(counts, sight.top, sight.height);

  useLayoutEffect(() => {
    const box = list.current?.closest<HTMLElement>('.view-body');
    if (!box) return;
    const look = () => setSight({ top: box.scrollTop, height: box.clientHeight });
    look();
    const resized = new ResizeObserver(look);
    resized.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      return onOpen(shown[active]!.table);
    }
    const next = nextIndex(event.key, active, shown.length, 'vertical');
    if (next === undefined) return;
    event.preventDefault();
    onActivate(next);
    // By numbers: an option far away is not in the document yet.
    const box = list.current?.closest<HTMLElement>('.view-body');
    const top = optionTop(counts, next);
    if (!box) return;
    if (next === 0) box.scrollTop = 0;
    else if (top < box.scrollTop) box.scrollTop = top;
    else if (top + optionHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = top + optionHeight - box.clientHeight;
  };

  let before = 0;
  return (
    <div
      id="tables"
      ref={list}
      class="listbox"
      role="listbox"
      aria-label="Tables"
      tabIndex={0}
      aria-activedescendant={optionId(active)}
      onKeyDown={onKeyDown}
    >
      {parts.map(({ kind, label, icon, members }, at) => {
        const start = before;
        before += members.length;
        const { first, end } = windows[at]!;
        return (
          <div key={kind} role="group" aria-labelledby={`tables-${kind}`}>
            <div class="group-label" role="presentation">
              <span id={`tables-${kind}`}>{label}</span>
              {at === 0 && kind !== 'filter' && <span aria-hidden="true">columns</span>}
            </div>
            <Space rows={first} />
            {members.slice(first, end).map((match, index) => (
              <TableOption
                key={match.table.name}
                match={match}
                icon={icon}
                position={start + first + index}
                count={shown.length}
                isActive={start + first + index === active}
                onOpen={onOpen}
              />
            ))}
            <Space rows={members.length - end} />
          </div>
        );
      })}
    </div>
  );
}

/** Stands for rows that are out of sight. */
function Space({ rows }: { rows: number }) {
  return rows > 0 ? (
    <div role="presentation" style={{ height: `${rows * optionHeight}px` }} />
  ) : null;
}

const optionId = (position: number) => `table-option-${position}`;

interface TableOptionProps {
  readonly match: TableMatch;
  readonly icon: IconName;
  /** From 0, among all. */
  readonly position: number;
  readonly count: number;
  readonly isActive: boolean;
  readonly onOpen: (table: ListedTable) => void;
}

function TableOption({ match, icon, position, count, isActive, onOpen }: TableOptionProps) {
  const { table, start, end } = match;
  const { label, description, detail } = table;
  return (
    <div
      id={optionId(position)}
      class="option"
      role="option"
      aria-selected={isActive ? 'true' : 'false'}
      aria-setsize={count}
      aria-posinset={position + 1}
      title={description}
      onClick={() => onOpen(table)}
    >
      <Icon name={icon} />
      <span class="truncate">
        {label.slice(0, start)}
        {end > start && <mark>{label.slice(start, end)}</mark>}
        {label.slice(end)}
      </span>
      <span class="detail" aria-hidden="true">
        {detail}
      </span>
    </div>
  );
}
