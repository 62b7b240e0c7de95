import type { SchemaColumn } from '../../pipedrive/schema';
import { Choice } from '../controls/choice';
import { focusSoon } from '../controls/focus';
import { Search } from '../controls/search';
import { VirtualRows } from '../controls/virtual-rows';
import { usePane } from '../pane';
import { choose, moveColumn, type Builder } from './builder';

/** Five and a half rows: the half says that there are more. */
const listHeight = 154;

/** Which columns to import, and in which order. */
export function ColumnList({ builder }: { builder: Builder }) {
  const { getData, language } = usePane();
  const { columnSearch, query } = getData;
  const columns = query.columns.value;
  const wanted = columnSearch.value.trim().toLowerCase();
  const shown = builder.order.filter((name) => name.toLowerCase().includes(wanted));
  const on = shown.filter((name) => builder.chosen.has(name)).length;

  const onKeyDown = (name: string) => (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    getData.change(moveColumn(builder, name, by));
    focusSoon(columnId(name));
  };

  return (
    <div class="section" role="group" aria-labelledby="columns-title">
      <div class="section-head">
        <h3 id="columns-title">Columns</h3>
        <span class="quiet number">
          {language.number(builder.chosen.size)} of {language.number(builder.order.length)}
        </span>
        <Search
          small
          id="column-search"
          label="Search columns"
          placeholder="Search columns"
          value={columnSearch.value}
          onInput={(text) => (columnSearch.value = text)}
        />
      </div>
      <VirtualRows
        label="Column list"
        items={shown}
        height={listHeight}
        lead={
          shown.length > 0 && (
            <Choice
              type="checkbox"
              id="columns-all"
              label="Select all"
              checked={on === shown.length}
              mixed={on > 0 && on < shown.length}
              onChange={(checked) => getData.change(choose(builder, shown, checked))}
            />
          )
        }
      >
        {(name) => (
          <ColumnRow
            key={name}
            column={columns.get(name)!}
            chosen={builder.chosen.has(name)}
            onChange={(checked) => getData.change(choose(builder, [name], checked))}
            onKeyDown={onKeyDown(name)}
          />
        )}
      </VirtualRows>
      {shown.length === 0 && <p class="quiet">No column has “{columnSearch.value}” in its name.</p>}
    </div>
  );
}

const columnId = (name: string) => `column-${name}`;

interface ColumnRowProps {
  readonly column: SchemaColumn;
  readonly chosen: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function ColumnRow({ column, chosen, onChange, onKeyDown }: ColumnRowProps) {
  const id = columnId(column.name);
  return (
    <Choice
      type="checkbox"
      id={id}
      label={column.name}
      title={column.description ?? column.name}
      describedBy={column.custom ? `${id}-mark` : undefined}
      checked={chosen}
      onChange={onChange}
      onKeyDown={onKeyDown}
    >
      {column.custom && (
        <span class="tag" id={`${id}-mark`} title={column.code}>
          custom
        </span>
      )}
      <span class="detail">{column.kind}</span>
    </Choice>
  );
}
