import { ExcelError } from './error';
import type { SavedProtection } from './saved';

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
  private hash = '';

  allows(permission: Permission): boolean {
    return !this.on || this.options[permission];
  }

  /** Throws InvalidOperation if the sheet is protected already. */
  protect(options: Partial<ProtectionOptions> = {}, password = ''): void {
    if (this.on) throw new ExcelError('InvalidOperation', 'It is already protected.');
    this.on = true;
    this.options = { ...defaultProtection, ...options };
    this.hash = passwordHash(password);
  }

  /** Throws InvalidArgument for a wrong password. Does nothing on an unprotected sheet. */
  unprotect(password = ''): void {
    if (this.on && this.hash !== passwordHash(password)) {
      throw new ExcelError('InvalidArgument', 'The password you supplied is not correct.');
    }
    this.on = false;
    this.hash = '';
  }

  /** Protects as a file says. */
  restore({ options, hash }: SavedProtection): void {
    this.on = true;
    this.options = { ...defaultProtection, ...options };
    this.hash = hash;
  }

  toJSON(): SavedProtection | undefined {
    return this.on ? { options: this.options, hash: this.hash } : undefined;
  }
}

/** The 16-bit hash that workbooks keep of a password (ECMA-376 part 4, 14.7.1); '' for none. */
export function passwordHash(password: string): string {
  if (password === '') return '';
  const turned = (hash: number): number => ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
  let hash = 0;
  for (const character of [...password].reverse()) {
    hash = turned(hash) ^ character.charCodeAt(0);
  }
  hash = turned(hash) ^ password.length ^ 0xce4b;
  return hash.toString(16).toUpperCase().padStart(4, '0');
}
