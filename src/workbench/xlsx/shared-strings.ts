import { children, type XmlElement } from '../xml';
import { tag, textElement, unescapeString } from './markup';

/** The texts of a workbook's cells, each written once (ECMA-376 part 1, 18.4). */
export class SharedStrings {
  readonly #numbers = new Map<string, number>();
  #count = 0;

  number(text: string): number {
    this.#count++;
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size));
    return number;
  }

  markup(): string {
    return tag(
      'sst',
      {
        xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        count: this.#count,
        uniqueCount: this.#numbers.size,
      },
      [...this.#numbers.keys()].map((text) => tag('si', {}, textElement('t', text))),
    );
  }
}

/** The text of a string item: plain, or runs of rich text, whose formats are not kept. */
export function stringOf(item: XmlElement | undefined): string {
  const own = children(item, 't');
  const runs = children(item, 'r').flatMap((run) => children(run, 't'));
  return unescapeString([...own, ...runs].map(({ text }) => text).join(''));
}

export const readSharedStrings = (root: XmlElement | undefined): readonly string[] =>
  children(root, 'si').map(stringOf);
