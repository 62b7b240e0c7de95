/** Rows as Pipedrive sends them. */
export type RawRow = Readonly<Record<string, unknown>>;

/**
 * All rows of a list, read page by page without a line of the client that is under test. `path` is one
 * of the API's second version (`deals?status=won`), or begins with `v1/`.
 */
export async function rawList(sandboxUrl: string, path: string): Promise<RawRow[]> {
  const first = path.startsWith('v1/');
  const rows: RawRow[] = [];
  for (let next: string | number | null = first ? 0 : ''; next !== null;) {
    const url = new URL(first ? path : `api/v2/${path}`, `${sandboxUrl}/`);
    url.searchParams.set('limit', '500');
    if (next !== '') url.searchParams.set(first ? 'start' : 'cursor', String(next));
    const answer = await fetch(url, { headers: { 'x-api-token': 'sandbox-token' } });
    const { data, additional_data: more } = (await answer.json()) as Answer;
    rows.push(...(data ?? []));
    const { pagination, next_cursor: cursor } = more ?? {};
    next = first
      ? pagination?.more_items_in_collection
        ? pagination.next_start
        : null
      : (cursor ?? null);
  }
  return rows;
}

interface Answer {
  readonly data: RawRow[] | null;
  readonly additional_data?: {
    readonly next_cursor?: string | null;
    readonly pagination?: {
      readonly more_items_in_collection: boolean;
      readonly next_start: number;
    };
  } | null;
}
