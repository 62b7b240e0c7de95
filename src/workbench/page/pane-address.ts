/** Which add-in page to load, or why not. */
export type PaneAddress =
  | { readonly kind: 'configured' }
  | { readonly kind: 'other'; readonly url: string }
  | { readonly kind: 'refused'; readonly sentence: string };

/**
 * Reads `?pane=` of the page's own address. office.js trusts a host over https on the add-in's own host
 * name and nothing else, so any other address could only end in its error page.
 */
export function paneAddress(search: string): PaneAddress {
  const given = new URLSearchParams(search).get('pane');
  if (given === null) return { kind: 'configured' };
  const url = URL.canParse(given) ? new URL(given) : undefined;
  return url?.protocol === 'https:' && url.hostname === 'localhost'
    ? { kind: 'other', url: url.href }
    : {
        kind: 'refused',
        sentence: `The workbench loads add-in pages over https from localhost only, and ${given || 'an empty address'} is not such an address.`,
      };
}
