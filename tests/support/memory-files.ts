import type { Files } from '../../src/files/files.ts';

export type MemoryFiles = Files & {
  readonly kept: Map<string, Uint8Array>;
  /** Called before each operation; throws where the place for files is down. */
  before: (operation: 'put' | 'get' | 'delete', key: string) => unknown;
};

/** Files in memory, which make the same promises as those in a bucket or on a disk. */
export function memoryFiles(): MemoryFiles {
  const kept = new Map<string, Uint8Array>();
  const files: MemoryFiles = {
    kept,
    before: () => {},
    async put(key, bytes) {
      await files.before('put', key);
      kept.set(key, bytes.slice());
    },
    async get(key) {
      await files.before('get', key);
      return kept.get(key)?.slice() ?? null;
    },
    async delete(key) {
      await files.before('delete', key);
      kept.delete(key);
    },
  };
  return files;
}
