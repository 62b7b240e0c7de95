/** A part of a drawing: an SVG element with what it holds. */
export interface Shape {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly children?: readonly Shape[];
}

/** Pixels from the drawing's corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const rectangle = ({ x, y, width, height }: Area, fill: string): Shape => ({
  name: 'rect',
  attributes: { x: round(x), y: round(y), width: round(width), height: round(height), fill },
});

export const line = (x1: number, y1: number, x2: number, y2: number, name: string): Shape => ({
  name: 'line',
  attributes: { x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2), class: name },
});

export interface TextLook {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly family?: string;
  /** Degrees, around the text's own place. */
  readonly turn?: number;
}

/** A line of text around a place: `y` is the middle of its height. */
export function label(text: string, x: number, y: number, look: TextLook = {}): Shape {
  const { anchor = 'middle', size = 12, color, bold, italic, family, turn } = look;
  return {
    name: 'text',
    text,
    attributes: {
      x: round(x),
      y: round(y),
      'text-anchor': anchor,
      'dominant-baseline': 'central',
      'font-size': size,
      // As a style: the page's own colour for texts would win over an attribute.
      ...(color && { style: `fill:${color}` }),
      ...(bold && { 'font-weight': 700 }),
      ...(italic && { 'font-style': 'italic' }),
      ...(family && { 'font-family': family }),
      ...(turn && { transform: `rotate(${turn} ${round(x)} ${round(y)})` }),
    },
  };
}

/** Half pixels are as fine as a screen shows. */
export const round = (value: number): number => Math.round(value * 2) / 2;

const namespace = 'http://www.w3.org/2000/svg';

/** The element of a shape. */
export function drawn({ name, attributes, text, children = [] }: Shape): SVGElement {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  element.append(...children.map(drawn));
  return element;
}
