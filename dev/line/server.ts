import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEventStreams } from './event-stream.ts';
import { ConnectionLost } from './faults.ts';
import { checkOrigin } from './local/guard.ts';
import { createPlatform } from './platform.ts';
import { createStateSaver, loadState } from './state-file.ts';
import { staticFile } from './static-files.ts';
import type { Channel, Platform } from './types.ts';

export type LineServerOptions = {
  /** 0 takes a free one. */
  port: number;
  /** Where people, chats and menus are kept; null keeps nothing. */
  stateFile: string | null;
  /** The built console; null serves none. */
  consoleDir: string | null;
  channel: Channel;
  webhookUrl: string;
};

export type LineServer = { url: string; platform: Platform; close(): Promise<void> };

const host = '127.0.0.1';
const bodyLimit = 16 * 1024 * 1024;

class BodyTooLarge extends Error {}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> {
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > bodyLimit) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const part of Array.isArray(value) ? value : [value ?? '']) headers.append(name, part);
  }
  const url = `http://${incoming.headers.host ?? host}${incoming.url ?? '/'}`;
  return new Request(url, { method: incoming.method ?? 'GET', headers, body: await readBody(incoming), signal });
}

async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}

/** Only names of this machine: another site's name that was made to point here must not reach the local API. */
function isOwnHost(header: string | undefined): boolean {
  const name = (header ?? '').replace(/:\d+$/, '');
  return ['127.0.0.1', 'localhost', '[::1]'].includes(name);
}

/** The settings of this start win over what the last one left in the state. */
function useSettings({ state }: Platform, { channel, webhookUrl }: LineServerOptions): void {
  state.webhookUrl = webhookUrl;
  const app = state.liffApps[channel.liffId] ?? { liffId: channel.liffId };
  const url = channel.liffEndpointUrl;
  if (url !== undefined) state.liffApps[channel.liffId] = { ...app, view: { type: 'full', url } };
}

const isPlatformPath = (path: string) => /^\/(local|v2|oauth2|liff\/v1|\.well-known)\//.test(path);

/**
 * Starts the local LINE platform on loopback, with its console.
 * Rejects with a plain sentence when the port is taken, or the state file is damaged.
 */
export async function startLineServer(options: LineServerOptions): Promise<LineServer> {
  const saver = options.stateFile === null ? null : createStateSaver(options.stateFile);
  const kept = options.stateFile === null ? null : loadState(options.stateFile);
  const platform = createPlatform({
    now: Date.now,
    newId: randomUUID,
    channel: options.channel,
    webhookUrl: options.webhookUrl,
    deliver: request => fetch(request),
    onChange: state => saver?.changed(state),
    ...(kept === null ? {} : { state: kept }),
  });
  useSettings(platform, options);
  const streams = createEventStreams(platform);

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const controller = new AbortController();
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) controller.abort(new DOMException('The caller gave up', 'AbortError'));
    });
    if (!isOwnHost(incoming.headers.host)) return void outgoing.writeHead(421).end();
    const request = await toRequest(incoming, controller.signal);
    const { pathname } = new URL(request.url);
    if (pathname === '/local/events' && request.method === 'GET') {
      return checkOrigin(request) === null ? streams.open(outgoing) : void outgoing.writeHead(403).end();
    }
    if (isPlatformPath(pathname)) return sendResponse(await platform.handle(request), outgoing);
    const file = options.consoleDir === null ? null : await staticFile(options.consoleDir, pathname);
    await sendResponse(file ?? new Response('Not found', { status: 404 }), outgoing);
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((problem: unknown) => {
      if (problem instanceof BodyTooLarge && !outgoing.headersSent) {
        outgoing.writeHead(413, { connection: 'close' }).end();
        return;
      }
      const isOnPurpose = problem instanceof ConnectionLost || outgoing.destroyed;
      if (!isOnPurpose) console.error('The local LINE platform failed:', problem);
      outgoing.destroy();
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === 'EADDRINUSE';
      const reason = isTaken ? `Port ${options.port} is in use; set LINE_PORT to another` : 'Cannot listen';
      reject(new Error(`${reason} (local LINE platform).`, { cause }));
    });
    server.listen(options.port, host, resolve);
  }).catch((problem: unknown) => {
    streams.close();
    throw problem;
  });

  const flush = () => saver?.flush();
  const flushAtExit = () => {
    try {
      flush();
    } catch {
      // A full disk, perhaps; whoever ends the program says why.
    }
  };
  process.once('exit', flushAtExit);
  const { port } = server.address() as AddressInfo; // listening on TCP
  return {
    url: `http://${host}:${port}`,
    platform,
    async close() {
      process.removeListener('exit', flushAtExit);
      streams.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      flush();
    },
  };
}
