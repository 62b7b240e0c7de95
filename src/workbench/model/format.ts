/** How a cell looks and behaves, apart from its value. Names and values as Excel's API has them. */
export interface Format {
  readonly numberFormat: string;
  readonly horizontalAlignment: string;
  readonly verticalAlignment: string;
  readonly wrapText: boolean;
  readonly indentLevel: number;
  readonly shrinkToFit: boolean;
  readonly textOrientation: number;
  readonly readingOrder: string;
  readonly autoIndent: boolean;
  /** '' is no fill, which the API reports as white. */
  readonly fillColor: string;
  readonly fillPattern: string;
  readonly fontName: string;
  readonly fontSize: number;
  readonly fontColor: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: string;
  readonly strikethrough: boolean;
  readonly subscript: boolean;
  readonly superscript: boolean;
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  /** Borders by side, JSON of `{EdgeTop: {style, color, weight}}`; '' is none. */
  readonly borders: string;
  readonly style: string;
}

export const defaultFormat: Format = {
  numberFormat: 'General',
  horizontalAlignment: 'General',
  verticalAlignment: 'Bottom',
  wrapText: false,
  indentLevel: 0,
  shrinkToFit: false,
  textOrientation: 0,
  readingOrder: 'Context',
  autoIndent: false,
  fillColor: '',
  fillPattern: 'None',
  fontName: 'Calibri',
  fontSize: 11,
  fontColor: '#000000',
  bold: false,
  italic: false,
  underline: 'None',
  strikethrough: false,
  subscript: false,
  superscript: false,
  locked: true,
  formulaHidden: false,
  borders: '',
  style: 'Normal',
};

const known = new Map<string, Format>([[JSON.stringify(defaultFormat), defaultFormat]]);

/**
 * The format with some properties changed. Equal formats are the same object: a sheet has few
 * formats and many cells, and runs of cells merge by identity.
 */
export function formatWith(format: Format, change: Partial<Format>): Format {
  const next = { ...format, ...change };
  const key = JSON.stringify(next);
  const found = known.get(key);
  if (found) return found;
  known.set(key, next);
  return next;
}

/** What differs from the default: small JSON for saving. */
export function formatDifference(format: Format): Partial<Format> {
  return Object.fromEntries(
    Object.entries(format).filter(([name, value]) => value !== defaultFormat[name as keyof Format]),
  );
}
