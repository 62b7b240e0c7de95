import { patched, type Snapshot, type Snapshots } from './snapshot';

/**
 * Snapshots with the last one of each query at hand: most refreshes follow one that this pane has
 * made, and reading 20,000 rows out of the workbook takes longer than asking Pipedrive what changed.
 */
export function cachedSnapshots(stored: Snapshots): Snapshots {
  /** By query: what was read or written last, under the names of its parts. */
  const last = new Map<string, { readonly name: string; readonly snapshot: Snapshot }>();
  return {
    read: async (query, name) => {
      const known = last.get(query);
      if (known?.name === name) return known.snapshot;
      const snapshot = await stored.read(query, name);
      if (snapshot) last.set(query, { name, snapshot });
      return snapshot;
    },
    write: async (query, name, snapshot) => {
      await stored.write(query, name, snapshot);
      last.set(query, { name, snapshot });
    },
    writePatch: async (query, name, patch) => {
      await stored.writePatch(query, name, patch);
      const known = last.get(query);
      if (known)
        last.set(query, {
          name: `${known.name}+${name}`,
          snapshot: patched(known.snapshot, [patch]),
        });
    },
    prune: async (query, keep) => {
      await stored.prune(query, keep);
      if (last.get(query)?.name !== keep) last.delete(query);
    },
  };
}
