const focusable =
  'button:not([disabled]):not([tabindex="-1"]), input, select, summary, iframe, [role=grid], [tabindex="0"]';

/**
 * What F6 goes to: the first control of the next part of the page (ribbon, formula bar, sheet, tabs,
 * pane, ...), as in Excel. It is the keyboard's way out of the sheet, where Tab moves between cells.
 */
export function nextRegion(page: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const regions = [...page.querySelectorAll<HTMLElement>('[data-region]')]
    .map((region) => ({ region, target: entry(region) }))
    .filter(({ target }) => target !== undefined);
  const current = regions.findIndex(({ region }) => region.contains(document.activeElement));
  return regions[(current + step + regions.length) % regions.length]?.target;
}

/** A tab list is entered at its selected tab, a pane at its page. */
function entry(region: HTMLElement): HTMLElement | undefined {
  if (!region.offsetParent) return undefined;
  const preferred = region.querySelector<HTMLElement>('[aria-selected=true][role=tab], iframe');
  return preferred ?? region.querySelector<HTMLElement>(focusable) ?? undefined;
}
