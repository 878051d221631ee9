import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settingNames } from '../src/env.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export type WorkerdOptions = {
  readonly port: number;
  /** Where the databases and the files live. */
  readonly stateDir: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Where the Worker's own lines go: the terminal, nowhere, or a file that is begun anew. */
  readonly output?: 'inherit' | 'ignore' | { readonly file: string };
  /** Another script than the product's, for the bench. */
  readonly script?: string;
};

/** The production build on workerd itself: no proxy in front, SQLite and files on disk, the built pages as a folder. */
export function startWorkerd(options: WorkerdOptions): ChildProcess {
  const stateDir = resolve(options.stateDir);
  mkdirSync(join(stateDir, 'sqlite'), { recursive: true });
  dropUnfinished(join(stateDir, 'files'));
  mkdirSync(join(root, 'dist/client'), { recursive: true });
  const configFile = join(stateDir, 'workerd.capnp');
  writeFileSync(configFile, config({ ...options, stateDir }));
  const binary = join(root, 'node_modules/workerd/bin/workerd');
  const wanted = options.output ?? 'inherit';
  const output = typeof wanted === 'string' ? wanted : openSync(wanted.file, 'w');
  return spawn(binary, ['serve', configFile, '--experimental'], {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...options.settings },
  });
}

/** workerd's disk service writes a file under a hidden name first; a power cut leaves that, and no record knows of it. */
function dropUnfinished(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const each of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (each.isFile() && /^\..*\.tmp$/.test(each.name)) rmSync(join(each.parentPath, each.name));
}

function config({ port, stateDir, settings, script = join(root, 'dist/prongsai/index.js') }: WorkerdOptions): string {
  const text = (value: string) => JSON.stringify(value);
  const names = settingNames.filter(name => name in settings);
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .product),
    (name = "sqlite", disk = (path = ${text(join(stateDir, 'sqlite'))}, writable = true)),
    (name = "files", disk = (path = ${text(join(stateDir, 'files'))}, writable = true)),
    (name = "assets", disk = (path = ${text(join(root, 'dist/client'))})),
    (name = "internet", network = (allow = ["public", "private", "local"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const product :Workerd.Worker = (
  modules = [(name = "index.js", esModule = embed ${text(relative(stateDir, script))})],
  compatibilityDate = "2026-08-01",
  compatibilityFlags = ["nodejs_compat"],
  durableObjectNamespaces = [(className = "OfficeStore", uniqueKey = "prongsai-office", enableSql = true)],
  durableObjectStorage = (localDisk = "sqlite"),
  bindings = [
    (name = "OFFICE_STORE", durableObjectNamespace = "OfficeStore"),
    (name = "ASSETS", service = "assets"),
    (name = "FILES_DISK", service = "files"),
${names.map(name => `    (name = ${text(name)}, fromEnvironment = ${text(name)}),`).join('\n')}
  ],
);
`;
}
