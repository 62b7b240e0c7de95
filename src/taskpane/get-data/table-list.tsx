import { useSignal } from '@preact/signals';
import { Button } from '../controls/button';
import { Note, Working } from '../controls/message';
import { Search } from '../controls/search';
import { View } from '../controls/view';
import { usePane } from '../pane';
import { ConnectionSelect } from './connection-select';
import { LoadFailure } from './failure';
import { inGroups, TableOptions } from './table-options';
import { searchTables } from './table-search';

/** The tables, views and saved filters of the connection, with a search over all of them. */
export function TableList() {
  const { getData } = usePane();
  const { source, tableSearch } = getData;
  const tables = source.tables.value;
  const matches = tables.kind === 'ready' ? searchTables(tables.value, tableSearch.value) : [];
  const shown = inGroups(matches);
  const active = useSignal<string | undefined>(source.lastTable.value);
  const index = Math.max(
    0,
    shown.findIndex(({ table }) => table.name === active.value),
  );

  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = shown[index];
      if (chosen) getData.openTable(chosen.table);
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
          {tables.value.length === 0
            ? 'The properties Tables, Views and Browsable Schemas of this connection show none. Change them under Advanced.'
            : `No table, view or saved filter has “${tableSearch.value}” in its name or description.`}
        </p>
      )}
      {shown.length > 0 && (
        <TableOptions
          shown={shown}
          active={index}
          onActivate={(next) => (active.value = shown[next]!.table.name)}
          onOpen={(table) => getData.openTable(table)}
        />
      )}
      {source.filtersError.value && (
        <Note icon="warning">
          The saved Pipedrive filters could not be read. {source.filtersError.value.message}
        </Note>
      )}
    </View>
  );
}
