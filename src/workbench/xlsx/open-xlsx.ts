import { ExcelError } from '../model/error';
import { Lines, standardHeight, standardWidth } from '../model/layout';
import type { SavedName, SavedSheet, SavedTable, SavedWorkbook } from '../model/saved';
import { Workbook, type WorkbookEnvironment } from '../model/workbook';
import { child, children, type XmlElement } from '../xml';
import { referenceReader } from './chart-reader';
import { readComments, readPeople } from './comment-parts';
import { readSettings, readSheetProperties, readXmlParts } from './custom-parts';
import { readProperties } from './document-parts';
import { readDrawing } from './drawing-part';
import { fromFile } from './file-formula';
import { PackageReader } from './package-reader';
import { readConditions, readValidations } from './rules';
import { readSharedStrings } from './shared-strings';
import { readCells, readMerged, type SheetContext } from './sheet-reader';
import { readProtection, readView } from './sheet-view';
import { flagOf, readStyles } from './style-reader';
import { readTable } from './table-part';

interface Part {
  readonly name: string;
  readonly path: string;
  readonly root: XmlElement;
  readonly visibility: NonNullable<SavedSheet['visibility']>;
}

const visibilities = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

/**
 * Opens an .xlsx file as Excel does: ids of sheets, tables, columns and custom XML parts are those of
 * the file. What the workbench does not know (pivot tables, pictures, macros) is left out.
 * Throws ExcelError with a sentence for a file that is none.
 */
export function openXlsx(bytes: Uint8Array, environment?: WorkbookEnvironment): Workbook {
  const file = new PackageReader(bytes);
  const [main] = file.related('', 'officeDocument');
  const root = main && file.part(main.path);
  if (!root) throw new ExcelError('InvalidArgument', 'This file is not a workbook (.xlsx).');
  return Workbook.fromJSON(readWorkbook(file, main.path, root), environment);
}

function readWorkbook(file: PackageReader, path: string, root: XmlElement): SavedWorkbook {
  const related = file.related(path);
  const parts = children(child(root, 'sheets'), 'sheet').flatMap(({ attributes }): Part[] => {
    const found = related.find(({ id }) => id === attributes['id']);
    const part = found?.type === 'worksheet' ? file.part(found.path) : undefined;
    if (!found || !part) return [];
    const state = attributes['state'] as keyof typeof visibilities | undefined;
    const visibility = visibilities[state ?? 'visible'];
    return [{ name: attributes['name'] ?? '', path: found.path, root: part, visibility }];
  });
  // In the order they were made, as the workbook lists them.
  const tables = parts
    .flatMap((part, sheet) => readTables(file, part.path, sheet))
    .sort((a, b) => Number(a.id) - Number(b.id));
  const context = {
    styles: readStyles(
      file.firstRelated(path, 'styles')?.root,
      file.firstRelated(path, 'theme')?.root,
    ),
    strings: readSharedStrings(file.firstRelated(path, 'sharedStrings')?.root),
  };
  const people = readPeople(file, path);
  const reference = referenceReader(parts.map(({ name }) => name));
  const sheets = parts.map((part, index) => {
    const own = tables.filter(({ sheet }) => sheet === index);
    return readSheet(file, part, { ...context, tables: own }, people, reference);
  });
  const protection = child(root, 'workbookProtection');
  const view = child(child(root, 'bookViews'), 'workbookView');
  const active = Number(view?.attributes['activeTab'] ?? 0);
  const isShown = (index: number): boolean => sheets[index]?.visibility === 'Visible';
  let unnamed = 0;
  return {
    sheets,
    active: isShown(active)
      ? active
      : Math.max(
          0,
          sheets.findIndex((_, index) => isShown(index)),
        ),
    tables,
    names: readNames(root),
    ...readSettings(file),
    ...(flagOf(protection, 'lockStructure') && {
      protection: { hash: protection?.attributes['workbookPassword'] ?? '' },
    }),
    xmlParts: readXmlParts(file, path, () => `{ITEM-${++unnamed}}`),
    properties: readProperties(file),
  };
}

const readTables = (file: PackageReader, sheetPath: string, sheet: number): SavedTable[] =>
  file.related(sheetPath, 'table').flatMap(({ path }) => {
    const root = file.part(path);
    return root ? [readTable(root, sheet)] : [];
  });

/** Names that begin with _xlnm. are Excel's own: print areas, filters. */
const readNames = (root: XmlElement): SavedName[] =>
  children(child(root, 'definedNames'), 'definedName')
    .filter(({ attributes }) => !attributes['name']?.startsWith('_xlnm.'))
    .map((element) => {
      const { name = '', localSheetId, comment = '' } = element.attributes;
      return {
        name,
        formula: fromFile(element.text, undefined),
        comment,
        visible: !flagOf(element, 'hidden'),
        ...(localSheetId !== undefined && { scope: Number(localSheetId) }),
      };
    });

function readSheet(
  file: PackageReader,
  { name, path, root, visibility }: Part,
  context: SheetContext,
  people: ReadonlyMap<string, string>,
  reference: ReturnType<typeof referenceReader>,
): SavedSheet {
  const cells = readCells(root, context);
  const protection = readProtection(root);
  const id = root.attributes['uid'];
  const columns = linesOf(
    cells.columnWidth ?? standardWidth,
    cells.columnWidths,
    cells.hiddenColumns,
  );
  const rows = linesOf(cells.rowHeight ?? standardHeight, cells.rowHeights, cells.hiddenRows);
  const charts = file
    .related(path, 'drawing')
    .flatMap((drawing) => readDrawing(file, drawing.path, reference, { columns, rows }));
  return {
    name,
    ...(id && { id }),
    visibility,
    ...cells,
    ...readView(root),
    merged: readMerged(root),
    ...(protection && { protection }),
    customProperties: readSheetProperties(root, path, file),
    ...readComments(file, path, people),
    validations: readValidations(root),
    conditionalFormats: readConditions(root, context.styles),
    charts,
  };
}

function linesOf(
  size: number,
  sizes: readonly [number, number][] = [],
  hidden: readonly number[] = [],
): Lines {
  const lines = new Lines(size);
  for (const [index, own] of sizes) lines.sizes.set(index, own);
  for (const index of hidden) lines.hidden.add(index);
  return lines;
}
