import type { ServerResponse } from 'node:http';
import type { Platform } from './types.ts';

const beatMs = 20_000;
const streamLimit = 50;

/** Server-sent events: one `revision` per burst of changes; the console then asks `/local/state?since=`. */
export type EventStreams = { open(response: ServerResponse): void; close(): void };

export function createEventStreams(platform: Platform): EventStreams {
  const streams = new Set<ServerResponse>();
  let isWaiting = false;
  const tell = () => {
    isWaiting = false;
    for (const stream of streams) stream.write(`event: revision\ndata: ${platform.state.revision}\n\n`);
  };
  const stop = platform.subscribe(() => {
    if (isWaiting) return;
    isWaiting = true;
    setImmediate(tell);
  });
  const beat = setInterval(() => {
    for (const stream of streams) stream.write(': beat\n\n');
  }, beatMs);
  beat.unref();
  return {
    open(response) {
      if (streams.size >= streamLimit) {
        response.writeHead(503).end();
        return;
      }
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      });
      response.write(`retry: 1000\nevent: revision\ndata: ${platform.state.revision}\n\n`);
      streams.add(response);
      response.on('close', () => streams.delete(response));
    },
    close() {
      stop();
      clearInterval(beat);
      for (const stream of streams) stream.end();
    },
  };
}
