import type { Clock } from '../core/clock';
import type { SqlEngine } from '../query/engine/port';

/** The engine in this thread. Its code is loaded here and not before: most queries do not need it. */
export async function openEngine(clock: Clock): Promise<SqlEngine> {
  const [{ LocalEngine }, { loadSqlite }, { functions }, { aggregates }] = await Promise.all([
    import('../query/engine/local-engine'),
    import('../query/engine/sqlite'),
    import('../query/engine/functions/library'),
    import('../query/engine/functions/aggregate'),
  ]);
  return new LocalEngine(await loadSqlite(), {
    functions: ({ now }) => functions({ ...clock, now }),
    aggregates,
    clock,
  });
}
