import { Button } from '../controls/button';
import { Note, Working } from '../controls/message';
import { Tabs } from '../controls/tabs';
import { SubViewHead, View } from '../controls/view';
import { usePane } from '../pane';
import type { Builder } from './builder';
import { ChipSection } from './chips';
import { ColumnList } from './column-list';
import { ConnectionSelect } from './connection-select';
import { LoadFailure } from './failure';
import { filterText, sortText } from './filter-text';
import { PlanRegion, planId } from './plan-region';
import { LimitAndDestination } from './query-options';
import { SqlView } from './sql-view';

const queryTabs = [
  { id: 'builder', label: 'Builder' },
  { id: 'sql', label: 'SQL' },
] as const;

/** The query on a table, as a builder or as SQL, with its plan above Import. */
export function BuilderView() {
  const { getData, services } = usePane();
  const { source, query, queryTab } = getData;
  const entry = source.entry.value;
  const table = source.table.value;
  const builder = query.builder.value;
  const planned = query.planned.value;
  const ready = planned !== undefined && 'plan' in planned;
  const importable = ready && services.host.supported;
  return (
    <View
      label="Get Data"
      ruled
      pad={queryTab.value === 'sql'}
      onEscape={() => getData.showTables()}
      onSubmit={() => importable && getData.import()}
      top={
        <>
          <ConnectionSelect />
          <SubViewHead
            title={entry?.name ?? ''}
            backLabel="All tables"
            onBack={() => getData.showTables()}
          >
            <Tabs
              look="segmented"
              label="Query"
              tabs={queryTabs}
              selected={queryTab.value}
              onSelect={(id) => (queryTab.value = id)}
            />
          </SubViewHead>
        </>
      }
      foot={
        <>
          <PlanRegion />
          <div class="actions">
            <Button
              look="primary"
              id="import"
              disabled={!importable}
              describedBy={planned ? planId : undefined}
              onClick={() => getData.import()}
            >
              Import
            </Button>
            <Button id="preview" disabled={!ready} onClick={() => getData.openPreview()}>
              Preview
            </Button>
          </div>
        </>
      }
    >
      {table.kind === 'loading' && <Working>Reading the fields of {entry?.name}</Working>}
      {table.kind === 'failed' && (
        <LoadFailure error={table.error} onRetry={() => entry && getData.openTable(entry)} />
      )}
      {builder && queryTab.value === 'builder' && <BuilderBody builder={builder} />}
      {builder && queryTab.value === 'sql' && <SqlView />}
    </View>
  );
}

function BuilderBody({ builder }: { builder: Builder }) {
  const { getData, language } = usePane();
  const columns = getData.query.columns.value;
  const vanished = getData.query.vanished.value;
  const typeOf = (name: string) => columns.get(name)?.type ?? 'text';
  const without = <Item,>(items: readonly Item[], index: number) =>
    items.filter((_, at) => at !== index);
  return (
    <>
      {vanished.length > 0 && (
        <Note icon="warning">
          This table no longer has {vanished.join(', ')}. The query goes on without.
        </Note>
      )}
      <ColumnList builder={builder} />
      <ChipSection
        title="Filters"
        addLabel="Add Filter"
        addId="add-filter"
        chips={builder.filters.map((filter) => {
          const { lead, value } = filterText(filter, typeOf(filter.column), language);
          return {
            content: (
              <>
                {lead} <b>{value}</b>
              </>
            ),
            removeLabel: `Remove filter on ${filter.column}`,
          };
        })}
        onAdd={() => getData.show({ kind: 'filter' })}
        onEdit={(index) => getData.show({ kind: 'filter', index })}
        onRemove={(index) =>
          getData.change({ ...builder, filters: without(builder.filters, index) })
        }
      />
      <ChipSection
        title="Sort"
        addLabel="Add Sort"
        addId="add-sort"
        chips={builder.sort.map((sort) => ({
          content: (
            <>
              <b>{sort.column}</b>, {sortText(sort, typeOf(sort.column))}
            </>
          ),
          removeLabel: `Remove sort on ${sort.column}`,
        }))}
        onAdd={() => getData.show({ kind: 'sort' })}
        onEdit={(index) => getData.show({ kind: 'sort', index })}
        onRemove={(index) => getData.change({ ...builder, sort: without(builder.sort, index) })}
      />
      <LimitAndDestination builder={builder} />
    </>
  );
}
