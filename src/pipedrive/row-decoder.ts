import type { Row, Value } from '../core/column';
import type { LinkedName } from './catalogue/entry';
import type { JsonObject } from './json';
import { linkedNames, type Names } from './linked-names';
import { asText } from './scalar';
import type { SchemaColumn } from './schema';
import type { RequestOptions, Session } from './session';

type Asking = RequestOptions & { readonly beforeRequest: (cost: number) => void };

/** Decodes items into rows of the given columns, and fetches the names they show. */
export class RowDecoder {
  readonly #columns: readonly SchemaColumn[];
  readonly #session: Session;
  readonly #asking: Asking;
  readonly #decoders: readonly ((item: JsonObject) => Value)[];
  readonly #names = new Map<LinkedName, Names>();

  constructor(columns: readonly SchemaColumn[], session: Session, asking: Asking) {
    this.#columns = columns;
    this.#session = session;
    this.#asking = asking;
    this.#decoders = columns.map(({ decode, linked }) =>
      linked ? (item) => this.#named(linked, decode(item)) : decode,
    );
  }

  /** Throws what requests throw, where names are asked for. */
  async rows(items: readonly JsonObject[]): Promise<Row[]> {
    for (const { linked, decode } of this.#columns) {
      if (!linked) continue;
      const ids = items.flatMap((item) => asText(decode(item)) ?? []).map(String);
      this.#names.set(linked, await linkedNames(linked, ids, this.#session, this.#asking));
    }
    return items.map((item) => {
      const row = new Array<Value>(this.#decoders.length);
      for (let index = 0; index < row.length; index++) row[index] = this.#decoders[index]!(item);
      return row;
    });
  }

  #named(linked: LinkedName, id: Value): Value {
    return id === null ? null : (this.#names.get(linked)?.get(String(id)) ?? String(id));
  }
}
