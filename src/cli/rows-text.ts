import type { Column, Row, Value } from '../core/column';
import { textCell } from '../core/cell';

/** Turns rows into text, part after part, so that rows can pass that nobody could hold. */
export interface RowsWriter {
  /** Text for more rows, maybe empty. */
  rows(rows: readonly Row[]): string;
  /** Text behind the last row. */
  end(): string;
}

/** How rows are written to standard output. Each ends with a line break. */
export const formats = {
  table: alignedText,
  csv: csvText,
  /** One array of objects keyed by column name. */
  json: (columns) => {
    const objectText = objectWriter(columns);
    let count = 0;
    return {
      rows: (rows) =>
        rows.map((row) => `${count++ === 0 ? '[' : ','}\n${objectText(row)}`).join(''),
      end: () => (count === 0 ? '[]\n' : '\n]\n'),
    };
  },
  ndjson: (columns) => {
    const objectText = objectWriter(columns);
    return {
      rows: (rows) => rows.map((row) => `${objectText(row)}\n`).join(''),
      end: () => '',
    };
  },
} as const satisfies Record<string, (columns: readonly Column[]) => RowsWriter>;

export type Format = keyof typeof formats;

export function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}

/** Names need not differ (both tables of a join have an Id): the second one becomes `Id (2)`. */
function objectWriter(columns: readonly Column[]): (row: Row) => string {
  const taken = new Set<string>();
  const keys = columns.map(({ name }) => {
    let key = name;
    for (let number = 2; taken.has(key); number++) key = `${name} (${number})`;
    taken.add(key);
    return `${JSON.stringify(key)}:`;
  });
  // Written by hand: an object would put keys that look like numbers first.
  return (row) =>
    `{${keys.map((key, index) => key + JSON.stringify(row[index] ?? null)).join(',')}}`;
}

/**
 * RFC 4180 with bare line feeds. A spreadsheet that opens it takes no text for a formula: such
 * texts begin with an apostrophe.
 */
function csvText(columns: readonly Column[]): RowsWriter {
  const field = (value: Value) => {
    const text = typeof value === 'string' ? textCell(value) : String(value ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = (rows: readonly Row[]) =>
    rows.map((row) => `${row.map(field).join(',')}\n`).join('');
  let head = lines([columns.map(({ name }) => name)]);
  const withHead = (text: string) => {
    const whole = head + text;
    head = '';
    return whole;
  };
  return { rows: (rows) => withHead(lines(rows)), end: () => withHead('') };
}

const rightAligned = new Set(['integer', 'number', 'money']);

/** Columns side by side for people to read: as wide as the widest of all rows, so all are held. */
function alignedText(columns: readonly Column[]): RowsWriter {
  const heads = columns.map(({ name }) => printable(name));
  const cells: string[][] = [];
  return {
    rows(rows) {
      for (const row of rows) cells.push(row.map((value) => printable(String(value ?? ''))));
      return '';
    },
    end() {
      const widths = heads.map(lengthOf);
      for (const line of cells)
        for (const [index, text] of line.entries())
          widths[index] = Math.max(widths[index]!, lengthOf(text));
      const line = (texts: readonly string[]) =>
        texts
          .map((text, index) => {
            const space = ' '.repeat(widths[index]! - lengthOf(text));
            return rightAligned.has(columns[index]!.type) ? space + text : text + space;
          })
          .join('  ')
          .trimEnd();
      const rule = widths.map((width) => '-'.repeat(width));
      return [heads, rule, ...cells].map((texts) => `${line(texts)}\n`).join('');
    },
  };
}

/** Without line breaks, and without the sequences with which text could steer a terminal. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

function lengthOf(text: string): number {
  return [...text].length;
}
