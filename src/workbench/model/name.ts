import { formatAbsoluteAddress, parseRect, quoteSheetName } from './address';
import { ExcelError } from './error';
import { LiveRange } from './live-range';
import type { Sheet } from './sheet';

/** A defined name: of a range, which it follows, or of a formula. */
export class Name {
  readonly name: string;
  /** Undefined: the whole workbook. */
  readonly scope: Sheet | undefined;
  comment: string;
  visible = true;
  private target: LiveRange | string;

  constructor(name: string, scope: Sheet | undefined, target: LiveRange | string, comment = '') {
    this.name = name;
    this.scope = scope;
    this.target = target;
    this.comment = comment;
  }

  /** The range it names; undefined for a formula or where the cells were deleted. */
  get range(): LiveRange | undefined {
    return this.target instanceof LiveRange && this.target.alive ? this.target : undefined;
  }

  /** With its leading `=`. */
  get formula(): string {
    if (!(this.target instanceof LiveRange)) return this.target;
    return this.target.alive
      ? `=${quoteSheetName(this.target.sheet.name)}!${formatAbsoluteAddress(this.target.rect)}`
      : '=#REF!';
  }

  /** Puts a name of a formula through a change of its text. */
  rewrite(change: (formula: string) => string): void {
    if (!(this.target instanceof LiveRange)) this.target = change(this.target);
  }

  point(target: LiveRange | string): void {
    if (this.target instanceof LiveRange) this.target.release();
    this.target = target;
  }
}

const pattern = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;

/** Throws InvalidArgument for what can be no name of a range or table ("Names in formulas"). */
export function checkName(name: string): void {
  const reference = /^(?:[rc]|r\d*c\d*)$/i.test(name) || parseRect(name) !== undefined;
  if (!pattern.test(name) || reference) throw new ExcelError('InvalidArgument');
}
