/** What one read noticed on the way; shared by all of its lists. */
export interface ReadTally {
  /** Pages read at the same time, at most. 1: one after the other. */
  streams: number;
  /** Pages asked for again because something about them was odd. */
  rereads: number;
  /** Pages with fewer rows than promised although more followed, even at the second try. */
  shortPages: number;
  /** Places where two pages did not join, even at the second try: rows may be missing there. */
  gaps: number;
  /** Rows that were added, or moved between the parts of a list, and were found by looking again. */
  recovered: number;
}

export function newTally(): ReadTally {
  return { streams: 1, rereads: 0, shortPages: 0, gaps: 0, recovered: 0 };
}
