import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv, SettingsError, settingNames } from '../src/env.ts';
import { buildIfStale } from './build.ts';
import { ensureFree, portSetting } from './ports.ts';
import { devText, fail, say } from './text.ts';
import { startWorkerd } from './workerd.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `npm run serve`: the production build on workerd, with the settings of the environment or of `.dev.vars`. */
export async function serve(
  defaults: Readonly<Record<string, string>> = {},
  logFile?: string,
): Promise<{ worker: ChildProcess; url: string }> {
  const port = portSetting('PORT', 8787);
  const url = `http://127.0.0.1:${port}`;
  const settings = readSettings({ PUBLIC_BASE_URL: url, ...defaults });
  await ensureFree(port, 'PORT');
  const stateDir = writableStateDir();
  await buildIfStale();
  const worker = startWorkerd({
    port,
    stateDir,
    settings,
    ...(logFile ? { output: { file: join(stateDir, logFile) } } : {}),
  });
  await answering(`${url}/api/health`, worker);
  return { worker, url };
}

/** The environment wins over `.dev.vars`, which wins over defaults. Ends the program when something is missing. */
function readSettings(defaults: Readonly<Record<string, string>>): Record<string, string> {
  const file = join(root, '.dev.vars');
  const fromFile = existsSync(file) ? parseVars(readFileSync(file, 'utf8')) : {};
  const all: Record<string, string | undefined> = { ...defaults, ...fromFile, ...nonEmpty(process.env) };
  try {
    parseEnv(all);
  } catch (error) {
    if (error instanceof SettingsError) fail(error.message);
    throw error;
  }
  if (all.OFFICE) process.env.OFFICE = all.OFFICE;
  return Object.fromEntries(settingNames.flatMap(name => (all[name] ? [[name, all[name]]] : [])));
}

function parseVars(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/).map(line => /^\s*([A-Z_][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line));
  return Object.fromEntries(
    lines.flatMap(match => (match?.[1] ? [[match[1], (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')]] : [])),
  );
}

function nonEmpty(values: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}

/** `STATE_DIR`, made and tried out: a full disk is named before anything starts. */
export function writableStateDir(): string {
  const folder = resolve(root, process.env.STATE_DIR || '.local');
  const probe = join(folder, '.probe');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, 'x'.repeat(64 * 1024));
    rmSync(probe);
  } catch {
    fail(devText.diskFull(folder));
  }
  return folder;
}

const START_MS = 30_000;

async function answering(url: string, worker: ChildProcess): Promise<void> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    if (worker.exitCode !== null) fail(devText.workerDied);
    const ok = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      response => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise(done => setTimeout(done, 50));
  }
  worker.kill('SIGKILL');
  fail(devText.workerDied);
}

/** Ends the worker with this program, whichever ends first. */
export function endTogether(worker: ChildProcess, close: () => Promise<void> = async () => {}): void {
  const stop = async (code: number) => {
    worker.kill('SIGTERM');
    await close();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop(0));
  worker.once('exit', code => {
    if (code) console.error(`${devText.workerDied('th')}\n${devText.workerDied('en')}`);
    void stop(code ?? 0);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { worker, url } = await serve();
  endTogether(worker);
  say(devText.readyWorker(url));
}
