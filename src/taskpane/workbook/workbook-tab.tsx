import { lazy } from '../controls/lazy';

/** Its script is loaded with the workbook's queries. */
export const WorkbookTab = lazy(async () => (await import('./workbook-view')).WorkbookView);
