import { Choice } from '../controls/choice';
import { Field, Select } from '../controls/field';
import { focusSoon } from '../controls/focus';
import { usePane } from '../pane';
import { actionsId, setAutoRefresh, setRefreshOnParameter } from './query-actions';
import {
  autoRefreshHint,
  autoRefreshOf,
  autoRefreshOptions,
  autoRefreshValue,
} from './query-words';
import type { Workbook } from './workbook';
import type { ListedQuery } from './workbook-list';

export const autoRefreshId = (id: string) => `auto-refresh-${id}`;

interface AutoRefreshProps {
  readonly workbook: Workbook;
  readonly query: ListedQuery;
  /** Escape: the fields go, the choice stays. */
  readonly onClose: () => void;
}

/** When a query is refreshed by itself. What is chosen counts at once. */
export function AutoRefreshFields({ workbook, query, onClose }: AutoRefreshProps) {
  const { id } = query;
  const { refreshOnParameter } = query.definition.options;
  return (
    <div
      class="stack tight"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
        focusSoon(actionsId(id));
      }}
    >
      <AutoRefreshSelect workbook={workbook} query={query} />
      {query.hasParameters && (
        <Choice
          type="checkbox"
          id={`on-parameter-${id}`}
          label="Refresh when a parameter cell changes"
          checked={refreshOnParameter}
          onChange={(checked) => void setRefreshOnParameter(workbook, id, checked)}
        />
      )}
    </div>
  );
}

interface AutoRefreshSelectProps {
  readonly workbook: Workbook;
  readonly query: Pick<ListedQuery, 'id' | 'definition'>;
}

export function AutoRefreshSelect({ workbook, query }: AutoRefreshSelectProps) {
  const { id, definition } = query;
  const { host } = usePane().services;
  return (
    <Field id={autoRefreshId(id)} label="Auto Refresh" hint={autoRefreshHint(host)} inline>
      {(links) => (
        <Select
          {...links}
          value={autoRefreshValue(definition.options.autoRefresh)}
          options={autoRefreshOptions}
          onChange={(value) => void setAutoRefresh(workbook, id, autoRefreshOf(value))}
        />
      )}
    </Field>
  );
}
