import type { TableEntry } from '../../pipedrive/catalogue';
import type { Query } from '../../query/query';

/** A query of the workbook that is open to be changed. */
export interface EditedQuery {
  /** Name of its Excel table. */
  readonly table: string;
  /** Id of the connection it uses. */
  readonly connection: string | undefined;
  readonly sql: string;
  /** Where the builder can show it, with its table. */
  readonly built?: Query;
  readonly entry?: TableEntry;
  /** Changes the query. */
  apply(next: { readonly sql: string; readonly connection: string }): void;
  /** Goes back without a change. */
  leave(): void;
}
