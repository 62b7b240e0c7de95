import type { Refreshed } from '../../workbook/refresh-ports';
import type { Language } from '../language';

/** What of a refresh its sentences need. */
export type RefreshedFigures = Pick<
  Refreshed,
  'added' | 'changed' | 'departed' | 'conflicts' | 'keptForEdits' | 'duplicates'
>;

/**
 * `Refreshed 45 rows (12 added, 31 changed, 2 deleted)`. A full read does not tell why a row is gone:
 * without a filter it can only have been deleted or archived.
 */
export function refreshedText(
  { added, changed, departed }: RefreshedFigures,
  isFiltered: boolean,
  language: Language,
): string {
  const deleted = departed.deleted + (isFiltered ? 0 : departed.gone);
  const rows = language.count(added + changed + deleted, 'row', 'rows');
  const parts = [
    `${language.number(added)} added`,
    `${language.number(changed)} changed`,
    `${language.number(deleted)} deleted`,
  ];
  return `Refreshed ${rows} (${parts.join(', ')})`;
}

/** What else is to be said of it, a sentence each. */
export function refreshedNotes(
  { departed, conflicts, keptForEdits, duplicates }: RefreshedFigures,
  isFiltered: boolean,
  language: Language,
): string[] {
  const rows = (count: number) => language.count(count, 'row', 'rows');
  const notes: string[] = [];
  if (departed.left > 0) notes.push(`${rows(departed.left)} no longer passed the filter.`);
  if (departed.archived > 0) notes.push(`${rows(departed.archived)} left because of archiving.`);
  if (isFiltered && departed.gone > 0)
    notes.push(`${rows(departed.gone)} left: deleted, or no longer passing the filter.`);
  if (conflicts.length > 0) {
    const cells = language.count(conflicts.length, 'cell', 'cells');
    notes.push(`${cells} that you edited changed in Pipedrive too. Your edits stay.`);
  }
  if (keptForEdits.length > 0)
    notes.push(`${rows(keptForEdits.length)} gone from Pipedrive stay, because they hold edits.`);
  if (duplicates.length > 0) {
    const ids = language.count(duplicates.length, 'id stands', 'ids stand');
    notes.push(`${ids} in more than one row (${some(duplicates)}). All were brought up to date.`);
  }
  return notes;
}

/** Enough to find them. */
const mostNamed = 3;

function some(names: readonly string[]): string {
  const more = names.length > mostNamed ? ', ...' : '';
  return names.slice(0, mostNamed).join(', ') + more;
}
