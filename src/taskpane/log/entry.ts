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
  readonly rows?: number;
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

/** What an opened entry adds: the failure with its code, the waits, then the requests. */
export function entryFacts(entry: LogEntry, language: Language): EntryFact[] {
  const facts: EntryFact[] = [];
  if (entry.code) facts.push({ term: 'Failed', text: `${entry.sentence} (${entry.code})` });
  const waited = entry.trace.reduce((sum, { waited: ms = 0 }) => sum + ms, 0);
  if (waited > 0) facts.push({ term: 'Waited', text: `${language.number(waited / 1000, 1)} s` });
  for (const request of entry.trace) facts.push(requestFact(request, language));
  const unseen = entry.requests - entry.trace.length;
  if (unseen > 0) {
    facts.push({
      term: 'Before',
      text: language.count(unseen, 'earlier request', 'earlier requests'),
    });
  }
  return facts;
}

function requestFact(request: RequestEntry, language: Language): EntryFact {
  const status = request.status === 0 ? 'no answer' : String(request.status);
  return {
    term: language.time(request.time),
    text: `${request.method} ${request.path}, ${status}, ${language.number(request.ms)} ms`,
  };
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
