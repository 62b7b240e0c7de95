import type { RequestEntry } from '../../pipedrive/session';
import type { Language } from '../language';

export type Outcome = 'done' | 'failed' | 'stopped';

/** A finished piece of work, as the Log tab shows it. Holds no secret and no value of a cell. */
export interface LogEntry {
  readonly id: number;
  /** Milliseconds since the epoch, when it ended. */
  readonly time: number;
  readonly title: string;
  readonly outcome: Outcome;
  readonly ms: number;
  readonly requests: number;
  readonly tokens: number;
  readonly rows?: number | undefined;
  /** Error code, where it failed. */
  readonly code?: string;
  /** The sentence the user saw, where it failed. */
  readonly sentence?: string;
  /** The last requests it sent. */
  readonly trace: readonly RequestEntry[];
}

/** `7.1 s, 46 requests, 465 API tokens, 6,842 rows`. */
export function entrySummary(entry: LogEntry, language: Language): string {
  const parts = [`${language.number(entry.ms / 1000, 1)} s`];
  parts.push(language.count(entry.requests, 'request', 'requests'));
  if (entry.tokens > 0) parts.push(language.count(entry.tokens, 'API token', 'API tokens'));
  if (entry.rows !== undefined) parts.push(language.count(entry.rows, 'row', 'rows'));
  return parts.join(', ');
}

export interface EntryFact {
  readonly term: string;
  readonly text: string;
}

/** What an opened entry adds: the failure with its code, the waits, then the requests by kind. */
export function entryFacts(entry: LogEntry, language: Language): EntryFact[] {
  const facts: EntryFact[] = [];
  if (entry.code) facts.push({ term: 'Failed', text: `${entry.sentence} (${entry.code})` });
  const waited = entry.trace.reduce((sum, { waited: ms = 0 }) => sum + ms, 0);
  // Less than would show as 0.1 s is not worth a line.
  if (waited >= 50) facts.push({ term: 'Waited', text: `${language.number(waited / 1000, 1)} s` });
  for (const [text, { count, first }] of requestKinds(entry.trace)) {
    const times = count === 1 ? '' : `, ${language.number(count)} times`;
    facts.push({ term: language.time(first), text: text + times });
  }
  const unseen = entry.requests - entry.trace.length;
  if (unseen > 0) {
    const before = language.count(unseen, 'earlier request', 'earlier requests');
    facts.push({ term: 'Before', text: before });
  }
  return facts;
}

function requestKinds(trace: readonly RequestEntry[]) {
  const kinds = new Map<string, { count: number; first: number }>();
  for (const { method, path, status, time } of trace) {
    const text = `${method} ${path}, ${status === 0 ? 'no answer' : status}`;
    const { count, first } = kinds.get(text) ?? { count: 0, first: time };
    kinds.set(text, { count: count + 1, first });
  }
  return kinds;
}

/** Entries whose words hold the text searched for, whatever the case. */
export function searchEntries(
  entries: readonly LogEntry[],
  text: string,
  language: Language,
): readonly LogEntry[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return entries;
  return entries.filter((entry) =>
    [
      entry.title,
      entry.outcome,
      language.time(entry.time),
      entrySummary(entry, language),
      ...entryFacts(entry, language).map((fact) => fact.text),
    ]
      .join('\n')
      .toLowerCase()
      .includes(wanted),
  );
}
