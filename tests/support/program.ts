import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A script of `dev/` as its npm command runs it. */
export type Program = {
  readonly child: ChildProcess;
  /** All that it has printed so far, stdout and stderr each. */
  readonly printed: { out: string; err: string };
  /** Resolves with the exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>;
  /** Waits until stdout holds this. Rejects when the program ends first. */
  prints(words: string | RegExp): Promise<void>;
};

/** With nothing of this shell's settings but what is given. */
export function run(script: string, settings: Readonly<Record<string, string>>, args: readonly string[] = []): Program {
  const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SystemRoot', 'TEMP'];
  const env = Object.fromEntries(inherited.flatMap(name => (process.env[name] ? [[name, process.env[name]]] : [])));
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  const printed = { out: '', err: '' };
  child.stdout?.on('data', chunk => {
    printed.out += chunk;
  });
  child.stderr?.on('data', chunk => {
    printed.err += chunk;
  });
  // `close`, not `exit`: by then everything that was printed has been read.
  const exit = new Promise<number | null>(resolve =>
    child.once('close', code => {
      process.removeListener('exit', kill);
      resolve(code);
    }),
  );
  return {
    child,
    printed,
    exit,
    async prints(words) {
      const isThere = () => (typeof words === 'string' ? printed.out.includes(words) : words.test(printed.out));
      await until(`${script} to print ${words}`, () => isThere() || child.exitCode !== null, 60_000);
      if (!isThere()) throw new Error(`${script} ended first:\n${printed.out}\n${printed.err}`);
    },
  };
}

/** Processes of this machine whose command line holds these words; null where that cannot be found out. */
export function processesWith(words: string): number[] | null {
  if (!existsSync('/proc/self/cmdline')) return null;
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && commandOf(name).includes(words))
    .map(Number);
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
