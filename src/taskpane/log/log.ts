import { signal, type ReadonlySignal } from '@preact/signals';
import type { Clock } from '../../core/clock';
import { isCancelled, toAppError } from '../../core/error';
import type { RequestEntry } from '../../pipedrive/session';
import type { OpenConnection } from '../engine';
import type { LogEntry } from './entry';

/** Entries kept, and requests kept per entry: enough to tell what happened, bounded in memory. */
const maxEntries = 200;
const maxTrace = 50;

export interface LogTask<T> {
  readonly title: string;
  readonly connection: OpenConnection;
  readonly work: () => Promise<T>;
  /** Title once the result is known, such as with the name of the table written. */
  readonly doneTitle?: (result: T) => string;
  readonly rows?: (result: T) => number;
}

export interface Log {
  /** Newest first. */
  readonly entries: ReadonlySignal<readonly LogEntry[]>;
  /** Does the work and notes how it ended; resolves and rejects as the work does. */
  record<T>(task: LogTask<T>): Promise<T>;
  /** Notes what has ended elsewhere, such as one of several refreshes at the same time. */
  note(entry: Omit<LogEntry, 'id' | 'time'>): void;
}

export function createLog(clock: Pick<Clock, 'now'>): Log {
  const entries = signal<readonly LogEntry[]>([]);
  let lastId = 0;

  const add = (entry: Omit<LogEntry, 'id' | 'time'>) => {
    lastId += 1;
    const added = { ...entry, id: lastId, time: clock.now() };
    entries.value = [added, ...entries.value].slice(0, maxEntries);
  };

  return {
    entries,
    note: add,
    async record({ title, connection, work, doneTitle, rows }) {
      const started = clock.now();
      const before = connection.session.usage();
      const trace: RequestEntry[] = [];
      const unwatch = connection.watch((request) => {
        trace.push(request);
        if (trace.length > maxTrace) trace.shift();
      });
      const cost = () => {
        const after = connection.session.usage();
        return {
          ms: clock.now() - started,
          requests: after.requests - before.requests,
          tokens: after.tokens - before.tokens,
          trace,
        };
      };
      try {
        const result = await work();
        const size = rows ? { rows: rows(result) } : {};
        add({ title: doneTitle?.(result) ?? title, outcome: 'done', ...cost(), ...size });
        return result;
      } catch (error) {
        if (isCancelled(error)) {
          add({ title: `${title}, stopped`, outcome: 'stopped', ...cost() });
        } else {
          const { code, message } = toAppError(error);
          add({ title, outcome: 'failed', code, sentence: message, ...cost() });
        }
        throw error;
      } finally {
        unwatch();
      }
    },
  };
}
