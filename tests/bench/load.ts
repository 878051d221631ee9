import { connect, type Socket } from 'node:net';

/** What a run of requests gave: how many a second, each one's time in ms, and how many did not end in 200. */
export type Load = {
  readonly sent: number;
  readonly failed: number;
  readonly perSecond: number;
  readonly times: readonly number[];
};

/** So many connections, each sending its next request when the last one is answered. Ends early after `maxMs`. */
export async function closedLoop(
  port: number,
  requests: readonly Buffer[],
  connections = 16,
  maxMs = 20_000,
): Promise<Load> {
  const times: number[] = [];
  let failed = 0;
  let next = 0;
  const started = performance.now();
  const worker = async () => {
    const connection = openConnection(port);
    for (;;) {
      const request = performance.now() - started < maxMs ? requests[next] : undefined;
      if (!request) break;
      next += 1;
      const before = performance.now();
      if ((await connection.send(request)) !== 200) failed += 1;
      times.push(performance.now() - before);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - started) / 1000;
  return { sent: next, failed, perSecond: next / seconds, times };
}

/** Requests at a steady pace, whether or not earlier ones are answered; times count from when each was due. */
export async function openLoop(port: number, requests: readonly Buffer[], perSecond: number): Promise<Load> {
  const idle: Connection[] = [];
  const all: Connection[] = [];
  const times: number[] = [];
  const waiting: Promise<void>[] = [];
  let failed = 0;
  const started = performance.now();
  const sendOne = async (request: Buffer, due: number) => {
    const connection = idle.pop() ?? openConnection(port);
    if (!all.includes(connection)) all.push(connection);
    if ((await connection.send(request)) !== 200) failed += 1;
    times.push(performance.now() - due);
    idle.push(connection);
  };
  for (const [at, request] of requests.entries()) {
    const due = started + (at * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await new Promise(resolve => setTimeout(resolve, early));
    waiting.push(sendOne(request, due));
  }
  await Promise.all(waiting);
  const seconds = (performance.now() - started) / 1000;
  for (const connection of all) connection.close();
  return { sent: requests.length, failed, perSecond: requests.length / seconds, times };
}

type Connection = { send(request: Buffer): Promise<number>; close(): void };

const ANSWER_MS = 15_000;

/**
 * One keep-alive connection with one request on its way at a time: the least work that load can be made with, so that
 * little of the machine goes to it. `send` gives the status, 0 where the connection broke or nothing came in time.
 */
function openConnection(port: number): Connection {
  let socket: Socket | null = null;
  let answer: ((status: number) => void) | null = null;
  let received = '';
  const end = (status: number): void => {
    const waiting = answer;
    answer = null;
    received = '';
    waiting?.(status);
  };
  const drop = (): void => {
    socket?.destroy();
    socket = null;
    end(0);
  };
  const open = (): Socket => {
    const opened = connect({ port, host: '127.0.0.1', noDelay: true });
    opened.setEncoding('latin1').setTimeout(ANSWER_MS);
    opened.on('data', (chunk: string) => {
      received += chunk;
      const status = statusOf(received);
      if (status !== null) end(status);
    });
    opened.on('error', drop).on('timeout', drop).on('close', drop);
    return opened;
  };
  return {
    send: request =>
      new Promise(resolve => {
        answer = resolve;
        socket ??= open();
        socket.write(request);
      }),
    close: () => {
      socket?.removeAllListeners('close').destroy();
      socket = null;
    },
  };
}

/** The status of an answer that has arrived in full, else null. */
function statusOf(received: string): number | null {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const head = received.slice(0, headEnd);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  const isWhole = length ? received.length >= headEnd + 4 + Number(length) : received.endsWith('0\r\n\r\n');
  return isWhole ? Number(head.slice(9, 12)) : null;
}
