import type { Clock } from '../../core/clock';
import { Authorizer } from './authorizer';
import type { SqlAggregate, SqlFunction } from './function';
import { Registered } from './registered';
import type { Sqlite } from './sqlite';
import { VirtualTables } from './virtual-table';

export interface LibraryOptions {
  /** The functions, with a clock that stands still while a statement runs: SQLite asks for each row. */
  readonly functions: (clock: Pick<Clock, 'now'>) => readonly SqlFunction[];
  readonly aggregates: readonly SqlAggregate[];
  readonly clock: Pick<Clock, 'now'>;
  /** Language in which text is sorted. Default that of the machine. */
  readonly locale?: string | undefined;
}

/** A loaded SQLite with everything of ours that C calls: installed once, used by every database. */
export class Library {
  readonly tables: VirtualTables;
  readonly authorizer: Authorizer;
  readonly registered: Registered;
  readonly clock: Pick<Clock, 'now'>;
  /** What the clock of the functions shows: the time of the run that computes. */
  time = 0;

  constructor(
    readonly sqlite: Sqlite,
    { functions, aggregates, clock, locale }: LibraryOptions,
  ) {
    this.clock = clock;
    const standing = { now: () => this.time };
    this.tables = new VirtualTables(sqlite);
    this.authorizer = new Authorizer(sqlite);
    this.registered = new Registered(
      sqlite,
      { functions: functions(standing), aggregates },
      locale,
    );
  }
}
