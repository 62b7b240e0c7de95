import { numberFormats } from '../core/cell';
import type { Column } from '../core/column';
import { zoneOffset } from '../core/zone';
import { fieldsOf, type QueryColumn, type QueryDefinition } from './definition';
import { headers } from './headers';
import { placeColumns } from './locate';
import { refreshColumns, type ActiveColumn, type RefreshColumns } from './refresh-columns';
import { shownEncoder } from './shown-cell';
import type { TablePatch, TableState } from './table-sheet';

/** The columns of an edited query, and what is to be done to the table for them. */
export interface EditedColumns
  extends RefreshColumns, Required<Pick<TablePatch, 'addColumns' | 'dropColumns'>> {}

/**
 * Fits a table to a query that was edited: columns that stay are found as at a refresh; those that the
 * query has no more go; new ones come to the right of all others. The user's own are not touched.
 */
export function editColumns(
  definition: QueryDefinition,
  result: readonly Column[],
  state: TableState,
): EditedColumns {
  const { options, key } = definition;
  const fields = fieldsOf(result);
  const places = placeColumns(definition.columns, state.columns);
  const stays = definition.columns.filter(
    ({ field }, at) => places[at] !== undefined && fields.includes(field),
  );
  const kept = stays.length > 0 ? placed(definition, stays, result, state) : nothing;
  const isKept = (field: string) => stays.some((column) => column.field === field);
  const fresh = result.flatMap((_, index) => (isKept(fields[index]!) ? [] : [index]));
  const names = headers([
    ...state.columns.map(({ name }) => name),
    ...fresh.map((index) => result[index]!.name),
  ]).slice(state.columns.length);
  const offset = zoneOffset(options.zone);
  const added = fresh.map((index, at): ActiveColumn => {
    const field = fields[index]!;
    const { type } = result[index]!;
    const place = state.columns.length + at;
    return { field, type, place, index, show: shownEncoder(result[index]!, offset) };
  });
  const active = [...kept.active, ...added];
  const keyIndex = active.findIndex(({ field }) => field === key);
  return {
    active,
    key: keyIndex < 0 ? undefined : keyIndex,
    own: state.columns.map((_, place) => place).filter((place) => !places.includes(place)),
    columns: [
      ...kept.columns,
      ...fresh.map((index, at): QueryColumn => {
        const { name, type, code, custom } = result[index]!;
        const known = { field: fields[index]!, name, type, code, ...(custom ? { custom } : {}) };
        // Excel gives the id; until it is known the header tells the column.
        return { ...known, column: 0, header: names[at]! };
      }),
    ],
    report: { renamed: [], vanished: [], offered: [] },
    addColumns: fresh.map((index, at) => ({
      header: names[at]!,
      format: numberFormats[result[index]!.type],
    })),
    dropColumns: definition.columns.flatMap(({ field }, at) => {
      const place = places[at];
      return place !== undefined && !fields.includes(field) ? [place] : [];
    }),
  };
}

const nothing = { active: [], columns: [] } satisfies Partial<RefreshColumns>;

function placed(
  definition: QueryDefinition,
  columns: readonly QueryColumn[],
  result: readonly Column[],
  state: TableState,
): Pick<RefreshColumns, 'active' | 'columns'> {
  return refreshColumns({ ...definition, columns }, result, state);
}
