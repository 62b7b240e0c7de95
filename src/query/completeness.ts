/** What a finished read can prove about itself. */
export interface Completeness {
  readonly table: string;
  /** Rows Pipedrive sent, each counted once. */
  readonly rowsRead: number;
  /** Rows of the result. */
  readonly rowsKept: number;
  /** Rows left out by the filters that run here. */
  readonly leftOut: number;
  /** Rows sent twice because the table changed while it was read; each is kept once. */
  readonly duplicates: number;
  readonly pages: number;
  /** False when the row limit ended the read first. */
  readonly lastCursorReached: boolean;
  readonly archived: 'included' | 'excluded' | 'n/a';
  readonly deleted: 'included' | 'excluded' | 'n/a';
  readonly limit?: number;
  readonly limitReached: boolean;
  readonly requests: number;
  readonly tokens: number;
  readonly ms: number;
  /** When the read began: RFC 3339, UTC. Later changes may be missing. */
  readonly asOf: string;
}
