import { AppError } from '../core/error';
import type { Input, Source, TableEntry } from './catalogue/entry';
import type { JsonObject } from './json';
import { scalars } from './scalar';

type Parameters = Readonly<Record<string, string>>;

/** One list to read: its source and query, and what its rows get beside what the API sends. */
export interface Series {
  readonly source: Source;
  readonly query: Parameters;
  readonly asked: JsonObject;
}

/**
 * The lists that make up a table: one, or one for each value (or combination of values) of its
 * inputs. Throws `filter-required` or `input-required` where an input has no value.
 */
export function seriesOf(entry: TableEntry, source: Source, parameters: Parameters): Series[] {
  const names = (entry.inputs ?? []).map(({ parameter }) => parameter);
  const query = without({ ...source.query, ...parameters }, [...names, ...(source.without ?? [])]);
  let series: Series[] = [{ source, query, asked: {} }];
  for (const input of entry.inputs ?? []) {
    const chunks = inChunks(inputValues(entry, input, parameters[input.parameter]), input.batch);
    series = series.flatMap((one) => chunks.map((chunk) => filled(one, entry, input, chunk)));
  }
  return series;
}

/** How many lists these parameters make of a table; 1 where an input still has no value. */
export function seriesCount({ inputs = [] }: TableEntry, parameters: Parameters): number {
  return inputs.reduce((count, { parameter, all = [''], batch = 1 }) => {
    const values = parameters[parameter]?.split(',').length ?? all.length;
    return count * Math.ceil(values / batch);
  }, 1);
}

function inputValues(entry: TableEntry, input: Input, given: string | undefined) {
  if (given !== undefined)
    return given === '' ? [] : [...new Set(given.split(',').map((value) => value.trim()))];
  if (input.all) return input.all;
  const { column } = input;
  const references = entry.columns.find(({ name }) => name === column)?.references;
  if (!references)
    throw new AppError('input-required', {
      table: entry.name,
      column,
      example: input.example ?? '',
    });
  throw new AppError('filter-required', {
    table: entry.name,
    parent: singular(references.table),
    column,
    parents: references.table,
  });
}

/** `MailThreads` as `mail thread`. */
function singular(table: string): string {
  const words = table.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.endsWith('ies') ? `${words.slice(0, -3)}y` : words.replace(/s$/, '');
}

function inChunks(values: readonly string[], size = 1): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < values.length; start += size)
    chunks.push(values.slice(start, start + size));
  return chunks;
}

/** Values go into the path or the query. A row read for one value shows it. */
function filled(
  { source, query, asked }: Series,
  { columns }: TableEntry,
  { column, parameter, batch }: Input,
  values: readonly string[],
): Series {
  const hole = `{${parameter}}`;
  const text = values.join(',');
  const { code, type } = columns.find(({ name }) => name === column)!;
  // A nested code is in what the API sends.
  const isShown = batch === undefined && !code.includes('.');
  return {
    source: source.path.includes(hole)
      ? { ...source, path: source.path.replace(hole, encodeURIComponent(text)) }
      : source,
    query: source.path.includes(hole) ? query : { ...query, [parameter]: text },
    asked: isShown ? { ...asked, [code]: scalars[type](text) } : asked,
  };
}

function without(parameters: Parameters, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !names.includes(name)));
}
