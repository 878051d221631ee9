import { within } from '../store/deadline.ts';
import { FILES_MS, type Files } from './files.ts';

/** Files in an R2 bucket, those of one office under its id. */
export function r2Files(bucket: R2Bucket, office: string): Files {
  const name = (key: string) => `${office}/${key}`;
  return {
    put: async (key, bytes) => {
      await within(bucket.put(name(key), bytes), FILES_MS);
    },
    get: key => within(read(bucket, name(key)), FILES_MS),
    delete: key => within(bucket.delete(name(key)), FILES_MS),
  };
}

async function read(bucket: R2Bucket, name: string): Promise<Uint8Array | null> {
  const found = await bucket.get(name);
  return found ? new Uint8Array(await found.arrayBuffer()) : null;
}
