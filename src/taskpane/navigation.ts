import type { Command } from '../office/command';

export const paneTabs = [
  { id: 'get-data', label: 'Get Data' },
  { id: 'workbook', label: 'Workbook' },
  { id: 'changes', label: 'Changes' },
  { id: 'connections', label: 'Connections' },
  { id: 'log', label: 'Log' },
] as const;

export type PaneTab = (typeof paneTabs)[number]['id'];

/** What a ribbon button asks of the pane: a tab, and something to do there. */
export interface CommandEntry {
  readonly tab: PaneTab;
  readonly action?:
    'tables' | 'sql' | 'list' | 'new-connection' | 'refresh-selected' | 'refresh-all';
}

export const commandEntries: Readonly<Record<Command, CommandEntry>> = {
  getDataFromConnection: { tab: 'get-data', action: 'tables' },
  getDataNewConnection: { tab: 'connections', action: 'new-connection' },
  getDataSqlQuery: { tab: 'get-data', action: 'sql' },
  refresh: { tab: 'workbook', action: 'refresh-selected' },
  refreshAll: { tab: 'workbook', action: 'refresh-all' },
  updateRows: { tab: 'changes' },
  deleteRows: { tab: 'changes' },
  revertRows: { tab: 'changes' },
  connections: { tab: 'connections', action: 'list' },
  log: { tab: 'log' },
};
