import type { Value } from '../core/column';
import { textCell } from '../core/cell';
import type { Result } from './command';

/** How rows are written to standard output. Each ends with a line break. */
export const formats = {
  table: alignedText,
  csv: csvText,
  /** One array of objects keyed by column name. */
  json: ({ columns, rows }: Result) => {
    const objects = objectTexts({ columns, rows });
    return objects.length === 0 ? '[]\n' : `[\n${objects.join(',\n')}\n]\n`;
  },
  ndjson: (result: Result) =>
    objectTexts(result)
      .map((text) => `${text}\n`)
      .join(''),
} as const satisfies Record<string, (result: Result) => string>;

export type Format = keyof typeof formats;

export function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}

function objectTexts({ columns, rows }: Result): string[] {
  return rows.map((row) =>
    JSON.stringify(
      Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])),
    ),
  );
}

/**
 * RFC 4180 with bare line feeds. A spreadsheet that opens it takes no text for a formula: such
 * texts begin with an apostrophe.
 */
function csvText({ columns, rows }: Result): string {
  const field = (value: Value) => {
    const text = typeof value === 'string' ? textCell(value) : String(value ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns.map(({ name }) => name), ...rows];
  return lines.map((line) => `${line.map(field).join(',')}\n`).join('');
}

const rightAligned = new Set(['integer', 'number', 'money']);

/** Columns side by side for people to read. */
function alignedText({ columns, rows }: Result): string {
  const heads = columns.map(({ name }) => printable(name));
  const cells = rows.map((row) => row.map((value) => printable(String(value ?? ''))));
  const widths = heads.map((head, index) =>
    Math.max(lengthOf(head), ...cells.map((line) => lengthOf(line[index]!))),
  );
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
}

/** Without line breaks, and without the sequences with which text could steer a terminal. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

function lengthOf(text: string): number {
  return [...text].length;
}
