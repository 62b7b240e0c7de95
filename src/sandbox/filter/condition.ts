import type { Entry } from '../collection';
import { existing, type CollectionName, type FieldKind } from '../database';
import type { Writing } from '../entity';
import type { Field } from '../field-book';
import type { Json, JsonObject } from '../json';
import { Problem } from '../problem';
import { operators, type Operand } from './operator';
import { dateSpan } from './relative-date';

/** What the `object` of a condition means: its field definitions, and the link that leads to it. */
interface FilterObject {
  readonly kind: FieldKind;
  readonly collection: CollectionName;
  /** The property of the filtered record that points at the object. */
  readonly link: string;
  readonly filterType: string;
}

const objects: Readonly<Record<string, FilterObject>> = {
  deal: { kind: 'deal', collection: 'deals', link: 'deal_id', filterType: 'deals' },
  person: { kind: 'person', collection: 'persons', link: 'person_id', filterType: 'people' },
  organization: {
    kind: 'organization',
    collection: 'organizations',
    link: 'org_id',
    filterType: 'org',
  },
  product: { kind: 'product', collection: 'products', link: 'product_id', filterType: 'products' },
  activity: {
    kind: 'activity',
    collection: 'activities',
    link: 'activity_id',
    filterType: 'activity',
  },
  // Leads inherit the custom fields of deals.
  lead: { kind: 'deal', collection: 'leads', link: 'lead_id', filterType: 'leads' },
  project: {
    kind: 'project',
    collection: 'projects',
    link: 'project_id',
    filterType: 'projects',
  },
};

const dateTypes = new Set(['date', 'daterange']);

function refused(error: string): Problem {
  return new Problem(400, { error, code: 'ERR_BUSINESS_VALIDATION_FAILED' });
}

/** Reads `{object, field_id, operator, value}`. `field_id` is v1's number of the field, or its code. */
export function conditionTest(
  condition: JsonObject,
  filterType: string,
  { database, user, now }: Writing,
): (entry: Entry) => boolean {
  const object = objects[String(condition.object)];
  if (!object) throw refused(`Unknown filter object ${String(condition.object)}`);
  const field = database.fields[object.kind].find(String(condition.field_id));
  if (!field) throw refused(`Unknown filter field ${String(condition.field_id)}`);
  const operator = operators[String(condition.operator)];
  if (!operator) throw refused(`Unknown filter operator ${String(condition.operator)}`);

  const operand = operandOf(field, condition.value ?? null, user, now);
  const read = (entry: Entry): Json =>
    (field.custom ? entry.custom.get(field.code) : entry.values[field.code]) ?? null;
  if (object.filterType === filterType) return (entry) => operator(read(entry), operand);
  return (entry) => {
    const id = entry.values[object.link];
    const other =
      typeof id === 'number' || typeof id === 'string'
        ? existing(database, object.collection, id)
        : undefined;
    return operator(other ? read(other) : null, operand);
  };
}

function operandOf(field: Field, value: Json, user: number, now: number): Operand {
  const text = value === null ? '' : String(value);
  if (field.type === 'user' && text === 'me') return { text: String(user) };
  const span = dateTypes.has(field.type) ? dateSpan(text, now) : undefined;
  return span ? { text, span } : { text };
}
