import type { LogEntry } from '../../../../src/taskpane/log/entry';

/** A log entry for tests, with what a test does not care about filled in. */
export function anEntry(entry: Partial<LogEntry> = {}): LogEntry {
  return {
    id: 1,
    time: Date.UTC(2026, 10, 22, 7, 14, 32),
    title: 'Import Deals',
    outcome: 'done',
    ms: 7100,
    requests: 46,
    tokens: 465,
    rows: 6842,
    trace: [
      {
        time: Date.UTC(2026, 10, 22, 7, 14, 30),
        method: 'GET',
        path: 'api/v2/deals',
        status: 200,
        ms: 120,
        tokens: 10,
      },
    ],
    ...entry,
  };
}
