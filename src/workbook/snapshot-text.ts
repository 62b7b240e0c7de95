import type { Snapshot, SnapshotPatch } from './snapshot';

/**
 * Characters per chunk. Excel on the web takes requests of 5 MB at most (documented), and a chunk is
 * plain ASCII.
 */
export const chunkCharacters = 2_000_000;

/**
 * A snapshot as short texts: JSON by columns, compressed where the web view can (Safari before 16.4
 * cannot), in base64. 20,000 rows of 20 columns take 1.6 million characters, packed in 0.2 s.
 */
export function packSnapshot(snapshot: Snapshot, size = chunkCharacters): Promise<string[]> {
  return pack(jsonParts(snapshot), size);
}

/** A patch in the same form. */
export function packPatch(patch: SnapshotPatch, size = chunkCharacters): Promise<string[]> {
  return pack([JSON.stringify(patch)], size);
}

async function pack(parts: Iterable<string>, size: number): Promise<string[]> {
  const json = new Blob([...parts]);
  const packed = 'CompressionStream' in globalThis;
  const stream = packed ? json.stream().pipeThrough(new CompressionStream('gzip')) : json.stream();
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const text = (packed ? 'gzip:' : 'json:') + toBase64(bytes);
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
}

/** The snapshot in its chunks, in order; undefined where something is missing or damaged. */
export async function unpackSnapshot(chunks: readonly string[]): Promise<Snapshot | undefined> {
  const value = await unpack(chunks);
  return isSnapshot(value) ? value : undefined;
}

export async function unpackPatch(chunks: readonly string[]): Promise<SnapshotPatch | undefined> {
  const value = await unpack(chunks);
  return isPatch(value) ? value : undefined;
}

async function unpack(chunks: readonly string[]): Promise<unknown> {
  const [, format, base64] = /^(gzip|json):([A-Za-z0-9+/=\s]*)$/.exec(chunks.join('')) ?? [];
  if (base64 === undefined) return undefined;
  try {
    const stream = new Blob([fromBase64(base64)]).stream();
    const json = format === 'gzip' ? stream.pipeThrough(new DecompressionStream('gzip')) : stream;
    return JSON.parse(await new Response(json).text());
  } catch {
    return undefined; // what base64, gzip or JSON refuses is damaged, whatever they say of it
  }
}

/** The JSON text column by column: as one text it would block the page for a third of a second. */
function* jsonParts({ columns, ...rest }: Snapshot): Generator<string> {
  yield `{"columns":[`;
  for (const [index, column] of columns.entries())
    yield (index === 0 ? '' : ',') + JSON.stringify(column);
  yield `],${JSON.stringify(rest).slice(1)}`;
}

function isSnapshot(value: unknown): value is Snapshot {
  const { fields, keys, columns, bases, gone, parked } = (value ?? {}) as Partial<Snapshot>;
  return (
    [fields, keys, columns, bases, gone, parked].every(Array.isArray) &&
    columns!.length === fields!.length &&
    columns!.every((column) => Array.isArray(column) && column.length === keys!.length)
  );
}

function isPatch(value: unknown): value is SnapshotPatch {
  const { keys, rows, dropped, bases, gone, parked } = (value ?? {}) as Partial<SnapshotPatch>;
  return (
    [keys, rows, dropped, bases, gone, parked].every(Array.isArray) && keys!.length === rows!.length
  );
}

/** Bytes per call of `btoa`: a multiple of 3, so that the texts join without padding. */
const slice = 3 * 0x2000;

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += slice)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(start, start + slice))));
  return parts.join('');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
