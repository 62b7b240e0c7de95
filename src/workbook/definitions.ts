import type { AppError } from '../core/error';
import type { QueryDefinition } from './definition';

/** A definition as the workbook holds it, or the reason why it cannot be used. */
export type StoredDefinition =
  | { readonly part: string; readonly definition: QueryDefinition }
  | {
      readonly part: string;
      /** Of the query, where even that can be read. */
      readonly id?: string;
      /** `definition-newer` or `definition-damaged`. Such a part is never written, only removed. */
      readonly problem: AppError;
    };

/**
 * The definitions of a workbook, one custom XML part each. Implemented by `excel/`. Methods reject
 * with workbook-readonly, cell-in-edit, excel-failed.
 */
export interface Definitions {
  list(): Promise<readonly StoredDefinition[]>;
  /**
   * Adds a definition or replaces the one with its id, and reads it back: custom XML has been
   * reported lost after a success was told (office-js issue 6091). Rejects with
   * `definition-not-kept`, and with `definition-newer` or `definition-damaged` where that is what
   * stands under its id.
   */
  write(definition: QueryDefinition): Promise<void>;
  /** Removes the part, whatever it holds. What is not there is removed already. */
  remove(part: string): Promise<void>;
}
