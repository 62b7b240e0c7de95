import { formatAddress } from '../model/address';
import { defaultProtection, type ProtectionOptions } from '../model/protection';
import { cellRect } from '../model/rect';
import type { SavedProtection, SavedSheet } from '../model/saved';
import type { Sheet } from '../model/sheet';
import { child, descendants, type XmlElement } from '../xml';
import { argb } from './style-writer';
import { flagOf } from './style-reader';
import { tag, type Attributes } from './markup';

/** `<sheetViews>`: gridlines, headings, frozen panes. */
export function viewMarkup(sheet: Sheet): string {
  const { frozen, showGridlines, showHeadings } = sheet.layout;
  const { rows, columns } = frozen;
  const pane =
    rows + columns > 0
      ? tag('pane', {
          xSplit: columns || undefined,
          ySplit: rows || undefined,
          topLeftCell: formatAddress(cellRect(rows, columns)),
          activePane: rows > 0 ? (columns > 0 ? 'bottomRight' : 'bottomLeft') : 'topRight',
          state: 'frozen',
        })
      : '';
  const attributes = {
    showGridLines: showGridlines ? undefined : false,
    showRowColHeaders: showHeadings ? undefined : false,
    tabSelected: sheet === sheet.workbook.activeSheet || undefined,
    workbookViewId: 0,
  };
  return tag('sheetViews', {}, tag('sheetView', attributes, pane));
}

export function tabColorMarkup({ layout }: Sheet): string {
  return layout.tabColor ? tag('sheetPr', {}, tag('tabColor', { rgb: argb(layout.tabColor) })) : '';
}

type ReadView = Pick<SavedSheet, 'showGridlines' | 'showHeadings' | 'frozen' | 'tabColor'>;

export function readView(root: XmlElement): ReadView {
  const view = descendants(root, 'sheetView')[0];
  const pane = child(view, 'pane');
  const isFrozen = pane?.attributes['state']?.startsWith('frozen') ?? false;
  const split = (name: string): number => (isFrozen ? Number(pane?.attributes[name] ?? 0) : 0);
  const color = child(child(root, 'sheetPr'), 'tabColor')?.attributes['rgb'];
  return {
    showGridlines: flagOf(view, 'showGridLines', true),
    showHeadings: flagOf(view, 'showRowColHeaders', true),
    frozen: { rows: split('ySplit'), columns: split('xSplit') },
    tabColor: color ? `#${color.slice(-6)}` : '',
  };
}

/** Permissions that a file names as what is locked, and which of them are locked unless it says so. */
const permissions = [
  ['allowEditObjects', 'objects', false],
  ['allowEditScenarios', 'scenarios', false],
  ['allowFormatCells', 'formatCells', true],
  ['allowFormatColumns', 'formatColumns', true],
  ['allowFormatRows', 'formatRows', true],
  ['allowInsertColumns', 'insertColumns', true],
  ['allowInsertRows', 'insertRows', true],
  ['allowInsertHyperlinks', 'insertHyperlinks', true],
  ['allowDeleteColumns', 'deleteColumns', true],
  ['allowDeleteRows', 'deleteRows', true],
  ['allowSort', 'sort', true],
  ['allowAutoFilter', 'autoFilter', true],
  ['allowPivotTables', 'pivotTables', true],
] as const satisfies readonly (readonly [keyof ProtectionOptions, string, boolean])[];

/** `<sheetProtection>` (ECMA-376 part 1, 18.3.1.85). */
export function protectionMarkup({ protection }: Sheet): string {
  const saved = protection.toJSON();
  if (!saved) return '';
  const { options, hash } = saved;
  const attributes: Record<string, Attributes[string]> = {
    password: hash || undefined,
    sheet: true,
  };
  for (const [option, name, locked] of permissions) {
    const isLocked = !options[option];
    attributes[name] = isLocked === locked ? undefined : isLocked;
  }
  attributes['selectLockedCells'] = options.selectionMode === 'Normal' ? undefined : true;
  attributes['selectUnlockedCells'] = options.selectionMode === 'None' ? true : undefined;
  return tag('sheetProtection', attributes);
}

export function readProtection(root: XmlElement): SavedProtection | undefined {
  const element = child(root, 'sheetProtection');
  if (!flagOf(element, 'sheet')) return undefined;
  const options = { ...defaultProtection };
  for (const [option, name, locked] of permissions) {
    options[option] = !flagOf(element, name, locked);
  }
  options.selectionMode = flagOf(element, 'selectUnlockedCells')
    ? 'None'
    : flagOf(element, 'selectLockedCells')
      ? 'Unlocked'
      : 'Normal';
  // Files of today keep a longer hash, which no password typed here will match.
  const { password, hashValue } = element?.attributes ?? {};
  return { options, hash: password ?? hashValue ?? '' };
}
