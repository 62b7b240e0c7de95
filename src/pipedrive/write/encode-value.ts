import { AppError } from '../../core/error';
import { chooseOne, chooseSeveral, listed, type Choice } from './choice';
import type { WriteFacts } from './facts';
import type { Rule } from './rule';
import { scalarRules, type Given } from './scalar-rule';
import type { WriteField } from './write-field';

/** What encoding a value needs beside its column. */
export interface Encoding {
  /** How sentences call the row. */
  readonly row: string;
  readonly facts: WriteFacts;
  /** The pipeline of the row, where it is known: it narrows the stages of that name. */
  readonly pipeline?: string;
}

type RuleOf<K extends Rule['is']> = Extract<Rule, { readonly is: K }>;
type Encoder<K extends Rule['is']> = (
  value: Given,
  rule: RuleOf<K>,
  field: WriteField,
  encoding: Encoding,
) => unknown;

/**
 * A value as Pipedrive wants it: names as ids, dates, strict types. Throws `write-value-invalid`,
 * `write-name-unknown` or `write-name-ambiguous`, naming row and column.
 */
export function encodeValue(value: Given, field: WriteField, encoding: Encoding): unknown {
  const encoder = encoders[field.rule.is] as Encoder<Rule['is']>;
  return encoder(value, field.rule as never, field, encoding);
}

const encoders: { readonly [K in Rule['is']]: Encoder<K> } = {
  scalar: (value, { scalar }, field, encoding) => {
    const { encode, expected } = scalarRules[scalar];
    return encode(value) ?? refuse(value, expected, field, encoding);
  },
  ids: (value, { scalar }, field, encoding) => {
    const { encode, expected } = scalarRules[scalar];
    const ids = listed(value).map((one) => encode(one) ?? refuse(one, expected, field, encoding));
    return [...new Set(ids)];
  },
  option: (value, { options, many, id }, field, encoding) => {
    const asId = (text: string) => (id === 'number' ? numberOr(text) : text);
    if (!many) {
      const within = chooseOne(value, narrowed(options, field, encoding));
      // A stage of another pipeline takes the deal there.
      const choice = 'nearest' in within ? chooseOne(value, options) : within;
      return asId(chosen(choice, value, field, encoding));
    }
    const choices = chooseSeveral(value, options);
    if ('found' in choices) return choices.found.map(asId);
    return chosen(choices, choices.part, field, encoding);
  },
  linked: (value, { linked }, field, encoding) => {
    const meaning = encoding.facts.names.get(linked)?.get(nameKey(value));
    if (!meaning && isId(value)) return Number(value);
    const ids = meaning?.ids ?? [];
    const choice: Choice =
      ids.length > 1
        ? { several: ids }
        : ids.length === 1
          ? { found: ids[0]! }
          : { nearest: meaning?.nearest };
    return Number(chosen(choice, value, field, encoding));
  },
  currency: (value, _rule, field, encoding) => {
    const code = String(value).trim().toUpperCase();
    const { currencies } = encoding.facts;
    if (currencies.length === 0 && /^[A-Z]{3}$/.test(code)) return code;
    return chosen(chooseOne(code, currencies), value, field, encoding);
  },
  contact: (value, { many, mail }, field, encoding) => {
    const all = many ? listed(value) : [String(value).trim()];
    const wrong = mail && all.find((one) => !/^[^\s@]+@[^\s@]+$/.test(one));
    if (wrong) return refuse(wrong, 'an e-mail address', field, encoding);
    return many ? all : all[0];
  },
};

/** Names that differ in spaces around them are the same. */
export function nameKey(value: Given): string {
  return String(value).trim();
}

/** A number is an id; a text of digits is one where no row is called so. */
export function isId(value: Given): boolean {
  return /^[1-9]\d{0,14}$/.test(String(value).trim());
}

function numberOr(text: string): string | number {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

/** Of the stages, those of the row's pipeline. */
function narrowed(
  options: RuleOf<'option'>['options'],
  { member }: WriteField,
  { facts: { pipelineOfStage }, pipeline }: Encoding,
) {
  if (member !== 'stage_id' || pipeline === undefined) return options;
  return options.filter(({ id }) => pipelineOfStage.get(id) === pipeline);
}

function chosen(choice: Choice, value: Given, { column }: WriteField, { row }: Encoding): string {
  if ('found' in choice) return choice.found;
  const told = { row, column: column.name, value: String(value) };
  if ('several' in choice)
    throw new AppError('write-name-ambiguous', {
      ...told,
      count: choice.several.length,
      ids: choice.several.join(', '),
    });
  throw new AppError('write-name-unknown', { ...told, nearest: choice.nearest ?? '' });
}

function refuse(value: Given, expected: string, { column }: WriteField, { row }: Encoding): never {
  throw new AppError('write-value-invalid', {
    row,
    column: column.name,
    value: String(value),
    expected,
  });
}
