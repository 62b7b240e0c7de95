import type { Value } from '../../src/core/column';
import { tableEntry } from '../../src/pipedrive/catalogue';
import type { JsonObject } from '../../src/pipedrive/json';
import { describe as describeTable, type TableSchema } from '../../src/pipedrive/schema';
import type { Session } from '../../src/pipedrive/session';
import type { RowChange, RowResult } from '../../src/pipedrive/write/row-change';
import { writeRows, type WriteReport } from '../../src/pipedrive/write/write-rows';
import { PipedriveWorld } from './pipedrive-world';

/** Values of a row by column. */
export type Values = Readonly<Record<string, Value>>;

/** A sandbox to write to, and short words for writing. */
export class WriteWorld extends PipedriveWorld {
  schema(table: string, session: Session = this.session()): Promise<TableSchema> {
    return describeTable(tableEntry(table), session);
  }

  /** Writes changes of any tables in a session of their own. */
  async write(
    changes: readonly RowChange[],
    session: Session = this.session(),
  ): Promise<WriteReport> {
    const names = [...new Set(changes.map(({ table }) => table))];
    const schemas = await Promise.all(names.map((table) => this.schema(table, session)));
    return writeRows(changes, schemas, session);
  }

  /** The key of the new row. */
  async insert(table: string, values: Values): Promise<Value> {
    const { results } = await this.write([{ table, kind: 'insert', values }]);
    return doneKey(results[0]);
  }

  async update(table: string, key: Value, values: Values, parents: Values = {}): Promise<void> {
    const { results } = await this.write([{ table, kind: 'update', key, parents, values }]);
    doneKey(results[0]);
  }

  async remove(table: string, key: Value, parents: Values = {}): Promise<void> {
    const { results } = await this.write([{ table, kind: 'delete', key, parents, values: {} }]);
    doneKey(results[0]);
  }

  /** What a single change is refused with. */
  async refusal(change: RowChange): Promise<{ code: string; message: string }> {
    const [result] = (await this.write([change])).results;
    if (result?.status !== 'failed') throw new Error(`not refused: ${JSON.stringify(result)}`);
    return { code: result.error.code, message: result.error.message };
  }

  /** One row as the API sends it, read without the client. */
  async one(path: string): Promise<JsonObject> {
    const answer = await fetch(`${this.url}/${path}`, {
      headers: { 'x-api-token': 'sandbox-token' },
    });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(body)}`);
    return body.data;
  }

  /** Requests of a kind that the sandbox received. */
  async sent(method: string): Promise<number> {
    return (await this.received()).filter((request) => request.method === method).length;
  }
}

/** Throws what the row failed with. */
export function doneKey(result: RowResult | undefined): Value {
  if (result?.status === 'done') return result.key;
  throw result?.status === 'failed' ? result.error : new Error(JSON.stringify(result));
}
