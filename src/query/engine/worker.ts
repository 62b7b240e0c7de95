import { systemClock } from '../../core/clock';
import { aggregates } from './functions/aggregate';
import { functions } from './functions/library';
import { LocalEngine } from './local-engine';
import { loadSqlite } from './sqlite';
import { serveEngine } from './worker-serve';

const wasmUrl = new URL('@sqlite.org/sqlite-wasm/sqlite3.wasm', import.meta.url).href;

serveEngine(
  self,
  loadSqlite({ wasmUrl }).then(
    (sqlite) =>
      new LocalEngine(sqlite, {
        functions,
        aggregates,
        clock: systemClock,
        // The page names its worker by its language.
        ...(self.name ? { locale: self.name } : {}),
      }),
  ),
);
