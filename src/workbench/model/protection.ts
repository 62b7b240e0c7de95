import { ExcelError } from './error';

/** Excel.WorksheetProtectionOptions: what a person may still do on a protected sheet. */
export const defaultProtection = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
};

export type ProtectionOptions = typeof defaultProtection;
type Permission = Exclude<keyof ProtectionOptions, 'selectionMode'>;

/** Protection of a sheet, or of a workbook's structure. The password guards against mistakes, as in Excel; it is no encryption. */
export class Protection {
  on = false;
  options: ProtectionOptions = defaultProtection;
  private password = '';

  allows(permission: Permission): boolean {
    return !this.on || this.options[permission];
  }

  /** Throws InvalidOperation if the sheet is protected already. */
  protect(options: Partial<ProtectionOptions> = {}, password = ''): void {
    if (this.on) throw new ExcelError('InvalidOperation', 'It is already protected.');
    this.on = true;
    this.options = { ...defaultProtection, ...options };
    this.password = password;
  }

  /** Throws InvalidArgument for a wrong password. Does nothing on an unprotected sheet. */
  unprotect(password = ''): void {
    if (this.on && this.password !== password) {
      throw new ExcelError('InvalidArgument', 'The password you supplied is not correct.');
    }
    this.on = false;
    this.password = '';
  }

  toJSON(): { options: ProtectionOptions; password: string } | undefined {
    return this.on ? { options: this.options, password: this.password } : undefined;
  }
}
