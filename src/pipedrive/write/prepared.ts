import type { Value } from '../../core/column';
import { toAppError, type AppError } from '../../core/error';
import type { JsonObject } from '../json';
import type { TableSchema } from '../schema';
import type { Session } from '../session';
import {
  checkChange,
  factsNeeded,
  namesIn,
  schemaOf,
  type CheckedChange,
  type WriteSchemas,
} from './checked-change';
import { currentRows, type Reading, type Wanted } from './current-rows';
import { loadFacts, type WriteFacts } from './facts';
import { linkedIds } from './linked-ids';
import { identityOf } from './path';
import type { RowChange } from './row-change';

/** Changes ready to be sent and those that are not, by their place in the push. */
export interface Prepared {
  readonly checked: ReadonlyMap<number, CheckedChange>;
  readonly failures: ReadonlyMap<number, AppError>;
  /** Rows that change or go, as Pipedrive has them now. */
  readonly current: ReadonlyMap<number, JsonObject>;
}

/**
 * Reads what checks need (names, lists, the rows themselves) and checks every change. Nothing is
 * written. Throws what reading throws.
 */
export async function prepare(
  changes: readonly RowChange[],
  schemas: WriteSchemas,
  session: Session,
  reading: Reading,
): Promise<Prepared> {
  const names = await linkedIds(namesIn(changes, schemas), session, reading);
  const prepared = new Preparation(changes);
  for (const schema of schemas.values()) {
    const places = [...changes.keys()].filter(
      (place) => schemaOf(changes[place]!, schemas) === schema,
    );
    if (places.length === 0) continue;
    const needed = factsNeeded(
      places.map((place) => changes[place]!),
      schema,
    );
    const facts = await loadFacts(schema.entry, needed, names, session, reading);
    await prepared.add(places, schema, facts, session, reading);
  }
  return prepared;
}

class Preparation implements Prepared {
  readonly checked = new Map<number, CheckedChange>();
  readonly failures = new Map<number, AppError>();
  readonly current = new Map<number, JsonObject>();
  readonly #changes: readonly RowChange[];

  constructor(changes: readonly RowChange[]) {
    this.#changes = changes;
  }

  /** The changes of one table. */
  async add(
    places: readonly number[],
    schema: TableSchema,
    facts: WriteFacts,
    session: Session,
    reading: Reading,
  ): Promise<void> {
    const unsure = places.filter((place) => this.#check(place, schema, facts));
    const wanted = new Map<number, Wanted>();
    for (const place of places) {
      const change = this.#changes[place]!;
      if (this.failures.has(place) || change.kind === 'insert') continue;
      const identity = this.checked.get(place)?.identity ?? identityOf(change, schema);
      wanted.set(place, { key: change.key ?? null, identity });
    }
    const columns = places.flatMap(
      (place) => this.checked.get(place)?.cells.map(({ field }) => field.column) ?? [],
    );
    const rows = await currentRows(schema, [...wanted.values()], columns, session, reading);
    for (const [place, { key }] of wanted) {
      const item = rows.get(String(key));
      if (item) this.current.set(place, item);
    }
    for (const place of unsure)
      this.#check(place, schema, facts, (this.current.get(place)?.['pipeline_id'] ?? 0) as Value);
  }

  /** True where the pipeline that the row is in may still settle which stage is meant. */
  #check(place: number, schema: TableSchema, facts: WriteFacts, pipeline?: Value): boolean {
    const change = this.#changes[place]!;
    try {
      this.checked.set(place, checkChange(change, place, schema, facts, pipeline));
      return false;
    } catch (thrown) {
      const error = toAppError(thrown);
      const isUnsure =
        error.code === 'write-name-ambiguous' &&
        change.kind === 'update' &&
        pipeline === undefined &&
        facts.pipelineOfStage.size > 0;
      if (!isUnsure) this.failures.set(place, error);
      return isUnsure;
    }
  }
}
