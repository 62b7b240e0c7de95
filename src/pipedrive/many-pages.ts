import type { RawPage } from './page-request';
import type { RequestOptions } from './session';
import { abortableWith } from './unless-aborted';

/** A page of a list of which many are read at the same time. */
export interface ArrivedPage extends Omit<RawPage, 'last'> {
  /** Whether nothing was read in its direction before. */
  readonly isFirst: boolean;
}

/** A page with its place in the list, from 0. */
export interface NumberedPage extends ArrivedPage {
  readonly number: number;
}

/** A list that says which of its pages to read now. */
export interface ManyPages<Place, Page extends ArrivedPage = ArrivedPage> {
  /** Places to read from now, none that is being read. Each is to be given to `read` at once. */
  due(): readonly Place[];
  read(place: Place, options: RequestOptions): Promise<Page>;
}

/** Reads lists at the same time; pages come as they arrive. A failure of one stops all. */
export async function* allAtOnce<Place, Page extends ArrivedPage>(
  lists: readonly ManyPages<Place, Page>[],
  { signal }: RequestOptions,
): AsyncGenerator<{ readonly page: Page; readonly last: boolean }> {
  const { controller, release } = abortableWith(signal);
  const options = { signal: controller.signal };
  const underWay = new Set<Promise<() => Page>>();
  const startDue = () => {
    for (const list of lists)
      for (const place of list.due()) {
        const reading: Promise<() => Page> = list.read(place, options).then((page) => () => {
          underWay.delete(reading);
          return page;
        });
        underWay.add(reading);
      }
  };
  try {
    startDue();
    while (underWay.size > 0) {
      const page = (await Promise.race(underWay))();
      // Before the page is worked on, so that the next ones come meanwhile.
      startDue();
      yield { page, last: underWay.size === 0 };
    }
  } finally {
    controller.abort();
    release();
    await Promise.allSettled(underWay);
  }
}
