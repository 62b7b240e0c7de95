import type { Clock } from '../../../core/clock';
import type { SqlFunction } from '../function';
import { conversions } from './conversion';
import { clockFunctions } from './date-clock';
import { dateFunctions } from './date';
import { dateMakers } from './date-maker';
import { dateTexts } from './date-text';
import { fileFunctions } from './file';
import { format } from './format';
import { hashBytes } from './hash';
import { jsonFunctions } from './json';
import { like } from './like';
import { mathFunctions, randomFunction } from './math';
import type { Random } from './random';
import { textFunctions } from './text';
import { textSearches } from './text-search';
import { xmlExtract } from './xml';

/**
 * The functions that the engine adds to SQLite's own, or puts in their place.
 * The clock should stand still while a statement runs: SQLite asks for each row. The locale gives the
 * names of months and days and the marks of FORMAT; everything else is the same in all languages.
 */
export function functions(
  clock: Pick<Clock, 'now'>,
  locale = 'en',
  random: Random = Math.random,
): readonly SqlFunction[] {
  return [
    like,
    ...textFunctions,
    ...textSearches,
    format(locale),
    hashBytes,
    ...jsonFunctions,
    xmlExtract,
    ...fileFunctions,
    ...dateFunctions,
    ...dateMakers,
    ...dateTexts(locale),
    ...clockFunctions(clock),
    ...conversions,
    ...mathFunctions,
    randomFunction(random),
  ];
}
