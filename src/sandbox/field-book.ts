import type { CustomValues } from './collection';
import type { Json } from './json';

/** The custom field types a company can create (OpenAPI v2, `POST /dealFields`). */
export type CustomFieldType =
  | 'varchar'
  | 'varchar_auto'
  | 'text'
  | 'double'
  | 'monetary'
  | 'phone'
  | 'enum'
  | 'set'
  | 'user'
  | 'org'
  | 'people'
  | 'date'
  | 'daterange'
  | 'time'
  | 'timerange'
  | 'address';

/** All types a field definition can have; the further ones are for Pipedrive's own fields. */
export type FieldType =
  | CustomFieldType
  | 'int'
  | 'boolean'
  | 'varchar_options'
  | 'deal'
  | 'lead'
  | 'project'
  | 'stage'
  | 'activity'
  | 'json'
  | 'picture'
  | 'status'
  | 'visible_to'
  | 'price_list'
  | 'billing_frequency'
  | 'deals'
  | 'projects_board'
  | 'projects_phase';

export interface FieldOption {
  readonly id: number | string;
  label: string;
  readonly color?: string;
}

/** A field definition; `id` is the number that v1 and the conditions of filters use. */
export interface Field {
  readonly id: number;
  readonly code: string;
  name: string;
  readonly type: FieldType;
  description: string | null;
  options: FieldOption[] | null;
  readonly custom: boolean;
  /** Only in answers that ask for it with `include_fields`. */
  readonly optional: boolean;
}

/** The field definitions of one kind of record, in display order. */
export class FieldBook {
  private readonly byCode = new Map<string, Field>();
  private highestId = 0;

  all(): readonly Field[] {
    return [...this.byCode.values()];
  }

  get(code: string): Field | undefined {
    return this.byCode.get(code);
  }

  /** By v1's number, as conditions of filters write it, or by code. */
  find(idOrCode: string): Field | undefined {
    return this.byCode.get(idOrCode) ?? this.all().find((field) => String(field.id) === idOrCode);
  }

  custom(code: string): (Field & { type: CustomFieldType }) | undefined {
    const field = this.byCode.get(code);
    return field?.custom ? (field as Field & { type: CustomFieldType }) : undefined;
  }

  add(field: Omit<Field, 'id'>): Field {
    this.highestId += 1;
    const added = { ...field, id: this.highestId };
    this.byCode.set(field.code, added);
    return added;
  }

  remove(code: string): void {
    this.byCode.delete(code);
  }

  /**
   * Writes the JSON of `custom_fields`: every defined key (or only those given) is there, null when
   * unset (recorded answers). A page can hold 500 times 100 of them, most unset, so the text without
   * any value is made once and the values are put into it.
   */
  writer(only?: ReadonlySet<string>, shown?: ShowValue): (custom: CustomValues) => string {
    const codes = this.customCodes().filter((code) => !only || only.has(code));
    const { text, places } = blankOf(codes);
    return (custom) => {
      const set: [place: number, code: string, value: Json][] = [];
      for (const [code, value] of custom) {
        const place = places.get(code);
        if (place !== undefined) set.push([place, code, value]);
      }
      set.sort(([a], [b]) => a - b);
      let json = '';
      let written = 0;
      for (const [place, code, value] of set) {
        json += text.slice(written, place) + jsonText(shown ? shown(code, value) : value);
        written = place + 'null'.length;
      }
      return json + text.slice(written);
    };
  }

  private customCodes(): string[] {
    return this.all().flatMap(({ custom, code }) => (custom ? [code] : []));
  }
}

/** The JSON of a record without any value, and where each `null` in it begins. */
function blankOf(codes: readonly string[]): { text: string; places: ReadonlyMap<string, number> } {
  const places = new Map<string, number>();
  let text = '{';
  for (const code of codes) {
    text += `${text === '{' ? '' : ','}"${code}":`;
    places.set(code, text.length);
    text += 'null';
  }
  return { text: `${text}}`, places };
}

/** How a custom field's value is shown: as stored, or with the labels of its options. */
export type ShowValue = (code: string, value: Json) => Json;

const known = new WeakMap<object, string>();

/** The JSON of a value. Compound values are never changed in place, so their text is remembered. */
function jsonText(value: Json): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let text = known.get(value);
  if (text === undefined) {
    text = JSON.stringify(value);
    known.set(value, text);
  }
  return text;
}
