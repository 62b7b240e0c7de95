import { signal, type Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { AppError } from '../core/error';
import type { Command } from '../office/command';
import { createConnections, type Connections } from './connections/connections';
import { whenMended, type GoBack } from './connections/mending';
import type { Question } from './controls/dialog';
import { focusSoon } from './controls/focus';
import { createGetData, type GetData } from './get-data/get-data';
import { createLanguage, type Language } from './language';
import { later, type Later } from './later';
import { createLog, type Log } from './log/log';
import { commandEntries, type PaneTab } from './navigation';
import type { Services } from './services';
import type { Workbook } from './workbook/workbook';

/** The pane's state: one model per tab, and what they share. */
export interface Pane {
  readonly services: Services;
  readonly language: Language;
  readonly tab: Signal<PaneTab>;
  /** The question of the open dialog. */
  readonly question: Signal<Question | undefined>;
  readonly connections: Connections;
  readonly getData: GetData;
  readonly log: Log;
  /** The workbook's queries: a script of its own. */
  readonly workbook: Later<Workbook>;
  /** Opens the connection form, whichever tab is shown. */
  newConnection(): void;
  /** Opens a connection's form; `goBack` is called when it is done with. */
  editConnection(id: string, goBack?: GoBack): void;
  /** The same, with its sign-in. */
  signIn(id: string, goBack?: GoBack): void;
  run(command: Command): void;
}

export function createPane(services: Services): Pane {
  const language = createLanguage(services.host.locale, services.zone);
  const log = createLog(services.clock);
  const tab = signal<PaneTab>('get-data');
  const connections = createConnections(services, language, log);
  const getData = createGetData(services, connections.profiles, language, log);

  const openForm = (id?: string) => {
    tab.value = 'connections';
    // A form with unsaved work is never replaced behind the user's back.
    if (!connections.form.value?.changed.value) {
      connections.openForm(connections.profiles.value?.find((profile) => profile.id === id));
    }
    focusSoon('connection-name');
  };
  const mend = (id: string, goBack?: GoBack) => {
    openForm(id);
    const form = connections.form.value;
    if (form?.original.id !== id) return undefined;
    if (goBack) whenMended(connections, tab, goBack);
    return form;
  };
  const question = signal<Question | undefined>(undefined);
  const newConnection = () => openForm();
  const workbook = later(async () => {
    const { openWorkbook } = await import('./workbook/workbook').catch((error: unknown) => {
      throw new AppError('pane-incomplete', {}, error);
    });
    return openWorkbook({ services, log, tab, question, connections, getData, newConnection });
  });
  // The tab says why where it cannot be loaded.
  const refresh = (work: (loaded: Workbook) => Promise<void>) =>
    workbook
      .load()
      .then(work)
      .catch(() => undefined);
  const actions = {
    tables: () => getData.showTables(),
    sql: () => getData.showSql(),
    list: () => {
      if (!connections.form.value?.changed.value) connections.closeForm();
    },
    'new-connection': () => openForm(),
    'refresh-selected': () => void refresh((loaded) => loaded.refreshSelected()),
    'refresh-all': () => void refresh((loaded) => loaded.refreshAll()),
  };

  return {
    services,
    language,
    tab,
    question,
    connections,
    getData,
    log,
    workbook,
    newConnection,
    editConnection: (id, goBack) => void mend(id, goBack),
    signIn: (id, goBack) => void mend(id, goBack)?.signIn('dialog'),
    run: (command) => {
      const { tab: target, action } = commandEntries[command];
      tab.value = target;
      focusSoon(`tab-${target}`);
      if (action) actions[action]();
    },
  };
}

const PaneContext = createContext<Pane | undefined>(undefined);
export const PaneProvider = PaneContext.Provider;

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error('A part of the pane was rendered outside of PaneProvider');
  return pane;
}
