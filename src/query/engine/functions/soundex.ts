/** Letters that sound alike. Vowels part two of a kind, H and W do not. */
const codes = new Map(
  ['BFPV', 'CGJKQSXZ', 'DT', 'L', 'MN', 'R'].flatMap((letters, index) =>
    [...letters].map((letter) => [letter, String(index + 1)] as const),
  ),
);

/** How an English word sounds, as a letter and three digits (`Smith` and `Smyth` are S530); 0000 for none. */
export function soundex(text: string): string {
  const word = /[A-Z]+/i.exec(text)?.[0].toUpperCase();
  if (!word) return '0000';
  let sound = word[0]!;
  let last = codes.get(sound);
  for (const letter of word.slice(1)) {
    const code = codes.get(letter);
    if (code && code !== last) sound += code;
    if (!'HW'.includes(letter)) last = code;
  }
  return sound.slice(0, 4).padEnd(4, '0');
}
