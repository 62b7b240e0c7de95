import { strFromU8, unzipSync } from 'fflate';
import { ExcelError } from '../model/error';
import { children, parseXml, type XmlElement } from '../xml';
import { relationshipsPath } from './package-writer';

export interface Relationship {
  readonly id: string;
  /** The last step of its address: `worksheet`, `table`. */
  readonly type: string;
  /** The part it leads to, without a leading slash. */
  readonly path: string;
}

/** A package that is read: its parts as XML, found through their relationships. */
export class PackageReader {
  readonly #parts: Readonly<Record<string, Uint8Array>>;

  /** Throws InvalidArgument for bytes that are no .zip file. */
  constructor(bytes: Uint8Array) {
    try {
      this.#parts = unzipSync(bytes);
    } catch {
      throw new ExcelError('InvalidArgument', 'This file is not a workbook (.xlsx).');
    }
  }

  text(path: string): string | undefined {
    const part = this.#parts[path];
    return part && strFromU8(part).replace(/^\uFEFF/, '');
  }

  raw(path: string): Uint8Array | undefined {
    return this.#parts[path];
  }

  /** A part as XML; undefined if it is not there. Throws InvalidArgument where it is damaged. */
  part(path: string): XmlElement | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    try {
      return parseXml(text);
    } catch {
      throw new ExcelError('InvalidArgument', `This file is damaged: ${path} cannot be read.`);
    }
  }

  /** What a part ('' for the package) is related to, of one type or of all. */
  related(source: string, type?: string): readonly Relationship[] {
    const base = source.split('/').slice(0, -1);
    return children(this.part(relationshipsPath(source)), 'Relationship')
      .filter(({ attributes }) => attributes['TargetMode'] !== 'External')
      .map(({ attributes }) => ({
        id: attributes['Id'] ?? '',
        type: attributes['Type']?.split('/').at(-1) ?? '',
        path: resolvePath(base, attributes['Target'] ?? ''),
      }))
      .filter((one) => type === undefined || one.type === type);
  }

  /** The first part of a type that a part is related to. */
  firstRelated(source: string, type: string): { path: string; root: XmlElement } | undefined {
    const [found] = this.related(source, type);
    const root = found && this.part(found.path);
    return root && { path: found.path, root };
  }
}

function resolvePath(base: readonly string[], target: string): string {
  const steps = target.startsWith('/') ? [] : [...base];
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
