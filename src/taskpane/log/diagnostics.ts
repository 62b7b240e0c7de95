import type { HostInfo } from '../../office/host';
import type { LogEntry } from './entry';
import { redact } from './redact';

export interface DiagnosticsFacts {
  readonly version: string;
  readonly host: HostInfo;
  readonly zone: string;
  readonly connections: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The log as text for a bug report: what was done and how it ended, with codes and requests, in
 * UTC. Never a secret, a company, a query or the content of a cell.
 */
export function diagnosticsText(
  entries: readonly LogEntry[],
  facts: DiagnosticsFacts,
  secrets: readonly string[],
): string {
  const { version, host, zone, connections, now } = facts;
  const lines = [
    `Excel add-in for Pipedrive ${version}`,
    `Written ${utc(now)}, zone ${zone}`,
    `Excel: ${host.inExcel ? 'yes' : 'no'}, platform ${host.platform}, language ${host.locale}, theme ${host.theme}`,
    `Connections: ${connections}`,
    '',
    ...entries.flatMap(entryLines),
  ];
  return redact(lines.join('\n'), secrets);
}

function entryLines(entry: LogEntry): string[] {
  const rows = entry.rows === undefined ? '' : `, ${entry.rows} rows`;
  const code = entry.code ? ` ${entry.code}` : '';
  return [
    `${utc(entry.time)} ${entry.title}: ${entry.outcome}${code}, ${entry.ms} ms, ${entry.requests} requests, ${entry.tokens} API tokens${rows}`,
    ...entry.trace.map(
      ({ time, method, path, status, ms, waited = 0 }) =>
        `  ${utc(time)} ${method} ${path} ${status}, ${ms} ms, waited ${waited} ms`,
    ),
  ];
}

const utc = (instant: number): string => new Date(instant).toISOString();
