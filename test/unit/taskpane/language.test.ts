import fc from 'fast-check';
import { createLanguage } from '../../../src/taskpane/language';

const english = createLanguage('en-GB', 'Europe/Berlin');
const german = createLanguage('de-DE', 'Europe/Berlin');

describe('counts', () => {
  test.each([
    [0, '0 rows'],
    [1, '1 row'],
    [6842, '6,842 rows'],
  ])('%i is followed by the right form of its noun', (count, text) => {
    expect(english.count(count, 'row', 'rows')).toBe(text);
  });

  test('English nouns keep English plurals when numbers follow a French Office', () => {
    expect(createLanguage('fr-FR', 'UTC').count(0, 'row', 'rows')).toBe('0 rows');
  });
});

describe('numbers', () => {
  test('separators are those of the Office language', () => {
    expect(german.number(1234567.5)).toBe('1.234.567,5');
    expect(german.number(10, 2)).toBe('10,00');
  });

  test.each([
    ['10,000', 10000],
    ['10.000', 10000],
    ['1’234’567', 1234567],
    ['1 000', 1000],
    ['250', 250],
  ])('a row limit typed as %s is understood in any language', (text, value) => {
    expect(english.parseInteger(text)).toBe(value);
    expect(german.parseInteger(text)).toBe(value);
  });

  test.each(['', 'ten', '1,5', '1e3', '10,00'])('%j is not a whole number', (text) => {
    expect(english.parseInteger(text)).toBeUndefined();
  });

  test('what a language writes it also reads', () => {
    const numbers = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'de-CH', 'sv-SE'),
        (n, tag) => {
          const language = createLanguage(tag, 'UTC');
          const rounded = Math.round(n * 1000) / 1000;
          const typed = language.number(rounded).replace('−', '-');
          expect(Number(language.parseNumber(typed))).toBeCloseTo(rounded, 3);
        },
      ),
    );
  });

  test('text that is no number is not read as one', () => {
    for (const text of ['', 'abc', '1.2.3', '12x'])
      expect(english.parseNumber(text)).toBeUndefined();
  });
});

describe('times', () => {
  test('an instant is shown in the zone it names', () => {
    expect(english.instant('2026-11-22T07:14:32Z')).toBe('22 Nov 2026, 08:14:32 (Europe/Berlin)');
  });

  test.each([
    [7100, '7.1 seconds'],
    [600, '0.6 seconds'],
    [12_400, '12 seconds'],
  ])('%i ms are %s', (ms, text) => {
    expect(english.seconds(ms)).toBe(text);
  });
});
