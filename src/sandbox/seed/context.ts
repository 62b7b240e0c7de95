import type { CustomFieldType } from '../field-book';
import type { Json } from '../json';
import type { Country } from './countries';
import type { Random } from './random';

/**
 * The day the generated company stands at. It is fixed, so that the same seed gives the same data
 * whatever the clock says; what is written later carries the clock's time.
 */
export const anchor = Date.UTC(2026, 10, 1, 9, 0, 0);
/** Years of history before it. */
export const historyYears = 3;

/** How many rows of each kind are to be seen in the lists. */
export interface Counts {
  readonly deals: number;
  readonly persons: number;
  readonly organizations: number;
  readonly activities: number;
  readonly products: number;
  readonly leads: number;
}

/** A custom field to be generated: how often it is filled, and with what. */
export interface CustomSpec {
  readonly code: string;
  readonly name: string;
  readonly type: CustomFieldType;
  /** Share of the records that have a value. */
  readonly density: number;
  /** Option ids that values may have, those deleted from the field included. */
  readonly optionIds: readonly number[];
  /** Texts to choose from, for text types. */
  readonly texts: readonly string[];
}

/** What a custom value may depend on. */
export interface ValueContext {
  readonly random: Random;
  /** When the record was made, in milliseconds. */
  readonly at: number;
  readonly country: Country;
  readonly users: readonly number[];
  readonly counts: Counts;
  readonly pools: Map<string, readonly Json[]>;
}
