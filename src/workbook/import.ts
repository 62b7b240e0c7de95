import { cellEncoder, numberFormats } from '../core/cell';
import { systemClock, throwIfCancelled, type Clock } from '../core/clock';
import type { Column, Row } from '../core/column';
import { AppError } from '../core/error';
import type { JobOptions } from '../core/progress';
import { zoneOffset } from '../core/zone';
import { blocks } from './blocks';
import { columnWidth } from './column-width';
import { headers } from './headers';
import { sheetLimits, type Place, type SheetColumn, type Sheets, type TableRef } from './sheets';

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
  clock: Pick<Clock, 'now'> = systemClock,
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

  const staging = await sheets.stage(sheetColumns(columns, rows), rows.length);
  try {
    report(0);
    for (const block of blocks(rows, (row) => row.map((value, i) => encoders[i]!(value)))) {
      throwIfCancelled(signal);
      await staging.write(block.first, block.rows);
      report(block.first + block.rows.length);
    }
    throwIfCancelled(signal);
    const table = await staging.commit(place, name);
    return { table, rows: rows.length, ms: clock.now() - started };
  } catch (error) {
    await staging.discard();
    throw error;
  }
}

function sheetColumns(columns: readonly Column[], rows: readonly Row[]): SheetColumn[] {
  const names = headers(columns.map(({ name }) => name));
  return columns.map(({ type }, index) => ({
    header: names[index]!,
    format: numberFormats[type],
    width: columnWidth(names[index]!, type, rows, index),
  }));
}
