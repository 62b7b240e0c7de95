import { cellEncoder, numberFormats, type Cell } from '../core/cell';
import { systemClock, throwIfCancelled, type Clock } from '../core/clock';
import type { Column, Row } from '../core/column';
import { AppError } from '../core/error';
import type { JobOptions } from '../core/progress';
import { zoneOffset } from '../core/zone';
import { blocks } from './blocks';
import { columnWidth } from './column-width';
import { headers } from './headers';
import { sheetLimits, type Place, type Sheets, type TableRef } from './sheets';

/** A finished result on its way into the workbook. */
export interface ImportRequest {
  /** Wished table and sheet name; the next free one is taken. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly place: Place;
  /** IANA zone in which dates with a time are shown. */
  readonly zone: string;
}

export interface Imported {
  readonly table: TableRef;
  readonly rows: number;
  readonly ms: number;
}

/**
 * Writes a complete result as an Excel table. Until the last step the rows stand on a hidden sheet;
 * whatever fails or is stopped before leaves the workbook as it was.
 * @throws AppError as listed at `Sheets`, or `cancelled`
 */
export async function importRows(
  { name, columns, rows, place, zone }: ImportRequest,
  sheets: Sheets,
  { signal, onProgress }: JobOptions = {},
  clock: Clock = systemClock,
): Promise<Imported> {
  throwIfCancelled(signal);
  if (place.kind === 'cell' && place.row + 1 + rows.length > sheetLimits.rows)
    throw new AppError('destination-too-small', { rows: rows.length });
  const started = clock.now();
  const offset = zoneOffset(zone);
  const encoders = columns.map((column) => cellEncoder(column, offset));
  const report = (written: number) =>
    onProgress?.({
      stage: 'writing',
      rows: written,
      total: rows.length,
      pages: 0,
      requests: 0,
      tokens: 0,
    });

  const names = headers(columns.map(({ name: header }) => header));
  const widths = columns.map(({ type }, index) => columnWidth(names[index]!, type));
  const encode = (row: Row): Cell[] =>
    encoders.map((encoder, index) => {
      const value = row[index]!;
      widths[index]!.see(value);
      return encoder(value);
    });

  const staging = await sheets.stage(
    columns.map(({ type }, index) => ({ header: names[index]!, format: numberFormats[type] })),
    rows.length,
  );
  try {
    report(0);
    let written = 0;
    let writing = Promise.resolve();
    // Each block is built while Excel works on the one before.
    for (const block of blocks(rows, encode)) {
      await writing;
      report(written);
      throwIfCancelled(signal);
      written = block.first + block.rows.length;
      writing = staging.write(block.first, block.rows);
      // A failure is thrown where it is awaited, not reported as unhandled in between.
      writing.catch(() => undefined);
      // The request leaves with the next task.
      await clock.sleep(0, signal);
    }
    await writing;
    report(written);
    throwIfCancelled(signal);
    const table = await staging.commit(
      place,
      name,
      widths.map((column) => column.width()),
    );
    return { table, rows: rows.length, ms: clock.now() - started };
  } catch (error) {
    await staging.discard();
    throw error;
  }
}
