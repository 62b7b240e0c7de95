import { fieldKinds, type FieldKind } from '../database';
import type { Property } from '../entity';
import { FieldBook, type FieldOption } from '../field-book';
import { projects } from '../entities/projects';
import { entities } from '../v2/records';
import { noteProperties } from '../v1/note-fields';
import type { CustomSpec } from './context';
import { customDefinitions } from './custom-fields';
import { Random } from './random';

/** The id of the first custom option: they are unique in a company, Pipedrive's own come first. */
const firstOption = 301;

/** The field definitions of the company, and what the generator must know to fill them. */
export function seedFields(seed: number): {
  fields: Record<FieldKind, FieldBook>;
  specs: Record<FieldKind, readonly CustomSpec[]>;
} {
  const random = new Random(seed);
  const books = fieldKinds.map((kind) => [kind, new FieldBook()] as const);
  const fields = Object.fromEntries(books) as Record<FieldKind, FieldBook>;
  addOwnFields(fields);
  let nextOption = firstOption;
  const specs: Record<FieldKind, readonly CustomSpec[]> = {
    deal: [],
    person: [],
    organization: [],
    product: [],
    activity: [],
    note: [],
    project: [],
  };
  for (const kind of fieldKinds) {
    const made = customDefinitions[kind].map((definition): CustomSpec => {
      const code = random.hash();
      const named = (labels: readonly string[] = []): FieldOption[] =>
        labels.map((label) => ({ id: nextOption++, label }));
      const options = named(definition.options);
      // Deleted options keep their ids in old records but are no longer defined.
      const deleted = named(definition.deleted);
      fields[kind].add({
        code,
        name: definition.name,
        type: definition.type,
        description: null,
        options: definition.options ? options : null,
        custom: true,
        optional: false,
      });
      return {
        code,
        name: definition.name,
        type: definition.type,
        density: definition.density,
        optionIds: [...options, ...deleted].map(({ id }) => Number(id)),
        texts: definition.texts ?? [],
      };
    });
    specs[kind] = made;
  }
  return { fields, specs };
}

/** Pipedrive's own fields follow from the tables the endpoints are made from. */
function addOwnFields(fields: Record<FieldKind, FieldBook>): void {
  for (const entity of [...entities, projects]) {
    if (!entity.fields) continue;
    const book = fields[entity.fields.kind];
    for (const [code, property] of Object.entries(entity.properties))
      add(book, code, property, false);
    for (const [code, include] of Object.entries(entity.includes)) {
      if (!book.get(code)) add(book, code, include, true);
    }
  }
  for (const [code, property] of Object.entries(noteProperties))
    add(fields.note, code, property, false);
}

type Described = Pick<Property, 'label' | 'type' | 'options'>;

function add(
  book: FieldBook,
  code: string,
  { label, type, options }: Described,
  optional: boolean,
) {
  book.add({
    code,
    name: label,
    type,
    description: null,
    options: options?.map((option) => ({ ...option })) ?? null,
    custom: false,
    optional,
  });
}
