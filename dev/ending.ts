import type { ChildProcess } from 'node:child_process';

/** In the order in which they were started. */
const closers: (() => Promise<unknown>)[] = [];
let ending: Promise<void> | null = null;

const CLOSE_MS = 3_000;

/** Has `close` run before the program ends, by a signal or by `end`. */
export function beforeEnd(close: () => Promise<unknown>): void {
  heedSignals();
  closers.push(close);
}

/** Has `finish` run last of all, however the program ends (short of SIGKILL). */
export function atExit(finish: () => void): void {
  heedSignals();
  process.once('exit', finish);
}

let isHeeding = false;

function heedSignals(): void {
  if (isHeeding) return;
  isHeeding = true;
  // `on`: a second signal, which often follows the first at once, would otherwise end the program in the middle of this.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

function stop(): void {
  void end(0);
}

/** Ends the program in good order, what was started last first. */
export async function end(code: number): Promise<void> {
  ending ??= closeAll();
  await ending;
  process.exit(code);
}

async function closeAll(): Promise<void> {
  for (const close of closers.toReversed()) await close().catch((problem: unknown) => console.error(problem));
}

/**
 * Ties a child to this program: however the program ends (short of SIGKILL), the child ends too. `onDeath` is for a
 * child that ends on its own account.
 */
export function endTogether(child: ChildProcess, onDeath: () => void): void {
  const kill = () => child.kill('SIGKILL');
  // First of all: what else happens at the exit may throw.
  process.prependOnceListener('exit', kill);
  beforeEnd(() => terminate(child));
  child.once('exit', (code, signal) => {
    process.removeListener('exit', kill);
    // Ctrl+C reaches the child too, and sometimes first.
    const wasAsked = code === 0 || signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP';
    if (ending === null && !wasAsked) onDeath();
    void end(wasAsked ? 0 : 1);
  });
}

/** Asks a child to end, and insists after a while. */
export async function terminate(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise(resolve => child.once('exit', resolve));
  const insist = setTimeout(() => child.kill('SIGKILL'), CLOSE_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(insist);
}
