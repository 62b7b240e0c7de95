export interface StoredBlob {
  /** Grows with each write and is never used twice, not even when a blob is removed and made anew. */
  readonly version: number;
  readonly data: string;
}

/** A write that took place, or what stands there instead of the version it meant to replace. */
export type Written =
  | { readonly done: true; readonly version: number }
  | { readonly done: false; readonly current: StoredBlob | undefined };

/**
 * Where roaming blobs lie. A write is atomic, compares the version it replaces with the version that
 * is there, and is on disk when its promise resolves.
 */
export interface BlobStore {
  get(id: string): Promise<StoredBlob | undefined>;
  /** Replaces version `expected`; makes a new blob where `expected` is undefined. */
  put(id: string, data: string, expected: number | undefined): Promise<Written>;
  /**
   * Removes version `expected`, or any where it is undefined. Resolves with the blob that has another
   * version and was left; with nothing when there is none any more.
   */
  remove(id: string, expected: number | undefined): Promise<StoredBlob | undefined>;
  close(): Promise<void>;
}
