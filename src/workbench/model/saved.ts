import type { SavedChart } from './chart';
import type { Visibility } from './change';
import type { SavedComment } from './comment';
import type { SavedConditionalFormat } from './conditional-format';
import type { Format } from './format';
import type { SavedNote } from './note';
import type { ProtectionOptions } from './protection';
import type { Rect } from './rect';
import type { TableColumn, TableOptions } from './table';
import type { FilterCriteria, TableSort } from './table-filter';
import type { SavedValidation } from './validation';

/** A cell's value in JSON: errors as objects. */
export type SavedValue = string | number | boolean | { readonly error: string };

export interface SavedProtection {
  readonly options: ProtectionOptions;
  /** As `passwordHash` makes it; '' for none. */
  readonly hash: string;
}

export interface SavedSheet {
  readonly name: string;
  readonly id?: string;
  readonly visibility?: Visibility;
  /** By row, from `top`; null is an empty cell. */
  readonly cells?: { top: number; left: number; rows: (SavedValue | null)[][] };
  readonly formulas?: [key: number, formula: string][];
  readonly textMarks?: number[];
  readonly formats?: [column: number, top: number, bottom: number, format: Partial<Format>][];
  /** Points. */
  readonly columnWidth?: number;
  readonly rowHeight?: number;
  readonly columnWidths?: [number, number][];
  readonly rowHeights?: [number, number][];
  readonly hiddenColumns?: number[];
  readonly hiddenRows?: number[];
  readonly frozen?: { rows: number; columns: number };
  readonly showGridlines?: boolean;
  readonly showHeadings?: boolean;
  readonly tabColor?: string;
  readonly merged?: Rect[];
  readonly protection?: SavedProtection;
  readonly customProperties?: [string, string][];
  readonly notes?: SavedNote[];
  readonly comments?: SavedComment[];
  readonly validations?: SavedValidation[];
  readonly conditionalFormats?: SavedConditionalFormat[];
  readonly charts?: SavedChart[];
}

export interface SavedTable {
  readonly id: string;
  readonly name: string;
  /** Position of its sheet. */
  readonly sheet: number;
  readonly rect: Rect;
  readonly columns: readonly TableColumn[];
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly options: TableOptions;
  readonly filters?: [columnId: number, criteria: FilterCriteria][];
  readonly sort?: TableSort;
}

export interface SavedName {
  readonly name: string;
  /** With its leading `=`. */
  readonly formula: string;
  /** Position of its sheet; undefined is the whole workbook. */
  readonly scope?: number;
  readonly comment?: string;
  readonly visible?: boolean;
}

/** What the file says about itself: the fields of `DocumentProperties`. */
export interface SavedProperties {
  readonly fields: Partial<Record<string, string>>;
  readonly custom: [string, string | number | boolean][];
}

/** A workbook as JSON; everything but the sheets may be left out. */
export interface SavedWorkbook {
  readonly fileName?: string;
  readonly sheets: readonly SavedSheet[];
  readonly active?: number;
  readonly tables?: readonly SavedTable[];
  readonly names?: readonly SavedName[];
  readonly settings?: readonly (readonly [string, unknown])[];
  readonly documentSettings?: readonly (readonly [string, string])[];
  /** Hash of the password that protects the structure. */
  readonly protection?: { hash: string };
  readonly xmlParts?: readonly { readonly id: string; readonly xml: string }[];
  readonly properties?: SavedProperties;
}
