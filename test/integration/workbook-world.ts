import { randomUUID } from 'node:crypto';
import type { Cell } from '../../src/core/cell';
import type { ConnectionSettings } from '../../src/connection/settings';
import { excelCells } from '../../src/excel/excel-cells';
import { excelCharts } from '../../src/excel/excel-charts';
import { excelDefinitions } from '../../src/excel/excel-definitions';
import { excelSheets } from '../../src/excel/excel-sheets';
import { excelSnapshots } from '../../src/excel/excel-snapshots';
import { excelTables } from '../../src/excel/excel-tables';
import type { Session, SessionEnvironment } from '../../src/pipedrive/session';
import type { Query } from '../../src/query/query';
import type { SandboxOptions } from '../../src/sandbox/options';
import { Workbook } from '../../src/workbench/model/workbook';
import { startOffice } from '../../src/workbench/transports/bridge';
import type { QueryDefinition, QueryOptions } from '../../src/workbook/definition';
import { tableEntry } from '../../src/pipedrive/catalogue';
import { describe as describeTable } from '../../src/pipedrive/schema';
import { formatSql } from '../../src/query/sql/format';
import { openEngine } from '../../src/cli/engine';
import { prepareQuery } from '../../src/workbook/query-reader';
import type { ReportCharts } from '../../src/workbook/report-chart';
import type { RefreshPorts } from '../../src/workbook/refresh-ports';
import { cachedSnapshots } from '../../src/workbook/snapshot-cache';
import { createRefresher, type Refresher } from '../../src/workbook/refresher';
import { trackImport, type TrackingPorts } from '../../src/workbook/track-import';
import { PipedriveWorld } from './pipedrive-world';

export const plainOptions: QueryOptions = {
  autoRefresh: { kind: 'off' },
  refreshOnParameter: false,
  mode: 'replace',
  zone: 'UTC',
};

/** A query with nothing but its columns; `rest` adds to it. */
export const query = (
  table: string,
  columns: readonly string[],
  rest: Partial<Query> = {},
): Query => ({ table, columns, filters: [], sort: [], ...rest });

/** A workbook in the workbench, and a company in the sandbox: real office.js, real HTTP. */
export class WorkbookWorld extends PipedriveWorld {
  workbook = new Workbook();
  ports!: TrackingPorts & RefreshPorts & { readonly charts: ReportCharts };
  refresher!: Refresher;
  #session: Session | undefined;

  override async start(
    options: Partial<SandboxOptions> = {},
    counts: Partial<SandboxOptions['counts']> = {},
  ): Promise<void> {
    await super.start(options, counts);
    this.reopen(new Workbook());
  }

  /** A workbook opened on a device that has seen none of its refreshes. */
  reopen(
    workbook: Workbook,
    settings: Partial<ConnectionSettings> = {},
    environment: Partial<SessionEnvironment> = {},
  ): void {
    this.workbook = workbook;
    Object.assign(globalThis, { Excel: startOffice(workbook).Excel });
    this.#session = this.session(settings, environment);
    this.ports = {
      sheets: excelSheets('0badcafe'),
      definitions: excelDefinitions(),
      snapshots: cachedSnapshots(excelSnapshots),
      tables: excelTables('0badcafe'),
      engine: () => openEngine(this.clock),
      cells: excelCells,
      charts: excelCharts,
      clock: this.clock,
      connect: async () => this.#session!,
      newName: () => randomUUID(),
      newId: () => randomUUID(),
    };
    this.refresher = createRefresher(this.ports);
  }

  /** A query as SQL. */
  async sql(asked: Query): Promise<string> {
    const { columns } = await describeTable(tableEntry(asked.table), this.#session!);
    return formatSql(asked, columns);
  }

  async import(asked: Query, options: Partial<QueryOptions> = {}): Promise<QueryDefinition> {
    return this.importSql(await this.sql(asked), asked.table, options);
  }

  async importSql(
    sql: string,
    name: string,
    options: Partial<QueryOptions> = {},
  ): Promise<QueryDefinition> {
    const complete = { ...plainOptions, ...options };
    const prepared = await prepareQuery(
      {
        id: '',
        table: { id: '', name },
        connection: { name: 'Sandbox' },
        sql,
        fields: [],
        options: complete,
        columns: [],
      },
      this.ports.engine,
      this.#session!,
      {},
      {},
    );
    const { tracked } = await trackImport(
      {
        prepared,
        session: this.#session!,
        sql,
        parameters: {},
        connection: 'Sandbox',
        name,
        destination: { kind: 'new-sheet' },
        options: complete,
      },
      this.ports,
    );
    if ('problem' in tracked) throw tracked.problem;
    return tracked.definition;
  }

  /** Changes Pipedrive as a colleague would. */
  async api(method: string, path: string, body?: object): Promise<{ id: number }> {
    const answer = await fetch(`${this.url}/${path}`, {
      method,
      headers: { 'x-api-token': 'sandbox-token', 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const parsed = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(parsed)}`);
    return parsed.data;
  }

  /** Runs what a user or another add-in does in Excel. */
  excel(batch: (context: Excel.RequestContext) => void): Promise<void> {
    return globalThis.Excel.run(async (context) => {
      batch(context);
      await context.sync();
    });
  }

  /** The body of a table as shown, row by row. */
  rows(name: string): Cell[][] {
    const { sheet, bodyRect } = this.workbook.findTable(name)!;
    return Array.from({ length: bodyRect.bottom - bodyRect.top + 1 }, (_, row) =>
      Array.from({ length: bodyRect.right - bodyRect.left + 1 }, (_, column) =>
        sheet.plain(bodyRect.top + row, bodyRect.left + column),
      ),
    );
  }

  headers(name: string): string[] {
    return this.workbook.findTable(name)!.columns.map((column) => column.name);
  }

  /** Requests for data since `reset`: without the lists of fields, stages, users and the like. */
  async dataRequests(entity: string): Promise<readonly string[]> {
    return (await this.received())
      .filter(({ path }) => path.startsWith(`/api/v2/${entity}`) || path === `/v1/${entity}`)
      .map(({ method, path }) => `${method} ${path}`);
  }
}
