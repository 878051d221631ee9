/**
 * Where the bytes of photos and documents live; what is known of them is in their records. Every call ends within a
 * deadline, with its answer or with an exception. A key has letters, digits and hyphens only.
 */
export type Files = {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** One that is gone already is no fault. */
  delete(key: string): Promise<void>;
};

/** For a file of at most 10 MB; many of these fit between the two sweeps of an erased one. */
export const FILES_MS = 10_000;
