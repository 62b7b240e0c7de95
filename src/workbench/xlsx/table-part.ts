import { formatAddress, parseRect } from '../model/address';
import type { Rect } from '../model/rect';
import type { SavedTable } from '../model/saved';
import type { Table } from '../model/table';
import type { FilterCriteria } from '../model/table-filter';
import { child, children, type XmlElement } from '../xml';
import { toFile } from './file-formula';
import { encodeString, escapeXml, tag, unescapeString } from './markup';
import { flagOf } from './style-reader';

/** Functions that totals rows name instead of writing the formula out. */
const totalsFunctions: Readonly<Record<string, string>> = {
  101: 'average',
  102: 'countNums',
  103: 'count',
  104: 'max',
  105: 'min',
  107: 'stdDev',
  109: 'sum',
  110: 'var',
};

/** The table part (ECMA-376 part 1, 18.5.1). */
export function tableMarkup(table: Table): string {
  const { id, name, rect, options, showHeaders, showTotals, bodyRect } = table;
  const filtered = { ...rect, bottom: bodyRect.bottom };
  return tag(
    'table',
    {
      xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
      id,
      name,
      displayName: name,
      ref: formatAddress(rect),
      headerRowCount: showHeaders ? undefined : 0,
      totalsRowCount: showTotals ? 1 : undefined,
      totalsRowShown: showTotals ? undefined : false,
    },
    [
      showHeaders && options.showFilterButton ? filterMarkup(table, filtered) : '',
      sortMarkup(table),
      tag('tableColumns', { count: table.columns.length }, columnMarkup(table)),
      tag('tableStyleInfo', {
        name: options.style || undefined,
        showFirstColumn: options.highlightFirstColumn,
        showLastColumn: options.highlightLastColumn,
        showRowStripes: options.showBandedRows,
        showColumnStripes: options.showBandedColumns,
      }),
    ],
  );
}

function columnMarkup(table: Table): string[] {
  const { sheet, rect, showTotals, columns } = table;
  return columns.map(({ id, name }, index) => {
    const column = rect.left + index;
    const total = showTotals ? sheet.formula(rect.bottom, column) : undefined;
    const label = showTotals && total === undefined ? sheet.text(rect.bottom, column) : '';
    const [, kind = ''] = /^=SUBTOTAL\((1\d\d),\[[^[\]]*\]\)$/i.exec(total ?? '') ?? [];
    const known = totalsFunctions[kind];
    const calculated = calculatedFormula(table, index);
    return tag(
      'tableColumn',
      {
        id,
        name: escapeName(name),
        totalsRowFunction: total === undefined ? undefined : (known ?? 'custom'),
        totalsRowLabel: label || undefined,
      },
      [
        calculated ? tag('calculatedColumnFormula', {}, escapeXml(toFile(calculated, table))) : '',
        total !== undefined && !known
          ? tag('totalsRowFormula', {}, escapeXml(toFile(total, table)))
          : '',
      ],
    );
  });
}

/** In names, line breaks are escaped like what XML cannot hold. */
const escapeName = (name: string): string => encodeString(name).replace(/\n/g, '_x000a_');

/** The formula that the whole column shares. */
function calculatedFormula({ sheet, bodyRect }: Table, index: number): string | undefined {
  const column = bodyRect.left + index;
  const first = sheet.formula(bodyRect.top, column);
  if (first === undefined) return undefined;
  for (let row = bodyRect.top + 1; row <= bodyRect.bottom; row++) {
    if (sheet.formula(row, column) !== first) return undefined;
  }
  return first;
}

function filterMarkup({ columns, filters }: Table, rect: Rect): string {
  const elements = columns.flatMap(({ id }, colId) => {
    const criteria = filters.get(id);
    return criteria ? [tag('filterColumn', { colId }, criteriaMarkup(criteria))] : [];
  });
  return tag('autoFilter', { ref: formatAddress(rect) }, elements);
}

const operators: readonly (readonly [sign: string, name: string])[] = [
  ['<>', 'notEqual'],
  ['<=', 'lessThanOrEqual'],
  ['>=', 'greaterThanOrEqual'],
  ['<', 'lessThan'],
  ['>', 'greaterThan'],
  ['=', 'equal'],
];

function criteriaMarkup({ filterOn, values, criterion1, criterion2, operator }: FilterCriteria) {
  if (filterOn === 'Values') {
    const blank = values?.includes('') || undefined;
    const filled = values?.filter((value) => value !== '') ?? [];
    const filters = filled.map((val) => tag('filter', { val: encodeString(val) }));
    return tag('filters', { blank }, filters);
  }
  if (filterOn !== 'Custom') {
    return tag('top10', {
      top: filterOn.startsWith('Top') ? undefined : false,
      percent: filterOn.endsWith('Percent') || undefined,
      val: criterion1,
    });
  }
  const filters = [criterion1, criterion2].flatMap((criterion) => {
    if (criterion === undefined) return [];
    const [sign, name] = operators.find(([one]) => criterion.startsWith(one)) ?? ['', 'equal'];
    const shown = name === 'equal' ? undefined : name;
    return [tag('customFilter', { operator: shown, val: criterion.slice(sign.length) })];
  });
  const both = operator === 'Or' || filters.length < 2 ? undefined : true;
  return tag('customFilters', { and: both }, filters);
}

function sortMarkup(table: Table): string {
  const { sort, bodyRect } = table;
  if (!sort) return '';
  const conditions = sort.fields.map(({ key, ascending = true }) => {
    const left = bodyRect.left + key;
    const ref = formatAddress({ ...bodyRect, left, right: left });
    return tag('sortCondition', { descending: ascending ? undefined : true, ref });
  });
  return tag(
    'sortState',
    { caseSensitive: sort.matchCase || undefined, ref: formatAddress(bodyRect) },
    conditions,
  );
}

/** A table part as saved; `sheet` is the position of its sheet. */
export function readTable(root: XmlElement, sheet: number): SavedTable {
  const { id = '1', displayName, name = '', ref = '' } = root.attributes;
  const style = child(root, 'tableStyleInfo');
  const filter = child(root, 'autoFilter');
  const columns = children(child(root, 'tableColumns'), 'tableColumn').map(
    ({ attributes }, index) => ({
      id: Number(attributes['id'] ?? index + 1),
      name: unescapeString(attributes['name'] ?? ''),
    }),
  );
  const rect = parseRect(ref)!;
  const filters = children(filter, 'filterColumn').flatMap(
    (element): [number, FilterCriteria][] => {
      const column = columns[Number(element.attributes['colId'])];
      const criteria = readCriteria(element);
      return column && criteria ? [[column.id, criteria]] : [];
    },
  );
  const sort = child(root, 'sortState') ?? child(filter, 'sortState');
  return {
    id,
    name: displayName ?? name,
    sheet,
    rect,
    columns,
    showHeaders: root.attributes['headerRowCount'] !== '0',
    showTotals: Number(root.attributes['totalsRowCount'] ?? 0) > 0,
    options: {
      style: style?.attributes['name'] ?? '',
      showBandedRows: flagOf(style, 'showRowStripes'),
      showBandedColumns: flagOf(style, 'showColumnStripes'),
      showFilterButton: filter !== undefined,
      highlightFirstColumn: flagOf(style, 'showFirstColumn'),
      highlightLastColumn: flagOf(style, 'showLastColumn'),
    },
    ...(filters.length > 0 && { filters }),
    ...(sort && { sort: readSort(sort, rect) }),
  };
}

function readSort(element: XmlElement, { left }: Rect): NonNullable<SavedTable['sort']> {
  return {
    matchCase: flagOf(element, 'caseSensitive'),
    fields: children(element, 'sortCondition').map((condition) => ({
      key: (parseRect(condition.attributes['ref'] ?? '')?.left ?? left) - left,
      ascending: !flagOf(condition, 'descending'),
    })),
  };
}

function readCriteria(element: XmlElement): FilterCriteria | undefined {
  const filters = child(element, 'filters');
  if (filters) {
    const values = children(filters, 'filter').map(({ attributes }) =>
      unescapeString(attributes['val'] ?? ''),
    );
    return { filterOn: 'Values', values: flagOf(filters, 'blank') ? [...values, ''] : values };
  }
  const extremes = child(element, 'top10');
  if (extremes) {
    const end = flagOf(extremes, 'top', true) ? 'Top' : 'Bottom';
    const unit = flagOf(extremes, 'percent') ? 'Percent' : 'Items';
    return { filterOn: `${end}${unit}`, criterion1: extremes.attributes['val'] ?? '10' };
  }
  const custom = child(element, 'customFilters');
  if (!custom) return undefined;
  const [criterion1, criterion2] = children(custom, 'customFilter').map(({ attributes }) => {
    const name = attributes['operator'] ?? 'equal';
    return `${operators.find(([, one]) => one === name)?.[0] ?? '='}${attributes['val'] ?? ''}`;
  });
  return {
    filterOn: 'Custom',
    criterion1: criterion1 ?? '=',
    ...(criterion2 !== undefined && {
      criterion2,
      operator: flagOf(custom, 'and') ? 'And' : 'Or',
    }),
  };
}
