/** Makes an element with attributes; `class` and `data-*` included. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Sets an attribute only where it changes: most cells stay as they are from one frame to the next. */
export function setAttribute(target: Element, name: string, value: string): void {
  if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

const canvas = document.createElement('canvas').getContext('2d');

/** Width of a text in pixels. */
export function measureText(text: string, font: string): number {
  if (!canvas) return 0;
  if (canvas.font !== font) canvas.font = font;
  return canvas.measureText(text).width;
}

/** Class names without the ones that do not apply. */
export const classes = (...names: (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ');

/** The smallest key above a number, undefined if there is none; the few on a screen need no index. */
export function keyAfter(known: ReadonlyMap<number, unknown>, number: number): number | undefined {
  let next: number | undefined;
  for (const key of known.keys()) if (key > number && key < (next ?? Infinity)) next = key;
  return next;
}
