import { strToU8, zipSync } from 'fflate';
import { declaration, tag } from './markup';

const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
/** Where the types of relationships among the parts of an Office document begin. */
export const officeRelationships =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Collects the parts of a package (ECMA-376 part 2), their content types and relationships. */
export class PackageWriter {
  readonly #parts: Record<string, Uint8Array> = {};
  readonly #types = new Map<string, string>();
  readonly #relationships = new Map<string, string[]>();

  /** Adds an XML part with its content type; `path` without a leading slash. */
  add(path: string, contentType: string, markup: string): void {
    this.#types.set(path, contentType);
    this.#parts[path] = strToU8(declaration + markup);
  }

  /** Adds a part whose type its extension tells. */
  addRaw(path: string, content: string | Uint8Array): void {
    this.#parts[path] = typeof content === 'string' ? strToU8(content) : content;
  }

  /**
   * Relates a part ('' for the package) to another, and returns the relationship's id. `type` is the
   * last step of an Office relationship or an address of its own.
   */
  relate(source: string, type: string, target: string): string {
    const list = this.#relationships.get(source) ?? [];
    this.#relationships.set(source, list);
    const id = `rId${list.length + 1}`;
    const address = type.includes('://') ? type : `${officeRelationships}/${type}`;
    list.push(tag('Relationship', { Id: id, Type: address, Target: relativePath(source, target) }));
    return id;
  }

  /** The package as the bytes of a .zip file. */
  bytes(): Uint8Array<ArrayBuffer> {
    const types = [
      tag('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      tag('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      tag('Default', {
        Extension: 'vml',
        ContentType: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
      }),
      tag('Default', {
        Extension: 'bin',
        ContentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.customProperty',
      }),
      ...[...this.#types].map(([path, ContentType]) =>
        tag('Override', { PartName: `/${path}`, ContentType }),
      ),
    ];
    const contentTypes = tag('Types', { xmlns: `${packageNamespace}/content-types` }, types);
    const parts: Record<string, Uint8Array> = {
      '[Content_Types].xml': strToU8(declaration + contentTypes),
    };
    for (const [source, list] of this.#relationships) {
      const markup = tag('Relationships', { xmlns: `${packageNamespace}/relationships` }, list);
      parts[relationshipsPath(source)] = strToU8(declaration + markup);
    }
    return zipSync({ ...parts, ...this.#parts });
  }
}

/** Where the relationships of a part are; '' is the package itself. */
export function relationshipsPath(source: string): string {
  const slash = source.lastIndexOf('/') + 1;
  return `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
}

function relativePath(source: string, target: string): string {
  const from = source.split('/').slice(0, -1);
  const to = target.split('/');
  let common = 0;
  while (common < from.length && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}
