import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../dev/ports.ts';
import { startWorkerd } from '../../dev/workerd.ts';
import { channel } from './events.ts';
import type { SinkCounts } from './sink.ts';

/**
 * A server under load: where it listens, how long it took from its start to its first 200, in ms, and how much processor
 * time that took, in ms; null where the system does not tell.
 */
export type Server = {
  readonly port: number;
  readonly startMs: number;
  readonly startCpuMs: number | null;
  stop(): Promise<void>;
};
export type Sink = { readonly port: number; counts(): Promise<SinkCounts> };

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const children = new Set<ChildProcess>();
const folders = new Set<string>();

/** Nothing outlives the bench, whichever way it ends. */
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

function track(child: ChildProcess): ChildProcess {
  children.add(child);
  return child.once('exit', () => children.delete(child));
}

/** The stand-in for LINE, in a process of its own. */
export async function startSink(): Promise<Sink> {
  const child = track(fork(here('sink.ts'), { stdio: 'inherit' }));
  const { port } = await message<{ port: number }>(child);
  return {
    port,
    counts: async () => {
      const answer = message<{ counts: SinkCounts }>(child);
      child.send('counts');
      return (await answer).counts;
    },
  };
}

export async function startEchoBot(sink: Sink): Promise<Server> {
  const started = performance.now();
  const child = track(fork(here('echo-bot.ts'), [`http://127.0.0.1:${sink.port}`], { stdio: 'inherit' }));
  const { port } = await message<{ port: number }>(child);
  return { port, startMs: performance.now() - started, startCpuMs: cpuMs(child), stop: () => stopChild(child) };
}

/** Processor time that a process has used so far, of all its threads, as Linux counts it in nanoseconds. */
function cpuMs({ pid }: ChildProcess): number | null {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const used = threads.map(id => Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]));
    return used.reduce((sum, each) => sum + each, 0) / 1e6;
  } catch {
    return null;
  }
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('a helper process ended'));
    child.once('exit', ended).once('message', value => {
      child.off('exit', ended);
      resolve(value as T); // Our own child's messages.
    });
  });
}

/** The product's build, or the floor worker, on workerd with an empty database. */
export async function startOnWorkerd(which: 'product' | 'floor', sink: Sink): Promise<Server> {
  const port = await freePort();
  const stateDir = mkdtempSync(join(tmpdir(), 'prongsai-bench-'));
  folders.add(stateDir);
  const lineBase = `http://127.0.0.1:${sink.port}`;
  const started = performance.now();
  const child = track(
    startWorkerd({
      port,
      stateDir,
      settings: {
        LINE_CHANNEL_ID: channel.id,
        LINE_CHANNEL_SECRET: channel.secret,
        LINE_LOGIN_CHANNEL_ID: channel.id,
        LIFF_ID: `${channel.id}-Bench`,
        LINE_API_BASE: lineBase,
        LINE_DATA_API_BASE: lineBase,
        LINE_LOGIN_BASE: lineBase,
        PUBLIC_BASE_URL: `http://127.0.0.1:${port}`,
        FIRST_CODE: channel.firstCode,
      },
      output: { file: join(stateDir, 'workerd.log') },
      ...(which === 'floor' ? { script: here('floor-worker.js') } : {}),
    }),
  );
  // A page that asks no store: what a new database costs is not part of starting.
  await answering(`http://127.0.0.1:${port}/`, child);
  const startMs = performance.now() - started;
  const startCpuMs = cpuMs(child);
  const stop = async () => {
    await stopChild(child);
    rmSync(stateDir, { recursive: true, force: true });
    folders.delete(stateDir);
  };
  return { port, startMs, startCpuMs, stop };
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + 20_000;
  while (performance.now() < until && child.exitCode === null) {
    const ok = await fetch(url, { headers: { connection: 'close' } }).then(
      response => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise(resolve => setTimeout(resolve, 2));
  }
  throw new Error(`no 200 from ${url}`);
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise(resolve => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
