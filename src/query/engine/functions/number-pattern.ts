import { memo } from './memo';
import { roundTo } from './rounding';

/** Short forms of .NET, with the number of decimals or digits behind the letter. */
const shortForms: Readonly<Record<string, (digits: number | undefined) => string>> = {
  N: (digits = 2) => `#,##0${decimals(digits)}`,
  F: (digits = 2) => `0${decimals(digits)}`,
  P: (digits = 2) => `#,##0${decimals(digits)}%`,
  E: (digits = 6) => `0${decimals(digits)}E+000`,
  D: (digits = 1) => '0'.repeat(digits),
};
const shortForm = /^([NFPED])(\d{0,2})$/i;
const decimals = (digits: number) => (digits > 0 ? `.${'0'.repeat(digits)}` : '');

/** Text, digits with a decimal point and an exponent, text. */
const shape =
  /^((?:[^0#.'\\]|'[^']*'|\\.)*)([0#,]*)(?:\.([0#]*))?(?:(E)([+-]?)(0+))?((?:[^0#]|'[^']*'|\\.)*)$/iu;

interface Section {
  readonly before: string;
  readonly after: string;
  readonly minWhole: number;
  readonly minDecimals: number;
  readonly maxDecimals: number;
  readonly grouped: boolean;
  readonly scale: number;
  readonly exponent?: { readonly letter: string; readonly plus: boolean; readonly digits: number };
}

const sectionsOf = memo((pattern: string): readonly (Section | undefined)[] => {
  const short = shortForm.exec(pattern);
  const full = short
    ? shortForms[short[1]!.toUpperCase()]!(short[2] ? Number(short[2]) : undefined)
    : pattern;
  return full.split(';').map(section);
});

function section(pattern: string): Section | undefined {
  const found = shape.exec(pattern);
  if (!found) return undefined;
  const [, before = '', whole = '', fraction = '', letter, sign, exponent, after = ''] = found;
  const zeros = whole.replaceAll(',', '').indexOf('0');
  return {
    before: unquoted(before),
    after: unquoted(after),
    minWhole: zeros < 0 ? 0 : whole.replaceAll(',', '').length - zeros,
    minDecimals: fraction.lastIndexOf('0') + 1,
    maxDecimals: fraction.length,
    grouped: whole.includes(','),
    scale: (before + after).includes('%') ? 2 : 0,
    ...(letter && { exponent: { letter, plus: sign === '+', digits: exponent!.length } }),
  };
}

function unquoted(text: string): string {
  return text.replace(/'([^']*)'|\\(.)/gu, (_, quoted = '', escaped = '') => quoted || escaped);
}

interface Marks {
  readonly decimal: string;
  readonly group: string;
}

const marksOf = memo((locale: string): Marks => {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.8);
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: mark('decimal'), group: mark('group') };
});

/**
 * A number by a pattern of .NET: `0` and `#` for digits, `,` for groups, `%`, `E+00`, texts, up to three
 * sections for positive, negative and zero; or a short form such as `N2`. Undefined for a text that is
 * no such pattern.
 */
export function formatNumber(value: number, pattern: string, locale: string): string | undefined {
  const [positive, negative, zero] = sectionsOf(pattern);
  const ownNegative = value < 0 && negative !== undefined;
  const chosen = (value === 0 ? zero : ownNegative ? negative : undefined) ?? positive;
  if (!chosen) return undefined;
  const { before, after, exponent } = chosen;
  const [scaled, power] = exponent ? normalised(value) : [Math.abs(value), 0];
  const text = digitsOf(scaled, chosen, marksOf(locale));
  const sign = value < 0 && !ownNegative && /[1-9]/.test(text) ? '-' : '';
  const tail = exponent
    ? exponent.letter +
      (power < 0 ? '-' : exponent.plus ? '+' : '') +
      String(Math.abs(power)).padStart(exponent.digits, '0')
    : '';
  return sign + before + text + tail + after;
}

/** A number as one digit before the point, and its power of ten. */
function normalised(value: number): [mantissa: number, power: number] {
  const [mantissa = '0', power = '0'] = Math.abs(value).toExponential().split('e');
  return [Number(mantissa), Number(power)];
}

function digitsOf(value: number, chosen: Section, marks: Marks): string {
  const shifted = chosen.scale > 0 ? roundTo(value * 100, 12) : value;
  const places = Math.min(chosen.maxDecimals, 20);
  const [whole = '', fraction = ''] = roundTo(shifted, places).toFixed(places).split('.');
  const kept = fraction.slice(0, Math.max(fraction.replace(/0+$/, '').length, chosen.minDecimals));
  const padded = (whole === '0' ? '' : whole).padStart(chosen.minWhole, '0');
  const grouped = chosen.grouped ? padded.replace(/\B(?=(\d{3})+$)/g, marks.group) : padded;
  return kept ? grouped + marks.decimal + kept : grouped;
}
