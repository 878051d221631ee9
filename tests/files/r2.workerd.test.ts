import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import type { Bindings } from '../../src/bindings.ts';
import { r2Files } from '../../src/files/r2.ts';

const bucket = () => {
  const { FILES_BUCKET } = env as unknown as Bindings;
  if (!FILES_BUCKET) throw new Error('wrangler.toml binds a bucket');
  return FILES_BUCKET;
};

describe('files in a bucket', () => {
  it('are kept, replaced, read and deleted, each office its own', async () => {
    const [files, others] = [r2Files(bucket(), 'lumrang'), r2Files(bucket(), 'other')];
    const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => at % 251);
    expect(await files.get('raw-a')).toBeNull();
    await files.put('raw-a', bytes);
    await files.put('raw-a', bytes.subarray(1, 5));
    await others.put('raw-a', bytes);
    expect(await files.get('raw-a')).toEqual(bytes.subarray(1, 5));
    expect(await others.get('raw-a')).toEqual(bytes);
    await files.delete('raw-a');
    await files.delete('raw-a');
    expect(await files.get('raw-a')).toBeNull();
    expect((await bucket().list()).objects.map(({ key }) => key)).toEqual(['other/raw-a']);
  });
});
