import type { Value } from '../core/column';
import { isJsonObject, type JsonObject } from './json';
import { asText } from './scalar';

/** Values of Pipedrive's own fields that are more than a scalar. */
export const shapes = {
  /** Lists of ids, labels, phones: everything, with commas. */
  list: asText,
  /** Phones and e-mails: the primary one, or the first. */
  primary: (raw) => {
    const entries = objects(raw);
    const entry = entries.find((candidate) => candidate['primary'] === true) ?? entries[0];
    return entry ? asText(entry['value']) : null;
  },
  /** An address as it was typed, or as Google formats it. */
  address: (raw) =>
    isJsonObject(raw) ? asText(raw['value'] || raw['formatted_address']) : asText(raw),
  /** Prices as `5 EUR, 6 USD`. */
  prices: (raw) => {
    const prices = objects(raw).map(
      ({ price, currency }) => `${asText(price)} ${asText(currency)}`,
    );
    return prices.length === 0 ? null : prices.join(', ');
  },
  /** Senders and recipients of e-mails: names where there are any, else addresses. */
  addresses: (raw) => {
    const all = objects(raw).map(
      ({ name, email_address }) => asText(name) ?? asText(email_address),
    );
    return asText(all);
  },
  /** Amounts by currency as `5 EUR, 6 USD`. */
  amounts: (raw) =>
    isJsonObject(raw)
      ? asText(Object.entries(raw).map(([currency, amount]) => `${asText(amount)} ${currency}`))
      : asText(raw),
  json: (raw) => JSON.stringify(raw),
} as const satisfies Record<string, (raw: unknown) => Value>;

export type ShapeName = keyof typeof shapes;

function objects(raw: unknown): readonly JsonObject[] {
  return Array.isArray(raw) ? raw.filter(isJsonObject) : [];
}
