import type { RequestEntry, Session, Usage } from '../pipedrive/session';

/** A session as one job uses it, with what that job alone has spent: others may use it meanwhile. */
export interface MeteredSession extends Session {
  /** Requests asked for and API tokens charged by this job. */
  spent(): Usage;
}

/** `onRequest` is told of each request of the job; what was known already costs none. */
export function meteredSession(
  session: Session,
  onRequest?: (entry: RequestEntry) => void,
): MeteredSession {
  let requests = 0;
  let tokens = 0;
  return {
    settings: session.settings,
    clock: session.clock,
    get burstLimit() {
      return session.burstLimit;
    },
    // The reserve of the day is guarded against all that the session spends.
    usage: () => session.usage(),
    meter: () => session.meter(),
    forget: (freshMs) => session.forget(freshMs),
    remember: (key, load, options) => session.remember(key, load, options),
    request: (request, options) => {
      requests++;
      tokens += request.cost;
      return session.request(request, { ...options, ...(onRequest ? { onRequest } : {}) });
    },
    spent: () => ({ requests, tokens }),
  };
}
