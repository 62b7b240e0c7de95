import type { Key } from './definition';
import { keyText } from './shown-cell';
import type { DeltaReader } from './read-delta';
import { keyColumn } from './read-result';

/** `ids` takes 100: Pipedrive, GET /api/v2/deals. */
const idsPerRequest = 100;
/** More missed rows than this are left to the next full read. */
const mostMissed = 500;

/**
 * Looks which rows are still there: the keys of the query's list against the known ones. A known key
 * that the list does not have is looked up by its id: a row that is there has left the filter, one
 * that is not was deleted. Keys of the list that nobody knows are read too.
 */
export async function sweep(reader: DeltaReader, known: readonly Key[]): Promise<void> {
  const { plan } = reader;
  const key = keyColumn(plan.schema);
  const listed = new Map<string, Key>();
  for (const source of plan.schema.sources)
    for await (const rows of reader.pagesOf(source, plan.parameters, plan.pageSize, [key]))
      for (const [id] of rows) listed.set(keyText(id), typeof id === 'number' ? id : String(id));
  const knownTexts = new Map(known.map((id) => [keyText(id), id]));
  const isNews = (text: string) => !reader.rows.has(text) && !reader.departed.has(text);
  const missing = [...knownTexts].filter(([text]) => !listed.has(text) && isNews(text));
  // Conditions that run here keep rows of the list out: that a key is unknown says nothing then.
  const missed =
    plan.local.length > 0
      ? []
      : [...listed].filter(([text]) => !knownTexts.has(text) && isNews(text)).slice(0, mostMissed);
  const lookUp = key.filter?.oneOf;
  if (lookUp === undefined) {
    for (const [text] of missing) reader.departed.set(text, 'gone');
    return;
  }
  for (const [text] of missing) reader.departed.set(text, 'deleted');
  const wanted = [...missing, ...missed].map(([, id]) => id);
  for (let start = 0; start < wanted.length; start += idsPerRequest) {
    const ids = wanted.slice(start, start + idsPerRequest).join(',');
    for (const source of plan.schema.sources)
      for await (const rows of reader.pagesOf(source, { [lookUp]: ids }, idsPerRequest))
        rows.forEach((row) => reader.judge(row));
  }
}
