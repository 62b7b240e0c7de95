import type { Aggregation, Arity, SqlAggregate, SqlFunction, SqlValue } from './function';
import { giveValue, readValues } from './sql-value';
import type { Sqlite } from './sqlite';

const utf8 = 1;
const deterministicFlag = 0x800;
/** SQLITE_INNOCUOUS: may be called from anywhere. */
const innocuous = 0x200000;
/** Name of the collation by which text stands as the language has it. */
export const languageCollation = 'LANGUAGE';
/** More than this many numbers of arguments are registered as "any", and counted at the call. */
const mostArities = 8;

interface Registration {
  readonly name: string;
  readonly arities: readonly number[];
  readonly flags: number;
  readonly call: number;
  readonly step: number;
  readonly final: number;
}

/** What SQL can call beyond SQLite's own. */
export interface Functions {
  readonly functions: readonly SqlFunction[];
  readonly aggregates: readonly SqlAggregate[];
}

/**
 * The functions, aggregates and the collation that every database gets. C calls them directly: the
 * library's own wrappers take ten times as long.
 */
export class Registered {
  private readonly registrations: readonly Registration[];
  private readonly compare: number;
  private readonly groups = new Map<number, Aggregation>();
  private groupCount = 0;

  constructor(
    private readonly sqlite: Sqlite,
    { functions, aggregates }: Functions,
    locale: string | undefined,
  ) {
    const { memory, install } = sqlite;
    this.registrations = [
      ...functions.map(({ name, arity, deterministic, real, call }): Registration => {
        const run = (context: number, count: number, args: number) =>
          this.answer(context, real, () => call(this.checked(name, arity, count, args)));
        const flags = utf8 | innocuous | (deterministic ? deterministicFlag : 0);
        const pointer = install('vpip', run);
        return { name, arities: aritiesOf(arity), flags, call: pointer, step: 0, final: 0 };
      }),
      ...aggregates.map(({ name, arity, real, begin }): Registration => {
        const step = install('vpip', (context, count, args) =>
          this.attempt(context!, () =>
            this.group(context!, begin).add(this.checked(name, arity, count!, args!)),
          ),
        );
        const final = install('vp', (context) =>
          this.answer(context!, real, () => this.endGroup(context!, begin)),
        );
        const flags = utf8 | innocuous | deterministicFlag;
        return { name, arities: aritiesOf(arity), flags, call: 0, step, final };
      }),
    ];
    const collator = new Intl.Collator(locale, { numeric: true });
    this.compare = install('ipipip', (_data, length, text, otherLength, other) =>
      collator.compare(memory.text(text!, length!), memory.text(other!, otherLength!)),
    );
  }

  /** Makes them known to a database. */
  register(db: number): void {
    const { calls, memory } = this.sqlite;
    for (const { name, arities, flags, call, step, final } of this.registrations) {
      const pointer = memory.newCString(name);
      for (const arity of arities)
        calls.sqlite3_create_function_v2(db, pointer, arity, flags, 0, call, step, final, 0);
      memory.free(pointer);
    }
    const name = memory.newCString(languageCollation);
    calls.sqlite3_create_collation_v2(db, name, utf8, 0, this.compare, 0);
    memory.free(name);
  }

  private checked(name: string, arity: Arity, count: number, args: number): SqlValue[] {
    const [min, max] = typeof arity === 'number' ? [arity, arity] : arity;
    if (count < min || count > max)
      throw new RangeError(`wrong number of arguments to function ${name}()`);
    return readValues(this.sqlite, count, args);
  }

  private answer(context: number, real: true | undefined, run: () => SqlValue): void {
    this.attempt(context, () => {
      const value = run();
      if (real && typeof value === 'number')
        this.sqlite.calls.sqlite3_result_double(context, value);
      else giveValue(this.sqlite, context, value);
    });
  }

  /** Errors cannot cross C: they become the statement's. */
  private attempt(context: number, run: () => void): void {
    try {
      run();
    } catch (error) {
      const { calls, memory } = this.sqlite;
      const { pointer, length } = memory.lend(error instanceof Error ? error.message : 'error');
      calls.sqlite3_result_error(context, pointer, length);
    }
  }

  /** SQLite keeps a few bytes for each group: the number of ours. */
  private group(context: number, begin: () => Aggregation): Aggregation {
    const { calls, memory } = this.sqlite;
    const place = calls.sqlite3_aggregate_context(context, 4);
    const known = this.groups.get(memory.int(place));
    if (known) return known;
    const group = begin();
    this.groups.set(++this.groupCount, group);
    memory.setInt(place, this.groupCount);
    return group;
  }

  private endGroup(context: number, begin: () => Aggregation): SqlValue {
    const { calls, memory } = this.sqlite;
    const place = calls.sqlite3_aggregate_context(context, 0);
    // No bytes were ever asked for where no row was added.
    const id = place === 0 ? 0 : memory.int(place);
    const group = this.groups.get(id) ?? begin();
    this.groups.delete(id);
    return group.result();
  }
}

function aritiesOf(arity: Arity): number[] {
  if (typeof arity === 'number') return [arity];
  const [min, max] = arity;
  if (max - min >= mostArities) return [-1];
  return Array.from({ length: max - min + 1 }, (_, index) => min + index);
}
