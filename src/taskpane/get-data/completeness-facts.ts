import type { Completeness } from '../../query/completeness';
import type { Language } from '../language';

export interface Fact {
  readonly term: string;
  readonly text: string;
}

/**
 * What the closing statement says: proof that nothing is missing, or what is and why. `local`:
 * columns whose conditions ran here.
 */
export function completenessFacts(
  completeness: Completeness,
  local: readonly string[],
  writeMs: number,
  language: Language,
): Fact[] {
  const { archived, deleted, requests, tokens, ms, asOf } = completeness;
  const facts: Fact[] = [{ term: 'Read', text: readText(completeness, language) }];
  if (completeness.leftOut > 0) {
    const rows = language.count(completeness.leftOut, 'row', 'rows');
    facts.push({
      term: 'Left out',
      text:
        local.length > 0
          ? `${rows} by your filter on ${local.join(', ')}.`
          : `${rows} by conditions of the SQL.`,
    });
  }
  const changes = changedText(completeness, language);
  if (changes !== '') facts.push({ term: 'Changes', text: changes });
  if (archived !== 'n/a') facts.push({ term: 'Archived', text: inclusion[archived] });
  if (deleted !== 'n/a') facts.push({ term: 'Deleted', text: inclusion[deleted] });
  if (completeness.limit !== undefined) {
    const reached = completeness.limitReached ? 'reached: there may be more rows' : 'not reached';
    facts.push({ term: 'Row limit', text: `${language.number(completeness.limit)}, ${reached}` });
  }
  facts.push({
    term: 'Cost',
    text: [
      language.count(requests, 'request', 'requests'),
      language.count(tokens, 'API token', 'API tokens'),
      language.seconds(ms + writeMs),
    ].join(', '),
  });
  facts.push({ term: 'As of', text: language.instant(asOf) });
  return facts;
}

/** What others did to the rows while they were read, and what became of it. */
function changedText({ irregularities }: Completeness, language: Language): string {
  const { changed = 0, recovered = 0, rereads = 0 } = irregularities ?? {};
  const parts: string[] = [];
  if (changed > 0) {
    const rows = language.count(changed, 'row', 'rows');
    parts.push(`${rows} changed during the import and ${changed === 1 ? 'is' : 'are'} up to date.`);
  }
  if (recovered > 0) {
    const rows = language.count(recovered, 'row that moved', 'rows that moved');
    parts.push(`${rows} meanwhile ${recovered === 1 ? 'was' : 'were'} found again.`);
  }
  if (rereads > 0)
    parts.push(
      `${language.count(rereads, 'page was', 'pages were')} read a second time to be sure.`,
    );
  return parts.join(' ');
}

const inclusion = { included: 'included', excluded: 'not included' } as const;

function readText(completeness: Completeness, language: Language): string {
  const { rowsRead, pages, streams, duplicates, lastCursorReached, irregularities } = completeness;
  const rows = language.count(rowsRead, 'row', 'rows');
  const together = streams ? `, up to ${language.number(streams)} at a time` : '';
  const size = `${rows} in ${language.count(pages, 'page', 'pages')}${together}.`;
  const end = !lastCursorReached
    ? 'Reading ended at the row limit.'
    : irregularities && irregularities.gaps > 0
      ? 'Rows may be missing: the table changed too much while it was read. Import again.'
      : 'The last cursor was reached: nothing is missing.';
  const twice =
    duplicates > 0
      ? ` ${language.count(duplicates, 'row was', 'rows were')} sent twice and kept once.`
      : '';
  return `${size} ${end}${twice}`;
}
