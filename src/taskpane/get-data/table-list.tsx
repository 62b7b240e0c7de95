import { useSignal } from '@preact/signals';
import type { TableEntry } from '../../pipedrive/catalogue';
import { Button } from '../controls/button';
import { nextIndex } from '../controls/focus';
import { Icon } from '../controls/icon';
import { Working } from '../controls/message';
import { Search } from '../controls/search';
import { View } from '../controls/view';
import { usePane } from '../pane';
import { ConnectionSelect } from './connection-select';
import { LoadFailure } from './failure';
import { searchTables, type TableMatch } from './table-search';

const groups = [
  { kind: 'table', label: 'Tables', icon: 'table' },
  { kind: 'view', label: 'Views', icon: 'view' },
] as const;

/** The tables and views of the connection, with a search over both. */
export function TableList() {
  const { getData } = usePane();
  const { source, tableSearch } = getData;
  const tables = source.tables.value;
  const matches = tables.kind === 'ready' ? searchTables(tables.value, tableSearch.value) : [];
  // In the order in which they stand: groups one after the other.
  const shown = groups.flatMap(({ kind }) => matches.filter(({ entry }) => entry.kind === kind));
  const active = useSignal<string | undefined>(source.lastTable.value);
  const index = Math.max(
    0,
    shown.findIndex(({ entry }) => entry.name === active.value),
  );
  const open = (entry: TableEntry | undefined) => entry && getData.openTable(entry);

  const onListKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      return open(shown[index]?.entry);
    }
    const next = nextIndex(event.key, index, shown.length, 'vertical');
    if (next === undefined) return;
    event.preventDefault();
    const { name } = shown[next]!.entry;
    active.value = name;
    document.getElementById(optionId(name))?.scrollIntoView({ block: 'nearest' });
  };
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      open(shown[index]?.entry);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      document.getElementById('tables')?.focus();
    }
  };

  return (
    <View
      label="Get Data"
      top={
        <>
          <ConnectionSelect />
          <Search
            id="table-search"
            label="Search tables"
            placeholder="Search tables"
            value={tableSearch.value}
            onInput={(text) => {
              tableSearch.value = text;
              active.value = undefined;
            }}
            onKeyDown={onSearchKey}
          />
        </>
      }
      foot={
        <div class="actions">
          <Button look="subtle" icon="code" onClick={() => getData.showSql()}>
            SQL Query
          </Button>
          <Button look="subtle" icon="chart" onClick={() => getData.showReports()}>
            Reports
          </Button>
        </div>
      }
    >
      {tables.kind === 'failed' && (
        <LoadFailure
          error={tables.error}
          {...(tables.error.code === 'pane-incomplete' ? { onRetry: () => location.reload() } : {})}
        />
      )}
      {tables.kind === 'loading' && <Working>Loading the tables</Working>}
      {tables.kind === 'ready' && shown.length === 0 && (
        <p class="quiet no-match" role="status">
          No table or view has “{tableSearch.value}” in its name.
        </p>
      )}
      {shown.length > 0 && (
        <div
          id="tables"
          class="listbox"
          role="listbox"
          aria-label="Tables"
          tabIndex={0}
          aria-activedescendant={optionId(shown[index]!.entry.name)}
          onKeyDown={onListKey}
        >
          {groups.map(({ kind, label, icon }, at) => {
            const members = shown.filter(({ entry }) => entry.kind === kind);
            if (members.length === 0) return null;
            return (
              <div key={kind} role="group" aria-labelledby={`tables-${kind}`}>
                <div class="group-label" role="presentation">
                  <span id={`tables-${kind}`}>{label}</span>
                  {at === 0 && <span aria-hidden="true">columns</span>}
                </div>
                {members.map((match) => (
                  <div
                    key={match.entry.name}
                    id={optionId(match.entry.name)}
                    class="option"
                    role="option"
                    aria-selected={match === shown[index] ? 'true' : 'false'}
                    title={match.entry.description}
                    onClick={() => open(match.entry)}
                  >
                    <Icon name={icon} />
                    <Highlighted {...match} />
                    <span class="detail" aria-hidden="true">
                      {match.entry.columns.length}
                      {match.entry.customFields ? '+' : ''}
                    </span>
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      )}
    </View>
  );
}

const optionId = (name: string) => `table-${name}`;

function Highlighted({ entry: { name }, start, end }: TableMatch) {
  return (
    <span class="truncate">
      {name.slice(0, start)}
      {end > start && <mark>{name.slice(start, end)}</mark>}
      {name.slice(end)}
    </span>
  );
}
