import { createServer } from 'node:net';

/**
 * A child process that stands for LINE: answers every token, reply and push request with 200 at once and counts them.
 * Reads no more of a request than its first line and its length, so that it takes little of the machine. Over IPC it
 * tells its port first, then the counts whenever asked.
 */
export type SinkCounts = { token: number; reply: number; push: number; other: number };

const counts: SinkCounts = { token: 0, reply: 0, push: 0, other: 0 };
const bodies: Record<keyof SinkCounts, string> = {
  token: JSON.stringify({ token_type: 'Bearer', access_token: 'bench-token', expires_in: 900 }),
  reply: JSON.stringify({ sentMessages: [{ id: '1' }] }),
  push: JSON.stringify({ sentMessages: [{ id: '1' }] }),
  other: JSON.stringify({ type: 'none', totalUsage: 0 }),
};

function kindOf(head: string): keyof SinkCounts {
  const path = head.slice(0, head.indexOf('\r\n'));
  if (path.includes('/message/reply')) return 'reply';
  if (path.includes('/message/push')) return 'push';
  return path.includes('/oauth2/') ? 'token' : 'other';
}

const server = createServer({ noDelay: true }, socket => {
  let received = '';
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    received += chunk;
    for (let headEnd = received.indexOf('\r\n\r\n'); headEnd >= 0; headEnd = received.indexOf('\r\n\r\n')) {
      const head = received.slice(0, headEnd);
      const end = requestEnd(head, headEnd + 4);
      if (end === null) return;
      received = received.slice(end);
      const kind = kindOf(head);
      counts[kind] += 1;
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-line-request-id: bench\r\ncontent-length: ${bodies[kind].length}\r\n\r\n${bodies[kind]}`,
      );
    }
  });

  /** Where a request whose body begins at `start` ends; null while more of it is on its way. */
  function requestEnd(head: string, start: number): number | null {
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length !== undefined) return received.length >= start + Number(length) ? start + Number(length) : null;
    if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return start;
    const last = received.indexOf('0\r\n\r\n', start);
    return last < 0 ? null : last + 5;
  }
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
process.on('message', () => process.send?.({ counts }));
process.on('disconnect', () => process.exit(0));
