import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build.ts';
import { endTogether } from './ending.ts';
import { lock } from './lock.ts';
import { ensureFree, portSetting } from './ports.ts';
import { loadVars, readSettings } from './settings.ts';
import { complain, devText, fail, say } from './text.ts';
import { startWorkerd } from './workerd.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The production build on workerd, which ends when this program ends, over a state directory that this program has
 * locked. The Worker's own lines go to the terminal, or to a file of that directory. Ends the program, with the reason,
 * when it cannot be.
 */
export async function serve(
  settings: Readonly<Record<string, string>>,
  stateDir: string,
  logName?: string,
): Promise<string> {
  const port = portSetting('PORT', 8787);
  const url = `http://127.0.0.1:${port}`;
  await ensureFree(port, 'PORT');
  await buildIfStale();
  const logFile = logName ? join(stateDir, logName) : null;
  const complainAbout = (what: typeof devText.workerDied) => {
    complain(isWritable(stateDir) ? what : devText.diskFull(stateDir));
    if (logFile) complain(devText.workerLog(logFile));
  };
  const worker = startWorkerd({ port, stateDir, settings, ...(logFile ? { output: { file: logFile } } : {}) });
  endTogether(worker, () => complainAbout(devText.workerDied));
  if (await isAnswering(`${url}/api/health`)) return url;
  complainAbout(devText.silent);
  process.exit(1);
}

/** `PUBLIC_BASE_URL` where nobody says another: this machine. */
export function localBaseUrl(): { readonly PUBLIC_BASE_URL: string } {
  return { PUBLIC_BASE_URL: `http://127.0.0.1:${portSetting('PORT', 8787)}` };
}

/**
 * `STATE_DIR`, made, tried out and locked: a full disk, or another program there, is named before anything starts. Ends
 * the program then.
 */
export function ownStateDir(): string {
  const folder = resolve(root, process.env.STATE_DIR || '.local');
  if (!isWritable(folder)) fail(devText.diskFull(folder));
  lock(folder);
  return folder;
}

const PROBE_BYTES = 4 * 1024 * 1024;

/** Is there room for more than a few records? */
export function isWritable(folder: string): boolean {
  const probe = join(folder, '.probe');
  try {
    make(folder);
    try {
      writeFileSync(probe, 'x'.repeat(PROBE_BYTES));
    } finally {
      rmSync(probe, { force: true });
    }
    return true;
  } catch {
    return false;
  }
}

/** Folder by folder: Node's recursive way never returns where the system lets nobody make any, as below `/proc`. */
function make(folder: string): void {
  if (existsSync(folder)) return;
  make(dirname(folder));
  mkdirSync(folder);
}

const START_MS = 30_000;

/** A worker that dies is dealt with by `endTogether`. */
async function isAnswering(url: string): Promise<boolean> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    const ok = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      response => response.ok,
      () => false,
    );
    if (ok) return true;
    await new Promise(done => setTimeout(done, 50));
  }
  return false;
}

/** `npm run serve`: the settings of the environment or of `.dev.vars`, no simulator. */
async function main(): Promise<void> {
  loadVars();
  const settings = readSettings(localBaseUrl());
  const url = await serve(settings, ownStateDir());
  say(devText.readyWorker(url));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
