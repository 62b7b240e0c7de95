/** What colleagues do in Pipedrive meanwhile, and what breaks there: over plain HTTP. */
export interface Colleagues {
  create(path: string, values: object): Promise<number>;
  change(path: string, values: object): Promise<void>;
  remove(path: string): Promise<void>;
  /** A deal that goes up in another. */
  merge(deal: number, into: number): Promise<void>;
  /** Lets requests fail, beginning with the `nth` of those to come. */
  fail(match: string, nth: number): Promise<void>;
  heal(): Promise<void>;
}

export function colleagues(sandboxUrl: string): Colleagues {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${sandboxUrl}/${path}`, {
      method,
      headers: { 'x-api-token': 'sandbox-token', 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const parsed: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(parsed)}`);
    return Reflect.get(Object(parsed), 'data');
  };
  return {
    create: async (path, values) =>
      Number(Reflect.get(Object(await call('POST', path, values)), 'id')),
    change: async (path, values) => void (await call('PATCH', path, values)),
    remove: async (path) => void (await call('DELETE', path)),
    merge: async (deal, into) =>
      void (await call('PUT', `v1/deals/${deal}/merge`, { merge_with_id: into })),
    fail: async (match, nth) =>
      void (await call('POST', '_sandbox/faults', [{ match, nth, status: 'html403', times: 50 }])),
    heal: async () => void (await call('DELETE', '_sandbox/faults')),
  };
}
