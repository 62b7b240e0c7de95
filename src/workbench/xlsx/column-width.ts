/**
 * Files measure columns in characters of the standard font, 7 pixels wide, with 5 pixels of padding
 * around them (ECMA-376 part 1, 18.3.1.13); below one character the padding shrinks along.
 */
const character = 7;
const padding = 5;

export function toCharacters(points: number): number {
  const pixels = (points * 4) / 3;
  return pixels < character + padding
    ? pixels / (character + padding)
    : (pixels - padding) / character;
}

/** Points, to a hundredth: what is left of a width after rounding in other programs. */
export function fromCharacters(characters: number): number {
  const pixels =
    characters < 1 ? characters * (character + padding) : characters * character + padding;
  return Math.round(pixels * 0.75 * 1000) / 1000;
}
