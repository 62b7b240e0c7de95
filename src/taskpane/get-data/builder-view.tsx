import { Button } from '../controls/button';
import { Note, Working } from '../controls/message';
import { Tabs } from '../controls/tabs';
import { lazy } from '../controls/lazy';
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

const queryTabs = [
  { id: 'builder', label: 'Builder' },
  { id: 'sql', label: 'SQL' },
] as const;

/** Its script is loaded when SQL is first shown. */
const SqlView = lazy(async () => (await import('./sql-view')).SqlView);

/** The query on a table, as a builder or as SQL, with its plan above Import. */
export function BuilderView() {
  const { getData, services } = usePane();
  const { source, sql, query, queryTab } = getData;
  const entry = source.entry.value;
  const table = source.table.value;
  const builder = query.builder.value;
  const isSql = queryTab.value === 'sql';
  // SQL that reads no table or several has no name of its own.
  const sqlTitle = sql.table.value ?? (sql.isOwn.value ? undefined : entry?.name) ?? 'SQL query';
  const isReady = getData.ready.value !== undefined;
  const edited = getData.editing.value;
  const go = edited ? getData.apply : getData.import;
  const isImportable = isReady && services.host.supported;
  return (
    <View
      label="Get Data"
      ruled
      pad={isSql}
      onEscape={getData.leave}
      onSubmit={() => isImportable && go()}
      top={
        <>
          <ConnectionSelect />
          <SubViewHead
            title={
              edited ? `Edit ${edited.table}` : isSql ? sqlTitle : (entry?.name ?? 'SQL query')
            }
            backLabel={edited ? 'Back to Workbook' : 'All tables'}
            onBack={getData.leave}
          >
            <Tabs
              look="segmented"
              label="Query"
              tabs={queryTabs}
              selected={queryTab.value}
              onSelect={(id) => getData.showTab(id)}
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
              disabled={!isImportable}
              describedBy={planId}
              onClick={go}
            >
              {edited ? 'Apply' : 'Import'}
            </Button>
            <Button id="preview" disabled={!isReady} onClick={() => getData.openPreview()}>
              Preview
            </Button>
          </div>
        </>
      }
    >
      {isSql && <SqlView />}
      {!isSql && (sql.isOwn.value || !entry) && <OwnSql />}
      {!isSql && !sql.isOwn.value && (
        <>
          {entry && table.kind === 'loading' && (
            <Working>Reading the fields of {entry.name}</Working>
          )}
          {entry && table.kind === 'failed' && (
            <LoadFailure error={table.error} onRetry={() => getData.openTable(entry)} />
          )}
          {builder && <BuilderBody builder={builder} />}
        </>
      )}
    </View>
  );
}

/** Stands in the builder's place while the SQL says more than it can show. */
function OwnSql() {
  const { getData } = usePane();
  const unshown = getData.sql.unshown.value;
  return (
    <div class="empty">
      <h3>This query is written in SQL</h3>
      <p>
        {unshown
          ? `The builder cannot show ${unshown}. Change the query in SQL, or start again in the builder.`
          : 'The builder shows it once the SQL has no error and reads the table that is open here.'}
      </p>
      <div class="actions">
        <Button look="primary" onClick={() => getData.showTab('sql')}>
          Show SQL
        </Button>
        <Button onClick={() => getData.dropSql()}>Start Again</Button>
      </div>
    </div>
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
