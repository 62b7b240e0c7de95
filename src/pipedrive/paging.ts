import type { Source } from './catalogue/entry';
import type { JsonObject } from './json';
import { ListWalk, type ListRequest, type RawPage } from './list-walk';
import type { RequestOptions, Session } from './session';
import { abortableWith } from './unless-aborted';

/** The most rows Pipedrive sends per request. */
export const pageLimit = 500;

export interface PagesOptions extends RequestOptions, Pick<ListRequest, 'allow' | 'tally'> {
  /** Whether to ask for the next page while one is being worked on: only where all are wanted. */
  readonly ahead?: boolean;
}

/**
 * The pages of a list, one after the other, `limit` rows at most (1 to 500). Throws what requests
 * throw, and `read-inconsistent` when the list leads back to a page already read.
 */
export async function* listPages(
  session: Pick<Session, 'request'>,
  source: Source,
  query: Readonly<Record<string, string>>,
  limit: number,
  { signal, ahead = false, ...checks }: PagesOptions = {},
): AsyncGenerator<RawPage> {
  const walk = new ListWalk(session, { source, query, limit, ...checks });
  const { controller, release } = abortableWith(signal);
  const ask = () => walk.next({ signal: controller.signal });
  let coming: Promise<RawPage> | undefined;
  try {
    for (;;) {
      const page = await (coming ?? ask());
      coming = ahead && !page.last ? ask() : undefined;
      // Looked at only after this page: until then nobody would catch it.
      coming?.catch(() => undefined);
      yield page;
      if (page.last) return;
    }
  } finally {
    controller.abort();
    release();
    await coming?.catch(() => undefined);
  }
}

/** All rows of a list. For lists that are small by nature: fields, stages, users. */
export async function listAll(
  session: Session,
  source: Source,
  options: RequestOptions = {},
): Promise<JsonObject[]> {
  const items: JsonObject[] = [];
  for await (const page of listPages(session, source, {}, pageLimit, options))
    items.push(...page.items);
  return items;
}
