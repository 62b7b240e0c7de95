import type { Session } from '../session';

/** More requests at once do not go through faster: the burst budget is the limit. */
const mostAtOnce = 8;

/**
 * Does something for each item, several at once, begun in order. After the first failure nothing new
 * begins, and it is thrown when what was under way is over.
 */
export async function inPool<T>(
  items: readonly T[],
  { burstLimit }: Pick<Session, 'burstLimit'>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length && failures.length === 0) {
      const item = items[next++]!;
      await work(item).catch((error: unknown) => failures.push(error));
    }
  };
  const workers = Math.max(1, Math.min(mostAtOnce, Math.floor(burstLimit / 2), items.length));
  await Promise.all(Array.from({ length: workers }, worker));
  if (failures.length > 0) throw failures[0];
}
