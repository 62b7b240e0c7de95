import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { omit } from '../../../src/pipedrive/omit';

/** A part of Pipedrive's description of its API, with what we look at. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

export interface Operation {
  readonly deprecated?: boolean;
  readonly 'x-token-cost'?: number;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}

interface Body {
  readonly content?: Readonly<
    Record<string, { readonly schema?: Schema; readonly example?: unknown }>
  >;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

const folder = join(__dirname, '../../../../shared/data/openapi');

/** The files stand beside the project where they are at hand; they are not part of it. */
export const hasOpenApi = existsSync(folder);

/** Pipedrive's OpenAPI file of a version. */
export class OpenApi {
  readonly #document: { readonly paths: Paths };
  readonly #byShape: ReadonlyMap<string, string>;

  constructor(version: 'v1' | 'v2') {
    const text = readFileSync(join(folder, `pipedrive-${version}.yaml`), 'utf8');
    this.#document = parse(text, { maxAliasCount: -1 });
    this.#byShape = new Map(Object.keys(this.#document.paths).map((path) => [shape(path), path]));
  }

  /** The operation at `deals/{deal_id}/files`, whatever its placeholders are called. */
  operation(method: string, path: string): Operation | undefined {
    const found = this.#byShape.get(shape(`/${path}`));
    return found === undefined ? undefined : this.#document.paths[found]![method.toLowerCase()];
  }

  /** With references followed and alternatives joined. */
  resolved(schema: Schema | undefined): Schema {
    if (!schema) return {};
    if (schema.$ref) return this.resolved(this.#pointed(schema.$ref));
    const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
    if (parts.length === 0) return schema;
    let joined: Schema = {};
    for (const part of [...parts.map((one) => this.resolved(one)), schema])
      joined = { ...joined, ...part, properties: { ...joined.properties, ...part.properties } };
    return omit(joined, 'allOf', 'anyOf', 'oneOf');
  }

  /** What stands under a path of members, through lists. */
  at(schema: Schema | undefined, path: readonly string[]): Schema | undefined {
    let current = this.resolved(schema);
    for (const member of path) {
      while (current.items) current = this.resolved(current.items);
      if (/^\d+$/.test(member)) continue;
      const found = current.properties?.[member];
      if (!found) return undefined;
      current = this.resolved(found);
    }
    return current;
  }

  /** A row of the answer: an element of `data`, or `data` itself. */
  row(operation: Operation): Schema {
    const { content } = (operation.responses['200'] ?? operation.responses['201'])!;
    let data = this.at(content?.['application/json']?.schema, ['data']) ?? {};
    while (data.items) data = this.resolved(data.items);
    return data;
  }

  /** The members of a request's body. */
  body(operation: Operation): Schema {
    return this.resolved(Object.values(operation.requestBody?.content ?? {})[0]?.schema);
  }

  example(operation: Operation): unknown {
    return operation.responses['200']?.content?.['application/json']?.example;
  }

  #pointed(reference: string): Schema {
    const members = reference.split('/').slice(1);
    return members.reduce<never>(
      (value, member) => value[member.replaceAll('~1', '/')] as never,
      this.#document as never,
    );
  }
}

const shape = (path: string) => path.replace(/\{[^}]+\}/g, '{}');
