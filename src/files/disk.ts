import { within } from '../store/deadline.ts';
import { FILES_MS, type Files } from './files.ts';

/**
 * Files in a folder of this machine, through workerd's writable disk service: PUT and DELETE answer 204, GET and DELETE of
 * what is not there 404. It makes folders as they are needed, and replaces a file in one go, by way of a hidden one that
 * a power cut may leave: whoever starts workerd removes it. Source: workerd.capnp,
 * DiskDirectory; tried out with workerd 1.20261023.
 */
export function diskFiles(disk: Fetcher, office: string): Files {
  const call = (method: string, key: string, body?: Uint8Array) =>
    within(answer(disk, `http://files/${office}/${key}`, { method, ...(body ? { body } : {}) }), FILES_MS);
  return {
    put: async (key, bytes) => {
      await call('PUT', key, bytes);
    },
    get: key => call('GET', key),
    delete: async key => {
      await call('DELETE', key);
    },
  };
}

/** Null for 404. Throws on anything else that is no success. */
async function answer(disk: Fetcher, url: string, init: RequestInit): Promise<Uint8Array | null> {
  const response = await disk.fetch(url, init);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`files: ${response.status}`);
  return bytes;
}
