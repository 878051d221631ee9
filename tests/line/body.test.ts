import { describe, expect, it } from 'vitest';
import { readCapped } from '../../src/line/body.ts';

/** An answer whose body never ends, and how many pieces of 1,000 bytes were taken of it. */
function endless(headers: Record<string, string>) {
  const taken = { pieces: 0 };
  const body = new ReadableStream({
    pull(controller) {
      taken.pieces += 1;
      controller.enqueue(new Uint8Array(1_000));
      if (taken.pieces > 1_000) controller.close();
    },
  });
  return { taken, response: new Response(body, { headers }) };
}

describe('a body', () => {
  it('that grows while it is unpacked is read no further than may be', async () => {
    const { response, taken } = endless({ 'content-length': '500', 'content-encoding': 'gzip' });
    expect(await readCapped(response, 10_000)).toBeNull();
    expect(taken.pieces).toBeLessThan(20);
  });

  it('of any length is read no further than may be where none is declared', async () => {
    const { response, taken } = endless({});
    expect(await readCapped(response, 10_000)).toBeNull();
    expect(taken.pieces).toBeLessThan(20);
  });

  it('that says it is longer than may be is not read', async () => {
    const { response, taken } = endless({ 'content-length': '20000' });
    expect(await readCapped(response, 10_000)).toBeNull();
    expect(taken.pieces).toBeLessThan(3);
  });
});
