import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Profile } from '../../connection/profile';
import type { Destination } from '../../workbook/sheets';
import { focusSoon, focusUnlessMoved } from '../controls/focus';
import { backId } from '../controls/view';
import type { Language } from '../language';
import type { Log } from '../log/log';
import type { Services } from '../services';
import type { Builder } from './builder';
import { createBudget, type Budget } from './budget';
import { createCellValues, type CellValues } from './cell-values';
import type { EditedQuery } from './edited-query';
import { createImportRun, type ImportRun } from './import-run';
import { createPreview, type Preview } from './preview';
import { createQueryBuilder, type QueryBuilder } from './query-builder';
import type { ReadyQuery } from './ready-query';
import { createSqlQuery, type SqlQuery } from './sql-query';
import { createTableSource, type TableName, type TableSource } from './table-source';

export type GetDataView =
  | { readonly kind: 'tables' | 'builder' | 'preview' | 'run' | 'reports' }
  /** `index`: the filter or sort being edited; without it, a new one, on `column` if given. */
  | { readonly kind: 'filter' | 'sort'; readonly index?: number; readonly column?: string };

/** Two ways to write one query. */
export type QueryTab = 'builder' | 'sql';

/** The state of the Get Data tab: which view it shows, and the models behind the views. */
export interface GetData {
  readonly source: TableSource;
  readonly query: QueryBuilder;
  readonly sql: SqlQuery;
  readonly cells: CellValues;
  readonly budget: Budget;
  readonly preview: Preview;
  readonly run: ImportRun;
  readonly view: ReadonlySignal<GetDataView>;
  readonly queryTab: ReadonlySignal<QueryTab>;
  /** The query as it stands, once it can be run. */
  readonly ready: ReadonlySignal<ReadyQuery | undefined>;
  readonly tableSearch: Signal<string>;
  readonly columnSearch: Signal<string>;
  readonly destination: ReadonlySignal<Destination['kind']>;
  /** Whether each refresh adds a dated copy instead of replacing the rows. */
  readonly append: Signal<boolean>;
  /** The query of the workbook that is being changed, instead of a new one. */
  readonly editing: ReadonlySignal<EditedQuery | undefined>;
  useConnection(id: string): void;
  openTable(entry: TableName): void;
  showTables(): void;
  showSql(): void;
  showReports(): void;
  showTab(tab: QueryTab): void;
  /** Drops SQL that the builder cannot show, and goes on with what it shows. */
  dropSql(): void;
  /** Opens the view of a filter or a sort. */
  show(view: Extract<GetDataView, { kind: 'filter' | 'sort' }>): void;
  /** Back to the builder; `focus` is the id of what had opened the view. */
  showBuilder(focus?: string): void;
  change(next: Builder): void;
  setDestination(kind: Destination['kind']): void;
  openPreview(): void;
  import(): void;
  /** Makes a report on a new sheet. */
  importReport(query: ReadyQuery): void;
  /** Opens a query of the workbook; false while an import is under way. */
  edit(query: EditedQuery): boolean;
  /** Changes the query that is open for that. */
  apply(): void;
  /** Back to the list of tables, or to where a query was opened to be changed. */
  leave(): void;
}

export function createGetData(
  services: Services,
  profiles: ReadonlySignal<readonly Profile[] | undefined>,
  language: Language,
  log: Log,
): GetData {
  const source = createTableSource(services, profiles, log);
  const cells = createCellValues(services, source.loadEngine);
  const query = createQueryBuilder(services, source, cells, language);
  const sql = createSqlQuery(services, source, cells, query, language);
  const preview = createPreview(services, source, log);
  const run = createImportRun(services, log);
  const view = signal<GetDataView>({ kind: 'tables' });
  const queryTab = signal<QueryTab>('builder');
  const columnSearch = signal('');
  const append = signal(false);
  const editing = signal<EditedQuery | undefined>(undefined);
  const destination = signal<Destination['kind']>('new-sheet');
  const { preferences } = services;
  effect(() => {
    const connection = source.connection.value;
    destination.value = (connection && preferences.of(connection.id).destination) ?? 'new-sheet';
  });

  const ready = computed((): ReadyQuery | undefined => {
    if (queryTab.value === 'builder') return sql.isOwn.value ? undefined : query.ready.value;
    const judged = sql.judged.value;
    return judged?.kind === 'ready' ? judged.query : undefined;
  });
  const budget = createBudget(source, ready);
  const isRunning = () => run.state.value?.kind === 'running';
  const focusQuery = () =>
    focusUnlessMoved(queryTab.value === 'sql' ? 'sql-text' : 'column-search', backId);
  const openTable = (entry: TableName) => {
    batch(() => {
      run.clear();
      sql.forget();
      columnSearch.value = '';
      view.value = { kind: 'builder' };
      void source.open(entry).then(() => {
        const edited = editing.value;
        if (edited?.built && edited.entry === entry) query.show(edited.built);
        if (queryTab.value === 'sql') sql.follow();
        focusQuery();
      });
    });
    focusUnlessMoved(backId);
  };
  const showTables = () => {
    if (isRunning()) return;
    source.cancel();
    batch(() => {
      run.clear();
      // Chosen for one query: the next table opens in the builder.
      if (!sql.isOwn.value || editing.value) queryTab.value = 'builder';
      if (editing.value) sql.forget();
      editing.value = undefined;
      view.value = { kind: 'tables' };
    });
  };
  const showTab = (tab: QueryTab) => {
    batch(() => {
      if (tab === 'sql') sql.follow();
      queryTab.value = tab;
    });
  };

  return {
    source,
    query,
    sql,
    cells,
    budget,
    preview,
    run,
    view,
    queryTab,
    ready,
    tableSearch: signal(''),
    columnSearch,
    destination,
    append,
    editing,
    openTable: (entry) => {
      queryTab.value = 'builder';
      openTable(entry);
    },
    useConnection: (id) => {
      const entry = source.entry.value;
      const isKept = sql.keep();
      batch(() => {
        source.useConnection(id);
        source.close();
      });
      // The same table of another company: other fields, other choices.
      if (entry && view.value.kind === 'builder' && !isKept) openTable(entry);
    },
    showTables: () => {
      if (isRunning()) return;
      showTables();
      focusSoon('table-search');
    },
    showSql: () => {
      if (isRunning()) return;
      if (editing.value) showTables();
      showTab('sql');
      run.clear();
      view.value = { kind: 'builder' };
      focusSoon('sql-text');
    },
    showReports: () => {
      if (isRunning()) return;
      source.cancel();
      batch(() => {
        run.clear();
        view.value = { kind: 'reports' };
      });
    },
    showTab,
    dropSql: () => {
      sql.forget();
      if (!query.builder.value) view.value = { kind: 'tables' };
      queryTab.value = 'builder';
      focusSoon(query.builder.value ? 'column-search' : 'table-search');
    },
    show: (next) => {
      view.value = next;
    },
    showBuilder: (focus) => {
      preview.cancel();
      view.value = { kind: 'builder' };
      if (focus) focusSoon(focus);
    },
    change: (next) => {
      run.clear();
      query.change(next);
    },
    setDestination: (kind) => {
      destination.value = kind;
      const connection = source.connection.value;
      if (connection) preferences.useDestination(connection.id, kind);
    },
    openPreview: () => {
      const wanted = ready.value;
      if (!wanted) return;
      view.value = { kind: 'preview' };
      focusSoon(backId);
      void preview.load(wanted).then(() => focusUnlessMoved('preview-table', backId));
    },
    importReport: (wanted) => {
      if (isRunning()) return;
      view.value = { kind: 'run' };
      focusSoon('stop-import');
      const destination = { kind: 'new-sheet' } as const;
      const job = { connect: source.connect, query: wanted, destination, mode: 'replace' as const };
      void run.start(job).then(() => {
        if (run.state.value) return focusSoon('import-status');
        view.value = { kind: 'reports' };
      });
    },
    import: () => {
      const wanted = ready.value;
      if (!wanted || isRunning()) return;
      preview.cancel();
      view.value = { kind: 'run' };
      focusSoon('stop-import');
      const job = {
        connect: source.connect,
        query: wanted,
        destination: { kind: destination.value },
        mode: append.value ? ('append' as const) : ('replace' as const),
      };
      void run.start(job).then(() => {
        if (run.state.value) return focusSoon('import-status');
        view.value = { kind: 'builder' };
        focusSoon('import');
      });
    },
    edit: (edited) => {
      if (isRunning()) return false;
      const { entry, connection } = edited;
      batch(() => {
        preview.cancel();
        editing.value = edited;
        if (connection) source.useConnection(connection);
        queryTab.value = entry ? 'builder' : 'sql';
        if (entry) return openTable(entry);
        run.clear();
        view.value = { kind: 'builder' };
        sql.load(edited.sql);
        focusSoon('sql-text');
      });
      return true;
    },
    apply: () => {
      const edited = editing.value;
      const connection = source.connection.value;
      if (!edited || !ready.value || !connection) return;
      const { sql: text } = ready.value;
      preview.cancel();
      showTables();
      edited.apply({ sql: text, connection: connection.name });
    },
    leave: () => {
      const edited = editing.value;
      showTables();
      if (edited) edited.leave();
      else focusSoon('table-search');
    },
  };
}
