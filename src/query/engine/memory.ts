interface Allocator {
  sqlite3_malloc(bytes: number): number;
  sqlite3_free(pointer: number): void;
}

/** Text up to this many bytes is looked up among the last ones: labels and dates come again and again. */
const shortText = 32;
const rememberedTexts = 4096;

/**
 * The memory of the wasm module. Views are taken anew when it has grown: growing detaches its buffer.
 */
export class Memory {
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder();
  /** By a hash of their bytes. */
  private readonly remembered = new Array<string>(rememberedTexts).fill('');
  private buffer: ArrayBufferLike | undefined;
  private bytes = new Uint8Array();
  private words = new Int32Array();
  private view = new DataView(new ArrayBuffer(0));
  private scratch = 0;
  private scratchSize = 0;

  constructor(
    private readonly memory: WebAssembly.Memory,
    private readonly allocator: Allocator,
  ) {}

  /** Throws RangeError where the memory is used up. */
  allocate(size: number): number {
    const pointer = this.allocator.sqlite3_malloc(size);
    if (pointer === 0) throw new RangeError('The memory of the SQL engine is used up');
    return pointer;
  }

  free(pointer: number): void {
    this.allocator.sqlite3_free(pointer);
  }

  /** Memory of that size with zeros. */
  zeros(size: number): number {
    const pointer = this.allocate(size);
    this.heap().fill(0, pointer, pointer + size);
    return pointer;
  }

  int(pointer: number): number {
    this.heap();
    return this.words[pointer >> 2]!;
  }

  setInt(pointer: number, value: number): void {
    this.heap();
    this.words[pointer >> 2] = value;
  }

  byte(pointer: number): number {
    return this.heap()[pointer]!;
  }

  setByte(pointer: number, value: number): void {
    this.heap()[pointer] = value;
  }

  setDouble(pointer: number, value: number): void {
    this.heap();
    this.view.setFloat64(pointer, value, true);
  }

  setBigInt(pointer: number, value: bigint): void {
    this.heap();
    this.view.setBigInt64(pointer, value, true);
  }

  /** UTF-8 of that many bytes. */
  text(pointer: number, length: number): string {
    return length > shortText ? this.decode(pointer, length) : this.shortText(pointer, length);
  }

  /** UTF-8 up to its zero; undefined for no text at all. */
  cString(pointer: number): string | undefined {
    if (pointer === 0) return undefined;
    return this.text(pointer, this.heap().indexOf(0, pointer) - pointer);
  }

  /** A copy of the text with a zero at its end, to be freed by the caller. */
  newCString(text: string): number {
    const pointer = this.allocate(text.length * 3 + 1);
    const { written } = this.encoder.encodeInto(text, this.heap().subarray(pointer));
    this.setByte(pointer + written, 0);
    return pointer;
  }

  /** Lends the text in UTF-8 until the next call: its place and its length in bytes. */
  lend(text: string): { readonly pointer: number; readonly length: number } {
    this.reserve(text.length * 3 + 1);
    const heap = this.heap();
    const pointer = this.scratch;
    let index = 0;
    for (; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit > 127) break;
      heap[pointer + index] = unit;
    }
    if (index < text.length)
      index += this.encoder.encodeInto(text.slice(index), heap.subarray(pointer + index)).written;
    this.lent.pointer = pointer;
    this.lent.length = index;
    return this.lent;
  }

  /** A text that was read before is not made again: a million equal strings would have to be collected. */
  private shortText(pointer: number, length: number): string {
    const heap = this.heap();
    const end = pointer + length;
    let hash = length;
    let bits = 0;
    for (let at = pointer; at < end; at++) {
      const byte = heap[at]!;
      hash = (Math.imul(hash, 31) + byte) | 0;
      bits |= byte;
    }
    // Beyond ASCII, bytes are not letters.
    if (bits > 127) return this.decode(pointer, length);
    const slot = (hash ^ (hash >>> 12)) & (rememberedTexts - 1);
    const known = this.remembered[slot]!;
    if (known.length === length) {
      let index = 0;
      while (index < length && known.charCodeAt(index) === heap[pointer + index]) index++;
      if (index === length) return known;
    }
    const text = this.decode(pointer, length);
    this.remembered[slot] = text;
    return text;
  }

  private decode(pointer: number, length: number): string {
    return this.decoder.decode(this.heap().subarray(pointer, pointer + length));
  }

  private readonly lent = { pointer: 0, length: 0 };

  private reserve(size: number): void {
    if (size <= this.scratchSize) return;
    if (this.scratch !== 0) this.free(this.scratch);
    this.scratchSize = Math.max(size, 4096);
    this.scratch = this.allocate(this.scratchSize);
  }

  private heap(): Uint8Array {
    if (this.memory.buffer !== this.buffer) {
      this.buffer = this.memory.buffer;
      this.bytes = new Uint8Array(this.buffer);
      this.words = new Int32Array(this.buffer);
      this.view = new DataView(this.buffer);
    }
    return this.bytes;
  }
}
