import { useState } from 'preact/hooks';
import { IconButton } from '../controls/button';
import { focusSoon } from '../controls/focus';
import { Icon } from '../controls/icon';
import { OverflowMenu, type MenuItem } from '../controls/menu';
import { usePane } from '../pane';
import { AutoRefreshFields, autoRefreshId } from './auto-refresh';
import { actionsId, askToRemove, editQuery, refreshId } from './query-actions';
import { QueryColumns } from './query-columns';
import { QueryState } from './query-state';
import { autoRefreshText, lastRefreshText, pauseText } from './query-words';
import type { Workbook } from './workbook';
import type { ListedQuery } from './workbook-list';

interface QueryRowProps {
  readonly workbook: Workbook;
  readonly query: ListedQuery;
}

/** A query: its table, where its rows come from, how it stands, and what can be done with it. */
export function QueryRow({ workbook, query }: QueryRowProps) {
  const { language, services } = usePane();
  const [isSetting, setSetting] = useState(false);
  const { id, name, definition, tables, profile } = query;
  const { options, connection, last } = definition;
  const run = workbook.runs.value.get(id);
  const pause = workbook.pauses.value.get(id);
  const source = [tables.join(', '), profile?.name ?? connection.name].filter(Boolean).join(', ');
  const auto = autoRefreshText(options.autoRefresh, language);
  const isRunning = run?.kind === 'running';
  const items: MenuItem[] = [
    {
      label: 'Full refresh',
      icon: 'refresh',
      onSelect: () => void workbook.refresh([id], { full: true }),
    },
    { label: 'Edit Query', icon: 'edit', onSelect: () => void editQuery(workbook, query) },
    {
      label: 'Auto Refresh',
      icon: 'clock',
      onSelect: () => {
        setSetting(!isSetting);
        if (!isSetting) focusSoon(autoRefreshId(id));
      },
    },
    {
      label: 'Remove',
      icon: 'delete',
      danger: true,
      onSelect: () => askToRemove(workbook, query),
    },
  ];
  return (
    <li>
      <Icon name="table" />
      <div class="truncate">
        <h2 class="row-title truncate" title={name}>
          {name}
        </h2>
        <p class="row-meta truncate" title={source}>
          {source}
        </p>
        <p class="row-meta number">
          {lastRefreshText(last, services.clock.now(), language)}
          {options.mode === 'append' && ', a dated copy each day'}
        </p>
        {auto && <p class="row-meta">{pause && !isRunning ? pauseText(pause) : auto}</p>}
      </div>
      <div class="row-actions">
        <IconButton
          id={refreshId(id)}
          icon={isRunning ? 'stop' : 'refresh'}
          label={isRunning ? 'Stop' : 'Refresh'}
          onClick={() => (isRunning ? workbook.stop(id) : void workbook.refresh([id]))}
        />
        <OverflowMenu
          id={actionsId(id)}
          buttonLabel={`Actions for ${name}`}
          label={name}
          items={items}
        />
      </div>
      <div class="row-extra">
        {isSetting && (
          <AutoRefreshFields workbook={workbook} query={query} onClose={() => setSetting(false)} />
        )}
        <QueryState workbook={workbook} query={query} run={run} />
        <QueryColumns workbook={workbook} query={query} run={run} />
      </div>
    </li>
  );
}
