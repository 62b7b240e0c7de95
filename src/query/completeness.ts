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
  /** Pages read at the same time, at most; without it, one after the other. */
  readonly streams?: number;
  /** What was odd on the way; without it, nothing was. */
  readonly irregularities?: Irregularities;
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

/** What a read noticed and mended, or could not mend. */
export interface Irregularities {
  /** Rows that changed while the table was read; they are as they were at the end. */
  readonly changed: number;
  /** Rows that were added, or moved between the parts read, and were found by looking again. */
  readonly recovered: number;
  /** Pages asked for a second time because something about them was odd. */
  readonly rereads: number;
  /** Pages with fewer rows than promised although more followed, even at the second try. */
  readonly shortPages: number;
  /** Places where two pages did not join, even at the second try: rows may be missing there. */
  readonly gaps: number;
}
