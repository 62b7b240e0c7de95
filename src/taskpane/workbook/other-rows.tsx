import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import { askToRemovePart, makeQuery } from './query-actions';
import type { Workbook } from './workbook';
import type { WorkbookList } from './workbook-list';

/** What stands in the list beside the queries: copies of their tables, and queries that cannot be read. */
export function OtherRows({ workbook, list }: { workbook: Workbook; list: WorkbookList }) {
  return (
    <>
      {list.copies.map(({ table, of }) => (
        <li key={`copy-${table.id}`}>
          <Icon name="duplicate" />
          <div class="truncate">
            <h2 class="row-title truncate" title={table.name}>
              {table.name}
            </h2>
            <p class="row-meta truncate">On the sheet {table.sheet}, not refreshed</p>
          </div>
          <div class="row-actions" />
          <div class="row-extra">
            <p>This table is a copy of {of.table.name}: make it a query of its own.</p>
            <Button small onClick={() => void makeQuery(workbook, { table, of })}>
              Make a Query
            </Button>
          </div>
        </li>
      ))}
      {list.problems.map(({ part, problem }) => (
        <li key={part}>
          <Icon name="table" />
          <div class="truncate">
            <h2 class="row-title truncate">A query that cannot be read</h2>
          </div>
          <div class="row-actions" />
          <div class="row-extra">
            <p class="error">
              <Icon name="error" />
              <span>{problem.message}</span>
            </p>
            {problem.code === 'definition-damaged' && (
              <Button small onClick={() => askToRemovePart(workbook, part)}>
                Remove
              </Button>
            )}
          </div>
        </li>
      ))}
    </>
  );
}
