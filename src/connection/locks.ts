/** Lets one pane at a time do something that concerns all panes of this device. */
export interface Locks {
  /** Runs the work once nobody else holds the lock of that name. */
  run<T>(name: string, work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** For hosts without Web Locks: panes then find out from the store what others did. */
export const noLocks: Locks = { run: (_, work) => work() };

/** The Web Locks of a browser (`navigator.locks`), shared by all pages of one origin. */
export function webLocks(manager: LockManager): Locks {
  return {
    run: async (name, work, signal) => manager.request(`pipedrive.${name}`, { signal }, work),
  };
}
