/** The body's bytes, of a request or an answer, or null when there are more than `max`: reading stops there. */
export async function readCapped(request: Request | Response, max: number): Promise<Uint8Array | null> {
  const length = request.headers.get('content-length');
  if (Number(length ?? 0) > max) {
    await request.body?.cancel();
    return null;
  }
  // HTTP holds a body to the length it declares, so it may be taken at once, which costs half of reading it in pieces. A
  // packed one grows as it is read.
  if (length !== null && !request.headers.has('content-encoding')) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.byteLength > max ? null : bytes;
  }
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > max) {
      await reader.cancel();
      return null;
    }
    chunks.push(next.value);
  }
  return joined(chunks, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const only = chunks.length === 1 ? chunks[0] : undefined;
  if (only) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
