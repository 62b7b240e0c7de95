import type { Progress } from '../../core/progress';
import type { AutoRefresh, LastRefresh } from '../../workbook/definition';
import type { Pause } from '../../workbook/schedule';
import type { HostInfo } from '../../office/host';
import type { Option } from '../controls/field';
import type { Language } from '../language';

/** The choices of Auto Refresh. */
export const autoRefreshOptions: readonly Option[] = [
  { value: 'off', label: 'Off' },
  { value: 'on-open', label: 'On open' },
  { value: '5', label: 'Every 5 minutes' },
  { value: '15', label: 'Every 15 minutes' },
  { value: '30', label: 'Every 30 minutes' },
  { value: '60', label: 'Every 60 minutes' },
];

/** What Auto Refresh is short of where the add-in ends with its pane. */
export function autoRefreshHint({
  sharedRuntime,
}: Pick<HostInfo, 'sharedRuntime'>): string | undefined {
  if (sharedRuntime) return undefined;
  return 'In this Excel, Auto Refresh runs only while this pane is open; On open means when you open the pane.';
}

export function autoRefreshValue(auto: AutoRefresh): string {
  return auto.kind === 'every' ? String(auto.minutes) : auto.kind;
}

export function autoRefreshOf(value: string): AutoRefresh {
  if (value === 'off' || value === 'on-open') return { kind: value };
  return { kind: 'every', minutes: Number(value) };
}

/** `Refreshed every 15 minutes`; empty where it is off. */
export function autoRefreshText(auto: AutoRefresh, language: Language): string {
  if (auto.kind === 'off') return '';
  if (auto.kind === 'on-open') return 'Auto Refresh on open';
  return `Auto Refresh every ${language.count(auto.minutes, 'minute', 'minutes')}`;
}

const pauses: Readonly<Record<Pause, string>> = {
  'cell-in-edit': 'waits until the cell is no longer edited',
  conflicts: 'waits: edits of yours conflict with Pipedrive',
  user: 'waits for you, then goes on',
};

export const pauseText = (pause: Pause): string => `Auto Refresh ${pauses[pause]}`;

/** `6,842 rows, refreshed today 08:14`. */
export function lastRefreshText(
  last: LastRefresh | undefined,
  now: number,
  language: Language,
): string {
  if (!last) return 'Not refreshed yet';
  const rows = language.count(last.rows, 'row', 'rows');
  return `${rows}, refreshed ${language.moment(Date.parse(last.time), now)}`;
}

const stages: Readonly<Record<Progress['stage'], string>> = {
  preparing: 'Reading fields and names',
  reading: 'Reading',
  checking: 'Looking which rows are still there',
  writing: 'Writing to the sheet',
};

/** `Reading, 500 of 1,180 rows`. */
export function progressText(progress: Progress | undefined, language: Language): string {
  if (!progress) return 'Waiting';
  const { stage, rows, total } = progress;
  if (rows === 0 && !total) return stages[stage];
  const count = total
    ? `${language.number(rows)} of ${language.count(total, 'row', 'rows')}`
    : language.count(rows, 'row', 'rows');
  return `${stages[stage]}, ${count}`;
}
