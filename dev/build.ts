import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OfficeDataError, readOffice } from '../src/offices/build/load.ts';
import type { OfficeData } from '../src/offices/office.ts';
import { devText, fail, say } from './text.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'dist', '.built-from');
const inputs = ['src', 'liff', 'dev/console', 'package-lock.json', 'vite.config.ts', 'wrangler.toml'];
const outputs = ['dist/prongsai/index.js', 'dist/client/liff/index.html', 'dist/console/index.html'];

/** Builds everything: the Worker and the LIFF pages, and the console of the local town hall. */
export async function buildAll(): Promise<void> {
  // Before anything of `dist` is touched.
  checkedOffice();
  const from = fingerprint();
  // Only here: it takes longer to load than the rest of the start.
  const { build, createBuilder } = await import('vite');
  const product = await createBuilder({ root, logLevel: 'error' });
  await product.buildApp();
  await build({
    root: join(root, 'dev/console'),
    configFile: join(root, 'dev/console/vite.config.ts'),
    logLevel: 'error',
  });
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile, from);
}

/** Builds when something of `dist` is missing, was made from other sources, or carries another office. */
export async function buildIfStale(): Promise<void> {
  const isWhole = [stampFile, ...outputs.map(path => join(root, path))].every(path => existsSync(path));
  if (isWhole && readFileSync(stampFile, 'utf8') === fingerprint()) return;
  say(devText.building);
  await buildAll();
}

/** The data of the office that `OFFICE` names. Ends the program when they are not right. */
export function checkedOffice(): OfficeData {
  try {
    return readOffice(officeId());
  } catch (error) {
    if (error instanceof OfficeDataError) fail(devText.badOffice, error.message);
    throw error;
  }
}

function officeId(): string {
  return process.env.OFFICE || 'lumrang';
}

/** Names, sizes and times of everything that goes into the build, and the office it is for. */
function fingerprint(): string {
  const hash = createHash('sha256').update(officeId());
  for (const input of inputs) addTo(hash, join(root, input));
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path)) return;
  const stat = statSync(path);
  if (stat.isFile()) hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  else for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
