import type { HttpBindings } from '@hono/node-server';
import type { LoggedRequest } from './gate/request-log';

/** What every request carries: its connection, and its entry in the log. */
export interface Bindings {
  Bindings: HttpBindings;
  Variables: { logged: LoggedRequest };
}
