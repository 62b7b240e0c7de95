import { open, readFile, rm, type FileHandle } from 'node:fs/promises';
import { writeSync } from 'node:fs';
import { AppError } from '../core/error';
import type { Session } from '../pipedrive/session';
import type { JournalRow } from '../pipedrive/write/journal';
import { codeOf, ownerOnly } from './text-file';

/** Version of the file's form. */
const version = 1;

/** The first line: what the rows below it were written to. */
interface JournalHead {
  readonly version: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly connection: string;
  /** Company domain; empty where the sign-in alone tells it. */
  readonly company: string;
}

/** What was written, as it is kept in a file: one line of JSON each, there as soon as the row is written. */
export interface JournalFile {
  readonly add: (row: JournalRow) => void;
  /** What kept a row from being noted, if anything did. */
  readonly failure: AppError | undefined;
  /** The file is on the disk then, or removed where nothing was written. */
  close(): Promise<void>;
}

/** Makes the file, for its owner alone. It and `add` throw `journal-exists`, `file-unwritable`. */
export async function openJournal(path: string, session: Session): Promise<JournalFile> {
  const { settings, clock } = session;
  const head: JournalHead = {
    version,
    time: clock.now(),
    connection: settings.name,
    company: settings.companyDomain,
  };
  const file = await created(path);
  let count = 0;
  let failure: AppError | undefined;
  const failed = (error: unknown) => (failure ??= new AppError('file-unwritable', { path }, error));
  const write = (line: object) => {
    try {
      writeSync(file.fd, `${JSON.stringify(line)}\n`);
    } catch (error) {
      throw failed(error);
    }
  };
  write(head);
  return {
    get failure() {
      return failure;
    },
    add(row) {
      write(row);
      count++;
    },
    async close() {
      await file.sync().catch(failed);
      await file.close();
      if (count === 0) await rm(path, { force: true });
    },
  };
}

async function created(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'ax', ownerOnly);
  } catch (error) {
    const code = codeOf(error) === 'EEXIST' ? 'journal-exists' : 'file-unwritable';
    throw new AppError(code, { path }, error);
  }
}

/**
 * The rows of a journal. Throws `file-unreadable`, `journal-damaged`, and `journal-of-other-company`
 * where it tells of another company than the session's.
 */
export async function readJournal(path: string, session: Session): Promise<JournalRow[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new AppError('file-unreadable', { path }, error);
  });
  const damaged = (cause?: unknown) => new AppError('journal-damaged', { path }, cause);
  if (!text.endsWith('\n')) throw damaged();
  let head: unknown;
  let rows: unknown[];
  try {
    [head, ...rows] = text
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
  } catch (error) {
    throw damaged(error);
  }
  if (!isHead(head) || head.version !== version || !rows.every(isJournalRow)) throw damaged();
  const { companyDomain: actual } = session.settings;
  if (head.company !== '' && actual !== '' && head.company !== actual)
    throw new AppError('journal-of-other-company', { path, company: head.company, actual });
  return rows;
}

type Members = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isHead(value: unknown): value is JournalHead {
  return (
    isObject(value) && typeof value['version'] === 'number' && typeof value['company'] === 'string'
  );
}

function isJournalRow(value: unknown): value is JournalRow {
  return (
    isObject(value) &&
    typeof value['table'] === 'string' &&
    ['insert', 'update', 'delete'].includes(String(value['kind'])) &&
    ['parents', 'before', 'after'].every((name) => isObject(value[name])) &&
    (value['exact'] === undefined || isObject(value['exact'])) &&
    (value['exactly'] === undefined || Array.isArray(value['exactly'])) &&
    (value['key'] === null || ['string', 'number'].includes(typeof value['key']))
  );
}
