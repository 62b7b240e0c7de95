import type { Clock } from '../core/clock';
import type { QueryDefinition } from './definition';
import type { Refresher } from './refresher';
import type { Cells } from './cells';
import { parametersOf } from './query-reader';

export interface ParameterWatchPorts {
  readonly clock: Clock;
  readonly refresher: Pick<Refresher, 'queries'>;
  readonly cells: Cells;
  /** Calls back after any change of cells, the add-in's own included; resolves with how to stop. */
  onSheetChange(listener: () => void): Promise<() => Promise<void>>;
  /** A parameter of the query has another value than it was read with last, here. */
  onParameter(query: QueryDefinition): void;
}

/** Changes come one by one while somebody types or pastes: looked at once they have settled. */
const settleMs = 500;

/**
 * Watches the cells that give parameters, until the signal aborts. A value counts as changed against
 * what it was at the last look, so that a refresh that follows does not set off another.
 */
export async function watchParameters(
  ports: ParameterWatchPorts,
  signal: AbortSignal,
): Promise<void> {
  const { clock, refresher, cells } = ports;
  const seen = new Map<string, string>();
  let isWaiting = false;

  const look = async (tell: boolean): Promise<void> => {
    const { queries } = await refresher.queries();
    for (const { definition } of queries) {
      const parameters = parametersOf(definition);
      if (parameters.length === 0) continue;
      const values = JSON.stringify(await cells.read(parameters));
      const before = seen.get(definition.id);
      seen.set(definition.id, values);
      if (tell && before !== undefined && before !== values) ports.onParameter(definition);
    }
  };

  const later = async (): Promise<void> => {
    if (isWaiting) return;
    isWaiting = true;
    try {
      await clock.sleep(settleMs, signal);
    } catch {
      return; // stopped
    } finally {
      isWaiting = false;
    }
    // A look that Excel refuses (a cell is being edited) is made up for by the next change.
    await look(true).catch(() => undefined);
  };

  await look(false);
  const stop = await ports.onSheetChange(() => void later());
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await stop();
}
