import type { Clock } from '../core/clock';
import { isCancelled } from '../core/error';
import type { ErrorCode } from '../core/sentence';
import type { LocatedQuery } from './locate';
import type { Refresher, Outcome } from './refresher';

/** Why a query that is due is not refreshed now. */
export type Pause =
  /** A cell is being edited: looked at again soon. */
  | 'cell-in-edit'
  /** Edits are staged on cells that Pipedrive has changed too: until a refresh meets none. */
  | 'conflicts'
  /** Only the user can help (sign in, choose a connection, ...): until a refresh succeeds. */
  | 'user';

export interface SchedulePorts {
  readonly clock: Clock;
  readonly refresher: Pick<Refresher, 'queries' | 'refreshAll'>;
  isCellInEdit(): Promise<boolean>;
  /** Told whenever it changes. */
  onPause?(id: string, pause: Pause | undefined): void;
  onOutcome?(outcome: Outcome): void;
}

/** Refreshes queries by themselves: when the workbook opens and every so many minutes. */
export interface Schedule {
  /** Once, when the workbook has been opened: what is set to that, and what is overdue. */
  opened(signal?: AbortSignal): Promise<void>;
  /** Runs until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
  /** Takes note of a refresh that the user asked for: it may end a pause. */
  note(outcome: Outcome): void;
  pauseOf(id: string): Pause | undefined;
}

/** Between two looks: changed options and closed cells are noticed within this time. */
const lookMs = 30_000;

/** Failures that come back until the user has done something about them. */
const needsUser: readonly ErrorCode[] = [
  'connection-missing',
  'connection-unreadable',
  'connection-damaged',
  'connection-newer',
  'connection-gone',
  'sign-in-needed',
  'sign-in-again',
  'oauth-token-missing',
  'oauth-token-rejected',
  'token-rejected',
  'company-unknown',
  'company-mismatch',
  'company-changed',
  'blocked',
  'daily-budget-spent',
  'daily-budget-reserve',
  'table-missing',
  'table-protected',
  'table-headers-hidden',
  'key-column-missing',
  'key-missing',
  'snapshot-damaged',
  'definition-newer',
  'definition-damaged',
  'workbook-readonly',
];

/** A schedule of one workbook. It never asks the user anything. */
export function createSchedule(ports: SchedulePorts): Schedule {
  const { clock, refresher } = ports;
  const pauses = new Map<string, Pause>();
  /** When a refresh was tried last, here: a failure must not be repeated at once. */
  const tried = new Map<string, number>();
  /** As of the last look that Excel answered: it tells nothing while a cell is being edited. */
  let known: readonly LocatedQuery[] = [];
  /** What is set to that is due until a look could refresh it. */
  let isOpening = false;

  const setPause = (id: string, pause: Pause | undefined) => {
    if (pauses.get(id) === pause) return;
    if (pause) pauses.set(id, pause);
    else pauses.delete(id);
    ports.onPause?.(id, pause);
  };

  const note = (outcome: Outcome) => {
    // Stopped counts as tried: whoever stops it does not want it to begin again at once.
    tried.set(outcome.id, clock.now());
    if (outcome.outcome !== 'stopped') setPause(outcome.id, pauseAfter(outcome));
  };

  const refresh = (ids: readonly string[], signal: AbortSignal | undefined) =>
    refresher.refreshAll(
      ids,
      { interactive: false },
      {
        ...(signal ? { signal } : {}),
        onOutcome: (outcome) => {
          note(outcome);
          ports.onOutcome?.(outcome);
        },
      },
    );

  const dueAt = ({ definition: { id, options, last } }: LocatedQuery): number => {
    const { autoRefresh } = options;
    if (autoRefresh.kind !== 'every') return Infinity;
    const now = clock.now();
    // Another computer's clock may be ahead.
    const times = [last ? Date.parse(last.time) : 0, tried.get(id) ?? 0].filter((at) => at <= now);
    return Math.max(0, ...times) + autoRefresh.minutes * 60_000;
  };

  /** Resolves with the milliseconds until something is due, which may be none or less. */
  const look = async (signal: AbortSignal | undefined): Promise<number> => {
    const isEditing = await ports.isCellInEdit();
    if (!isEditing) known = (await refresher.queries()).queries;
    const waiting = known.filter(({ definition }) => !isHeld(pauses.get(definition.id)));
    const isDue = (query: LocatedQuery) =>
      dueAt(query) <= clock.now() ||
      (isOpening && query.definition.options.autoRefresh.kind === 'on-open');
    const due = new Set(waiting.filter(isDue).map(({ definition }) => definition.id));
    for (const { definition } of waiting)
      setPause(definition.id, isEditing && due.has(definition.id) ? 'cell-in-edit' : undefined);
    if (!isEditing) {
      isOpening = false;
      if (due.size > 0) await refresh([...due], signal);
    }
    return Math.min(...waiting.map(dueAt)) - clock.now();
  };

  return {
    note,
    pauseOf: (id) => pauses.get(id),
    opened: async (signal) => {
      isOpening = true;
      await look(signal);
    },
    run: async (signal) => {
      while (!signal.aborted) {
        // A look that fails (a dialog is open in Excel) is simply repeated.
        const wait = await look(signal).catch(() => lookMs);
        try {
          await clock.sleep(Math.min(Math.max(wait, 1_000), lookMs), signal);
        } catch (error) {
          if (!isCancelled(error)) throw error;
        }
      }
    },
  };
}

const isHeld = (pause: Pause | undefined) => pause === 'conflicts' || pause === 'user';

function pauseAfter(outcome: Exclude<Outcome, { outcome: 'stopped' }>): Pause | undefined {
  if (outcome.outcome === 'done')
    return outcome.result.conflicts.length > 0 ? 'conflicts' : undefined;
  const { code } = outcome.error;
  if (code === 'cell-in-edit') return 'cell-in-edit';
  return needsUser.includes(code) ? 'user' : undefined;
}
