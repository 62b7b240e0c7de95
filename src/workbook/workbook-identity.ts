/**
 * What tells this workbook from others, whatever its file is called: under it the device remembers
 * which connections it uses. Implemented by `excel/`.
 */
export interface WorkbookIdentity {
  /** The id, made if there is none yet. */
  get(): Promise<string>;
  /** Gives the workbook another id: choices made for the old one do not count for it. */
  renew(): Promise<string>;
}
